package io.github.servicekpi.engine;

import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The durations of one group that came in one unit. Those below 2^31 units wait until there are enough for a block, which
 * is ordered by page; but when at least half of them are below 2^18, as whole seconds up to three days are, all such
 * values are counted in a table from then on. When blocks have become many, the pages that have most of them are counted
 * too. So memory is bounded by how many different values can occur as well as by how many there are.
 */
final class UnitDigest {
    /** Values below this have a count of their own in the table. */
    static final int TABLE = 1 << 18;

    /** So many values are ordered at once: the cache of a core holds them and their copy. */
    static final int BLOCK = 1 << 17;

    private static final int WIDE_BLOCK = 1 << 16;

    /** No more values than this may be added at once. */
    static final int BATCH = 1 << 14;

    /** Blocks of fewer values in all are left as they are. */
    private static final long MANY = 1L << 22;

    /** A page of so many values takes less memory counted. */
    private static final int WORTH_COUNTING = PageBlock.PAGE / 2;

    private static final int SMALLEST_TABLE = 1 << 12;
    private static final int FIRST_ROOM = 8;

    /** A saved value that occurs so often is kept once with its count. */
    private static final int MANY_TIMES = 16;

    /** So few wide values are sorted when asked for. */
    private static final int FEW = 1024;

    final long unit;
    private final ExactSum sum = new ExactSum();
    private int[] waiting = {};
    private int size;
    private long[] table = {}; // how often 0, 1, 2, ... occur, and last a count of no meaning
    private long inTable;
    private boolean tableIsShared;
    private List<PageBlock> blocks = new ArrayList<>();
    private long inBlocks;
    private long mostInBlocks = MANY;
    private @Nullable PageCounts[] counted = {}; // by page
    private long inCounted;
    private long[] wide = {};
    private int wideSize;
    private boolean mostlyWide;
    private final List<WideBlock> wideBlocks = new ArrayList<>();
    private long inWideBlocks;
    private final TreeMap<Long, Long> repeated = new TreeMap<>(); // values, and how often each occurs besides
    private long inRepeated;

    UnitDigest(long unit) {
        this.unit = unit;
    }

    long count() {
        return size + inTable + inBlocks + inCounted + wideSize + inWideBlocks + inRepeated;
    }

    private long most() {
        return Long.MAX_VALUE / unit;
    }

    /**
     * Adds those of at most {@link #BATCH} values that are not negative and not too many units for a {@code long} of nanoseconds.
     *
     * @return the greatest of all
     */
    long add(long[] values, int from, int to) {
        if (table.length > 0) {
            return count(values, from, to);
        }
        makeRoom(to - from);
        long greatest = mostlyWide ? Long.MAX_VALUE : append(values, from, to);
        return greatest < WideBlock.LEAST ? greatest : appendMixed(values, from, to);
    }

    /**
     * Appends the values if all are below 2^31, and returns the greatest. One loop without branches: what is negative is
     * overwritten by the next value.
     */
    private long append(long[] values, int from, int to) {
        int[] out = waiting;
        int n = size;
        long greatest = 0;
        long total = 0;
        for (int i = from; i < to; i++) {
            long value = values[i];
            long present = ~(value >> 63);
            greatest = Math.max(greatest, value);
            total += value & present;
            out[n] = (int) value;
            n -= (int) present;
        }
        if (greatest < WideBlock.LEAST) {
            size = n;
            sum.add(total);
        }
        return greatest;
    }

    /** Writes each value to both lists, and moves on in the one that it belongs to. */
    private long appendMixed(long[] values, int from, int to) {
        makeWideRoom(to - from);
        int[] narrowOut = waiting;
        long[] wideOut = wide;
        int n = size;
        int w = wideSize;
        long most = most();
        long greatest = 0;
        long lower = 0; // of the sum of the wide ones, which may be more than 64 bits
        long upper = 0;
        long total = 0;
        for (int i = from; i < to; i++) {
            long value = values[i];
            greatest = Math.max(greatest, value);
            long isNarrow = ((value - WideBlock.LEAST) & ~value) >> 63;
            long isWide = ((WideBlock.LEAST - 1 - value) & ~value & (value - most - 1)) >> 63;
            narrowOut[n] = (int) value;
            wideOut[w] = value;
            total += value & isNarrow;
            lower += value & isWide & 0xFFFFFFFFL;
            upper += (value & isWide) >>> 32;
            n -= (int) isNarrow;
            w -= (int) isWide;
        }
        mostlyWide = w - wideSize > n - size;
        size = n;
        wideSize = w;
        sum.add(total);
        sum.add(lower);
        sum.addProduct(upper, 1L << 32);
        return greatest;
    }

