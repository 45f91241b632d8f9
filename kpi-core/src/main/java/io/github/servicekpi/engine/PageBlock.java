package io.github.servicekpi.engine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Some durations of one unit, less than 2^31 each, ordered by page: the values of a page share their upper 15 bits, so
 * that only the lower 16 are kept, and the values of a page are together for whoever looks for a rank. Immutable.
 */
final class PageBlock {
    static final int PAGE_BITS = 16;
    static final int PAGE = 1 << PAGE_BITS;

    private static final int AT_ONCE = 1024;

    final int firstPage;

    /** Page {@code firstPage + i} is from {@code starts[i]} to before {@code starts[i + 1]}. */
    private final int[] starts;

    /** Beyond the last page there may be some of no meaning. */
    private final char[] lows;

    private PageBlock(int firstPage, int[] starts, char[] lows) {
        this.firstPage = firstPage;
        this.starts = starts;
        this.lows = lows;
    }

    /**
     * A block of at least one value.
     *
     * @param size how many there are, together with those absent
     * @param sizes of the pages of the values, which this changes
     */
    static PageBlock of(int[] values, int size, PageSizes sizes) {
        int firstPage = sizes.first();
        int end = sizes.end();
        int[] starts = Arrays.copyOfRange(sizes.toStarts(), firstPage, end + 1);
        char[] lows = new char[size];
        scatter(values, size, sizes.ofPage, lows);
        return new PageBlock(firstPage, starts, lows);
    }

    /**
     * Puts each value where the next of its page belongs. First the places of some values, then these values: with both in one loop, no
     * place is looked up before it is known where the last value goes, which takes a quarter longer. Some are copied to index 0 before, as
     * loops of few variables stay fast in whatever large method they are compiled with.
     */
    private static void scatter(int[] values, int size, int[] next, char[] lows) {
        int[] some = new int[Math.min(size, AT_ONCE)];
        int[] places = new int[some.length];
        for (int from = 0; from < size; from += AT_ONCE) {
            int n = Math.min(AT_ONCE, size - from);
            System.arraycopy(values, from, some, 0, n);
            place(some, n, next, places);
            put(some, n, places, lows);
        }
    }

    private static void place(int[] values, int size, int[] next, int[] places) {
        for (int i = 0; i < size; i++) {
            places[i] = next[values[i] >>> PAGE_BITS]++;
        }
    }

    private static void put(int[] values, int size, int[] places, char[] lows) {
        for (int i = 0; i < size; i++) {
            lows[places[i]] = (char) values[i];
        }
    }

    /**
     * The values of several blocks that are on pages not to be left out.
     *
     * @param totals how many of the values are on each page
     * @param leftOut the pages to leave out are those with an element
     */
    static PageBlock join(Iterable<PageBlock> blocks, long[] totals, @Nullable Object[] leftOut) {
        int[] starts = new int[totals.length + 1];
        for (int page = 0; page < totals.length; page++) {
            starts[page + 1] = starts[page] + (leftOut[page] == null ? (int) totals[page] : 0);
        }
        int[] next = starts.clone();
        char[] lows = new char[starts[totals.length]];
        for (PageBlock block : blocks) {
            for (int page = block.firstPage; page < block.endPage(); page++) {
                int size = leftOut[page] == null ? block.size(page) : 0;
                if (size > 0) {
                    System.arraycopy(block.lows, block.start(page), lows, next[page], size);
                    next[page] += size;
                }
            }
        }
        return new PageBlock(0, starts, lows);
    }

    int size() {
        return starts[starts.length - 1];
    }

    /** The page after the last one. */
    int endPage() {
        return firstPage + starts.length - 1;
    }

    /** The number of values on a page from {@link #firstPage} to before {@link #endPage}. */
    int size(int page) {
        return starts[page - firstPage + 1] - starts[page - firstPage];
    }

    private int start(int page) {
        return starts[page - firstPage];
    }

    private boolean has(int page) {
        return page >= firstPage && page < endPage();
    }

    void addSizesTo(long[] totals) {
        for (int i = 0; i + 1 < starts.length; i++) {
            totals[firstPage + i] += starts[i + 1] - starts[i];
        }
    }

    /** Appends the lower bits of the values of any page, and returns where they end. */
    int copyPage(int page, char[] out, int at) {
        if (!has(page)) {
            return at;
        }
        System.arraycopy(lows, start(page), out, at, size(page));
        return at + size(page);
    }

    void countPage(int page, PageCounts out) {
        if (has(page)) {
            out.add(lows, start(page), start(page) + size(page));
        }
    }

    void countPage(int page, long[] out) {
        if (has(page)) {
            count(lows, start(page), start(page) + size(page), out);
        }
    }

    private static void count(char[] lows, int from, int to, long[] out) {
        for (int i = from; i < to; i++) {
            out[lows[i]]++;
        }
    }
}
