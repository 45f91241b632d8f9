package io.github.servicekpi.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.servicekpi.testing.TextsOfOneHash;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class KeyTableTest {
    /** A key whose hash is chosen. */
    private record Key(int number, int hash) {
        @Override
        public int hashCode() {
            return hash;
        }
    }

    @Property
    void numbersInTheOrderOfTheFirst(@ForAll("keys") List<Key> keys) {
        assertNumbers(keys);
    }

    @Provide
    Arbitrary<List<Key>> keys() {
        Arbitrary<Integer> numbers = Arbitraries.integers().between(0, 200);
        Arbitrary<Integer> hashes = Arbitraries.of(0, 1, -1, Integer.MIN_VALUE);
        Arbitrary<Key> crowded = numbers.flatMap(number -> hashes.map(hash -> new Key(number, hash)));
        Arbitrary<Key> any = Arbitraries.integers().map(number -> new Key(number, number));
        return Arbitraries.oneOf(crowded, any).list().ofMaxSize(3000);
    }

    private static void assertNumbers(List<?> keys) {
        KeyTable table = new KeyTable();
        Set<Object> different = new LinkedHashSet<>();
        for (Object key : keys) {
            int found = table.find(key);
            if (different.add(key)) {
                assertThat(found).isEqualTo(Keys.NONE);
                assertThat(table.add(key)).isEqualTo(different.size() - 1);
            } else {
                assertThat(table.key(found)).isEqualTo(key);
            }
        }
        assertThat(table.size()).isEqualTo(different.size());
        int number = 0;
        for (Object key : different) {
            assertThat(table.key(number)).isSameAs(key);
            assertThat(table.find(key)).isEqualTo(number++);
        }
    }

    /** As many as a hash map copes with, where steps from slot to slot would take minutes. */
    @Test
    void textsOfOneHash() {
        assertNumbers(TextsOfOneHash.make());
    }
}
