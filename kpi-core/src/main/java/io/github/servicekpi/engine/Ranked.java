package io.github.servicekpi.engine;

import java.util.Iterator;

/**
 * Numbers in ascending order, found by rank. Immutable as seen from outside: what is put in order when first asked for
 * is put in order once, and by one thread.
 */
interface Ranked {
    long count();

    /** The number that so many others come before. */
    long valueAt(long rank);

    long countAtMost(long value);

    /** What {@link #countAtMost} is at least, known without putting anything in order. */
    default long countSurelyAtMost(long value) {
        return countAtMost(value);
    }

    /** What {@link #countAtMost} is at most, known without putting anything in order. */
    default long countPerhapsAtMost(long value) {
        return countAtMost(value);
    }

    /** All numbers in ascending order: each piece begins after the last number of the one before. */
    Iterator<RankedRuns> pieces();
}
