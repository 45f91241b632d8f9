package io.github.servicekpi.examples.report.sample;

import java.time.Duration;
import java.util.List;
import java.util.Random;

/** Chance that repeats itself: the same seed gives the same values on every system and JDK. */
final class Dice {
    private final Random random; // whose algorithm is specified

    Dice(long seed) {
        random = new Random(seed);
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** A number from 0 to {@code bound - 1}. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    <V> V oneOf(List<V> values) {
        return values.get(below(values.size()));
    }

    /** The position of one of some weights, each as likely as it weighs. */
    int weighted(int... weights) {
        int total = 0;
        for (int weight : weights) {
            total += weight;
        }
        int left = below(total);
        int position = 0;
        while (left >= weights[position]) {
            left -= weights[position++];
        }
        return position;
    }

    /** A length with an exponential distribution, as of calls and waits, in whole seconds from 1. */
    Duration around(Duration mean) {
        return Duration.ofSeconds(1 + around((double) mean.toSeconds()));
    }

    /** A number with an exponential distribution, rounded down. */
    long around(double mean) {
        // StrictMath, as Math.log may differ in the last digit between systems.
        return (long) (-StrictMath.log(1 - random.nextDouble()) * mean);
    }
}
