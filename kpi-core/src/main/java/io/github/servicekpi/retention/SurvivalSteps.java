package io.github.servicekpi.retention;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.function.IntPredicate;

/** Makes the steps of a survival curve of counts, and compares its values as exact fractions. */
final class SurvivalSteps {
    /** More than the rounding errors of a product of four million fractions. */
    private static final double UNCERTAIN = 1e-9;

    private SurvivalSteps() {}

    static List<SurvivalPoint> of(SortedMap<Long, long[]> byTime) {
        List<Step> steps = new ArrayList<>();
        long atRisk = 0; // those watched from their beginning: who leaves without ever entering
        for (long[] counts : byTime.values()) {
            atRisk += counts[SurvivalCounts.EVENTS] + counts[SurvivalCounts.CENSORED] - counts[SurvivalCounts.ENTERED];
        }
        for (Map.Entry<Long, long[]> entry : byTime.entrySet()) {
            long[] counts = entry.getValue();
            if (counts[SurvivalCounts.EVENTS] > 0) {
                steps.add(new Step(entry.getKey(), atRisk, counts[SurvivalCounts.EVENTS]));
            }
            if (!steps.isEmpty()) {
                steps.get(steps.size() - 1).censored += counts[SurvivalCounts.CENSORED];
            }
            atRisk += counts[SurvivalCounts.ENTERED] - counts[SurvivalCounts.EVENTS] - counts[SurvivalCounts.CENSORED];
        }
        return points(steps);
    }

    private static final class Step {
        private final long time;
        private final long atRisk;
        private final long events;
        private long censored;

        Step(long time, long atRisk, long events) {
            this.time = time;
            this.atRisk = atRisk;
            this.events = events;
        }
    }

    /**
     * Fractions of steps between which nobody was censored or entered are not multiplied, but cancelled: {@code 9/10 ·
     * 8/9} is {@code 8/10}. So without censoring the survival is the plain share, correctly rounded.
     */
    private static List<SurvivalPoint> points(List<Step> steps) {
        List<SurvivalPoint> points = new ArrayList<>(steps.size());
        double before = 1;
        long from = 1;
        long left = 1;
        double variance = 0;
        for (Step step : steps) {
            if (step.atRisk != left) {
                before *= (double) left / (double) from;
                from = step.atRisk;
            }
            left = step.atRisk - step.events;
            double survival = before * ((double) left / (double) from);
            variance += (double) step.events / ((double) step.atRisk * (double) left);
            points.add(new SurvivalPoint(
                    step.time,
                    step.atRisk,
                    step.events,
                    step.censored,
                    survival,
                    survival == 0 ? OptionalDouble.empty() : OptionalDouble.of(survival * Math.sqrt(variance))));
        }
        return List.copyOf(points);
    }

    /**
     * The index of the first point whose survival is, as a fraction, at most the given one; the number of points if
     * none.
     */
    static int firstAtMost(List<SurvivalPoint> points, BigDecimal survival) {
        return first(points.size(), i -> isAtMost(points.subList(0, i + 1), survival));
    }

    private static boolean isAtMost(List<SurvivalPoint> points, BigDecimal survival) {
        double difference = points.get(points.size() - 1).survival() - survival.doubleValue();
        if (Math.abs(difference) > UNCERTAIN) {
            return difference < 0;
        }
        List<BigInteger> numerators = new ArrayList<>();
        List<BigInteger> denominators = new ArrayList<>();
        long left = 1;
        for (SurvivalPoint point : points) {
            if (point.atRisk() != left) {
                numerators.add(BigInteger.valueOf(left));
                denominators.add(BigInteger.valueOf(point.atRisk()));
            }
            left = point.atRisk() - point.events();
        }
        numerators.add(BigInteger.valueOf(left));
        BigDecimal limit = survival.multiply(new BigDecimal(product(denominators)));
        return new BigDecimal(product(numerators)).compareTo(limit) <= 0;
    }

    /** Multiplies numbers of like size, which is fast for large ones. */
    private static BigInteger product(List<BigInteger> factors) {
        int size = factors.size();
        if (size < 2) {
            return size == 0 ? BigInteger.ONE : factors.get(0);
        }
        return product(factors.subList(0, size / 2)).multiply(product(factors.subList(size / 2, size)));
    }

    /** The first index for which a condition holds that holds for all later ones too; the size if there is none. */
    static int first(int size, IntPredicate holds) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (holds.test(middle)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
