package io.github.servicekpi.engine;

/** Whole numbers, such as how often a case was reopened. */
public final class Ints extends Column {
    /** No number; so the smallest {@code int} is not a value. */
    static final int MISSING = Integer.MIN_VALUE;

    final int[] ints;

    Ints(int[] ints) {
        this.ints = ints;
    }

    @Override
    Ints view() {
        return new Ints(ints);
    }
}