    /** Counts small values; all others are counted in the last place, and looked at again only if some are large. */
    private long count(long[] values, int from, int to) {
        long[] counts = writableTable();
        int outside = counts.length - 1;
        long greatest = 0;
        long total = 0;
        counts[outside] = 0;
        for (int i = from; i < to; i++) {
            long value = values[i];
            long beyond = ((outside - 1 - value) | value) >> 63; // -1 where negative or too large, else 0
            greatest = Math.max(greatest, value);
            total += value & ~beyond;
            counts[(int) (value ^ ((value ^ outside) & beyond))]++;
        }
        inTable += to - from - counts[outside];
        sum.add(total);
        if (greatest >= outside) {
            for (int i = from; i < to; i++) {
                if (values[i] >= outside && values[i] <= most()) {
                    add(values[i]);
                }
            }
        }
        return greatest;
    }

    /** Adds a value that is not negative and not too many units for a {@code long} of nanoseconds. */
    void add(long value) {
        sum.add(value);
        if (value >= WideBlock.LEAST) {
            makeWideRoom(1);
            wide[wideSize++] = value;
        } else {
            put((int) value);
        }
    }

    private void put(int value) {
        if (value < TABLE && table.length > 0) {
            makeTable(value);
            writableTable()[value]++;
            inTable++;
        } else {
            makeRoom(1);
            waiting[size++] = value;
        }
    }

    /** Adds values below 2^31. */
    void add(int[] values, int from, int to) {
        long total = 0;
        for (int i = from; i < to; i++) {
            total += values[i];
        }
        sum.add(total);
        putAll(values, from, to);
    }

    private void putAll(int[] values, int from, int to) {
        int next = from;
        while (next < to && table.length == 0) {
            int n = Math.min(BATCH, to - next);
            makeRoom(n);
            System.arraycopy(values, next, waiting, size, n);
            size += n;
            next += n;
        }
        while (next < to) {
            put(values[next++]);
        }
    }

    private long[] writableTable() {
        if (tableIsShared) {
            table = table.clone();
            tableIsShared = false;
        }
        return table;
    }

    /** Makes the table large enough for a value. */
    private void makeTable(int value) {
        if (value >= table.length - 1) {
            int places = Math.max(SMALLEST_TABLE, 2 * Integer.highestOneBit(value));
            long[] larger = new long[places + 1];
            System.arraycopy(table, 0, larger, 0, Math.max(0, table.length - 1));
            table = larger;
            tableIsShared = false;
        }
    }

    /** Makes room for at most {@link #BATCH} values. */
    private void makeRoom(int n) {
        if (size + n > BLOCK) {
            order();
        }
        if (size + n > waiting.length) {
            waiting = Arrays.copyOf(waiting, room(size + n, waiting.length, BLOCK));
        }
    }

    private void makeWideRoom(int n) {
        if (wideSize + n > WIDE_BLOCK) {
            wideBlocks.add(WideBlock.of(wide, wideSize));
            inWideBlocks += wideSize;
            wideSize = 0;
        }
        if (wideSize + n > wide.length) {
            wide = Arrays.copyOf(wide, room(wideSize + n, wide.length, WIDE_BLOCK));
        }
    }

    private static int room(int needed, int before, int most) {
        return Math.min(most, Math.max(Math.max(FIRST_ROOM, needed), 2 * before));
    }

    /** Empties at least half of the values that wait. */
    private void order() {
        int small = 0;
        int greatestSmall = 0;
        for (int i = 0; i < size; i++) {
            boolean isSmall = waiting[i] < TABLE;
            small += isSmall ? 1 : 0;
            greatestSmall = Math.max(greatestSmall, isSmall ? waiting[i] : 0);
        }
        if (2 * small < size) {
            blocks.add(PageBlock.of(waiting, size));
            inBlocks += size;
            size = 0;
            countPages();
            return;
        }
        makeTable(greatestSmall);
        long[] counts = writableTable();
        int rest = 0;
        for (int i = 0; i < size; i++) {
            int value = waiting[i];
            if (value < TABLE) {
                counts[value]++;
            } else {
                waiting[rest++] = value;
            }
        }
        inTable += small;
        size = rest;
    }

    /** Where blocks have become many, counts the pages that are worth it, and joins what is left of the blocks. */
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

    void merge(UnitDigest donor) {
        sum.add(donor.sum);
        if (donor.table.length > 0) {
            makeTable(donor.table.length - 2);
            long[] counts = writableTable();
            for (int value = 0; value < donor.table.length - 1; value++) {
                counts[value] += donor.table[value];
            }
            inTable += donor.inTable;
        }
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
        putAll(donor.waiting, 0, donor.size);
        wideBlocks.addAll(donor.wideBlocks);
        inWideBlocks += donor.inWideBlocks;
        for (int next = 0; next < donor.wideSize; next += BATCH) {
            int n = Math.min(BATCH, donor.wideSize - next);
            makeWideRoom(n);
            System.arraycopy(donor.wide, next, wide, wideSize, n);
            wideSize += n;
        }
        donor.repeated.forEach((value, times) -> repeated.merge(value, times, Long::sum));
        inRepeated += donor.inRepeated;
    }

