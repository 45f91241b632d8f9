package io.github.servicekpi.engine;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** Texts of consecutive rows that mostly differ, such as ids, one after another. Immutable. */
final class TextBlock extends ValueBlock {
    private static final byte[] NO_BYTES = {};

    private final byte[] latin; // a byte a character, unless there are others than those of Latin-1
    private final String wide;
    private final int[] ends;
    private final BitSet missing;

    private TextBlock(byte[] latin, String wide, int[] ends, BitSet missing) {
        this.latin = latin;
        this.wide = wide;
        this.ends = ends;
        this.missing = missing;
    }

    static TextBlock of(@Nullable Object[] texts, int size) {
        int[] ends = new int[size];
        BitSet missing = new BitSet();
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < size; i++) {
            Object text = texts[i];
            if (text == null) {
                missing.set(i);
            } else {
                all.append((String) text);
            }
            ends[i] = all.length();
        }
        boolean isLatin = all.chars().allMatch(c -> c < 256);
        return new TextBlock(
                isLatin ? all.toString().getBytes(StandardCharsets.ISO_8859_1) : NO_BYTES,
                isLatin ? "" : all.toString(),
                ends,
                missing);
    }

    @Override
    @Nullable
    String at(int index) {
        if (missing.get(index)) {
            return null;
        }
        int from = index == 0 ? 0 : ends[index - 1];
        return wide.isEmpty()
                ? new String(latin, from, ends[index] - from, StandardCharsets.ISO_8859_1)
                : wide.substring(from, ends[index]);
    }
}
