package io.github.servicekpi.engine;

/**
 * A whole block of codes below 16, two a byte, so that half as many bytes come from memory, which is what the time of a count is
 * spent on. The first half of the rows is in the low bits of the bytes in order, the second half in the high bits, so that packing and
 * unpacking move no bits from one byte to another.
 */
final class PackedCodes {
    static final int GREATEST = 15;

    static final int LONGS = CodeBlock.LONGS / 2;

    private static final int HALF = CodeBlock.SIZE / 2;
    private static final int BITS = 4;
    private static final long LOW_BITS = 0x0F0F0F0F0F0F0F0FL;

    private PackedCodes() {}

    /** @param lanes the codes, eight a {@code long} */
    static long[] pack(long[] lanes) {
        long[] packed = new long[LONGS];
        for (int j = 0; j < LONGS; j++) {
            packed[j] = lanes[j] | lanes[j + LONGS] << BITS;
        }
        return packed;
    }

    /** @param from where the block begins */
    static void unpack(long[] packed, int from, long[] lanes) {
        // Within one array, as JDK 17 vectorises no loop over two that begin at different indices.
        System.arraycopy(packed, from, lanes, LONGS, LONGS);
        for (int j = 0; j < LONGS; j++) {
            lanes[j] = lanes[j + LONGS] & LOW_BITS;
        }
        for (int j = LONGS; j < 2 * LONGS; j++) {
            lanes[j] = lanes[j] >>> BITS & LOW_BITS;
        }
    }

    /** @param from where the block begins */
    static int at(long[] packed, int from, int index) {
        int row = index % HALF;
        int shift = (row % Long.BYTES) * Byte.SIZE + index / HALF * BITS;
        return (int) (packed[from + row / Long.BYTES] >>> shift) & GREATEST;
    }

    /**
     * So many blocks stand in one array and are counted at once. From small arrays one after the other, wherever they may be, memory is
     * read at a third of the speed; and half of the time of a short loop goes into where it begins and ends.
     */
    static final int TOGETHER = 64;

    private static final int LONGS_TOGETHER = TOGETHER * LONGS;

    /** What {@link #count} adds at most to each byte of a lane. */
    static final int MOST_IN_A_LANE = 8;

    /** Each lane gets the codes of four longs, two from each of their bytes. */
    static final int LANES = LONGS_TOGETHER / 4;

    private static final long EVERY_CODE = 0x1111111111111111L;
    private static final long TOP_BITS = EVERY_CODE << 3;
    private static final long LOWER_BITS = 7 * EVERY_CODE;

    /** Codes from this on have the top bit. */
    private static final int UPPER = 8;

    /** Whether an array is one of {@value #TOGETHER} blocks. */
    static boolean areTogether(long[] packed) {
        return packed.length == LONGS_TOGETHER;
    }

    /**
     * Adds the number of codes that reach a threshold to lanes of a byte each.
     *
     * @param packed {@value #TOGETHER} blocks
     * @param threshold from 1 to {@value #GREATEST}
     * @param lanes {@link #LANES} of them
     */
    static void count(long[] packed, int threshold, long[] lanes) {
        long complement = (UPPER - threshold % UPPER) * EVERY_CODE;
        if (threshold < UPPER) {
            countLower(packed, complement, lanes);
        } else {
            countUpper(packed, complement, lanes);
        }
    }

    private static void countLower(long[] packed, long complement, long[] lanes) {
        for (int j = 0; j < LANES; j++) {
            lanes[j] += inBytes(lower(packed[j], complement)
                    + lower(packed[j + LANES], complement)
                    + lower(packed[j + 2 * LANES], complement)
                    + lower(packed[j + 3 * LANES], complement));
        }
    }

    private static void countUpper(long[] packed, long complement, long[] lanes) {
        for (int j = 0; j < LANES; j++) {
            lanes[j] += inBytes(upper(packed[j], complement)
                    + upper(packed[j + LANES], complement)
                    + upper(packed[j + 2 * LANES], complement)
                    + upper(packed[j + 3 * LANES], complement));
        }
    }

    /** 1 for each code that reaches a threshold below {@value #UPPER}: it has the top bit, or its lower bits overflow into it. */
    private static long lower(long codes, long complement) {
        return ((((codes & LOWER_BITS) + complement) | codes) & TOP_BITS) >>> 3;
    }

    /** 1 for each code that reaches another threshold: it has the top bit, and its lower bits overflow into it. */
    private static long upper(long codes, long complement) {
        return ((((codes & LOWER_BITS) + complement) & codes) & TOP_BITS) >>> 3;
    }

    /** The sums of both codes of each byte. */
    private static long inBytes(long sums) {
        return (sums & LOW_BITS) + (sums >>> BITS & LOW_BITS);
    }
}
