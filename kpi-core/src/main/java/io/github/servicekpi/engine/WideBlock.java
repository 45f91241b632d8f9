package io.github.servicekpi.engine;

import java.util.Arrays;

/**
 * Some durations of one unit, 2^31 and more each, ordered by bucket: those that share their highest bit and the seven
 * bits below it. Each value keeps the bits that its bucket does not say, in four, five or seven bytes; as those with
 * more bits come last, the fifth byte begins at an index of its own, and so do the sixth and seventh. Immutable.
 */
final class WideBlock {
    static final long LEAST = 1L << 31;
    static final int BUCKETS = (63 - 31) << 7;

    private static final int KEY_BITS = 7;
    private static final int LEAST_EXPONENT = 31;
    private static final int LOW = 32;
    private static final int MIDDLE = 40;
    private static final int HIGH = 56;

    private final int firstBucket;
    private final int[] starts;
    private final int[] lows;
    private final byte[] middles;
    private final char[] highs;

    private WideBlock(int firstBucket, int[] starts, int[] lows, byte[] middles, char[] highs) {
        this.firstBucket = firstBucket;
        this.starts = starts;
        this.lows = lows;
        this.middles = middles;
        this.highs = highs;
    }

    /** Integer arithmetic: a double would round values of more than 53 bits up into the next bucket. */
    static int bucketOf(long value) {
        int exponent = 63 - Long.numberOfLeadingZeros(value);
        return ((exponent - LEAST_EXPONENT) << KEY_BITS) + ((int) (value >>> (exponent - KEY_BITS)) & 127);
    }

    private static int freeBits(int bucket) {
        return (bucket >>> KEY_BITS) + LEAST_EXPONENT - KEY_BITS;
    }

    private static long leastOf(int bucket) {
        return (128L + (bucket & 127)) << freeBits(bucket);
    }

    /** A block of at least one value. */
    static WideBlock of(long[] values, int size) {
        int first = BUCKETS;
        int last = 0;
        for (int i = 0; i < size; i++) {
            int bucket = bucketOf(values[i]);
            first = Math.min(first, bucket);
            last = Math.max(last, bucket);
        }
        int[] starts = new int[last - first + 2];
        for (int i = 0; i < size; i++) {
            starts[bucketOf(values[i]) - first + 1]++;
        }
        Arrays.parallelPrefix(starts, Integer::sum);
        int[] next = starts.clone();
        long[] ordered = new long[size];
        for (int i = 0; i < size; i++) {
            ordered[next[bucketOf(values[i]) - first]++] = values[i];
        }
        int[] lows = new int[size];
        byte[] middles = new byte[size - startOfMoreThan(LOW, first, starts)];
        char[] highs = new char[size - startOfMoreThan(MIDDLE, first, starts)];
        for (int i = 0; i < size; i++) {
            lows[i] = (int) ordered[i];
        }
        for (int i = 0; i < middles.length; i++) {
            middles[i] = (byte) (ordered[size - middles.length + i] >>> LOW);
        }
        for (int i = 0; i < highs.length; i++) {
            highs[i] = (char) (ordered[size - highs.length + i] >>> MIDDLE);
        }
        return new WideBlock(first, starts, lows, middles, highs);
    }

    /** The index of the first value that keeps more bits. */
    private static int startOfMoreThan(int bits, int firstBucket, int[] starts) {
        int bucket = (bits + 1 + KEY_BITS - LEAST_EXPONENT) << KEY_BITS;
        return starts[Math.min(Math.max(bucket - firstBucket, 0), starts.length - 1)];
    }

    int size() {
        return lows.length;
    }

    void addSizesTo(long[] totals) {
        for (int i = 0; i + 1 < starts.length; i++) {
            totals[firstBucket + i] += starts[i + 1] - starts[i];
        }
    }

    /** Appends the values of any bucket, and returns where they end. */
    int copyBucket(int bucket, long[] out, int at) {
        int i = bucket - firstBucket;
        if (i < 0 || i + 1 >= starts.length) {
            return at;
        }
        int free = freeBits(bucket);
        int kept = free <= LOW ? LOW : free <= MIDDLE ? MIDDLE : HIGH;
        long upper = (leastOf(bucket) >>> kept) << kept;
        int beforeMiddles = lows.length - middles.length;
        int beforeHighs = lows.length - highs.length;
        int n = at;
        for (int v = starts[i]; v < starts[i + 1]; v++) {
            long value = upper | (lows[v] & 0xFFFFFFFFL);
            if (free > LOW) {
                value |= (middles[v - beforeMiddles] & 255L) << LOW;
            }
            if (free > MIDDLE) {
                value |= (long) highs[v - beforeHighs] << MIDDLE;
            }
            out[n++] = value;
        }
        return n;
    }
}
