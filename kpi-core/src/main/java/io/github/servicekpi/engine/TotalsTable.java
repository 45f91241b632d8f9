package io.github.servicekpi.engine;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * The number of durations of each group, their exact sum, the shortest and the longest, as whole seconds and nanoseconds beyond:
 * the same state for equal durations, in whatever unit they come.
 */
final class TotalsTable {
    private static final int COUNT = 0;
    private static final int SUM_LOW = 1; // the lower 62 bits of the seconds
    private static final int SUM_HIGH = 2;
    private static final int SUM_NANOS = 3; // less than a second
    private static final int LEAST = 4;
    private static final int LEAST_NANOS = 5;
    private static final int GREATEST = 6;
    private static final int GREATEST_NANOS = 7;
    private static final int WIDTH = 8;

    private static final int LOW_BITS = 62;
    private static final long LOW = (1L << LOW_BITS) - 1;

    /** The sum of a chunk of shorter durations fits 63 bits. */
    private static final long SHORT = Long.MAX_VALUE / Chunk.CAPACITY;

    private long[] rows = {};
    private int groups;

    private void makeRoomFor(int needed) {
        if (needed > groups) {
            if (needed * WIDTH > rows.length) {
                rows = Arrays.copyOf(rows, Math.max(needed * WIDTH, 2 * rows.length));
            }
            groups = needed;
        }
    }

    /**
     * Adds those of some values that are not negative to group 0, and returns how many they are.
     *
     * @param all is told all values
     */
    long addAll(long[] ticks, int from, int to, long unit, Seen all) {
        long count = 0;
        long sum = 0;
        long least = Long.MAX_VALUE;
        long greatest = 0;
        long negative = 0;
        for (int i = from; i < to; i++) { // without a branch: which durations are missing is not predictable
            long value = ticks[i];
            long absent = value >> 63;
            count += 1 + absent;
            sum += value & ~absent;
            negative |= value & absent;
            greatest = Math.max(greatest, value);
            least = Math.min(least, (value & ~absent) | (absent >>> 1));
        }
        all.set(greatest, negative);
        if (greatest >= SHORT) {
            addOneByOne(ticks, from, to, unit);
        } else if (count > 0) {
            makeRoomFor(1);
            boundFirst(least, greatest, unit);
            addSumToFirst(count, sum, unit);
        }
        return count;
    }

    private void addOneByOne(long[] ticks, int from, int to, long unit) {
        long perSecond = Ticks.SECONDS / unit;
        for (int i = from; i < to; i++) {
            if (ticks[i] >= 0) {
                add(0, ticks[i] / perSecond, ticks[i] % perSecond * unit);
            }
        }
    }

    /** Adds at least one duration to group 0: its bounds are looked for only where one is outside of those known. */
    void addAll(NarrowTicks durations) {
        makeRoomFor(1);
        long unit = durations.unit();
        if (rows[COUNT] == 0 || durations.isAnyOutside(leastIn(unit), greatestIn(unit))) {
            boundFirst(durations.least(), durations.greatest(), unit);
        }
        addSumToFirst(durations.count(), durations.sum(), unit);
    }

    /** Widens the bounds of group 0, to which durations between these numbers of a unit will be added. */
    private void boundFirst(long least, long greatest, long unit) {
        long perSecond = Ticks.SECONDS / unit;
        bound(0, least / perSecond, least % perSecond * unit, greatest / perSecond, greatest % perSecond * unit);
    }

    private void addSumToFirst(long count, long sum, long unit) {
        long perSecond = Ticks.SECONDS / unit;
        addSum(0, count, sum / perSecond, sum % perSecond * unit);
    }

    /** The shortest duration of group 0 in whole units, rounded up, or the greatest number. */
    private int leastIn(long unit) {
        long perSecond = Ticks.SECONDS / unit;
        return rows[LEAST] >= Integer.MAX_VALUE / perSecond
                ? Integer.MAX_VALUE
                : (int) (rows[LEAST] * perSecond + (rows[LEAST_NANOS] + unit - 1) / unit);
    }

