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

        /** Copies the codes of the rows selected. */
        final void copyTo(int[] out, Selection selection) {
            if (selection.areFirstRows()) {
                System.arraycopy(codes, offset, out, 0, selection.size);
            } else {
                copyTo(out, selection.rows, selection.size);
            }
        }

        private void copyTo(int[] out, int[] rows, int size) {
            for (int k = 0; k < size; k++) {
                out[k] = codes[offset + rows[k]];
            }
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

        /** Whether these are the rows of a column of bytes, and a whole block. */
        boolean isBlock() {
            return size == CodeBlock.SIZE;
        }

        /** Writes 1 for each row whose position is in a range, else 0, eight a {@code long}; of a whole block. */
        void inRange(int first, int last, long[] out) {
            Lanes.copy(bytes, from, out);
            Lanes.inRange(out, first + 1, last + 1, out);
        }
    }
}
