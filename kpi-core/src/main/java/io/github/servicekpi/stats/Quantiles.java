package io.github.servicekpi.stats;

import org.apache.commons.math3.distribution.BetaDistribution;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.special.Erf;

/** Quantiles of the distributions that intervals are made of, each as accurate as Commons Math can be made to be. */
final class Quantiles {

    /** The default accuracy, an absolute 1e-9, has no digit of a rare event right; the solver's relative 1e-14 does. */
    private static final double ABSOLUTE_ACCURACY = 1e-300;

    /** Above, Commons Math loses digits to 1 - t^2 / degrees, and the expansion has them all. */
    private static final long LARGE_DEGREES = 10_000;

    private Quantiles() {}

    /** The z with {@code P(-z <= Z <= z) = level} for a standard normal Z. */
    static double normal(double level) {
        // Not by the quantile of (1 + level) / 2, which rounds away the digits of levels near 1.
        return Math.sqrt(2) * Erf.erfInv(level);
    }

    /** The t with {@code P(-t <= T <= t) = level} for Student's T. */
    static double studentT(double level, long degrees) {
        return degrees < LARGE_DEGREES
                ? new TDistribution(null, degrees, ABSOLUTE_ACCURACY).inverseCumulativeProbability((1 + level) / 2)
                : expandedT(normal(level), (double) degrees);
    }

    /** The x with {@code P(X <= x) = probability} for a beta-distributed X. */
    static double beta(double probability, double alpha, double beta) {
        return new BetaDistribution(null, alpha, beta, ABSOLUTE_ACCURACY).inverseCumulativeProbability(probability);
    }

    /** The first terms of Abramowitz and Stegun, Handbook of Mathematical Functions, 26.7.5. */
    private static double expandedT(double z, double degrees) {
        double square = z * z;
        double first = (square + 1) / 4;
        double second = ((5 * square + 16) * square + 3) / 96;
        double third = (((3 * square + 19) * square + 17) * square - 15) / 384;
        double fourth = ((((79 * square + 776) * square + 1482) * square - 1920) * square - 945) / 92_160;
        return z * (1 + (first + (second + (third + fourth / degrees) / degrees) / degrees) / degrees);
    }
}