    /** The longest duration of group 0 in whole units, rounded down, or the greatest number. */
    private int greatestIn(long unit) {
        long perSecond = Ticks.SECONDS / unit;
        return rows[GREATEST] >= Integer.MAX_VALUE / perSecond
                ? Integer.MAX_VALUE
                : (int) (rows[GREATEST] * perSecond + rows[GREATEST_NANOS] / unit);
    }

    /** Adds those of some values that are not negative; a loop for each unit, as a division by a constant is none. */
    void addAll(long[] ticks, int offset, int[] groupOf, int size, long unit) {
        int last = 0;
        for (int i = 0; i < size; i++) {
            last = Math.max(last, groupOf[i]);
        }
        makeRoomFor(last + 1);
        if (unit == Ticks.SECONDS) {
            addSeconds(ticks, offset, groupOf, size);
        } else if (unit == Ticks.MILLIS) {
            addMillis(ticks, offset, groupOf, size);
        } else {
            addNanos(ticks, offset, groupOf, size);
        }
    }

    private void addSeconds(long[] ticks, int offset, int[] groupOf, int size) {
        for (int i = 0; i < size; i++) {
            long value = ticks[offset + i];
            if (value >= 0) {
                addTo(groupOf[i] * WIDTH, value, 0);
            }
        }
    }

    private void addMillis(long[] ticks, int offset, int[] groupOf, int size) {
        for (int i = 0; i < size; i++) {
            long value = ticks[offset + i];
            if (value >= 0) {
                long seconds = value / 1000;
                addTo(groupOf[i] * WIDTH, seconds, (value - 1000 * seconds) * Ticks.MILLIS);
            }
        }
    }

    private void addNanos(long[] ticks, int offset, int[] groupOf, int size) {
        for (int i = 0; i < size; i++) {
            long value = ticks[offset + i];
            if (value >= 0) {
                long seconds = value / Ticks.SECONDS;
                addTo(groupOf[i] * WIDTH, seconds, value - Ticks.SECONDS * seconds);
            }
        }
    }

    void add(int group, long seconds, long nanos) {
        makeRoomFor(group + 1);
        addTo(group * WIDTH, seconds, nanos);
    }

    private void addTo(int row, long seconds, long nanos) {
        bound(row, seconds, nanos, seconds, nanos);
        addSum(row, 1, seconds, nanos);
    }

    /** Widens the bounds of a row to which durations between these will be added. */
    private void bound(int row, long least, long leastNanos, long greatest, long greatestNanos) {
        long[] all = rows;
        boolean first = all[row + COUNT] == 0;
        if (first || isLess(least, leastNanos, all[row + LEAST], all[row + LEAST_NANOS])) {
            all[row + LEAST] = least;
            all[row + LEAST_NANOS] = leastNanos;
        }
        if (first || isLess(all[row + GREATEST], all[row + GREATEST_NANOS], greatest, greatestNanos)) {
            all[row + GREATEST] = greatest;
            all[row + GREATEST_NANOS] = greatestNanos;
        }
    }

    private static boolean isLess(long seconds, long nanos, long otherSeconds, long otherNanos) {
        return seconds < otherSeconds || (seconds == otherSeconds && nanos < otherNanos);
    }

    private void addSum(int row, long count, long seconds, long nanos) {
        long[] all = rows;
        all[row + COUNT] += count;
        long sumNanos = all[row + SUM_NANOS] + nanos;
        long carry = sumNanos >= Ticks.SECONDS ? 1 : 0;
        all[row + SUM_NANOS] = sumNanos - carry * Ticks.SECONDS;
        long low = all[row + SUM_LOW] + (seconds & LOW) + carry;
        all[row + SUM_HIGH] += (seconds >>> LOW_BITS) + (low >>> LOW_BITS);
        all[row + SUM_LOW] = low & LOW;
    }

