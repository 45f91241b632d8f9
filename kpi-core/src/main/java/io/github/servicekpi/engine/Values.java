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
    static final class Coded extends Values {
        static final int NONE = -1;

        final int[] codes;
        final Object[] dictionary;

        Coded(int capacity, Object[] dictionary) {
            this.codes = new int[capacity];
            this.dictionary = dictionary;
        }

        @Override
        @Nullable
        Object at(int index) {
            int code = codes[index];
            return code == NONE ? null : dictionary[code];
        }

        @Override
        void gather(Column from, int[] rows, int size) {
            ((Coded) from).copyTo(codes, rows, size);
        }

        /** Copies the codes of the rows selected. */
        void copyTo(int[] out, Selection selection) {
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
}
