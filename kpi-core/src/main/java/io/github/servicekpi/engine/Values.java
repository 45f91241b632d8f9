package io.github.servicekpi.engine;

import org.jspecify.annotations.Nullable;

/** Texts and other objects: as they are, or as positions in a dictionary of the distinct ones. */
public abstract class Values extends Column {

    /** The value at an index of the array, not of the chunk. */
    abstract @Nullable Object at(int index);

    /** Values as they are. */
    static final class Plain extends Values {
        final @Nullable Object[] values;

        Plain(int capacity) {
            this.values = new Object[capacity];
        }

        @Override
        @Nullable
        Object at(int index) {
            return values[index];
        }

        @Override
        void gather(Column from, int[] rows, int size) {
            Plain in = (Plain) from;
            for (int k = 0; k < size; k++) {
                values[k] = in.values[in.offset + rows[k]];
            }
        }
    }

    /** Values by their position in a dictionary, {@link #NONE} where there is none. */
    static class Coded extends Values {
        static final int NONE = -1;

        final int[] codes;
        final Object[] dictionary;

        Coded(int capacity, Object[] dictionary) {
            this.codes = new int[capacity];
            this.dictionary = dictionary;
        }

        @Override
        @Nullable
        final Object at(int index) {
            int code = codes[index];
            return code == NONE ? null : dictionary[code];
        }

        @Override
        final void gather(Column from, int[] rows, int size) {
            ((Coded) from).copyTo(codes, rows, size);
        }

        private void copyTo(int[] out, int[] rows, int size) {
            for (int k = 0; k < size; k++) {
                out[k] = codes[offset + rows[k]];
            }
        }

        /**
         * Gives each selected row the number of its value.
         *
         * @param numbers by code + 1, so that the first is of rows without a value
         * @return the least number given
         */
        int translate(int[] numbers, Selection selection, int[] out) {
            int least = 0;
            int[] rows = selection.rows;
            for (int k = 0; k < selection.size; k++) {
                int number = numbers[codes[offset + rows[k]] + 1];
                least = Math.min(least, number);
                out[k] = number;
            }
            return least;
        }
    }

    /** Positions that a table has in a byte each, one more than they are, so that 0 is none; copied only if they are asked for one by one. */
    static final class InBytes extends Coded {
        /** The most values of a dictionary: no byte has its top bit. */
        static final int MOST = Byte.MAX_VALUE - 1;

        private byte[] bytes = {};
        private int from;
        private int size;
        private boolean copied = true;

        InBytes(int capacity, Object[] dictionary) {
            super(capacity, dictionary);
        }

        /** Takes the next rows of a column, which stay where they are. */
        void take(byte[] column, int firstRow, int count) {
            bytes = column;
            from = firstRow;
            size = count;
            copied = false;
        }

        @Override
        void show() {
            if (!copied) {
                for (int i = 0; i < size; i++) {
                    codes[i] = bytes[from + i] - 1;
                }
                copied = true;
            }
        }

        /** Of the bytes as they are: to write them out as codes first takes longer than the rest. */
        @Override
        int translate(int[] numbers, Selection selection, int[] out) {
            if (bytes.length == 0) {
                return super.translate(numbers, selection, out); // gathered from another column
            }
            return selection.areFirstRows()
                    ? translate(bytes, from, numbers, selection.size, out)
                    : translate(bytes, from, selection.rows, numbers, selection.size, out);
        }

        private static int translate(byte[] bytes, int from, int[] numbers, int size, int[] out) {
            int least = 0;
            for (int k = 0; k < size; k++) {
                int number = numbers[bytes[from + k]];
                least = Math.min(least, number);
                out[k] = number;
            }
            return least;
        }

        private static int translate(byte[] bytes, int from, int[] rows, int[] numbers, int size, int[] out) {
            int least = 0;
            for (int k = 0; k < size; k++) {
                int number = numbers[bytes[from + rows[k]]];
                least = Math.min(least, number);
                out[k] = number;
            }
            return least;
        }

        // Whether these are the rows of a column of bytes, and a whole block.
        boolean isBlock() {
            return size == CodeBlock.SIZE;
        }

        // Writes 1 for each row whose position is in a range, else 0, eight a long; of a whole block.
        void inRange(int first, int last, long[] out) {
            Lanes.copy(bytes, from, out);
            Lanes.inRange(out, first + 1, last + 1, out);
        }
    }
}
