package io.github.servicekpi.engine;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/** Few numbers, sorted when first asked for. */
final class RankedLongs implements Ranked {
    private final long[] values;
    private boolean sorted;

    /** @param values not to be used by others */
    RankedLongs(long[] values) {
        this.values = values;
    }

    @Override
    public long count() {
        return values.length;
    }

    private synchronized long[] sorted() {
        if (!sorted) {
            Arrays.sort(values);
            sorted = true;
        }
        return values;
    }

    @Override
    public long valueAt(long rank) {
        return sorted()[(int) rank];
    }

    @Override
    public long countAtMost(long value) {
        long[] ascending = sorted();
        int low = 0;
        int high = ascending.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ascending[middle] <= value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @Override
    public Iterator<RankedRuns> pieces() {
        long[] ascending = sorted();
        return List.of(RankedRuns.ofSorted(ascending, 0, ascending.length)).iterator();
    }
}
