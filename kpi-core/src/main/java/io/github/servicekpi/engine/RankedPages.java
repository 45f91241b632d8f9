package io.github.servicekpi.engine;

import java.util.Arrays;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * Numbers ordered by page. The page of a rank is found by bisection of running totals; its numbers are gathered and put in
 * order when one of them is first asked for, and kept so.
 */
abstract class RankedPages implements Ranked {
    private final long[] before; // how many numbers come before each page, and at the end how many there are
    private final @Nullable RankedRuns[] inOrder;

    /** @param totals how many numbers are on each page */
    RankedPages(long[] totals) {
        before = new long[totals.length + 1];
        System.arraycopy(totals, 0, before, 1, totals.length);
        Arrays.parallelPrefix(before, Long::sum);
        inOrder = new RankedRuns[totals.length];
    }

    /** The page of a number; beyond the last page for one that is too great for any. */
    abstract int pageOf(long value);

    /** Puts the numbers of a page, so many, in order. */
    abstract RankedRuns order(int page, long total);

    private RankedRuns page(int page) {
        synchronized (inOrder) {
            RankedRuns known = inOrder[page];
            if (known == null) {
                known = order(page, before[page + 1] - before[page]);
                inOrder[page] = known;
            }
            return known;
        }
    }

    @Override
    public long count() {
        return before[inOrder.length];
    }

    @Override
    public long valueAt(long rank) {
        int low = 0;
        int high = inOrder.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (before[middle + 1] > rank) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return page(low).valueAt(rank - before[low]);
    }

    @Override
    public long countAtMost(long value) {
        int page = pageOf(value);
        if (page >= inOrder.length) {
            return count();
        }
        return before[page + 1] == before[page]
                ? before[page]
                : before[page] + page(page).countAtMost(value);
    }

    @Override
    public long countSurelyAtMost(long value) {
        return before[Math.min(pageOf(value), inOrder.length)];
    }

    @Override
    public long countPerhapsAtMost(long value) {
        return before[Math.min(pageOf(value) + 1, inOrder.length)];
    }

    @Override
    public Iterator<RankedRuns> pieces() {
        return new Iterator<>() {
            private int next = skipEmpty(0);

            private int skipEmpty(int from) {
                int page = from;
                while (page < inOrder.length && before[page + 1] == before[page]) {
                    page++;
                }
                return page;
            }

            @Override
            public boolean hasNext() {
                return next < inOrder.length;
            }

            @Override
            public RankedRuns next() {
                int page = next;
                next = skipEmpty(page + 1);
                synchronized (inOrder) {
                    RankedRuns known = inOrder[page];
                    return known != null ? known : order(page, before[page + 1] - before[page]);
                }
            }
        };
    }
}
