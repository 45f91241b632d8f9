package io.github.servicekpi.stats;

import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.special.Beta;
import org.apache.commons.math3.special.Erf;

/** Quantiles of the distributions that intervals are made of. */
final class Quantiles {

    /**
     * Only this one counts: an absolute accuracy, such as Commons Math's default of 1e-9, has no digit of 1e-9 right.
     */
    private static final double RELATIVE_ACCURACY = 1e-14;

    private static final double ABSOLUTE_ACCURACY = 1e-300;

    private static final int MOST_EVALUATIONS = 10_000;

    /** Above, Commons Math loses digits to 1 - t^2 / degrees, and the expansion has them all. */
    private static final long LARGE_DEGREES = 10_000;

    /** Below, the tail is so close to a half that a search in it loses digits, and in the end its bracket. */
    private static final double NARROW_LEVEL = 1e-6;

    private Quantiles() {}

    /** The z with {@code P(-z <= Z <= z) = level} for a standard normal Z. */
    static double normal(double level) {
        // Not by the quantile of (1 + level) / 2, which rounds away the digits of levels near 1.
        return Math.sqrt(2) * Erf.erfInv(level);
    }

    /** The t with {@code P(-t <= T <= t) = level} for Student's T. */
    static double studentT(double level, long degrees) {
        if (degrees >= LARGE_DEGREES) {
            return expandedT(normal(level), (double) degrees);
        }
        TDistribution distribution = new TDistribution(null, degrees);
        if (level < NARROW_LEVEL) {
            return level / (2 * distribution.density(0)); // so near to 0 the density is the same everywhere
        }
        double tail = (1 - level) / 2;
        // No t exceeds that of one degree of freedom, the Cauchy distribution.
        double bound = 2 / Math.tan(Math.PI * tail);
        return root(t -> distribution.cumulativeProbability(-t) - tail, 0, bound);
    }

    /** The x with {@code P(X <= x) = tail} for a beta-distributed X. */
    static double betaLower(double tail, double alpha, double beta) {
        return root(x -> Beta.regularizedBeta(x, alpha, beta) - tail, 0, 1);
    }

    /** The x with {@code P(X >= x) = tail} for a beta-distributed X. */
    static double betaUpper(double tail, double alpha, double beta) {
        return root(x -> Beta.regularizedBeta(1 - x, beta, alpha) - tail, 0, 1);
    }

    private static double root(UnivariateFunction function, double low, double high) {
        return new BrentSolver(RELATIVE_ACCURACY, ABSOLUTE_ACCURACY, 0).solve(MOST_EVALUATIONS, function, low, high);
    }

    /** The first terms of Abramowitz and Stegun, Handbook of Mathematical Functions, 26.7.5. */
    private static double expandedT(double z, double degrees) {
        double square = z * z;
        double first = (square + 1) / 4;
        double second = ((5 * square + 16) * square + 3) / 96;
        double third = (((3 * square + 19) * square + 17) * square - 15) / 384;
        return z * (1 + (first + (second + third / degrees) / degrees) / degrees);
    }
}
