package io.github.servicekpi.engine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Texts or other objects of consecutive rows that mostly differ. Immutable. */
abstract class ValueBlock {
    abstract @Nullable Object at(int index);

    /** Objects as they are. */
    static final class OfObjects extends ValueBlock {
        private final @Nullable Object[] values;

        OfObjects(@Nullable Object[] values, int size) {
            this.values = Arrays.copyOf(values, size);
        }

        @Override
        @Nullable
        Object at(int index) {
            return values[index];
        }
    }
}
