package io.github.servicekpi.engine;

import java.util.Arrays;

/**
 * Counts the codes that reach each of several thresholds, eight codes a {@code long}.
 *
 * <p>JDK 17 vectorises no loop over bytes, but does vectorise one over {@code long}s of a small array from index 0. So codes are
 * copied into such a block; adding {@code 128 - threshold} to each code, which is below 128, sets its top bit exactly
 * where it reaches the threshold, and the bits are summed in {@link ByteSums}.
 */
final class ThresholdCounts {
    /** So many codes are counted at once. */
    static final int BLOCK = Chunk.CAPACITY;

    private static final int LONGS = BLOCK / Long.BYTES;
    private static final int QUARTER = LONGS / 4;

    /** What a block adds at most to each byte of a lane. */
    private static final int MOST_IN_A_LANE = LONGS / QUARTER;

    private static final long TOP_BITS = 0x8080808080808080L;
    private static final long EVERY_BYTE = 0x0101010101010101L;

    private static final long[] NONE = {};

    private final int[] thresholds;
    private final boolean isFirstOne;
    private final long[] complements;
    private final long[] totals;
    private final ByteSums ofBlocks;
    private final ByteSums ofPacked;
    private long[] together = NONE; // of packed blocks, of which the first wait for the others
    private int waiting; // the longs of those
    private int greatest; // among their codes
    private long[] unpacked = {};

    /** @param thresholds each from 1 to 127, ascending */
    ThresholdCounts(int[] thresholds) {
        this.thresholds = thresholds;
        isFirstOne = thresholds.length > 0 && thresholds[0] == 1;
        complements = new long[thresholds.length];
        totals = new long[thresholds.length];
        ofBlocks = new ByteSums(QUARTER, MOST_IN_A_LANE, totals);
        ofPacked = new ByteSums(PackedCodes.LANES, PackedCodes.MOST_IN_A_LANE, totals);
        Arrays.setAll(complements, t -> (128 - thresholds[t]) * EVERY_BYTE);
    }

    static long[] newBlock() {
        return new long[LONGS];
    }

    /** Counts a block of codes below 128, any at all. */
    void add(long[] block) {
        countAll(block, 0, Codes.RULE);
    }

    /** Counts a block, of which it may be known how many codes reach 1, and is known which none exceeds. */
    void add(CodeBlock block) {
        boolean known = isFirstOne && block.isMissingKnown();
        if (known) {
            totals[0] += BLOCK - block.missing();
        }
        if (block.isPacked) {
            addPacked(block);
        } else {
            countAll(block.longs(), known ? 1 : 0, block.greatest);
        }
    }

    /** Of packed blocks it is always known how many codes reach 1. */
    private void addPacked(CodeBlock block) {
        boolean follows = block.from() == waiting && (waiting == 0 || block.longs() == together);
        if (!follows) {
            countWaiting();
        }
        if (block.from() == waiting && PackedCodes.areTogether(block.longs())) {
            together = block.longs();
            waiting += PackedCodes.LONGS;
            greatest = Math.max(greatest, block.greatest);
            if (waiting == together.length) {
                countTogether();
            }
        } else {
            countUnpacked(block.longs(), block.from(), block.greatest);
        }
    }

    private void countTogether() {
        for (int t = isFirstOne ? 1 : 0; t < totals.length && thresholds[t] <= greatest; t++) {
            PackedCodes.count(together, thresholds[t], ofPacked.lanes(t));
        }
        ofPacked.filled();
        waitForNone();
    }

    /** Counts blocks that wait for others in vain. */
    private void countWaiting() {
        for (int from = 0; from < waiting; from += PackedCodes.LONGS) {
            countUnpacked(together, from, greatest);
        }
        waitForNone();
    }

    private void waitForNone() {
        together = NONE;
        waiting = 0;
        greatest = 0;
    }

    private void countUnpacked(long[] packed, int from, int greatestCode) {
        unpacked = unpacked.length == 0 ? newBlock() : unpacked;
        PackedCodes.unpack(packed, from, unpacked);
        countAll(unpacked, isFirstOne ? 1 : 0, greatestCode);
    }

    private void countAll(long[] block, int firstThreshold, int greatestCode) {
        for (int t = firstThreshold; t < totals.length && thresholds[t] <= greatestCode; t++) {
            count(block, complements[t], ofBlocks.lanes(t));
        }
        ofBlocks.filled();
    }

    private static void count(long[] block, long complement, long[] lanes) {
        for (int j = 0; j < QUARTER; j++) {
            lanes[j] += (((block[j] + complement) & TOP_BITS) >>> 7)
                    + (((block[j + QUARTER] + complement) & TOP_BITS) >>> 7)
                    + (((block[j + 2 * QUARTER] + complement) & TOP_BITS) >>> 7)
                    + (((block[j + 3 * QUARTER] + complement) & TOP_BITS) >>> 7);
        }
    }

    /** How many codes have reached each threshold since the last call. */
    long[] take() {
        countWaiting();
        ofBlocks.empty();
        ofPacked.empty();
        long[] taken = totals.clone();
        Arrays.fill(totals, 0);
        return taken;
    }
}
