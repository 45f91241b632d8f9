package io.github.servicekpi.engine;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/** Hands on what a function makes of each selected row: one other row. */
final class MappedTally<R> extends Tally<R> {
    private final Tally<R> inner;
    private final RowMapper mapper;

    MappedTally(Tally<R> inner, RowMapper mapper) {
        this.inner = inner;
        this.mapper = mapper;
    }

    @Override
    boolean isTotal() {
        return false; // so that all rows of the chunks that it gets are selected
    }

    @Override
    void add(Chunk chunk, Selection selected) {
        inner.add(chunk.mapped(mapper), selected);
    }

    @Override
    void merge(Tally<R> donor, int[] map) {
        inner.merge(same(this, donor).inner, map);
    }

    @Override
    public List<R> results(int count) {
        return inner.results(count);
    }

    @Override
    void write(DataOutput out) throws IOException {
        inner.write(out);
    }

    @Override
    void read(DataInput in, int groups) throws IOException {
        inner.read(in, groups);
    }
}
