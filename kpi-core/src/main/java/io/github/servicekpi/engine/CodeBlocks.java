package io.github.servicekpi.engine;

import java.util.stream.IntStream;

/**
 * How many codes are in each slot, counted in blocks. Slots mostly are ranges of codes, so it is enough to know how many codes
 * reach the beginning of each range; codes are counted one by one where there are too many ranges, or a code of 128 and more.
 */
final class CodeBlocks {
    private static final int BLOCK = ThresholdCounts.BLOCK;

    /** To find so many thresholds in a block costs as much as to count its codes one by one. */
    private static final int MOST_THRESHOLDS = 24;

    private final int[] slotOfCode;
    private final int[] thresholds; // the codes that are in another slot than the one before
    private final ThresholdCounts reached;
    private final long[] oneByOne;
    private long inBlocks;
    private byte[] waiting = {};
    private int count; // of those waiting
    private long[] block = {};

    CodeBlocks(int[] slotOfCode, int slots) {
        this.slotOfCode = slotOfCode;
        this.oneByOne = new long[slots];
        this.thresholds = IntStream.range(1, Codes.RULE)
                .filter(code -> slotOfCode[code] != slotOfCode[code - 1])
                .toArray();
        this.reached = new ThresholdCounts(thresholds);
    }

    void add(byte[] codes, int offset, int size) {
        if (block.length == 0) {
            block = ThresholdCounts.newBlock();
            waiting = new byte[BLOCK];
        }
        int from = offset;
        int end = offset + size;
        while (from < end) {
            if (count == 0 && end - from >= BLOCK) {
                countBlock(codes, from);
                from += BLOCK;
            } else {
                int copied = Math.min(BLOCK - count, end - from);
                System.arraycopy(codes, from, waiting, count, copied);
                count += copied;
                from += copied;
                if (count == BLOCK) {
                    countBlock(waiting, 0);
                    count = 0;
                }
            }
        }
    }

    void add(CodeBlock stored) {
        if (thresholds.length <= MOST_THRESHOLDS) {
            reached.add(stored);
            inBlocks += BLOCK;
        } else {
            add(stored.codes(), 0, BLOCK);
        }
    }

    private void countBlock(byte[] codes, int offset) {
        if (thresholds.length <= MOST_THRESHOLDS && Lanes.areCodes(Lanes.copy(codes, offset, block))) {
            reached.add(block);
            inBlocks += BLOCK;
        } else {
            countOneByOne(codes, offset, BLOCK, slotOfCode, oneByOne, 0);
        }
    }

    /** @param firstSlot where the slots begin in their array */
    static void countOneByOne(byte[] codes, int offset, int size, int[] slotOfCode, long[] slots, int firstSlot) {
        for (int i = offset; i < offset + size; i++) {
            slots[firstSlot + slotOfCode[codes[i] & 255]]++;
        }
    }

    /**
     * Adds the counts to those of each slot, and starts again at none.
     *
     * @param firstSlot where the slots begin in their array
     */
    void moveTo(long[] slots, int firstSlot) {
        countOneByOne(waiting, 0, count, slotOfCode, slots, firstSlot);
        count = 0;
        for (int s = 0; s < oneByOne.length; s++) {
            slots[firstSlot + s] += oneByOne[s];
            oneByOne[s] = 0;
        }
        long[] reaching = reached.take();
        long atLeast = inBlocks;
        inBlocks = 0;
        int slot = slotOfCode[0];
        for (int t = 0; t < thresholds.length; t++) {
            slots[firstSlot + slot] += atLeast - reaching[t];
            atLeast = reaching[t];
            slot = slotOfCode[thresholds[t]];
        }
        slots[firstSlot + slot] += atLeast;
    }
}
