package io.github.servicekpi.engine;

import java.util.Arrays;

/**
 * Counts the codes that reach each of several thresholds, eight codes a {@code long}.
 *
 * <p>JDK 17 vectorises no loop over bytes, but does vectorise one over {@code long}s of a small array from index 0. So codes are
 * copied into such a block; adding {@code 128 - threshold} to each code, which is below 128, sets its top bit exactly
 * where it reaches the threshold, and the bits are summed in lanes of a byte each, which are emptied before one can
 * overflow.
 */
final class ThresholdCounts {
    /** So many codes are counted at once. */
    static final int BLOCK = Chunk.CAPACITY;

    private static final int LONGS = BLOCK / Long.BYTES;
    private static final int LANES = LONGS / 2; // packed codes use all, others the first half
    private static final int QUARTER = LONGS / 4;

    /** What a block adds at most to each byte of a lane. */
    private static final int MOST_IN_A_LANE = LONGS / QUARTER;

    private static final int GREATEST_IN_A_LANE = 255;

    private static final long TOP_BITS = 0x8080808080808080L;
    private static final long EVERY_BYTE = 0x0101010101010101L;
    private static final long EVEN_BYTES = 0x00FF00FF00FF00FFL;
    private static final long EVERY_PAIR = 0x0001000100010001L;

    private final int[] thresholds;
    private final boolean isFirstOne;
    private final long[] complements;
    private final long[] totals;
    private long[][] lanes = {}; // made with the first block, so that small states stay small
    private int inALane; // at most
    private final long[][] waiting = new long[PackedCodes.TOGETHER][]; // packed blocks
    private int count; // of those waiting
    private int greatest; // among them

    /** @param thresholds each from 1 to 127, ascending */
    ThresholdCounts(int[] thresholds) {
        this.thresholds = thresholds;
        isFirstOne = thresholds.length > 0 && thresholds[0] == 1;
        complements = new long[thresholds.length];
        totals = new long[thresholds.length];
        Arrays.setAll(complements, t -> (128 - thresholds[t]) * EVERY_BYTE);
    }

    static long[] newBlock() {
        return new long[LONGS];
    }

    /** Counts a block of codes below 128, any at all. */
    void add(long[] block) {
        makeLanes();
        for (int t = 0; t < totals.length; t++) {
            count(block, complements[t], lanes[t]);
        }
        filled(MOST_IN_A_LANE);
    }

    /** Counts a block, of which it may be known how many codes reach 1, and is known which none exceeds. */
    void add(CodeBlock block) {
        boolean known = isFirstOne && block.isMissingKnown();
        if (known) {
            totals[0] += BLOCK - block.missing();
        }
        if (block.isPacked) {
            addPacked(block);
            return;
        }
        makeLanes();
        for (int t = known ? 1 : 0; t < totals.length && thresholds[t] <= block.greatest; t++) {
            count(block.longs(), complements[t], lanes[t]);
        }
        filled(MOST_IN_A_LANE);
    }

    private void addPacked(CodeBlock block) {
        waiting[count++] = block.longs();
        greatest = Math.max(greatest, block.greatest);
        if (count == waiting.length) {
            countWaiting();
        }
    }

    /** Of packed blocks it is always known how many codes reach 1. */
    private void countWaiting() {
        makeLanes();
        for (int t = isFirstOne ? 1 : 0; t < totals.length && thresholds[t] <= greatest; t++) {
            PackedCodes.count(waiting, thresholds[t], lanes[t]);
        }
        filled(PackedCodes.MOST_IN_A_LANE);
        count = 0;
        greatest = 0;
    }

    private void makeLanes() {
        if (lanes.length == 0) {
            lanes = new long[totals.length][LANES];
        }
    }

    private void filled(int most) {
        inALane += most;
        if (inALane > GREATEST_IN_A_LANE - PackedCodes.MOST_IN_A_LANE) {
            empty();
        }
    }

    private static void count(long[] block, long complement, long[] lanes) {
        for (int j = 0; j < QUARTER; j++) {
            lanes[j] += (((block[j] + complement) & TOP_BITS) >>> 7)
                    + (((block[j + QUARTER] + complement) & TOP_BITS) >>> 7)
                    + (((block[j + 2 * QUARTER] + complement) & TOP_BITS) >>> 7)
                    + (((block[j + 3 * QUARTER] + complement) & TOP_BITS) >>> 7);
        }
    }

    private void empty() {
        for (int t = 0; t < lanes.length; t++) {
            for (int j = 0; j < LANES; j++) {
                long lane = lanes[t][j];
                long pairs = (lane & EVEN_BYTES) + ((lane >>> 8) & EVEN_BYTES);
                totals[t] += (pairs * EVERY_PAIR) >>> 48;
            }
            Arrays.fill(lanes[t], 0);
        }
        inALane = 0;
    }

    /** How many codes have reached each threshold since the last call. */
    long[] take() {
        if (count > 0) {
            Arrays.fill(waiting, count, waiting.length, PackedCodes.ZEROS);
            countWaiting();
        }
        empty();
        long[] taken = totals.clone();
        Arrays.fill(totals, 0);
        return taken;
    }
}