    void merge(TotalsTable donor, int[] map) {
        for (int group = 0; group < donor.groups; group++) {
            makeRoomFor(map[group] + 1);
            if (donor.rows[group * WIDTH + COUNT] > 0) {
                mergeRow(donor.rows, group * WIDTH, map[group] * WIDTH);
            }
        }
    }

    private void mergeRow(long[] theirs, int from, int row) {
        bound(
                row,
                theirs[from + LEAST],
                theirs[from + LEAST_NANOS],
                theirs[from + GREATEST],
                theirs[from + GREATEST_NANOS]);
        addSum(row, theirs[from + COUNT], theirs[from + SUM_LOW], theirs[from + SUM_NANOS]);
        rows[row + SUM_HIGH] += theirs[from + SUM_HIGH];
    }

    DurationTotals ofGroup(int group) {
        int row = group * WIDTH;
        if (group >= groups || rows[row + COUNT] == 0) {
            return new DurationTotals(0, BigInteger.ZERO, Optional.empty(), Optional.empty());
        }
        return new DurationTotals(
                rows[row + COUNT],
                sumNanos(row),
                Optional.of(Duration.ofSeconds(rows[row + LEAST], rows[row + LEAST_NANOS])),
                Optional.of(Duration.ofSeconds(rows[row + GREATEST], rows[row + GREATEST_NANOS])));
    }

    private BigInteger sumNanos(int row) {
        BigInteger seconds = BigInteger.valueOf(rows[row + SUM_HIGH])
                .shiftLeft(LOW_BITS)
                .add(BigInteger.valueOf(rows[row + SUM_LOW]));
        return nanos(seconds, rows[row + SUM_NANOS]);
    }

    private static BigInteger nanos(BigInteger seconds, long rest) {
        return seconds.multiply(BigInteger.valueOf(Ticks.SECONDS)).add(BigInteger.valueOf(rest));
    }

    /** A group without durations is a zero; the others have all their numbers. */
    void write(DataOutput out) throws IOException {
        Varints.write(out, groups);
        for (int row = 0; row < groups * WIDTH; row += WIDTH) {
            int end = rows[row + COUNT] == 0 ? row + 1 : row + WIDTH;
            for (int i = row; i < end; i++) {
                Varints.write(out, rows[i]);
            }
        }
    }

    void read(DataInput in, int atMost) throws IOException {
        int n = Varints.readAtMost(in, atMost);
        for (int group = 0; group < n; group++) {
            makeRoomFor(group + 1); // grows with what is really there, so a broken length cannot exhaust memory
            int row = group * WIDTH;
            rows[row + COUNT] = Varints.readTimes(in);
            for (int i = row + 1; rows[row + COUNT] > 0 && i < row + WIDTH; i++) {
                rows[i] = Varints.readLong(in);
            }
            requirePossible(row);
        }
    }

    private void requirePossible(int row) throws IOException {
        if (rows[row + COUNT] == 0) {
            return;
        }
        BigInteger others = BigInteger.valueOf(rows[row + COUNT] - 1); // all but the shortest, or all but the longest
        BigInteger sum = sumNanos(row);
        BigInteger least = nanos(BigInteger.valueOf(rows[row + LEAST]), rows[row + LEAST_NANOS]);
        BigInteger greatest = nanos(BigInteger.valueOf(rows[row + GREATEST]), rows[row + GREATEST_NANOS]);
        boolean parts = rows[row + SUM_LOW] <= LOW
                && rows[row + SUM_NANOS] < Ticks.SECONDS
                && rows[row + LEAST_NANOS] < Ticks.SECONDS
                && rows[row + GREATEST_NANOS] < Ticks.SECONDS;
        if (!parts
                || least.compareTo(greatest) > 0
                || least.multiply(others).add(greatest).compareTo(sum) > 0
                || greatest.multiply(others).add(least).compareTo(sum) < 0) {
            throw new IOException("%s durations from %s ns to %s ns cannot have a sum of %s ns"
                    .formatted(rows[row + COUNT], least, greatest, sum));
        }
    }
}
