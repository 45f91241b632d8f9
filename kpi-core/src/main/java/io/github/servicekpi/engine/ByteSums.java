package io.github.servicekpi.engine;

import java.util.Arrays;

/** Sums in lanes of a byte each, eight a {@code long}, which go to totals before one can overflow. */
final class ByteSums {
    private static final int GREATEST_IN_A_LANE = 255;

    private static final long EVEN_BYTES = 0x00FF00FF00FF00FFL;
    private static final long EVERY_PAIR = 0x0001000100010001L;

    private final int width;
    private final int most;
    private final long[] totals;
    private final long[][] lanes; // made where they are needed, so that small states stay small
    private int inALane; // at most

    /**
     * @param width how many longs there are for each total
     * @param most what is added at most to each byte at once
     * @param totals that the sums are added to
     */
    ByteSums(int width, int most, long[] totals) {
        this.width = width;
        this.most = most;
        this.totals = totals;
        this.lanes = new long[totals.length][0];
    }

    /** The lanes of a total, with room for {@code most} more in each byte. */
    long[] lanes(int total) {
        long[] known = lanes[total];
        if (known.length == 0) {
            known = new long[width];
            lanes[total] = known;
        }
        return known;
    }

    /** To be called after each addition to the lanes. */
    void filled() {
        inALane += most;
        if (inALane > GREATEST_IN_A_LANE - most) {
            empty();
        }
    }

    /** Moves all sums to the totals. */
    void empty() {
        if (inALane == 0) {
            return;
        }
        for (int t = 0; t < lanes.length; t++) {
            totals[t] += sum(lanes[t]);
            Arrays.fill(lanes[t], 0);
        }
        inALane = 0;
    }

    private static long sum(long[] lanes) {
        long sum = 0;
        for (long lane : lanes) {
            long pairs = (lane & EVEN_BYTES) + ((lane >>> 8) & EVEN_BYTES);
            sum += (pairs * EVERY_PAIR) >>> 48;
        }
        return sum;
    }
}
