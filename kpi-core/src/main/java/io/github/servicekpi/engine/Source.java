package io.github.servicekpi.engine;

import org.jspecify.annotations.Nullable;

/**
 * Where the values of a column come from: a function of a row, or other columns. Sources are values: equal ones are
 * computed once a chunk, and found in a table that stores them.
 *
 * @param <C> the form of the column
 */
public interface Source<C extends Column> {
    /** An empty column for up to {@code capacity} rows. */
    C newColumn(int capacity);

    /** Computes the values of all rows of the chunk. */
    void fill(Chunk chunk, C out);

    /**
     * Whether the source may be asked about every row of a chunk. A lambda of a user may rely on a filter before it and
     * is asked about selected rows only.
     */
    boolean isTotal();

    /** The column of a table that holds the values, so that they need not be computed; null if there is none. */
    default @Nullable StoredColumn<C> storedIn(ColumnStore table) {
        return table.find(this);
    }
}
