package io.github.servicekpi.examples.report.differential;

import java.util.function.DoublePredicate;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.special.Beta;

/** Quantiles by halving, another way than solving for them. */
final class Bisection {
    private Bisection() {}

    /** Where a condition that holds below some point and not above it turns. */
    static double turn(double low, double high, DoublePredicate below) {
        double from = low;
        double to = high;
        // Until no number is between them.
        for (double middle = (from + to) / 2; from < middle && middle < to; middle = (from + to) / 2) {
            if (below.test(middle)) {
                from = middle;
            } else {
                to = middle;
            }
        }
        return to;
    }

    /** The quantile of a normal distribution that a two-sided interval of this level needs. */
    static double normal(double level) {
        return new NormalDistribution().inverseCumulativeProbability((1 + level) / 2);
    }

    /** The same of Student's t distribution. Its two tails beyond t are I(f / (f + t * t); f / 2, 1 / 2). */
    static double student(double level, int freedom) {
        double x = turn(0, 1, at -> Beta.regularizedBeta(at, freedom / 2.0, 0.5) < 1 - level);
        return Math.sqrt(freedom * (1 - x) / x);
    }
}
