package io.github.servicekpi.engine;

import java.util.Arrays;

/**
 * Values that no digest writes again, shared by snapshots; sorted when first asked for. Safe to share between threads.
 */
final class Block {
    private final int[] values;
    private boolean sorted;

    Block(int[] values) {
        this.values = values;
    }

    int size() {
        return values.length;
    }

    /** The sum: at most 2^16 values below 2^31. */
    synchronized long sum() {
        long sum = 0;
        for (int v : values) {
            sum += v;
        }
        return sum;
    }

    synchronized int copyTo(long[] target, int at) {
        for (int i = 0; i < values.length; i++) {
            target[at + i] = values[i];
        }
        return at + values.length;
    }

    /** How many values are at most {@code value}. */
    synchronized int countAtMost(long value) {
        if (!sorted) {
            Arrays.sort(values);
            sorted = true;
        }
        int from = 0;
        int to = values.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (values[middle] <= value) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }
}
