package io.github.servicekpi.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Times contenders in turns: all are warmed up first; then each takes samples for a while in every round, so that whatever disturbs
 * the machine disturbs all of them, and the median of all its samples counts. A sample is a call, or as many as can be timed: on two
 * processors the compiler, which works in the background, now and then takes one from two measured threads for some
 * milliseconds, which an average over those would count.
 */
final class Stopwatch {
    /** After a third of it the compiler is still at work on what contenders began with, and has one of two processors. */
    private static final long WARM_UP_NANOS = 2_000_000_000;

    private static final int FEWEST_WARM_UPS = 2;

    /** In a call of this length, it does not matter what was in caches before. */
    private static final long LONG_NANOS = 200_000_000;

    private static final long SAMPLE_NANOS = 100_000;
    private static final long TURN_NANOS = 15_000_000;
    private static final long ROUNDS_NANOS = 900_000_000L;
    private static final int FEWEST_ROUNDS = 9;
    private static final int MOST_ROUNDS = 15;

    private volatile Object last = "";

    /** How a contender is timed: how many samples a round, of how many calls, and whether there is a call before that does not count. */
    private record Pace(int samples, int calls, boolean settles) {
        static Pace of(long nanos) {
            int calls = (int) Math.max(1, SAMPLE_NANOS / nanos);
            return new Pace((int) Math.max(1, TURN_NANOS / (calls * nanos)), calls, nanos < LONG_NANOS);
        }
    }

    /** {@return the median time of a call of each contender} */
    Map<Contender, Double> medianMillis(Collection<Contender> contenders) {
        System.gc();
        Map<Contender, Pace> paces = new LinkedHashMap<>();
        Map<Contender, List<Double>> samples = new LinkedHashMap<>();
        long slowest = 0;
        for (Contender contender : contenders) {
            long nanos = warmUp(contender);
            slowest = Math.max(slowest, nanos);
            paces.put(contender, Pace.of(nanos));
            samples.put(contender, new ArrayList<>());
        }
        long rounds = Math.max(FEWEST_ROUNDS, Math.min(MOST_ROUNDS, ROUNDS_NANOS / slowest));
        for (int round = 0; round < rounds; round++) {
            paces.forEach(
                    (contender, pace) -> takeTurn(contender, pace, Objects.requireNonNull(samples.get(contender))));
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

    private void takeTurn(Contender contender, Pace pace, List<Double> samples) {
        contender.readiness().run();
        if (pace.settles) {
            last = contender.work().get(); // has caches and pages to itself again, after the others
        }
        for (int sample = 0; sample < pace.samples; sample++) {
            samples.add(sample(contender, pace.calls));
        }
    }

    private double sample(Contender contender, int calls) {
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
