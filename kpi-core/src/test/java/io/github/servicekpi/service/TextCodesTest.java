package io.github.servicekpi.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.servicekpi.testing.TextsOfOneHash;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TextCodesTest {
    @Property
    void numbersInTheOrderOfTheFirst(@ForAll("texts") List<String> texts) {
        assertNumbers(texts);
    }

    /** Few characters, so that many are equal or begin alike, and any characters at all, halves of surrogate pairs too. */
    @Provide
    Arbitrary<List<String>> texts() {
        Arbitrary<String> few =
                Arbitraries.strings().withChars("ab\u00FF\u0100").ofMaxLength(4);
        Arbitrary<String> any = Arbitraries.strings().all().ofMaxLength(6);
        return Arbitraries.oneOf(few, any).list().ofMaxSize(3000);
    }

    private static TextCodes assertNumbers(List<String> texts) {
        TextCodes codes = new TextCodes();
        Set<String> different = new LinkedHashSet<>();
        for (String text : texts) {
            int before = codes.find(text);
            boolean isNew = different.add(text);
            int code = codes.add(text);
            assertThat(before).isEqualTo(isNew ? TextCodes.NONE : code);
            assertThat(codes.find(text)).isEqualTo(code);
            assertThat(code).isLessThan(different.size());
        }
        assertThat(codes.size()).isEqualTo(different.size());
        assertThat(codes).containsExactlyElementsOf(different);
        int expected = 0;
        for (String text : different) {
            assertThat(codes.find(text)).isEqualTo(expected++);
        }
        return codes;
    }

    @Test
    void manyTexts() {
        Random random = new Random(3);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 300_000; i++) {
            texts.add("C-" + random.nextInt(200_000));
        }
        assertNumbers(texts);
    }

    /** Blocks end with texts of any length, and a text may be longer than they are. */
    @Test
    void longTexts() {
        List<String> texts = new ArrayList<>();
        for (int length : new int[] {0, 1, 100, 1 << 19, (1 << 20) - 12, (1 << 20) - 11, 1 << 20, 3 << 20, 5}) {
            texts.add("x".repeat(length));
            texts.add("\u4E16".repeat(length));
        }
        texts.add("x".repeat((3 << 20) - 1) + "y");
        assertNumbers(texts);
    }

    /** Here they must not have the same hash, or each would be compared with all before. */
    @Test
    void textsOfOneHashInJava() {
        assertNumbers(TextsOfOneHash.make());
    }

    @Test
    void aCopyStaysAsItIs() {
        TextCodes codes = assertNumbers(List.of("a", "b"));
        TextCodes copy = codes.copy();
        for (int i = 0; i < 1000; i++) {
            codes.add("c" + i);
        }
        assertThat(copy).containsExactly("a", "b");
        assertThat(copy.find("c0")).isEqualTo(TextCodes.NONE);
        assertThat(copy.find("b")).isEqualTo(1);
    }
}
