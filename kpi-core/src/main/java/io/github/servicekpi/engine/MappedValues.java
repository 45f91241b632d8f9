package io.github.servicekpi.engine;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a function makes of the values of a column. */
record MappedValues(Source<Values> source, Function<Object, @Nullable Object> function) implements Source<Values> {
    @Override
    public Values newColumn(int capacity) {
        return new Values.Plain(capacity);
    }

    @Override
    public boolean isTotal() {
        return false; // a function of a user may rely on a filter before it
    }

    @Override
    @SuppressWarnings("NullAway") // the function of a user decides what it makes of a missing value
    public void fill(Chunk chunk, Values out) {
        Values in = chunk.column(source);
        @Nullable Object[] values = ((Values.Plain) out).values;
        for (int i = 0; i < chunk.size; i++) {
            values[i] = function.apply(in.at(in.offset + i));
        }
    }
}
