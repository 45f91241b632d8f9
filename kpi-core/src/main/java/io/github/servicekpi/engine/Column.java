package io.github.servicekpi.engine;

/** One value of many rows in primitive form: the value of row {@code i} of a chunk is at {@code offset + i}. */
public abstract class Column {
    /** Where the rows of the chunk begin; 0 but for a window that slides over a table. */
    int offset;

    /** Another look at the same arrays, with an offset of its own. */
    abstract Column view();
}
