package io.github.servicekpi.testing;

import java.util.ArrayList;
import java.util.List;

/** Texts whose {@code hashCode} is the same: those of the blocks {@code Aa} and {@code BB}, in every order. */
public final class TextsOfOneHash {
    private static final int BLOCKS = 16;

    private TextsOfOneHash() {}

    /** {@return 65,536 different texts} */
    public static List<String> make() {
        List<String> texts = new ArrayList<>();
        for (int number = 0; number < 1 << BLOCKS; number++) {
            StringBuilder text = new StringBuilder();
            for (int block = 0; block < BLOCKS; block++) {
                text.append((number >>> block & 1) == 0 ? "Aa" : "BB");
            }
            texts.add(text.toString());
        }
        return texts;
    }
}
