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

    /** If more than this part is absent, it is dropped before the values are ordered. */
    private static final int MANY_ABSENT = 4;

    private int[] waiting = {};
    private int size;

    /** How many of those that wait are {@link NarrowTicks#ABSENT}: it costs less to drop them when values are ordered. */
    private int absent;

    /** Whether some that wait may be as great as {@link NarrowTicks#ABSENT}, or on its page: then none is absent. */
    private boolean mayReachAbsent;

    private SmallCounts small = new SmallCounts();
    private PagedValues pages = new PagedValues();

    long count() {
        return size - absent + small.total() + pages.count();
    }

    boolean isEveryValueWaiting() {
        return small.total() + pages.count() == 0;
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

    /** Counts the durations that have a place among the small ones, and returns how many these are. */
    int count(NarrowTicks durations) {
        return small.addAll(durations);
    }

    /** Appends durations to those that wait. */
    void append(NarrowTicks durations) {
        int n = durations.size();
        makeRoom(n);
        System.arraycopy(durations.values(), 0, waiting, size, n);
        if (mayReachAbsent) {
            size = withoutAbsent(waiting, size, size + n);
        } else {
            size += n;
            absent += durations.absent();
        }
    }

    private void dropAbsent() {
        if (absent > 0) {
            size = withoutAbsent(waiting, 0, size);
            absent = 0;
        }
    }

    /** Moves on only past values that are there, and returns where they end. */
    private static int withoutAbsent(int[] values, int from, int to) {
        int n = from;
        for (int i = from; i < to; i++) {
            int value = values[i];
            values[n] = value;
            n += value == NarrowTicks.ABSENT ? 0 : 1;
        }
        return n;
    }

    /** Where to put at most {@link UnitDigest#BATCH} values, from {@link #size} on. */
    int[] roomFor(int n) {
        dropAbsent();
        makeRoom(n);
        mayReachAbsent = true; // not before, as it is forgotten when all are put in order
        return waiting;
    }

    private void makeRoom(int n) {
        if (size + n > BLOCK) {
            if (absent > size / MANY_ABSENT) {
                dropAbsent();
            }
            if (size > BLOCK / 2) { // or else few values would have a block of their own
                order();
            }
        }
        if (size + n > waiting.length) {
            waiting = Arrays.copyOf(waiting, room(size + n, waiting.length, BLOCK));
        }
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
        PageSizes sizes = PageSizes.of(waiting, size, absent);
        if (2 * sizes.below(SmallCounts.LIMIT) < size) {
            pages.add(PageBlock.of(waiting, size, sizes));
            size = 0;
            absent = 0;
        } else {
            dropAbsent();
            small.makePlaceFor(greatestSmall());
            size = small.take(waiting, size);
        }
        mayReachAbsent &= size > 0;
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
        donor.dropAbsent();
        addAll(donor.waiting, 0, donor.size);
    }

    NarrowDigest copy() {
        NarrowDigest copy = new NarrowDigest();
        copy.waiting = Arrays.copyOf(waiting, size);
        copy.size = size;
        copy.absent = absent;
        copy.mayReachAbsent = mayReachAbsent;
        copy.small = small.copy();
        copy.pages = pages.copy();
        return copy;
    }

    /** Adds the values, all of which wait, to those of other groups. */
    void addTo(int group, GroupedUnit groups) {
        dropAbsent();
        groups.add(group, waiting, 0, size);
    }

    /** The values in order; nothing must be added afterwards. */
    Optional<Ranked> ranked() {
        if (count() == 0) {
            return Optional.empty();
        }
        dropAbsent();
        return Optional.of(
                isEveryValueWaiting() ? new RankedInts(waiting, 0, size) : pages.ranked(small, waiting, size));
    }
}
