package io.github.servicekpi.engine;

import org.jspecify.annotations.Nullable;

/** Whole numbers as scores. */
record CountScores(Source<Ints> source) implements Source<Codes> {
    @Override
    public Codes newColumn(int capacity) {
        return new Codes(capacity);
    }

    @Override
    public boolean isTotal() {
        return source.isTotal();
    }

    @Override
    public @Nullable StoredColumn<Codes> storedIn(ColumnStore table) {
        return table.find(source) instanceof StoredInts.AsScores counts ? counts.scores() : null;
    }

    @Override
    public void fill(Chunk chunk, Codes out) {
        Ints in = chunk.column(source);
        for (int i = 0; i < chunk.size; i++) {
            int value = in.ints[in.offset + i];
            out.bytes[i] = value == Ints.MISSING ? Codes.MISSING : Codes.ofScore(value);
        }
    }
}
