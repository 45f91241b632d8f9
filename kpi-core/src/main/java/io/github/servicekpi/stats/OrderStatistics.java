package io.github.servicekpi.stats;

import java.math.BigInteger;
import java.time.Duration;

/**
 * Durations in ascending order, addressable by rank: what a {@link DurationDistribution} is computed from.
 *
 * <p>Implementations are immutable as seen from here: the same call always gives the same answer, on any thread. Equal
 * durations keep a rank each.
 */
public interface OrderStatistics {

    /**
     * How many durations there are.
     *
     * @return the count, not negative
     */
    long count();

    /**
     * The duration at a rank.
     *
     * @param rank the number of durations before it, from 0 (the shortest) to {@code count() - 1} (the longest)
     * @return the duration
     * @throws IndexOutOfBoundsException if there is no such rank
     */
    Duration valueAt(long rank);

    /**
     * The exact sum of the durations.
     *
     * @return the sum in nanoseconds, 0 for no durations
     */
    BigInteger sumNanos();

    /**
     * How many of the durations do not exceed a limit.
     *
     * <p>Found by bisection of the ranks, unless an implementation has the answer nearer at hand.
     *
     * @param limit the longest duration to count
     * @return how many durations are shorter than the limit or equal to it
     */
    default long countAtMost(Duration limit) {
        long low = 0;
        long high = count();
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (valueAt(middle).compareTo(limit) <= 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /**
     * Gives each distinct duration, shortest first, with how often it occurs.
     *
     * @param consumer receives the runs
     */
    void forEachRun(RunConsumer consumer);

    /** Receives runs of equal durations. */
    @FunctionalInterface
    interface RunConsumer {

        /**
         * Takes one run.
         *
         * @param value a duration longer than those of all earlier runs
         * @param count how often it occurs, at least 1
         */
        void accept(Duration value, long count);
    }
}
