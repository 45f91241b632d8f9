package io.github.servicekpi.engine;

import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What makes another row of a row; equal ones make equal rows, so that one of them is asked for all. */
record RowMapper(Function<Object, ?> function) {
    /** Maps the first rows. */
    @SuppressWarnings("NullAway") // rows within the size of a chunk are not null
    void map(@Nullable Object[] rows, int count, @Nullable Object[] out) {
        for (int k = 0; k < count; k++) {
            Object row = function.apply(rows[k]);
            out[k] = Objects.requireNonNull(row, "a row that was made of another is null");
        }
    }
}
