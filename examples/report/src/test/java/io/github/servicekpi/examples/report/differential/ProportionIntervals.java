package io.github.servicekpi.examples.report.differential;

import org.apache.commons.math3.special.Beta;
import org.apache.commons.math3.util.CombinatoricsUtils;
import org.jspecify.annotations.Nullable;

/** Intervals of x of n, from the textbook; the bounds that distributions give are found by halving. */
final class ProportionIntervals {
    private ProportionIntervals() {}

    static double @Nullable [] interval(String method, int x, int n, double level) {
        if (n == 0) {
            return null;
        }
        double[] bounds = switch (method) {
            case "wilson" -> wilson(x, n, Bisection.normal(level));
            case "wilson-cc" -> corrected(x, n, Bisection.normal(level));
            case "clopper-pearson" -> exact(x, n, (1 - level) / 2);
            case "agresti-coull" -> agrestiCoull(x, n, Bisection.normal(level));
            case "jeffreys" -> jeffreys(x, n, (1 - level) / 2);
            case "wald" -> around((double) x / n, n, Bisection.normal(level));
            default -> throw new IllegalArgumentException(method);
        };
        return new double[] {Math.max(0, bounds[0]), Math.min(1, bounds[1])};
    }

    private static double[] wilson(double x, double n, double z) {
        double middle = (x + z * z / 2) / (n + z * z);
        double half = z / (n + z * z) * Math.sqrt(x * (n - x) / n + z * z / 4);
        return new double[] {x == 0 ? 0 : middle - half, x == n ? 1 : middle + half};
    }

    private static double[] corrected(double x, double n, double z) {
        double p = x / n;
        double q = 1 - p;
        double width = 2 * (n + z * z);
        double low = (2 * n * p + z * z - 1 - z * Math.sqrt(z * z - 2 - 1 / n + 4 * p * (n * q + 1))) / width;
        double high = (2 * n * p + z * z + 1 + z * Math.sqrt(z * z + 2 - 1 / n + 4 * p * (n * q - 1))) / width;
        return new double[] {x == 0 ? 0 : low, x == n ? 1 : high};
    }

    private static double[] agrestiCoull(double x, double n, double z) {
        return around((x + z * z / 2) / (n + z * z), n + z * z, z);
    }

    private static double[] around(double p, double n, double z) {
        double half = z * Math.sqrt(p * (1 - p) / n);
        return new double[] {p - half, p + half};
    }

    /** The p at which x or more, and x or fewer, have the probability of a tail. */
    private static double[] exact(int x, int n, double tail) {
        double low = x == 0 ? 0 : Bisection.turn(0, 1, p -> binomial(x, n, n, p) < tail);
        double high = x == n ? 1 : Bisection.turn(0, 1, p -> binomial(0, x, n, p) > tail);
        return new double[] {low, high};
    }

    private static double binomial(int from, int to, int n, double p) {
        double sum = 0;
        for (int k = from; k <= to; k++) {
            sum += CombinatoricsUtils.binomialCoefficientDouble(n, k) * Math.pow(p, k) * Math.pow(1 - p, n - k);
        }
        return sum;
    }

    private static double[] jeffreys(int x, int n, double tail) {
        double low = x == 0 ? 0 : Bisection.turn(0, 1, p -> Beta.regularizedBeta(p, x + 0.5, n - x + 0.5) < tail);
        double high = x == n ? 1 : 1 - Bisection.turn(0, 1, p -> Beta.regularizedBeta(p, n - x + 0.5, x + 0.5) < tail);
        return new double[] {low, high};
    }
}
