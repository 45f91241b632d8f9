package io.github.servicekpi.engine;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Codes below 128 of consecutive rows, eight a {@code long}: the form in which they can be counted fastest.
 */
final class CodeBlock {
    /** The number of codes of a block, but for the last of a column. */
    static final int SIZE = Chunk.CAPACITY;

    static final int LONGS = SIZE / Long.BYTES;

    final long[] longs;

    private static final int UNKNOWN = -1;

    /** How many of the codes are {@link Codes#MISSING}, or {@link #UNKNOWN}. */
    private final int missing;

    /** No code is greater. */
    final int greatest;

    private CodeBlock(long[] longs, int missing, int greatest) {
        this.longs = longs;
        this.missing = missing;
        this.greatest = greatest;
    }

    /** Copies the first codes of an array, all of them below 128. */
    static CodeBlock of(byte[] codes, int size) {
        long[] longs = new long[(size + Long.BYTES - 1) / Long.BYTES];
        ByteBuffer.wrap(Arrays.copyOf(codes, longs.length * Long.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asLongBuffer()
                .get(longs);
        int missing = 0;
        int greatest = 0;
        for (int i = 0; i < size; i++) { // what is beyond the size is 0 and never counted
            missing += codes[i] == Codes.MISSING ? 1 : 0;
            greatest = Math.max(greatest, codes[i]);
        }
        return new CodeBlock(longs, missing, greatest);
    }

    /** A block that a column shows, until it computes the next. */
    static CodeBlock computed(long[] longs, int greatest) {
        return new CodeBlock(longs, UNKNOWN, greatest);
    }

    boolean isMissingKnown() {
        return missing != UNKNOWN;
    }

    int missing() {
        return missing;
    }

    /** A copy of the codes, padded with zeros. */
    byte[] codes() {
        byte[] codes = new byte[longs.length * Long.BYTES];
        ByteBuffer.wrap(codes).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().put(longs);
        return codes;
    }

    int at(int index) {
        return (int) (longs[index / Long.BYTES] >>> ((index % Long.BYTES) * Byte.SIZE)) & 255;
    }
}
