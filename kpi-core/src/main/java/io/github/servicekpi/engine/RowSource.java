package io.github.servicekpi.engine;

/**
 * A source that asks a function of each row object.
 *
 * @param <C> the form of the column
 */
interface RowSource<C extends Column> extends Source<C> {
    /** Asks the row at an index of a chunk. */
    void read(Object row, int index, C out);

    /** Ends the reading of all rows of a chunk. */
    default void complete(C out, Chunk chunk) {}

    @Override
    default void fill(Chunk chunk, C out) {
        readAll(chunk, out);
        complete(out, chunk);
    }

    /** Asks all rows of a chunk. */
    @SuppressWarnings("NullAway") // rows within the size of a chunk are not null
    default void readAll(Chunk chunk, C out) {
        Object[] rows = chunk.rows();
        for (int i = 0; i < chunk.size; i++) {
            read(rows[i], i, out);
        }
    }
}