    /** Another digest of the same values; the two share what neither will change. */
    UnitDigest copy() {
        UnitDigest copy = new UnitDigest(unit);
        copy.sum.add(sum);
        copy.waiting = Arrays.copyOf(waiting, size);
        copy.size = size;
        copy.table = table;
        copy.inTable = inTable;
        copy.tableIsShared = true;
        tableIsShared = true;
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
        copy.wide = Arrays.copyOf(wide, wideSize);
        copy.wideSize = wideSize;
        copy.wideBlocks.addAll(wideBlocks);
        copy.inWideBlocks = inWideBlocks;
        copy.repeated.putAll(repeated);
        copy.inRepeated = inRepeated;
        return copy;
    }

    /** Whether all values wait, and are so few that they need no digest of their own. */
    boolean isFew() {
        return size == count() && size < GroupedUnit.LARGE;
    }

    /** Adds few values to those of other groups. */
    void addTo(int group, GroupedUnit groups) {
        groups.add(group, waiting, 0, size);
    }

    BigInteger sumNanos() {
        return sum.value().multiply(BigInteger.valueOf(unit));
    }

    /** The values in order, by one or more; the digest must not be added to afterwards. */
    List<Ranked> ranked() {
        List<Ranked> ranked = new ArrayList<>();
        if (inTable + inBlocks + inCounted > 0) {
            List<PageBlock> all = new ArrayList<>(blocks);
            if (size > 0) {
                all.add(PageBlock.of(waiting, size));
            }
            ranked.add(NarrowPages.of(table, Math.max(0, table.length - 1), counted, all));
        } else if (size > 0) {
            ranked.add(new RankedInts(waiting, 0, size));
        }
        if (inWideBlocks > 0 || wideSize > FEW) {
            List<WideBlock> all = new ArrayList<>(wideBlocks);
            if (wideSize > 0) {
                all.add(WideBlock.of(wide, wideSize));
            }
            ranked.add(WidePages.of(all));
        } else if (wideSize > 0) {
            ranked.add(new RankedLongs(Arrays.copyOf(wide, wideSize)));
        }
        if (inRepeated > 0) {
            ranked.add(RankedRuns.of(repeated));
        }
        return ranked;
    }

    /**
     * Adds the values of a saved state, in memory that is bounded by the size of the state: a few bytes may stand for more rows than
     * there is memory for.
     */
    void read(RunBytes.Reader in) throws IOException {
        SavedPage page = new SavedPage();
        while (in.advance()) {
            if (in.value > most()) {
                throw new IOException("more units than a duration can have: " + in.value);
            }
            sum.addProduct(in.value, in.times);
            if (count() + page.total + in.times > Varints.MOST_TIMES) {
                throw new IOException("more durations than there can be");
            }
            if (in.value >= WideBlock.LEAST) {
                addSaved(in.value, in.times);
                continue;
            }
            if (in.value >>> PageBlock.PAGE_BITS != page.number) {
                addSaved(page);
                page.clear((int) (in.value >>> PageBlock.PAGE_BITS));
            }
            page.add((char) in.value, in.times);
        }
        addSaved(page);
    }

    private void addSaved(SavedPage page) {
        if (page.size >= SavedPage.WORTH_COUNTING) {
            PageCounts counts = writablePage(page.number);
            for (int i = 0; i < page.size; i++) {
                counts.add(page.lows[i], page.times[i]);
            }
            inCounted += page.total;
            return;
        }
        for (int i = 0; i < page.size; i++) {
            addSaved(((long) page.number << PageBlock.PAGE_BITS) + page.lows[i], page.times[i]);
        }
    }

    private void addSaved(long value, long times) {
        if (times >= MANY_TIMES) {
            repeated.merge(value, times, Long::sum);
            inRepeated += times;
            return;
        }
        for (long i = 0; i < times; i++) {
            if (value >= WideBlock.LEAST) {
                makeWideRoom(1);
                wide[wideSize++] = value;
            } else {
                put((int) value);
            }
        }
    }

    /** The values of one page as they are read. */
    private static final class SavedPage {
        /** So many different values justify the memory of a page of counts. */
        static final int WORTH_COUNTING = PageBlock.PAGE / 16;

        int number;
        char[] lows = new char[FIRST_ROOM];
        long[] times = new long[FIRST_ROOM];
        int size;
        long total;

        void clear(int newNumber) {
            number = newNumber;
            size = 0;
            total = 0;
        }

        void add(char low, long newTimes) {
            if (size == lows.length) {
                lows = Arrays.copyOf(lows, 2 * size);
                times = Arrays.copyOf(times, 2 * size);
            }
            lows[size] = low;
            times[size++] = newTimes;
            total += newTimes;
        }
    }
}
