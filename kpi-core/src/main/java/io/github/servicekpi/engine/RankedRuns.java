package io.github.servicekpi.engine;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Different numbers in ascending order, and how many are at most each. */
final class RankedRuns implements Ranked {
    private final long[] values;
    private final long[] atMost;
    private final int size;

    /** The first {@code size} elements of the arrays count; they are kept. */
    RankedRuns(long[] values, long[] atMost, int size) {
        this.values = values;
        this.atMost = atMost;
        this.size = size;
    }

    /** Numbers and how often each occurs. */
    static RankedRuns of(SortedMap<Long, Long> timesByNumber) {
        long[] values = new long[timesByNumber.size()];
        long[] atMost = new long[values.length];
        int n = 0;
        long total = 0;
        for (Map.Entry<Long, Long> run : timesByNumber.entrySet()) {
            total += run.getValue();
            values[n] = run.getKey();
            atMost[n++] = total;
        }
        return new RankedRuns(values, atMost, n);
    }

    /** The runs of sorted numbers. */
    static RankedRuns ofSorted(long[] sorted, int from, int to) {
        long[] values = new long[to - from];
        long[] atMost = new long[to - from];
        int n = 0;
        for (int i = from; i < to; i++) {
            n += i > from && sorted[i] == sorted[i - 1] ? 0 : 1;
            values[n - 1] = sorted[i];
            atMost[n - 1] = i - from + 1L;
        }
        return new RankedRuns(values, atMost, n);
    }

    /** The numbers {@code first}, {@code first + 1}, ... as often as they occur. */
    static RankedRuns ofCounts(long first, long[] counts) {
        int distinct = 0;
        for (long count : counts) {
            distinct += count == 0 ? 0 : 1;
        }
        long[] values = new long[distinct];
        long[] atMost = new long[distinct];
        int n = 0;
        long total = 0;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                total += counts[i];
                values[n] = first + i;
                atMost[n++] = total;
            }
        }
        return new RankedRuns(values, atMost, n);
    }

    int size() {
        return size;
    }

    long value(int run) {
        return values[run];
    }

    long times(int run) {
        return run == 0 ? atMost[0] : atMost[run] - atMost[run - 1];
    }

    @Override
    public long count() {
        return size == 0 ? 0 : atMost[size - 1];
    }

    @Override
    public long valueAt(long rank) {
        int at = Arrays.binarySearch(atMost, 0, size, rank);
        return values[at < 0 ? -at - 1 : at + 1];
    }

    @Override
    public long countAtMost(long value) {
        int at = Arrays.binarySearch(values, 0, size, value);
        int runs = at < 0 ? -at - 1 : at + 1;
        return runs == 0 ? 0 : atMost[runs - 1];
    }

    @Override
    public Iterator<RankedRuns> pieces() {
        return List.of(this).iterator();
    }
}
