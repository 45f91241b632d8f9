package io.github.servicekpi.engine;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * Codes that are computed: one by one, or eight a {@code long} where what they come from is at hand in blocks. The latter
 * become bytes only if somebody asks for them one by one.
 */
final class LaneCodes extends Codes {
    private long[] lanes = {};
    private @Nullable CodeBlock block;
    private boolean copied;

    /** For conditions on codes: what is known of the answer to each, kept from chunk to chunk. */
    final byte[] answers = new byte[256];

    LaneCodes(int capacity) {
        super(capacity);
    }

    /** To be called before codes are written one by one. */
    void writeBytes() {
        block = null;
    }

    /** Where the lanes of a whole block are to be written. */
    long[] writeLanes(int greatest) {
        if (lanes.length == 0) {
            lanes = new long[CodeBlock.LONGS];
        }
        block = CodeBlock.computed(lanes, greatest);
        copied = false;
        return lanes;
    }

    @Override
    @Nullable
    CodeBlock block() {
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
