package io.github.servicekpi.engine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Instants or durations of consecutive rows in their own unit, in four bytes each where they are near enough. Immutable. */
abstract class TickBlock {
    final long unit;

    private TickBlock(long unit) {
        this.unit = unit;
    }

    /** Packs the first values of a column. */
    static TickBlock of(Ticks column, int size) {
        int[] nanos = column.nanos;
        if (nanos != null) {
            return new Split(Arrays.copyOf(column.ticks, size), Arrays.copyOf(nanos, size));
        }
        long least = Long.MAX_VALUE;
        long greatest = Long.MIN_VALUE;
        int known = 0;
        for (int i = 0; i < size; i++) {
            long t = column.ticks[i];
            if (t != Ticks.MISSING) {
                known++;
                least = Math.min(least, t);
                greatest = Math.max(greatest, t);
            }
        }
        if (least > greatest) {
            return Near.NONE_KNOWN;
        }
        long range = greatest - least; // negative where it overflows
        return range >= 0 && range < Near.MISSING
                ? Near.of(column, size, least, range, known == size)
                : new Far(column.unit, Arrays.copyOf(column.ticks, size));
    }

    /** Writes ticks of this unit into a column that has the unit. */
    abstract void show(int from, int count, Ticks out, int to);

    abstract long tick(int index);

    /** Whether all values but missing ones are known to be within 2^62 ticks of zero. */
    boolean isNearZero() {
        return false;
    }

    /** What a value has beyond its whole seconds, if the ticks do not hold it. */
    int @Nullable [] nanos() {
        return null;
    }

    /** Four bytes a value: the distance from the least one. */
    static final class Near extends TickBlock {
        /** The greatest number of 32 bits. */
        static final long MISSING = 0xFFFFFFFFL;

        static final TickBlock NONE_KNOWN = new Near(Ticks.SECONDS, 0, 0, noneKnown(), false);

        final long least;

        /** The greatest distance. */
        final long range;

        /** Of all rows from the least, or {@link #MISSING}; not to be changed. */
        final int[] distances;

        /** Whether no value is missing. */
        final boolean isComplete;

        private Near(long unit, long least, long range, int[] distances, boolean isComplete) {
            super(unit);
            this.least = least;
            this.range = range;
            this.distances = distances;
            this.isComplete = isComplete;
        }

        /** @param distances may be changed when nobody asks for this block any more */
        static Near ofDistances(long unit, long least, long range, int[] distances, boolean isComplete) {
            return new Near(unit, least, range, distances, isComplete);
        }

        private static int[] noneKnown() {
            int[] distances = new int[StoredColumn.BLOCK];
            Arrays.fill(distances, (int) MISSING);
            return distances;
        }

        private static Near of(Ticks column, int size, long least, long range, boolean isComplete) {
            int[] distances = new int[size];
            for (int i = 0; i < size; i++) {
                long t = column.ticks[i];
                distances[i] = (int) (t == Ticks.MISSING ? MISSING : t - least);
            }
            return new Near(column.unit, least, range, distances, isComplete);
        }

        @Override
        void show(int from, int count, Ticks out, int to) {
            long[] ticks = out.ticks;
            for (int i = 0; i < count; i++) {
                long distance = distances[from + i] & MISSING;
                ticks[to + i] = distance == MISSING ? Ticks.MISSING : least + distance;
            }
        }

        @Override
        long tick(int index) {
            long distance = distances[index] & MISSING;
            return distance == MISSING ? Ticks.MISSING : least + distance;
        }

        /**
         * Writes the time from these instants to those at the same places of another block, both near zero: from the
         * distances as they are, as to write out both columns first takes longer than the rest.
         */
        @SuppressWarnings("ShortCircuitBoolean") // which rows have both instants is not predictable
        void subtractFrom(Near end, int from, int count, Ticks out) {
            int[] a = distances;
            int[] b = end.distances;
            long[] difference = out.ticks;
            long between = end.least - least;
            for (int i = 0; i < count; i++) {
                int x = a[from + i];
                int y = b[from + i];
                boolean absent = x == (int) MISSING | y == (int) MISSING;
                long d = between + (y & MISSING) - (x & MISSING);
                difference[i] = absent ? Ticks.MISSING : d;
            }
            out.unit = unit;
            out.nanos = null;
        }

        @Override
        boolean isNearZero() {
            return Math.abs(least) <= 1L << 61; // far from where the distance would matter
        }
    }

    /** Eight bytes a value. */
    private static class Far extends TickBlock {
        private final long[] ticks;

        Far(long unit, long[] ticks) {
            super(unit);
            this.ticks = ticks;
        }

        @Override
        void show(int from, int count, Ticks out, int to) {
            System.arraycopy(ticks, from, out.ticks, to, count);
        }

        @Override
        long tick(int index) {
            return ticks[index];
        }
    }

    /** Twelve bytes a value, in the rare case that no unit fits 64 bits: whole seconds, and nanoseconds beyond them. */
    private static final class Split extends Far {
        private final int[] nanos;

        Split(long[] seconds, int[] nanos) {
            super(Ticks.SECONDS, seconds);
            this.nanos = nanos;
        }

        @Override
        int[] nanos() {
            return nanos;
        }
    }
}
