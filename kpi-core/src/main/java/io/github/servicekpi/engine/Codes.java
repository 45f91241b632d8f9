package io.github.servicekpi.engine;

import org.jspecify.annotations.Nullable;

/**
 * Small codes as bytes. Conditions are 0 or 1; flags {@link #MISSING}, {@link #FALSE} or {@link #TRUE}; scores the
 * score + 1, {@link #MISSING} or {@link #OUT_OF_RANGE}; the codes from {@link #RULE} on say which rule excluded the
 * row.
 */
public class Codes extends Column {
    static final byte MISSING = 0;
    static final byte FALSE = 1;
    static final byte TRUE = 2;

    /** A score that no code stands for. */
    static final byte OUT_OF_RANGE = (byte) 255;

    /** Read as an unsigned byte, the code of the first exclusion rule. */
    static final int RULE = 128;

    static final int MAX_RULES = 120;

    static final int MAX_SCORE = 126;

    final byte[] bytes;

    Codes(int capacity) {
        this.bytes = new byte[capacity];
    }

    /** The codes, that of row {@code i} of the chunk at {@code offset + i}. */
    byte[] bytes() {
        return bytes;
    }

    /** All codes of the chunk as a block that is not packed, or null where they are not at hand as one. */
    @Nullable
    CodeBlock block() {
        return null;
    }

    /** All codes of the chunk as a block in any form, or null where they are not at hand as one. */
    @Nullable
    CodeBlock storedBlock() {
        return block();
    }

    @Override
    void gather(Column from, int[] rows, int size) {
        Codes in = (Codes) from;
        byte[] codes = in.bytes();
        for (int k = 0; k < size; k++) {
            bytes[k] = codes[in.offset + rows[k]];
        }
    }

    static byte ofFlag(boolean flag) {
        return flag ? TRUE : FALSE;
    }

    static byte ofScore(int score) {
        return score < 0 || score > MAX_SCORE ? OUT_OF_RANGE : (byte) (score + 1);
    }
}
