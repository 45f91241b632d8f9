package io.github.servicekpi.engine;

import org.jspecify.annotations.Nullable;

/** The values of any column as objects, to serve as keys. */
record BoxedValues(Source<?> source, Kind kind) implements Source<Values> {
    @Override
    public Values newColumn(int capacity) {
        return new Values.Plain(capacity);
    }

    @Override
    public boolean isTotal() {
        return source.isTotal();
    }

    @Override
    public void fill(Chunk chunk, Values out) {
        Column in = chunk.column(source);
        @Nullable Object[] values = ((Values.Plain) out).values;
        for (int i = 0; i < chunk.size; i++) {
            boolean outOfRange = kind == Kind.SCORE && ((Codes) in).bytes()[in.offset + i] == Codes.OUT_OF_RANGE;
            values[i] = outOfRange ? RowSources.Scores.outOfRange(source, chunk, i) : kind.value(in, in.offset + i);
        }
    }
}
