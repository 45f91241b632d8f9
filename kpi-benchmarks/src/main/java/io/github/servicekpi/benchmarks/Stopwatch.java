package io.github.servicekpi.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Times contenders in turns: all are warmed up first; then each takes a sample in every round, so that whatever disturbs the
 * machine disturbs all of them, and the median of its samples counts. A sample is as many calls as last a while.
 */
final class Stopwatch {
    private static final long WARM_UP_NANOS = 600_000_000;
    private static final int FEWEST_WARM_UPS = 2;

    /** In a call of this length, it does not matter what was in caches before. */
    private static final long LONG_NANOS = 200_000_000;

    private static final long SAMPLE_NANOS = 15_000_000;
    private static final long ROUNDS_NANOS = 900_000_000L;
    private static final int FEWEST_ROUNDS = 9;
    private static final int MOST_ROUNDS = 15;

    private volatile Object last = "";

    /** How a contender is timed: how many calls make a sample, and whether there is one before that does not count. */
    private record Pace(int calls, boolean settles) {}

    /** {@return the median time of a call of each contender} */
    Map<Contender, Double> medianMillis(Collection<Contender> contenders) {
        System.gc();
        Map<Contender, Pace> paces = new LinkedHashMap<>();
        Map<Contender, List<Double>> samples = new LinkedHashMap<>();
        long slowest = 0;
        for (Contender contender : contenders) {
            long nanos = warmUp(contender);
            slowest = Math.max(slowest, nanos);
            paces.put(contender, new Pace((int) Math.max(1, SAMPLE_NANOS / nanos), nanos < LONG_NANOS));
            samples.put(contender, new ArrayList<>());
        }
        long rounds = Math.max(FEWEST_ROUNDS, Math.min(MOST_ROUNDS, ROUNDS_NANOS / slowest));
        for (int round = 0; round < rounds; round++) {
            paces.forEach((contender, pace) ->
                    Objects.requireNonNull(samples.get(contender)).add(sample(contender, pace)));
        }
        Map<Contender, Double> medians = new LinkedHashMap<>();
        samples.forEach((contender, times) -> medians.put(contender, median(times)));
        return medians;
    }

    /** {@return the nanoseconds of the fastest call} */
    private long warmUp(Contender contender) {
        contender.readiness().run();
        long start = System.nanoTime();
        long fastest = Long.MAX_VALUE;
        long now = start;
        for (int call = 0; call < FEWEST_WARM_UPS || now - start < WARM_UP_NANOS; call++) {
            last = contender.work().get();
            long then = System.nanoTime();
            fastest = Math.min(fastest, then - now);
            now = then;
        }
        return Math.max(1, fastest);
    }

    private double sample(Contender contender, Pace pace) {
        contender.readiness().run();
        if (pace.settles) {
            last = contender.work().get(); // has caches and pages to itself again, after the others
        }
        long start = System.nanoTime();
        for (int call = 0; call < pace.calls; call++) {
            last = contender.work().get();
        }
        return (System.nanoTime() - start) / 1e6 / pace.calls;
    }

    private static double median(List<Double> samples) {
        double[] sorted =
                samples.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** Keeps the figures of the last call, so that no call is without effect. */
    @Override
    public String toString() {
        return "stopwatch, at last " + last;
    }
}
