package io.github.servicekpi.engine;

/** One value of many rows in primitive form: the value of row {@code i} of a chunk is at {@code offset + i}. */
public abstract class Column {
    /** Where the rows of the chunk begin; 0 but for columns that are shown by a table. */
    int offset;

    /** To be called before values are taken one by one. */
    void show() {}

    /** Takes the values of some rows of another column of the same form. */
    abstract void gather(Column from, int[] rows, int size);
}
