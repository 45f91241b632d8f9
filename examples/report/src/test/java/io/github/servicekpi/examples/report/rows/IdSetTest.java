package io.github.servicekpi.examples.report.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class IdSetTest {
    @Property
    void addsAsHashSetDoes(@ForAll("ids") List<String> ids) {
        IdSet set = new IdSet();
        Set<String> expected = new HashSet<>();
        for (String id : ids) {
            assertThat(set.add(id)).as(id).isEqualTo(expected.add(id));
        }
        Set<Integer> numbers = new HashSet<>();
        for (String id : expected) {
            assertThat(numbers.add(set.find(id))).as(id).isTrue();
            assertThat(set.find(id + "\0")).as(id).isEqualTo(expected.contains(id + "\0") ? set.find(id + "\0") : -1);
        }
        assertThat(numbers).allMatch(number -> number >= 0 && number < set.slots());
    }

    /** Few characters, so that many are equal or begin alike, and any characters at all, lone surrogates too. */
    @Provide
    Arbitrary<List<String>> ids() {
        Arbitrary<String> few = Arbitraries.strings().withChars("ab0").ofMaxLength(4);
        Arbitrary<String> any = Arbitraries.strings().all().ofMaxLength(6);
        return Arbitraries.oneOf(few, any).list().ofMaxSize(3000);
    }

    /** Words of the blocks Aa and BB have the same hash in Java; here they must not, or each would be compared with all before. */
    @Test
    void idsOfOneHashInJava() {
        IdSet set = new IdSet();
        for (int number = 0; number < 1 << 16; number++) {
            StringBuilder id = new StringBuilder();
            for (int bit = 0; bit < 16; bit++) {
                id.append((number >>> bit & 1) == 0 ? "Aa" : "BB");
            }
            assertThat(set.add(id.toString())).isTrue();
            assertThat(set.add(id.toString())).isFalse();
        }
    }

    @Test
    void manyIds() {
        IdSet set = new IdSet();
        Set<String> expected = new HashSet<>();
        Random random = new Random(1);
        for (int i = 0; i < 300_000; i++) {
            String id = "ticket-" + random.nextInt(200_000);
            assertThat(set.add(id)).isEqualTo(expected.add(id));
        }
    }

    @Test
    void idsAroundAndBeyondTheSizeOfABlock() {
        IdSet set = new IdSet();
        for (int length : new int[] {0, 1, 700_000, 700_000 + 1, (1 << 20) - 4, 1 << 20, 3 << 20, 5}) {
            assertThat(set.add("x".repeat(length))).isTrue();
            assertThat(set.add("x".repeat(length))).isFalse();
        }
        assertThat(set.add("x".repeat(700_000 - 1) + "y")).isTrue();
        assertThat(set.add("x".repeat(3 << 20))).isFalse();
    }

    @Test
    void textsWithTheSameHashOfStrings() {
        IdSet set = new IdSet();

        assertThat(set.add("AaAa")).isTrue();
        assertThat(set.add("BBBB")).isTrue();
        assertThat(set.add("AaBB")).isTrue();
        assertThat(set.add("AaAa")).isFalse();
    }

    @Test
    void surrogates() {
        IdSet set = new IdSet();

        assertThat(set.add("\uD83D")).isTrue();
        assertThat(set.add("\uDE00")).isTrue();
        assertThat(set.add("?")).isTrue();
        assertThat(set.add("\uD83D\uDE00")).isTrue();
        assertThat(set.add("\uD83D")).isFalse();
    }
}
