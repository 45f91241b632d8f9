package io.github.servicekpi.engine;

import java.util.function.Function;

/**
 * The values of a column, of which only the asker knows the kind, in the form of that kind.
 *
 * @param reader asks each value as if it were a row that is its own value
 */
record ConvertedValues<C extends Column>(Source<Values> values, RowSource<C> reader) implements Source<C> {
    private enum Self implements Function<Object, Object> {
        VALUE;

        @Override
        public Object apply(Object value) {
            return value;
        }
    }

    static Source<?> of(Kind kind, Source<Values> values) {
        return new ConvertedValues<>(values, (RowSource<?>) kind.source(Self.VALUE, true));
    }

    @Override
    public C newColumn(int capacity) {
        return reader.newColumn(capacity);
    }

    @Override
    public boolean isTotal() {
        return values.isTotal();
    }

    @Override
    @SuppressWarnings("NullAway") // what is missing is its own value too
    public void fill(Chunk chunk, C out) {
        Values in = chunk.column(values);
        for (int i = 0; i < chunk.size; i++) {
            reader.read(in.at(in.offset + i), i, out);
        }
        reader.complete(out, chunk);
    }
}
