package io.github.servicekpi.engine;

import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The durations of one group that came in one unit: the many below 2^31 units and the few others apart, and their sum. */
final class UnitDigest {
    /** No more values than this may be added at once. */
    static final int BATCH = 1 << 14;

    /** A saved value that occurs so often is kept once with its count. */
    private static final int MANY_TIMES = 16;

    final long unit;
    private final ExactSum sum = new ExactSum();
    private NarrowDigest narrow = new NarrowDigest();
    private WideDigest wide = new WideDigest();
    private boolean mostlyWide;
    private final TreeMap<Long, Long> repeated = new TreeMap<>(); // values, and how often each occurs besides
    private long inRepeated;

    UnitDigest(long unit) {
        this.unit = unit;
    }

    long count() {
        return narrow.count() + wide.count() + inRepeated;
    }

    private long most() {
        return Long.MAX_VALUE / unit;
    }

    /**
     * Adds those of at most {@link #BATCH} values that are not negative and not too many units for a {@code long} of nanoseconds.
     *
     * @param seen is told all values
     */
    void add(long[] values, int from, int to, Seen seen) {
        if (narrow.isCounting()) {
            int least = narrow.leastUncounted();
            sum.add(narrow.count(values, from, to, seen));
            if (seen.greatest >= least) {
                addFrom(least, values, from, to);
            }
        } else if (mostlyWide || !append(values, from, to, seen)) {
            appendMixed(values, from, to, seen);
        }
    }

    /** Adds at least one duration of this unit. */
    void add(NarrowTicks durations) {
        sum.add(durations.sum());
        if (!narrow.isCounting()) {
            narrow.append(durations);
        } else if (narrow.count(durations) < durations.count()) {
            int least = narrow.leastUncounted();
            int[] values = durations.values();
            for (int i = 0; i < durations.size(); i++) {
                if (values[i] >= least && values[i] != NarrowTicks.ABSENT) {
                    narrow.add(values[i]);
                }
            }
        }
    }

    private void addFrom(long least, long[] values, int from, int to) {
        for (int i = from; i < to; i++) {
            if (values[i] >= least && values[i] <= most()) {
                add(values[i]);
            }
        }
    }

    /**
     * Appends the values if all are below 2^31, and returns whether they are. One loop without branches: what is negative
     * is overwritten by the next value.
     */
    private boolean append(long[] values, int from, int to, Seen seen) {
        int[] out = narrow.roomFor(to - from);
        int n = narrow.size();
        long greatest = 0;
        long total = 0;
        long negative = 0;
        for (int i = from; i < to; i++) {
            long value = values[i];
            long absent = value >> 63;
            greatest = Math.max(greatest, value);
            total += value & ~absent;
            negative |= value & absent;
            out[n] = (int) value;
            n += 1 + (int) absent;
        }
        if (greatest >= WideBlock.LEAST) {
            return false;
        }
        narrow.size(n);
        sum.add(total);
        seen.set(greatest, negative);
        return true;
    }

    /** Writes each value to both lists, and moves on in the one that it belongs to. */
    private void appendMixed(long[] values, int from, int to, Seen seen) {
        int[] narrowOut = narrow.roomFor(to - from);
        long[] wideOut = wide.roomFor(to - from);
        int n = narrow.size();
        int w = wide.size();
        long most = most();
        long greatest = 0;
        long lower = 0; // of the sum of the wide ones, which may be more than 64 bits
        long upper = 0;
        long total = 0;
        long negative = 0;
        for (int i = from; i < to; i++) {
            long value = values[i];
            greatest = Math.max(greatest, value);
            negative |= value & (value >> 63);
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
        mostlyWide = w - wide.size() > n - narrow.size();
        narrow.size(n);
        wide.size(w);
        sum.add(total);
        sum.add(lower);
        sum.addProduct(upper, 1L << 32);
        seen.set(greatest, negative);
    }

    /** Adds a value that is not negative and not too many units for a {@code long} of nanoseconds. */
    void add(long value) {
        sum.add(value);
        put(value);
    }

    private void put(long value) {
        if (value >= WideBlock.LEAST) {
            wide.add(value);
        } else {
            narrow.add((int) value);
        }
    }

    /** Adds values below 2^31. */
    void add(int[] values, int from, int to) {
        long total = 0;
        for (int i = from; i < to; i++) {
            total += values[i];
        }
        sum.add(total);
        narrow.addAll(values, from, to);
    }

    void merge(UnitDigest donor) {
        sum.add(donor.sum);
        narrow.merge(donor.narrow);
        wide.merge(donor.wide);
        donor.repeated.forEach((value, times) -> repeated.merge(value, times, Long::sum));
        inRepeated += donor.inRepeated;
    }

    /** Another digest of the same values; the two share what neither will change. */
    UnitDigest copy() {
        UnitDigest copy = new UnitDigest(unit);
        copy.sum.add(sum);
        copy.narrow = narrow.copy();
        copy.wide = wide.copy();
        copy.repeated.putAll(repeated);
        copy.inRepeated = inRepeated;
        return copy;
    }

    /** Whether the values are so few that they need no digest of their own. */
    boolean isFew() {
        return narrow.isEveryValueWaiting() && narrow.count() == count() && count() < GroupedUnit.LARGE;
    }

    /** Adds few values to those of other groups. */
    void addTo(int group, GroupedUnit groups) {
        narrow.addTo(group, groups);
    }

    BigInteger sumNanos() {
        return sum.value().multiply(BigInteger.valueOf(unit));
    }

    /** The values in order, by one or more; the digest must not be added to afterwards. */
    List<Ranked> ranked() {
        List<Ranked> ranked = new ArrayList<>();
        narrow.ranked().ifPresent(ranked::add);
        wide.ranked().ifPresent(ranked::add);
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
            if (count() + page.total() + in.times > Varints.MOST_TIMES) {
                throw new IOException("more durations than there can be");
            }
            if (in.value >= WideBlock.LEAST) {
                addSaved(in.value, in.times);
                continue;
            }
            int number = (int) (in.value >>> PageBlock.PAGE_BITS);
            if (number != page.number()) {
                addSaved(page);
                page.startAgain(number);
            }
            page.add((char) in.value, in.times);
        }
        addSaved(page);
    }

    private void addSaved(SavedPage page) {
        if (page.isWorthCounting()) {
            narrow.add(page);
            return;
        }
        for (int i = 0; i < page.size(); i++) {
            addSaved(page.value(i), page.times(i));
        }
    }

    private void addSaved(long value, long times) {
        if (times >= MANY_TIMES) {
            repeated.merge(value, times, Long::sum);
            inRepeated += times;
            return;
        }
        for (long i = 0; i < times; i++) {
            put(value);
        }
    }
}
