package io.github.servicekpi.engine;

/** Hands on what a function makes of each selected row: one other row. */
final class MappedTally<R> extends HandingOnTally<R> {
    private final RowMapper mapper;

    MappedTally(Tally<R> inner, RowMapper mapper) {
        super(inner);
        this.mapper = mapper;
    }

    @Override
    boolean isTotal() {
        return false; // so that the mapper is asked about selected rows only
    }

    @Override
    void add(Chunk chunk, Selection selected) {
        inner.add(chunk.mapped(mapper), selected);
    }
}
