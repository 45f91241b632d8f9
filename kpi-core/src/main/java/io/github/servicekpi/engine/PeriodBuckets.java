package io.github.servicekpi.engine;

import java.util.Arrays;

/**
 * The numbers of periods by buckets of ticks, which are so short that a period ends in one at most once, unless clocks repeat a
 * midnight: ticks in any order cost a look-up each, and no branch that is hard to predict.
 */
final class PeriodBuckets {
    /** A number that is not known: to be found otherwise. */
    static final int UNKNOWN = -2;

    /** Days of eight years have a bucket each. */
    private static final int COUNT = 1 << 12;

    private final int bits;
    private final long[] buckets = new long[COUNT];

    /** The first tick in each bucket that is of the later one of its periods. */
    private final long[] changes = new long[COUNT];

    /** Two of each bucket: before the change, and from it on. */
    private final int[] numbers = new int[2 * COUNT];

    /** @param shortest the length of a short period, in ticks */
    PeriodBuckets(long shortest) {
        bits = 63 - Long.numberOfLeadingZeros(shortest);
        Arrays.setAll(buckets, slot -> slot + 1L); // which belongs elsewhere
        Arrays.fill(numbers, UNKNOWN);
    }

    /** The number of the period of a tick, or {@link #UNKNOWN}. */
    int number(long tick) {
        long bucket = tick >> bits;
        int slot = (int) bucket & (COUNT - 1);
        int side = tick < changes[slot] ? 0 : 1;
        return buckets[slot] == bucket ? numbers[2 * slot + side] : UNKNOWN;
    }

    /**
     * Remembers that the ticks around one have a number, as far as a bucket can tell.
     *
     * @param from the first tick of that number
     * @param last the last one
     */
    void learn(long tick, long from, long last, int number) {
        long bucket = tick >> bits;
        long firstOfBucket = bucket << bits;
        long lastOfBucket = firstOfBucket | (1L << bits) - 1;
        if (from <= firstOfBucket && last >= lastOfBucket) {
            learn(bucket, Long.MAX_VALUE, 0, number);
        } else if (from <= firstOfBucket) {
            learn(bucket, last + 1, 0, number);
        } else if (last >= lastOfBucket) {
            learn(bucket, from, 1, number);
        }
    }

    private void learn(long bucket, long change, int side, int number) {
        int slot = (int) bucket & (COUNT - 1);
        if (buckets[slot] != bucket || changes[slot] != change) {
            buckets[slot] = bucket;
            changes[slot] = change;
            numbers[2 * slot] = UNKNOWN;
            numbers[2 * slot + 1] = UNKNOWN;
        }
        numbers[2 * slot + side] = number;
    }
}
