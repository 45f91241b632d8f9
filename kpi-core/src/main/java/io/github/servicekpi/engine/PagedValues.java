package io.github.servicekpi.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Values below 2^31 in blocks that are ordered by page. When blocks have become many, the values of pages that have most of
 * them are counted instead; so memory is bounded by how many different values can occur as well as by how many there are.
 */
final class PagedValues {
    /**
     * Blocks of fewer values in all, which are 32 MB, are left as they are: what is counted takes time again when the states of threads are
     * merged, and mostly few pages are ever asked for.
     */
    private static final long MANY = 1L << 24;

    /** A page of so many values takes less memory counted. */
    private static final int WORTH_COUNTING = PageBlock.PAGE / 2;

    private List<PageBlock> blocks = new ArrayList<>();
    private long inBlocks;
    private long mostInBlocks = MANY;
    private @Nullable PageCounts[] counted = {}; // by page
    private long inCounted;

    long count() {
        return inBlocks + inCounted;
    }

    void add(PageBlock block) {
        blocks.add(block);
        inBlocks += block.size();
        countPages();
    }

    /** Counts the pages that are worth it, and joins what is left of the blocks. */
    private void countPages() {
        if (inBlocks < mostInBlocks) {
            return;
        }
        int end = counted.length;
        for (PageBlock block : blocks) {
            end = Math.max(end, block.endPage());
        }
        long[] totals = new long[end];
        blocks.forEach(block -> block.addSizesTo(totals));
        counted = Arrays.copyOf(counted, end);
        for (int page = 0; page < end; page++) {
            if (totals[page] > 0 && (counted[page] != null || totals[page] >= WORTH_COUNTING)) {
                PageCounts counts = writablePage(page);
                for (PageBlock block : blocks) {
                    block.countPage(page, counts);
                }
                inCounted += totals[page];
                inBlocks -= totals[page];
            }
        }
        blocks = new ArrayList<>(List.of(PageBlock.join(blocks, totals, counted)));
        mostInBlocks = Math.max(MANY, 2 * inBlocks);
    }

    private PageCounts writablePage(int page) {
        if (page >= counted.length) {
            counted = Arrays.copyOf(counted, page + 1);
        }
        PageCounts known = counted[page];
        PageCounts writable = known == null ? new PageCounts() : known.writable();
        counted[page] = writable;
        return writable;
    }

    /** Adds the values of a page to those that are counted. */
    void add(SavedPage page) {
        page.addTo(writablePage(page.number()));
        inCounted += page.total();
    }

    void merge(PagedValues donor) {
        for (int page = 0; page < donor.counted.length; page++) {
            PageCounts theirs = donor.counted[page];
            if (theirs != null && page < counted.length && counted[page] != null) {
                writablePage(page).add(theirs);
            } else if (theirs != null) {
                counted = Arrays.copyOf(counted, Math.max(counted.length, donor.counted.length));
                counted[page] = theirs;
            }
        }
        inCounted += donor.inCounted;
        blocks.addAll(donor.blocks);
        inBlocks += donor.inBlocks;
        countPages();
    }

    PagedValues copy() {
        PagedValues copy = new PagedValues();
        copy.blocks.addAll(blocks);
        copy.inBlocks = inBlocks;
        copy.mostInBlocks = mostInBlocks;
        for (PageCounts page : counted) {
            if (page != null) {
                page.share();
            }
        }
        copy.counted = counted.clone();
        copy.inCounted = inCounted;
        return copy;
    }

    /** The values and some others, in order; nothing must be added afterwards. */
    NarrowPages ranked(SmallCounts small, int[] others, int size) {
        List<PageBlock> all = new ArrayList<>(blocks);
        if (size > 0) {
            all.add(PageBlock.of(others, size, PageSizes.of(others, size, 0)));
        }
        return NarrowPages.of(small, counted, all);
    }
}
