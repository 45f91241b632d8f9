package io.github.servicekpi.engine;

/** Whole numbers, such as how often a case was reopened. */
public class Ints extends Column {
    /** No number; so the smallest {@code int} is not a value. */
    static final int MISSING = Integer.MIN_VALUE;

    final int[] ints;

    Ints(int capacity) {
        this.ints = new int[capacity];
    }

    @Override
    void gather(Column from, int[] rows, int size) {
        Ints in = (Ints) from;
        for (int k = 0; k < size; k++) {
            ints[k] = in.ints[in.offset + rows[k]];
        }
    }
}
