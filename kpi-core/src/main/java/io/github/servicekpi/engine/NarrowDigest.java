package io.github.servicekpi.engine;

import java.util.Arrays;
import java.util.Optional;

/**
 * Values below 2^31 of one group and unit. They wait until there are enough for a block, which is ordered by page; but when
 * at least half of them are small, as whole seconds up to three days are, all small ones are counted from then on.
 */
final class NarrowDigest {
    /** So many values are ordered at once: the cache of a core holds them and their copy. */
    static final int BLOCK = 1 << 17;

    private static final int FIRST_ROOM = 8;

    private int[] waiting = {};
    private int size;
    private SmallCounts small = new SmallCounts();
    private PagedValues pages = new PagedValues();

    long count() {
        return size + small.total() + pages.count();
    }

    boolean isEveryValueWaiting() {
        return size == count();
    }

    /** Whether small values are counted rather than appended to those that wait. */
    boolean isCounting() {
        return !small.isEmpty();
    }

    /** The least value that {@link #count} leaves out. */
    int leastUncounted() {
        return small.places();
    }

    /** Counts the values that have a place among the small ones, and returns their sum. */
    long count(long[] values, int from, int to, Seen seen) {
        return small.addAll(values, from, to, seen);
    }

    /** Where to put at most {@link UnitDigest#BATCH} values, from {@link #size} on. */
    int[] roomFor(int n) {
        if (size + n > BLOCK) {
            order();
        }
        if (size + n > waiting.length) {
            waiting = Arrays.copyOf(waiting, room(size + n, waiting.length, BLOCK));
        }
        return waiting;
    }

    static int room(int needed, int before, int most) {
        return Math.min(most, Math.max(Math.max(FIRST_ROOM, needed), 2 * before));
    }

    int size() {
        return size;
    }

    /** Takes in what was put in the room. */
    void size(int newSize) {
        size = newSize;
    }

    void add(int value) {
        if (value < SmallCounts.LIMIT && isCounting()) {
            small.add(value);
        } else {
            roomFor(1)[size++] = value;
        }
    }

    void addAll(int[] values, int from, int to) {
        int next = from;
        while (next < to && !isCounting()) {
            int n = Math.min(UnitDigest.BATCH, to - next);
            System.arraycopy(values, next, roomFor(n), size, n);
            size += n;
            next += n;
        }
        while (next < to) {
            add(values[next++]);
        }
    }

    /** Adds the values of a page, which are many. */
    void add(SavedPage page) {
        pages.add(page);
    }

    /** Empties at least half of the values that wait. */
    private void order() {
        int[] sizes = PageBlock.pageSizes(waiting, size);
        int lastSmall = Math.min(sizes.length, SmallCounts.LIMIT >>> PageBlock.PAGE_BITS) - 1;
        int smallOnes = 0;
        for (int page = 0; page <= lastSmall; page++) {
            smallOnes += sizes[page];
        }
        if (2 * smallOnes < size) {
            pages.add(PageBlock.of(waiting, size, sizes));
            size = 0;
        } else {
            small.makePlaceFor(greatestSmall());
            size = small.take(waiting, size);
        }
    }

    private int greatestSmall() {
        int greatest = 0;
        for (int i = 0; i < size; i++) {
            greatest = Math.max(greatest, waiting[i] < SmallCounts.LIMIT ? waiting[i] : 0);
        }
        return greatest;
    }

    void merge(NarrowDigest donor) {
        small.merge(donor.small);
        pages.merge(donor.pages);
        addAll(donor.waiting, 0, donor.size);
    }

    NarrowDigest copy() {
        NarrowDigest copy = new NarrowDigest();
        copy.waiting = Arrays.copyOf(waiting, size);
        copy.size = size;
        copy.small = small.copy();
        copy.pages = pages.copy();
        return copy;
    }

    /** Adds the values, all of which wait, to those of other groups. */
    void addTo(int group, GroupedUnit groups) {
        groups.add(group, waiting, 0, size);
    }

    /** The values in order; nothing must be added afterwards. */
    Optional<Ranked> ranked() {
        if (count() == 0) {
            return Optional.empty();
        }
        return Optional.of(
                isEveryValueWaiting() ? new RankedInts(waiting, 0, size) : pages.ranked(small, waiting, size));
    }
}
