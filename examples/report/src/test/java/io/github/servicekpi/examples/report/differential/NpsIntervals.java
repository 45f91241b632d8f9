package io.github.servicekpi.examples.report.differential;

import org.jspecify.annotations.Nullable;

/** Intervals of Net Promoter Scores in points. */
final class NpsIntervals {
    private NpsIntervals() {}

    static double @Nullable [] interval(
            String method, double promoters, double passives, double detractors, double level) {
        double n = promoters + passives + detractors;
        if (n == 0) {
            return null;
        }
        double z = Bisection.normal(level);
        double[] bounds = switch (method) {
            case "wald" -> wald(promoters, n, detractors, z);
            case "adjusted-wald" -> wald(promoters + 0.75, n + 3, detractors + 0.75, z);
            case "score" ->
                new double[] {-scoreUpper(detractors, n, promoters, z), scoreUpper(promoters, n, detractors, z)};
            default -> throw new IllegalArgumentException(method);
        };
        return new double[] {Math.max(-100, 100 * bounds[0]), Math.min(100, 100 * bounds[1])};
    }

    private static double[] wald(double promoters, double n, double detractors, double z) {
        double p = promoters / n;
        double d = detractors / n;
        double half = z * Math.sqrt((p + d - (p - d) * (p - d)) / n);
        return new double[] {p - d - half, p - d + half};
    }

    /** The greatest difference of the two shares that the counts do not refute. */
    private static double scoreUpper(double more, double n, double less, double z) {
        if (more == n) {
            return 1;
        }
        return Bisection.turn((more - less) / n, 1, difference -> {
            double variance =
                    difference < 0 ? variance(less, more, n, -difference) : variance(more, less, n, difference);
            return more - less - n * difference > -z * Math.sqrt(Math.max(0, variance));
        });
    }

    /** The variance of the difference of counts under the likeliest shares of that difference, which is not negative. */
    private static double variance(double promoters, double detractors, double n, double difference) {
        double a = 2 * n;
        double b = -promoters - detractors + (2 * n - promoters + detractors) * difference;
        double c = -detractors * difference * (1 - difference);
        double q = (Math.sqrt(b * b - 4 * a * c) - b) / (2 * a);
        return n * (2 * q + difference * (1 - difference));
    }
}
