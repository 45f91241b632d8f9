package io.github.servicekpi.engine;

import org.jspecify.annotations.Nullable;

/**
 * One column of a table, in a form that keeps it small. Immutable.
 *
 * @param <C> the form in which rows are shown
 */
public abstract class StoredColumn<C extends Column> {
    /** Rows are packed in blocks of so many, so that one outlier does not widen a whole column. */
    static final int BLOCK = Chunk.CAPACITY;

    static int blockOf(int row) {
        return row / BLOCK; // rows are not negative, so this is a shift
    }

    static int indexOf(int row) {
        return row & (BLOCK - 1);
    }

    /** A column with room for so many rows, to be shown by {@link #show}. */
    abstract C newColumn(int capacity);

    /** Shows the values of rows; they may lie in two blocks, but not in more. */
    abstract void show(int firstRow, int size, C out);

    /** The value of a row as an object, or null. */
    abstract @Nullable Object value(int row);
}
