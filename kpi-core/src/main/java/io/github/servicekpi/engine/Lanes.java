package io.github.servicekpi.engine;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Arithmetic on codes below 128, eight a {@code long}, which never carries from one to the next. Loops over a whole block, which
 * the JVM turns into vector instructions.
 */
final class Lanes {
    static final long EVERY_BYTE = 0x0101010101010101L;
    private static final long TOP_BITS = 0x8080808080808080L;

    private Lanes() {}

    /** Copies a whole block of bytes, and returns the bits that any eight of them have. */
    static long copy(byte[] codes, int offset, long[] out) {
        ByteBuffer.wrap(codes, offset, CodeBlock.SIZE)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asLongBuffer()
                .get(out, 0, CodeBlock.LONGS);
        long any = 0;
        for (int j = 0; j < CodeBlock.LONGS; j++) {
            any |= out[j];
        }
        return any;
    }

    /** Whether all codes are below 128, by the bits that any of them have. */
    static boolean areCodes(long any) {
        return (any & TOP_BITS) == 0;
    }

    /** What no code exceeds, by the bits that any of them have. */
    static int bound(long any) {
        long half = any | any >>> 32;
        long quarter = half | half >>> 16;
        int byBits = (int) (quarter | quarter >>> 8) & 127;
        return 2 * Integer.highestOneBit(byBits) - (byBits == 0 ? 0 : 1);
    }

    /** 1 where a code is in a range, else 0. Adding {@code 128 - bound} sets the top bit of a code exactly where it reaches the bound. */
    static void inRange(long[] codes, int least, int greatest, long[] out) {
        long toLeast = (128 - least) * EVERY_BYTE;
        long beyond = (127 - greatest) * EVERY_BYTE;
        for (int j = 0; j < CodeBlock.LONGS; j++) {
            out[j] = (((codes[j] + toLeast) & ~(codes[j] + beyond)) & TOP_BITS) >>> 7;
        }
    }

    static void and(long[] a, long[] b, long[] out) {
        for (int j = 0; j < CodeBlock.LONGS; j++) {
            out[j] = a[j] & b[j];
        }
    }

    static void or(long[] a, long[] b, long[] out) {
        for (int j = 0; j < CodeBlock.LONGS; j++) {
            out[j] = a[j] | b[j];
        }
    }

    /** 1 for 0, 0 for 1. */
    static void not(long[] conditions, long[] out) {
        for (int j = 0; j < CodeBlock.LONGS; j++) {
            out[j] = EVERY_BYTE ^ conditions[j];
        }
    }

    /** The codes of flags that are known where one condition holds, and true where another does too. */
    static void knownFlags(long[] known, long[] holds, long[] out) {
        for (int j = 0; j < CodeBlock.LONGS; j++) {
            out[j] = known[j] + (known[j] & holds[j]);
        }
    }

    /** The codes of flags. */
    static void flags(long[] conditions, long[] out) {
        for (int j = 0; j < CodeBlock.LONGS; j++) {
            out[j] = EVERY_BYTE + conditions[j];
        }
    }
}
