package io.github.servicekpi.engine;

import org.jspecify.annotations.Nullable;

/** Texts and other objects: as they are, or as positions in a dictionary of the distinct ones. */
public abstract class Values extends Column {

    /** The value at an index of the array, not of the chunk. */
    abstract @Nullable Object at(int index);

    /** Values as they are. */
    static final class Plain extends Values {
        final @Nullable Object[] values;

        Plain(@Nullable Object[] values) {
            this.values = values;
        }

        @Override
        @Nullable
        Object at(int index) {
            return values[index];
        }

        @Override
        Plain view() {
            return new Plain(values);
        }
    }

    /** Values by their position in a dictionary, {@link #NONE} where there is none. */
    static final class Coded extends Values {
        static final int NONE = -1;

        final int[] codes;
        final Object[] dictionary;

        Coded(int[] codes, Object[] dictionary) {
            this.codes = codes;
            this.dictionary = dictionary;
        }

        @Override
        @Nullable
        Object at(int index) {
            int code = codes[index];
            return code == NONE ? null : dictionary[code];
        }

        @Override
        Coded view() {
            return new Coded(codes, dictionary);
        }
    }
}
