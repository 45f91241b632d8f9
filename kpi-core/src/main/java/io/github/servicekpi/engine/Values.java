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

    /** Positions that a table has in a smaller form; copied only if they are asked for one by one. */
    private abstract static class Stored extends Coded {
        int from;
        int size;
        private boolean copied = true;

        Stored(int capacity, Object[] dictionary) {
            super(capacity, dictionary);
        }

        /** Which rows of the stored column these are. */
        final void at(int firstRow, int count) {
            from = firstRow;
            size = count;
            copied = false;
        }

        @Override
        final void show() {
            if (!copied) {
                copy();
                copied = true;
            }
        }

        abstract void copy();

        /** Of what is stored as it is: to write it out as codes first takes longer than the rest. */
        @Override
        final int translate(int[] numbers, Selection selection, int[] out) {
            if (size == 0) {
                return super.translate(numbers, selection, out); // gathered from another column
            }
            return selection.areFirstRows()
                    ? translateFirst(numbers, selection.size, out)
                    : translate(numbers, selection.rows, selection.size, out);
        }

        abstract int translateFirst(int[] numbers, int count, int[] out);

        abstract int translate(int[] numbers, int[] rows, int count, int[] out);
    }

    /** Positions that a table has in a byte each, one more than they are, so that 0 is none. */
    static final class InBytes extends Stored {
        /** The most values of a dictionary: no byte has its top bit. */
        static final int MOST = Byte.MAX_VALUE - 1;

        private byte[] bytes = {};

        InBytes(int capacity, Object[] dictionary) {
            super(capacity, dictionary);
        }

        /** Takes the next rows of a column, which stay where they are. */
        void take(byte[] column, int firstRow, int count) {
            bytes = column;
            at(firstRow, count);
        }

        @Override
        void copy() {
            for (int i = 0; i < size; i++) {
                codes[i] = bytes[from + i] - 1;
            }
        }

        @Override
        int translateFirst(int[] numbers, int count, int[] out) {
            int least = 0;
            for (int k = 0; k < count; k++) {
                int number = numbers[bytes[from + k]];
                least = Math.min(least, number);
                out[k] = number;
            }
            return least;
        }

        @Override
        int translate(int[] numbers, int[] rows, int count, int[] out) {
            int least = 0;
            for (int k = 0; k < count; k++) {
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

    /** Positions that a table has in two bytes each. */
    static final class InShorts extends Stored {
        private short[] shorts = {};

        InShorts(int capacity, Object[] dictionary) {
            super(capacity, dictionary);
        }

        /** Takes the next rows of a column, which stay where they are. */
        void take(short[] column, int firstRow, int count) {
            shorts = column;
            at(firstRow, count);
        }

        @Override
        void copy() {
            for (int i = 0; i < size; i++) {
                codes[i] = shorts[from + i];
            }
        }

        @Override
        int translateFirst(int[] numbers, int count, int[] out) {
            int least = 0;
            for (int k = 0; k < count; k++) {
                int number = numbers[shorts[from + k] + 1];
                least = Math.min(least, number);
                out[k] = number;
            }
            return least;
        }

        @Override
        int translate(int[] numbers, int[] rows, int count, int[] out) {
            int least = 0;
            for (int k = 0; k < count; k++) {
                int number = numbers[shorts[from + rows[k]] + 1];
                least = Math.min(least, number);
                out[k] = number;
            }
            return least;
        }
    }
}
