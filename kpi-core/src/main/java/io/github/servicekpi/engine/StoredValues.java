package io.github.servicekpi.engine;

import org.jspecify.annotations.Nullable;

/** Texts and other objects that repeat, as their positions in a dictionary, of one, two or four bytes each. */
abstract class StoredValues extends StoredColumn<Values> {
    final Object[] dictionary;

    private StoredValues(Object[] dictionary) {
        this.dictionary = dictionary;
    }

    /** Keeps codes of values in the smallest form. */
    static StoredValues of(int[][] blocks, int size, Object[] dictionary) {
        if (dictionary.length <= Values.InBytes.MOST) {
            byte[] bytes = new byte[size];
            for (int row = 0; row < size; row++) {
                bytes[row] = (byte) (blocks[blockOf(row)][indexOf(row)] + 1);
            }
            return new InBytes(bytes, dictionary);
        }
        if (dictionary.length <= Short.MAX_VALUE + 1) {
            short[] codes = new short[size];
            for (int row = 0; row < size; row++) {
                codes[row] = (short) blocks[blockOf(row)][indexOf(row)];
            }
            return new InShorts(codes, dictionary);
        }
        return new InInts(blocks, dictionary);
    }

    @Override
    Values newColumn(int capacity) {
        return new Values.Coded(capacity, dictionary);
    }

    abstract int code(int row);

    @Override
    final @Nullable Object value(int row) {
        int code = code(row);
        return code == Values.Coded.NONE ? null : dictionary[code];
    }

    private static final class InBytes extends StoredValues {
        private final byte[] bytes;

        InBytes(byte[] bytes, Object[] dictionary) {
            super(dictionary);
            this.bytes = bytes;
        }

        @Override
        Values newColumn(int capacity) {
            return new Values.InBytes(capacity, dictionary);
        }

        @Override
        void show(int firstRow, int size, Values out) {
            ((Values.InBytes) out).take(bytes, firstRow, size);
        }

        @Override
        int code(int row) {
            return bytes[row] - 1;
        }
    }

    private static final class InShorts extends StoredValues {
        private final short[] codes;

        InShorts(short[] codes, Object[] dictionary) {
            super(dictionary);
            this.codes = codes;
        }

        @Override
        Values newColumn(int capacity) {
            return new Values.InShorts(capacity, dictionary);
        }

        @Override
        void show(int firstRow, int size, Values out) {
            ((Values.InShorts) out).take(codes, firstRow, size);
        }

        @Override
        int code(int row) {
            return codes[row];
        }
    }

    private static final class InInts extends StoredValues {
        private final int[][] blocks;

        InInts(int[][] blocks, Object[] dictionary) {
            super(dictionary);
            this.blocks = blocks;
        }

        @Override
        void show(int firstRow, int size, Values out) {
            int[] to = ((Values.Coded) out).codes;
            int first = Math.min(size, BLOCK - indexOf(firstRow));
            System.arraycopy(blocks[blockOf(firstRow)], indexOf(firstRow), to, 0, first);
            if (first < size) {
                System.arraycopy(blocks[blockOf(firstRow) + 1], 0, to, first, size - first);
            }
        }

        @Override
        int code(int row) {
            return blocks[blockOf(row)][indexOf(row)];
        }
    }

    /** Values that mostly differ. */
    static final class Different extends StoredColumn<Values> {
        private final ValueBlock[] blocks;

        Different(ValueBlock[] blocks) {
            this.blocks = blocks;
        }

        @Override
        Values newColumn(int capacity) {
            return new Values.Plain(capacity);
        }

        @Override
        void show(int firstRow, int size, Values out) {
            @Nullable Object[] values = ((Values.Plain) out).values;
            for (int i = 0; i < size; i++) {
                values[i] = value(firstRow + i);
            }
        }

        @Override
        @Nullable
        Object value(int row) {
            return blocks[blockOf(row)].at(indexOf(row));
        }
    }
}
