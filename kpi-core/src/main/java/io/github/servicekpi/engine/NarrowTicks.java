package io.github.servicekpi.engine;

import org.jspecify.annotations.Nullable;

/**
 * The durations of a chunk of a table as one {@code int} a row, all of one unit: for the instants 10:00:00.000 and
 * 10:00:01.500 it is 1500 milliseconds. A row whose duration is missing, or negative, has {@link #ABSENT}; how many there
 * are of each is counted. Chunks with a duration of {@link #END} units or more do not have this form, nor do those of which
 * the instants are of several units or not stored in four bytes each.
 *
 * <p>JDK 17 makes vector instructions of loops over {@code int}s that begin at index 0 of each array, and of none that
 * widens them to {@code long} or reads one array at another offset than it writes one. Hence this form beside
 * {@link Ticks}, and loops that do one thing each.
 */
final class NarrowTicks {
    static final int ABSENT = Integer.MAX_VALUE;

    /** All durations are less, so that {@link #ABSENT} has a page of 2^16 numbers to itself. */
    static final int END = ABSENT - 0xFFFF;

    private final Source<Ticks> source;
    private int version = -1;
    private boolean isThere;
    private int[] values = {};
    private int size;
    private long unit;
    private int missing;
    private int negative;
    private long sum;
    private boolean isSummed;

    NarrowTicks(Source<Ticks> source) {
        this.source = source;
    }

    /** Takes the durations of the rows that a chunk has now, unless it has them, and returns whether they have this form. */
    boolean of(Chunk chunk) {
        if (version != chunk.version()) {
            version = chunk.version();
            size = chunk.size;
            isSummed = false;
            isThere = take(chunk);
        }
        return isThere;
    }

    private boolean take(Chunk chunk) {
        if (chunk.indexInBlock() > 0) {
            return false;
        }
        if (source instanceof SpanSources.Between between) {
            return subtract(chunk.near(between.start()), chunk.near(between.end()));
        }
        TickBlock.Near durations = chunk.near(source);
        return durations != null && copy(durations);
    }

    private boolean subtract(TickBlock.@Nullable Near start, TickBlock.@Nullable Near end) {
        if (start == null || end == null || start.unit != end.unit || !start.isNearZero() || !end.isNearZero()) {
            return false;
        }
        long between = end.least - start.least;
        if (between - start.range <= Integer.MIN_VALUE || between + end.range >= END) {
            return false;
        }
        unit = start.unit;
        makeRoom();
        subtract(start.distances, end.distances, size, (int) between, values);
        countAbsent();
        return true;
    }

    private boolean copy(TickBlock.Near durations) {
        if (durations.least <= Integer.MIN_VALUE || durations.least + durations.range >= END) {
            return false;
        }
        unit = durations.unit;
        makeRoom();
        copy(durations.distances, size, (int) durations.least, values);
        countAbsent();
        return true;
    }

    private void makeRoom() {
        if (values.length < size) {
            values = new int[Chunk.CAPACITY];
        }
    }

    /**
     * Bit by bit, as neither branches nor conditional moves are vectorised: a distance of 32 ones is missing, and only then
     * is the sign of {@code x & ~(x + 1)} set. In two loops, as JDK 17 vectorises neither half of one that does both.
     */
    private static void subtract(int[] starts, int[] ends, int size, int between, int[] out) {
        for (int i = 0; i < size; i++) {
            int x = starts[i];
            int y = ends[i];
            out[i] = ((x & ~(x + 1)) | (y & ~(y + 1))) >> 31;
        }
        for (int i = 0; i < size; i++) {
            int isMissing = out[i];
            out[i] = ((ends[i] - starts[i] + between) & ~isMissing) | (isMissing >>> 1);
        }
    }

    private static void copy(int[] distances, int size, int least, int[] out) {
        for (int i = 0; i < size; i++) {
            int x = distances[i];
            int isMissing = (x & ~(x + 1)) >> 31;
            out[i] = ((x + least) & ~isMissing) | (isMissing >>> 1);
        }
    }

    /** Counts those missing, and has negative ones replaced. Not in the loop before, which would not be vectorised then. */
    private void countAbsent() {
        int without = 0;
        int any = 0;
        for (int i = 0; i < size; i++) {
            without += (values[i] + 1) >> 31;
            any |= values[i];
        }
        missing = -without;
        negative = 0;
        if (any < 0) {
            dropNegative();
        }
    }

    private void dropNegative() {
        missing = 0;
        for (int i = 0; i < size; i++) {
            missing += values[i] == ABSENT ? 1 : 0;
            negative += values[i] < 0 ? 1 : 0;
            values[i] = values[i] < 0 ? ABSENT : values[i];
        }
    }

    /** The durations, from index 0 to before {@link #size}, and {@link #ABSENT}; not to be changed. */
    int[] values() {
        return values;
    }

    int size() {
        return size;
    }

    long unit() {
        return unit;
    }

    int missing() {
        return missing;
    }

    int negative() {
        return negative;
    }

    /** How many rows have no duration that counts. */
    int absent() {
        return missing + negative;
    }

    /** How many there are. */
    int count() {
        return size - absent();
    }

    long sum() {
        if (!isSummed) {
            sum = sum(values, size) - (long) absent() * ABSENT;
            isSummed = true;
        }
        return sum;
    }

    /**
     * The halves apart, as no loop that sums {@code int}s up in a {@code long} is vectorised. A chunk is too short for either
     * to overflow.
     */
    private static long sum(int[] values, int size) {
        int lower = 0;
        int upper = 0;
        for (int i = 0; i < size; i++) {
            lower += values[i] & 0xFFFF;
            upper += values[i] >>> 16;
        }
        return ((long) upper << 16) + lower;
    }

    /** How many durations exceed a limit, which is not negative. */
    int countAbove(int limit) {
        return limit >= END ? 0 : countAbove(values, size, limit) - absent();
    }

    private static int countAbove(int[] values, int size, int limit) {
        int above = 0;
        for (int i = 0; i < size; i++) {
            above += (limit - values[i]) >>> 31;
        }
        return above;
    }

    /** Whether a duration is less than one bound or greater than the other, neither of them negative. */
    boolean isAnyOutside(int least, int greatest) {
        return outside(values, size, least, greatest) < 0;
    }

    private static int outside(int[] values, int size, int least, int greatest) {
        int any = 0;
        for (int i = 0; i < size; i++) {
            int value = values[i];
            int isAbsent = (value + 1) >> 31;
            any |= (value - least) | ((greatest - value) & ~isAbsent);
        }
        return any;
    }

    /** The shortest; {@link #ABSENT} where there is none. */
    int least() {
        int least = ABSENT;
        for (int i = 0; i < size; i++) {
            least = Math.min(least, values[i]);
        }
        return least;
    }

    /** The longest, or -1. */
    int greatest() {
        int greatest = -1;
        for (int i = 0; i < size; i++) {
            greatest = Math.max(greatest, values[i] == ABSENT ? -1 : values[i]);
        }
        return greatest;
    }
}
