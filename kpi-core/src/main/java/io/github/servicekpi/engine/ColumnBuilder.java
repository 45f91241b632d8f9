package io.github.servicekpi.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Appends the columns of chunks to one column of a table. Arrays grow only when they are full. */
abstract class ColumnBuilder {
    int size;

    /** Appends the values of a chunk's column. */
    abstract void append(Column column, int count);

    /** The column of exactly the values appended. */
    abstract Column build();

    final int room(int length, int more) {
        int needed = Math.addExact(size, more);
        return needed <= length ? length : Math.max(needed, length + (length >> 1));
    }

    static final class OfCodes extends ColumnBuilder {
        private byte[] bytes = {};

        @Override
        void append(Column column, int count) {
            int length = room(bytes.length, count);
            bytes = length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
            System.arraycopy(((Codes) column).bytes, column.offset, bytes, size, count);
            for (int i = size; i < size + count; i++) {
                if (bytes[i] == Codes.OUT_OF_RANGE) {
                    throw new IllegalArgumentException(
                            "a score in a table must be in [0, %s]: row %s has another".formatted(Codes.MAX_SCORE, i));
                }
            }
            size += count;
        }

        @Override
        Codes build() {
            return new Codes(Arrays.copyOf(bytes, size));
        }
    }

    static final class OfInts extends ColumnBuilder {
        private int[] ints = {};

        @Override
        void append(Column column, int count) {
            int length = room(ints.length, count);
            ints = length == ints.length ? ints : Arrays.copyOf(ints, length);
            System.arraycopy(((Ints) column).ints, column.offset, ints, size, count);
            size += count;
        }

        @Override
        Ints build() {
            return new Ints(Arrays.copyOf(ints, size));
        }
    }

    static final class OfObjects extends ColumnBuilder {
        private @Nullable Object[] values = {};

        @Override
        void append(Column column, int count) {
            int length = room(values.length, count);
            values = length == values.length ? values : Arrays.copyOf(values, length);
            for (int i = 0; i < count; i++) {
                values[size + i] = ((Values) column).at(column.offset + i);
            }
            size += count;
        }

        @Override
        Values build() {
            return new Values.Plain(Arrays.copyOf(values, size));
        }
    }

    static final class OfTexts extends ColumnBuilder {
        private int[] codes = {};
        private final Map<Object, Integer> known = new HashMap<>();
        private final List<Object> dictionary = new ArrayList<>();

        @Override
        void append(Column column, int count) {
            int length = room(codes.length, count);
            codes = length == codes.length ? codes : Arrays.copyOf(codes, length);
            for (int i = 0; i < count; i++) {
                codes[size + i] = codeOf(((Values) column).at(column.offset + i));
            }
            size += count;
        }

        private int codeOf(@Nullable Object value) {
            if (value == null) {
                return Values.Coded.NONE;
            }
            Integer code = known.get(value);
            if (code == null) {
                code = dictionary.size();
                known.put(value, code);
                dictionary.add(value);
            }
            return code;
        }

        @Override
        Values build() {
            return new Values.Coded(Arrays.copyOf(codes, size), dictionary.toArray());
        }
    }

    /**
     * Keeps the coarsest unit that holds all values so far; in the rare case that none does, seconds and nanoseconds.
     */
    static final class OfTicks extends ColumnBuilder {
        private long[] ticks = {};
        private int @Nullable [] nanos;
        private long unit = Ticks.SECONDS;

        @Override
        void append(Column column, int count) {
            Ticks in = (Ticks) column;
            int length = room(ticks.length, count);
            ticks = length == ticks.length ? ticks : Arrays.copyOf(ticks, length);
            if (nanos == null && in.nanos == null && in.unit < unit && fits(ticks, 0, size, unit / in.unit)) {
                scale(ticks, 0, size, unit / in.unit);
                unit = in.unit;
            }
            if (nanos == null
                    && in.nanos == null
                    && in.unit >= unit
                    && fits(in.ticks, in.offset, count, in.unit / unit)) {
                System.arraycopy(in.ticks, in.offset, ticks, size, count);
                scale(ticks, size, count, in.unit / unit);
            } else {
                int[] rest = split();
                for (int i = 0; i < count; i++) {
                    ticks[size + i] = in.secondsAt(in.offset + i);
                    rest[size + i] = in.nanosAt(in.offset + i);
                }
            }
            size += count;
        }

        private static boolean fits(long[] ticks, int from, int count, long factor) {
            for (int i = from; i < from + count; i++) {
                if (ticks[i] >= Ticks.REASONS && Math.abs(ticks[i]) >= Long.MAX_VALUE / factor) {
                    return false;
                }
            }
            return true;
        }

        private static void scale(long[] ticks, int from, int count, long factor) {
            for (int i = from; factor > 1 && i < from + count; i++) {
                ticks[i] = ticks[i] < Ticks.REASONS ? ticks[i] : ticks[i] * factor;
            }
        }

        private int[] split() {
            int[] rest = nanos == null ? new int[ticks.length] : nanos;
            rest = rest.length == ticks.length ? rest : Arrays.copyOf(rest, ticks.length);
            if (nanos == null) {
                Ticks whole = new Ticks(ticks, unit, null);
                for (int i = 0; i < size; i++) {
                    rest[i] = whole.nanosAt(i);
                    ticks[i] = whole.secondsAt(i);
                }
                unit = Ticks.SECONDS;
            }
            nanos = rest;
            return rest;
        }

        @Override
        Ticks build() {
            return new Ticks(Arrays.copyOf(ticks, size), unit, nanos == null ? null : Arrays.copyOf(nanos, size));
        }
    }
}
