package io.github.servicekpi.engine;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/**
 * Codes below 128 of consecutive rows, eight a {@code long}: the form in which they can be computed with fastest. A whole block of
 * codes below 16, as scores and flags are, is kept in half of that.
 */
final class CodeBlock {
    /** The number of codes of a block, but for the last of a column. */
    static final int SIZE = Chunk.CAPACITY;

    static final int LONGS = SIZE / Long.BYTES;

    private static final int UNKNOWN = -1;

    private final long[] longs;

    /** Where the longs begin: packed blocks of a column stand in arrays that they share. */
    private final int from;

    /** Whether the longs are {@link PackedCodes}. */
    final boolean isPacked;

    /** How many of the codes are {@link Codes#MISSING}, or {@link #UNKNOWN}. */
    private final int missing;

    /** No code is greater. */
    final int greatest;

    private CodeBlock(long[] longs, int from, boolean isPacked, int missing, int greatest) {
        this.longs = longs;
        this.from = from;
        this.isPacked = isPacked;
        this.missing = missing;
        this.greatest = greatest;
    }

    /** Copies the first codes of an array, all of them below 128. */
    static CodeBlock of(byte[] codes, int size) {
        long[] lanes = new long[(size + Long.BYTES - 1) / Long.BYTES];
        ByteBuffer.wrap(Arrays.copyOf(codes, lanes.length * Long.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asLongBuffer()
                .get(lanes);
        int missing = 0;
        int greatest = 0;
        for (int i = 0; i < size; i++) { // what is beyond the size is 0 and never counted
            missing += codes[i] == Codes.MISSING ? 1 : 0;
            greatest = Math.max(greatest, codes[i]);
        }
        boolean isPacked = size == SIZE && greatest <= PackedCodes.GREATEST;
        return new CodeBlock(isPacked ? PackedCodes.pack(lanes) : lanes, 0, isPacked, missing, greatest);
    }

    /**
     * The same blocks, of which packed ones stand one after the other in larger arrays, {@value PackedCodes#TOGETHER} in each if all
     * are packed.
     */
    static CodeBlock[] joined(List<CodeBlock> blocks) {
        CodeBlock[] joined = new CodeBlock[blocks.size()];
        for (int first = 0; first < joined.length; first += PackedCodes.TOGETHER) {
            List<CodeBlock> some = blocks.subList(first, Math.min(joined.length, first + PackedCodes.TOGETHER));
            int packed = Math.toIntExact(
                    some.stream().filter(block -> block.isPacked).count());
            long[] all = new long[packed * PackedCodes.LONGS];
            int next = 0;
            for (int b = 0; b < some.size(); b++) {
                CodeBlock block = some.get(b);
                joined[first + b] = block;
                if (block.isPacked) {
                    System.arraycopy(block.longs, block.from, all, next, PackedCodes.LONGS);
                    joined[first + b] = new CodeBlock(all, next, true, block.missing, block.greatest);
                    next += PackedCodes.LONGS;
                }
            }
        }
        return joined;
    }

    /** A block that a column shows, until it computes the next. */
    static CodeBlock computed(long[] lanes, int greatest) {
        return new CodeBlock(lanes, 0, false, UNKNOWN, greatest);
    }

    /** The same codes, eight a {@code long}. */
    CodeBlock unpacked(long[] room) {
        return isPacked ? new CodeBlock(lanes(room), 0, false, missing, greatest) : this;
    }

    /** The codes, eight a {@code long}; in the given room for a whole block if they have to be unpacked. */
    long[] lanes(long[] room) {
        if (!isPacked) {
            return longs;
        }
        PackedCodes.unpack(longs, from, room);
        return room;
    }

    /** The codes as they are kept, among those of other blocks if they are packed. */
    long[] longs() {
        return longs;
    }

    /** The index of the first of the longs. */
    int from() {
        return from;
    }

    boolean isMissingKnown() {
        return missing != UNKNOWN;
    }

    int missing() {
        return missing;
    }

    /** A copy of the codes, padded with zeros. */
    byte[] codes() {
        long[] lanes = lanes(isPacked ? new long[LONGS] : longs);
        byte[] codes = new byte[lanes.length * Long.BYTES];
        ByteBuffer.wrap(codes).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().put(lanes);
        return codes;
    }

    int at(int index) {
        return isPacked
                ? PackedCodes.at(longs, from, index)
                : (int) (longs[index / Long.BYTES] >>> ((index % Long.BYTES) * Byte.SIZE)) & 255;
    }
}
