package io.github.servicekpi.engine;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values below 2^31 of a digest, by pages of 2^16: counted in a table or on the page, or listed in blocks. */
final class NarrowPages extends RankedPages {
    /** So many values of a page are rather counted than sorted. */
    private static final int MANY = 4096;

    private final SmallCounts small;
    private final @Nullable PageCounts[] counted;
    private final List<PageBlock> blocks;

    private NarrowPages(long[] totals, SmallCounts small, @Nullable PageCounts[] counted, List<PageBlock> blocks) {
        super(totals);
        this.small = small;
        this.counted = counted;
        this.blocks = blocks;
    }

    /**
     * @param small values in addition to what the others have
     * @param counted pages that are counted, by number
     */
    static NarrowPages of(SmallCounts small, @Nullable PageCounts[] counted, List<PageBlock> blocks) {
        int end = Math.max(counted.length, (small.places() + PageBlock.PAGE - 1) / PageBlock.PAGE);
        for (PageBlock block : blocks) {
            end = Math.max(end, block.endPage());
        }
        long[] totals = new long[end];
        for (PageBlock block : blocks) {
            block.addSizesTo(totals);
        }
        for (int page = 0; page < counted.length; page++) {
            PageCounts counts = counted[page];
            totals[page] += counts == null ? 0 : counts.total();
        }
        long[] timesOfSmall = small.counts();
        for (int value = 0; value < small.places(); value++) {
            totals[value >>> PageBlock.PAGE_BITS] += timesOfSmall[value];
        }
        return new NarrowPages(totals, small, counted, blocks);
    }

    @Override
    int pageOf(long value) {
        return (int) Math.min(value >>> PageBlock.PAGE_BITS, Integer.MAX_VALUE - 1);
    }

    @Override
    RankedRuns order(int page, long total) {
        int first = page << PageBlock.PAGE_BITS;
        PageCounts counts = page < counted.length ? counted[page] : null;
        if (total <= MANY && counts == null && first >= small.places()) {
            return sorted(page, (int) total);
        }
        long[] all = new long[PageBlock.PAGE];
        if (first < small.places()) {
            System.arraycopy(small.counts(), first, all, 0, Math.min(small.places() - first, PageBlock.PAGE));
        }
        if (counts != null) {
            counts.addTo(all);
        }
        for (PageBlock block : blocks) {
            block.countPage(page, all);
        }
        return RankedRuns.ofCounts(first, all);
    }

    private RankedRuns sorted(int page, int total) {
        char[] lows = new char[total];
        int n = 0;
        for (PageBlock block : blocks) {
            n = block.copyPage(page, lows, n);
        }
        Arrays.sort(lows);
        long[] values = new long[n];
        for (int i = 0; i < n; i++) {
            values[i] = ((long) page << PageBlock.PAGE_BITS) + lows[i];
        }
        return RankedRuns.ofSorted(values, 0, n);
    }
}
