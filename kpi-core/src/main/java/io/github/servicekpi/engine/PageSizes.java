package io.github.servicekpi.engine;

/** How many of some values below 2^31 are on each page of 2^16. */
final class PageSizes {
    /** So many values are counted without a look for the greatest one before. */
    private static final int MANY = 1 << 14;

    private static final int PAGES = 1 << (31 - PageBlock.PAGE_BITS);

    /** By page; after {@link #toStarts}, where the next value of each page belongs. */
    final int[] ofPage;

    private final int absent;
    private final int end;

    private PageSizes(int[] ofPage, int absent) {
        this.ofPage = ofPage;
        this.absent = absent;
        int last = ofPage.length - (absent > 0 ? 2 : 1); // the last page of all is that of absent ones
        while (last > 0 && ofPage[last] == 0) {
            last--;
        }
        end = last + 1;
    }

    /**
     * Counts the first values.
     *
     * @param absent how many of them are {@link NarrowTicks#ABSENT}, not all; where any is, no other value is on the same page
     */
    static PageSizes of(int[] values, int size, int absent) {
        int[] sizes = new int[absent > 0 || size >= MANY ? PAGES : pageOfGreatest(values, size) + 1];
        count(values, size, sizes);
        return new PageSizes(sizes, absent);
    }

    private static int pageOfGreatest(int[] values, int size) {
        int greatest = 0;
        for (int i = 0; i < size; i++) {
            greatest = Math.max(greatest, values[i]);
        }
        return greatest >>> PageBlock.PAGE_BITS;
    }

    private static void count(int[] values, int size, int[] sizes) {
        for (int i = 0; i < size; i++) {
            sizes[values[i] >>> PageBlock.PAGE_BITS]++;
        }
    }

    /** The first page that has a value. */
    int first() {
        int page = 0;
        while (ofPage[page] == 0) {
            page++;
        }
        return page;
    }

    /** The page after the last that has a value. */
    int end() {
        return end;
    }

    /** How many values are below a limit, which is the start of a page. */
    int below(int limit) {
        int values = 0;
        for (int page = 0; page < Math.min(end, limit >>> PageBlock.PAGE_BITS); page++) {
            values += ofPage[page];
        }
        return values;
    }

    /**
     * Puts where each page begins in the place of its size, absent ones after all, and returns a copy with the end of the
     * last page.
     */
    int[] toStarts() {
        int[] starts = new int[end + 1];
        for (int page = 0; page < end; page++) {
            starts[page + 1] = starts[page] + ofPage[page];
            ofPage[page] = starts[page];
        }
        if (absent > 0) {
            ofPage[PAGES - 1] = starts[end];
        }
        return starts;
    }
}
