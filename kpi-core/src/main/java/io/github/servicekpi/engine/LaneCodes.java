package io.github.servicekpi.engine;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * Codes that are computed or read: one by one, or eight a {@code long} where what they come from is at hand in blocks. Either
 * form becomes the other if somebody asks for it, but only a whole chunk becomes a block.
 */
final class LaneCodes extends Codes {
    private long[] lanes = {};
    private @Nullable CodeBlock block;
    private boolean copied;
    private boolean mayBeBlock;

    /** For conditions on codes: what is known of the answer to each, kept from chunk to chunk. */
    final byte[] answers = new byte[256];

    LaneCodes(int capacity) {
        super(capacity);
    }

    /** To be called when so many codes are written one by one, before or after. */
    void writeBytes(int size) {
        block = null;
        mayBeBlock = size == CodeBlock.SIZE;
    }

    /** Where the lanes of a whole block are to be written. */
    long[] writeLanes(int greatest) {
        makeLanes();
        block = CodeBlock.computed(lanes, greatest);
        copied = false;
        return lanes;
    }

    private void makeLanes() {
        if (lanes.length == 0) {
            lanes = new long[CodeBlock.LONGS];
        }
    }

    @Override
    @Nullable
    CodeBlock block() {
        if (block == null && mayBeBlock) {
            makeLanes();
            long any = Lanes.copy(bytes, 0, lanes);
            mayBeBlock = Lanes.areCodes(any);
            if (mayBeBlock) {
                block = CodeBlock.computed(lanes, Lanes.bound(any));
                copied = true;
            }
        }
        return block;
    }

    @Override
    byte[] bytes() {
        if (block != null && !copied) {
            ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().put(lanes);
            copied = true;
        }
        return bytes;
    }
}
