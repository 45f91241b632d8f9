package io.github.servicekpi.stats;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import org.apache.commons.math3.special.Gamma;

/** Slow ways to what {@link ProportionInterval} computes, by other formulas and by plain bisection. */
final class ReferenceBeta {

    private static final MathContext DIGITS = new MathContext(50);

    private ReferenceBeta() {}

    /** The regularized incomplete beta function, by its power series. */
    static double cumulative(double x, double alpha, double beta) {
        if (x > (alpha + 1) / (alpha + beta + 2)) {
            return 1 - cumulative(1 - x, beta, alpha);
        }
        double logFactor = alpha * Math.log(x)
                + beta * Math.log1p(-x)
                - Gamma.logGamma(alpha)
                - Gamma.logGamma(beta)
                + Gamma.logGamma(alpha + beta);
        double term = Math.exp(logFactor) / alpha;
        double sum = 0;
        for (int k = 1; term > 1e-18 * sum; k++) {
            sum += term;
            term *= x * (alpha + beta + k - 1) / (alpha + k);
        }
        return sum;
    }

    /** Where a function that grows on 0 to 1 reaches a value. */
    static double bisect(DoubleUnaryOperator growing, double value) {
        double low = 0;
        double high = 1;
        for (int i = 0; i < 60; i++) {
            double middle = (low + high) / 2;
            if (growing.applyAsDouble(middle) < value) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The share at which so few successes, or fewer, have a probability: Clopper and Pearson's upper end. */
    static double shareOfAtMost(int successes, int trials, double probability) {
        return bisect(share -> atMost(successes, trials, share), new BigDecimal(probability));
    }

    /** The share at which so many successes, or more, have a probability: Clopper and Pearson's lower end. */
    static double shareOfAtLeast(int successes, int trials, double probability) {
        BigDecimal fewer = BigDecimal.ONE.subtract(new BigDecimal(probability));
        return bisect(share -> atMost(successes - 1, trials, share), fewer);
    }

    private static double bisect(UnaryOperator<BigDecimal> falling, BigDecimal value) {
        BigDecimal low = BigDecimal.ZERO;
        BigDecimal high = BigDecimal.ONE;
        for (int i = 0; i < 100; i++) {
            BigDecimal middle = low.add(high).divide(BigDecimal.valueOf(2));
            if (falling.apply(middle).compareTo(value) > 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low.doubleValue();
    }

    /** The probability of at most some successes: the binomial sum itself. */
    private static BigDecimal atMost(int successes, int trials, BigDecimal share) {
        BigDecimal odds = share.divide(BigDecimal.ONE.subtract(share), DIGITS);
        BigDecimal term = BigDecimal.ONE.subtract(share).pow(trials, DIGITS);
        BigDecimal sum = term;
        for (int k = 1; k <= successes; k++) {
            term = term.multiply(odds)
                    .multiply(BigDecimal.valueOf(trials - k + 1))
                    .divide(BigDecimal.valueOf(k), DIGITS);
            sum = sum.add(term);
        }
        return sum;
    }
}
