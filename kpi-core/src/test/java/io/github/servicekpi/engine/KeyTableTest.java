package io.github.servicekpi.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.servicekpi.testing.TextsOfOneHash;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
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
            assertThat(table.findSame(key)).isIn(number, KeyTable.NOT_SAME);
            assertThat(table.find(key)).isEqualTo(number++);
        }
    }

    /** Of hashes without any order, a sixteenth has its first place taken by another one. */
    @Test
    void findsNearlyAllWithoutACall() {
        KeyTable table = new KeyTable();
        Random random = new Random(1);
        List<Key> keys = IntStream.range(0, 2000)
                .mapToObj(number -> new Key(number, random.nextInt()))
                .toList();
        keys.forEach(table::add);
        int found = 0;
        for (int number = 0; number < keys.size(); number++) {
            int same = table.findSame(keys.get(number));
            assertThat(same).isIn(number, KeyTable.NOT_SAME);
            found += same == number ? 1 : 0;
        }
        assertThat(found).isGreaterThan(1990);
    }

    /** An equal key that is another object, and one that is not there, are for {@link KeyTable#find}. */
    @Test
    void findsOnlyTheSameObject() {
        KeyTable table = new KeyTable();
        Key key = new Key(7, 0);
        assertThat(table.findSame(key)).isEqualTo(KeyTable.NOT_SAME);
        table.add(key);
        assertThat(table.findSame(key)).isZero();
        assertThat(table.findSame(new Key(7, 0))).isEqualTo(KeyTable.NOT_SAME);
        assertThat(table.findSame(new Key(8, 0))).isEqualTo(KeyTable.NOT_SAME);
        assertThat(table.findSame(new Key(8, 1))).isEqualTo(KeyTable.NOT_SAME);
    }

    /** As many as a hash map copes with, where steps from slot to slot would take minutes. */
    @Test
    void textsOfOneHash() {
        assertNumbers(TextsOfOneHash.make());
    }
}
