package io.github.servicekpi.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Times contenders in turns: all are warmed up first; then each takes a sample in every round, so that whatever disturbs the
 * machine disturbs all of them, and the median of its samples counts. A sample is as many calls as last a while.
 */
final class Stopwatch {
    private static final long WARM_UP_NANOS = 600_000_000;
    private static final int FEWEST_WARM_UPS = 2;

    /** After so long, what was in caches before does not matter. */
    private static final long LONG_NANOS = 200_000_000;

    private static final long SAMPLE_NANOS = 15_000_000;
    private static final long ROUNDS_NANOS = 900_000_000L;
    private static final int FEWEST_ROUNDS = 5;
    private static final int MOST_ROUNDS = 15;

    private volatile Object last = "";

    /** {@return the median time of a call of each contender} */
    Map<Contender, Double> medianMillis(Collection<Contender> contenders) {
        System.gc();
        Map<Contender, Integer> calls = new LinkedHashMap<>();
        Map<Contender, List<Double>> samples = new LinkedHashMap<>();
        Set<Contender> longOnes = new HashSet<>();
        long slowest = 0;
        for (Contender contender : contenders) {
            long nanos = warmUp(contender);
            slowest = Math.max(slowest, nanos);
            if (nanos >= LONG_NANOS) {
                longOnes.add(contender);
            }
            calls.put(contender, (int) Math.max(1, SAMPLE_NANOS / nanos));
            samples.put(contender, new ArrayList<>());
        }
        long rounds = Math.max(FEWEST_ROUNDS, Math.min(MOST_ROUNDS, ROUNDS_NANOS / slowest));
        for (int round = 0; round < rounds; round++) {
            samples.forEach((contender, times) -> {
                if (!longOnes.contains(contender)) {
                    settle(contender);
                }
                times.add(sample(contender, calls.getOrDefault(contender, 1)));
            });
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

    /** Has caches and pages to itself again, after the others. */
    private void settle(Contender contender) {
        contender.readiness().run();
        last = contender.work().get();
    }

    private double sample(Contender contender, int calls) {
        contender.readiness().run();
        long start = System.nanoTime();
        for (int call = 0; call < calls; call++) {
            last = contender.work().get();
        }
        return (System.nanoTime() - start) / 1e6 / calls;
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
