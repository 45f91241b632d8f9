package io.github.servicekpi.engine;

import java.util.Arrays;
import java.util.Iterator;

/**
 * Few numbers below 2^31, a part of an array in which nobody else looks at that part. Ranks count from 0 in ascending order: of 7, 3, 7
 * and 5, those of 0 to 3 are 3, 5, 7 and 7. The first rank asked for is
 * selected: the values are counted by their leading bits, and only those with the leading bits of the rank are sorted.
 * When a rank is not among these, all are sorted.
 */
final class RankedInts implements Ranked {
    private static final int LEADING_BITS = 11;
    private static final int FEW = 64;

    private final int[] values;
    private final int from;
    private final int to;
    private boolean sorted;
    private int[] selected = {}; // the values of consecutive ranks, sorted
    private int selectedFrom;

    RankedInts(int[] values, int from, int to) {
        this.values = values;
        this.from = from;
        this.to = to;
    }

    @Override
    public long count() {
        return (long) to - from;
    }

    /** The sum, of at most 2^31 values below 2^31. */
    synchronized long sum() {
        long sum = 0;
        for (int i = from; i < to; i++) {
            sum += values[i];
        }
        return sum;
    }

    synchronized void addTo(UnitDigest digest) {
        digest.add(values, from, to);
    }

    @Override
    public synchronized long valueAt(long rank) {
        int k = (int) rank;
        if (!sorted && to - from > FEW && selected.length == 0) {
            select(k);
        }
        if (!sorted && k >= selectedFrom && k - selectedFrom < selected.length) {
            return selected[k - selectedFrom];
        }
        sort();
        return values[from + k];
    }

    private void sort() {
        if (!sorted) {
            RadixSort.sort(values, from, to);
            sorted = true;
            selected = new int[0];
        }
    }

    private void select(int rank) {
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(halves(values, from, to)) + 1;
        int shift = Math.max(0, bits - LEADING_BITS);
        int[] counts = new int[1 << LEADING_BITS];
        countLeading(values, from, to, shift, counts);
        int bucket = 0;
        int before = 0;
        while (before + counts[bucket] <= rank) {
            before += counts[bucket++];
        }
        int[] same = new int[counts[bucket] + 1];
        gatherLeading(values, from, to, shift, bucket, same);
        RadixSort.sort(same, 0, counts[bucket]);
        selected = Arrays.copyOf(same, counts[bucket]);
        selectedFrom = before;
    }

    /** All bits that any half of a value has: JDK 17 makes vector instructions of the loop only if it does more than gather bits. */
    private static int halves(int[] values, int from, int to) {
        int any = 0;
        for (int i = from; i < to; i++) {
            any |= values[i] >>> 1;
        }
        return any;
    }

    private static void countLeading(int[] values, int from, int to, int shift, int[] counts) {
        for (int i = from; i < to; i++) {
            counts[values[i] >>> shift]++;
        }
    }

    /** Writes every value and moves on only past those wanted: no branch to mispredict. */
    private static void gatherLeading(int[] values, int from, int to, int shift, int leading, int[] out) {
        int n = 0;
        for (int i = from; i < to; i++) {
            int value = values[i];
            out[n] = value;
            n += value >>> shift == leading ? 1 : 0;
        }
    }

    @Override
    public synchronized long countAtMost(long value) {
        sort();
        int low = from;
        int high = to;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (values[middle] <= value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return (long) low - from;
    }

    @Override
    public synchronized Iterator<RankedRuns> pieces() {
        sort();
        long[] ascending = new long[to - from];
        for (int i = 0; i < ascending.length; i++) {
            ascending[i] = values[from + i];
        }
        return new RankedLongs(ascending).pieces();
    }
}
