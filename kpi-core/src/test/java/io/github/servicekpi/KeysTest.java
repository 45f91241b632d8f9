package io.github.servicekpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Keys of groups, through bytes and back. */
class KeysTest {

    private record Row<K>(@Nullable K key) {}

    /** That groups are those of a map that is filled row by row, and come back from bytes and merges. */
    @SafeVarargs
    @SuppressWarnings("varargs") // read only
    private static <K extends Comparable<? super K>> void assertRoundTrip(@Nullable K... keys) {
        assertRoundTrip(
                Calculator.<Row<K>>counting().groupingBy((Row<K> row) -> row.key()),
                Arrays.stream(keys).map(Row::new).toList());
    }

    private static <K extends Comparable<? super K>> void assertRoundTrip(
            Calculator<Row<K>, Groups<K, Long>> byKey, List<Row<K>> rows) {
        SortedMap<K, Long> expected = new TreeMap<>();
        long withoutKey = 0;
        for (Row<K> row : rows) {
            if (row.key() == null) {
                withoutKey++;
            } else {
                expected.merge(row.key(), 1L, Long::sum);
            }
        }
        Groups<K, Long> groups = new Groups<>(expected, withoutKey);
        assertThat(byKey.calculate(rows)).isEqualTo(groups);
        assertThat(Calculator.countingDistinct((Row<K> row) -> row.key()).calculate(rows))
                .isEqualTo(expected.size());
        Accumulator<Row<K>, Groups<K, Long>> accumulator = byKey.newAccumulator();
        for (Row<K> row : rows) {
            Accumulator<Row<K>, Groups<K, Long>> one = byKey.newAccumulator();
            one.add(row);
            accumulator.merge(byKey.fromByteArray(one.toByteArray()));
        }
        assertThat(byKey.fromByteArray(accumulator.toByteArray()).result()).isEqualTo(groups);
    }

    /** More than are remembered, and by then some that were: as the same object, as an equal one, and as neither. */
    @Test
    void manyTextsManyTimes() {
        Calculator<Row<String>, Groups<String, Long>> byKey =
                Calculator.<Row<String>>counting().groupingBy(Row::key);
        for (int keys : new int[] {1, 100, 2_000, 200_000}) {
            List<String> texts =
                    IntStream.range(0, keys).mapToObj(i -> "customer " + i).toList();
            Random random = new Random(keys);
            List<Row<String>> rows = random.ints(300_000, 0, keys)
                    .mapToObj(texts::get)
                    .map(text -> new Row<>(random.nextInt(4) == 0 ? copyOf(text) : text))
                    .toList();

            SortedMap<String, Long> expected =
                    new TreeMap<>(rows.stream().collect(Collectors.groupingBy(Row::key, Collectors.counting())));
            assertThat(byKey.calculate(rows)).as("%d keys", keys).isEqualTo(new Groups<>(expected, 0));
            assertThat(byKey.calculate(rows, 2)).as("%d keys", keys).isEqualTo(new Groups<>(expected, 0));
        }
    }

    private static String copyOf(String text) {
        return String.valueOf(text.toCharArray());
    }

    @Property
    void texts(@ForAll @Size(max = 20) List<String> keys) {
        assertRoundTrip(keys.stream()
                .filter(key ->
                        key.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE))
                .toArray(String[]::new));
    }

    @Test
    void otherTexts() {
        String astral = "\uD83D\uDE00"; // one character of four bytes
        assertRoundTrip("", null, " ", "\u0000", "\u0661", astral, "\u0130stanbul", "x".repeat(70_000), null, "");
        assertRoundTrip((astral + "\u4E16").repeat(40_000), astral);
    }

    @Test
    void whole() {
        assertRoundTrip(0, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, null, 0);
        assertRoundTrip(0L, -1L, Long.MAX_VALUE, Long.MIN_VALUE, null);
        assertRoundTrip(true, false, null, true);
    }

    @Test
    void times() {
        assertRoundTrip(LocalDate.MIN, LocalDate.MAX, LocalDate.EPOCH, null, LocalDate.of(2024, 2, 29));
        assertRoundTrip(Instant.MIN, Instant.MAX, Instant.EPOCH, null, Instant.parse("2026-01-01T00:00:00.000000001Z"));
    }

    @Test
    void refusesHalfSurrogatePairs() {
        Calculator<String, ?> byText = Calculator.<String>counting().groupingBy((String text) -> text);
        for (String half : List.of("a\uD83D", "\uDE00b")) {
            Accumulator<String, ?> accumulator = byText.newAccumulator();
            accumulator.add(half);
            assertThatIllegalStateException()
                    .isThrownBy(accumulator::toByteArray)
                    .withMessageContaining("a key with half a surrogate pair cannot be saved: " + half);
        }
    }

    @Test
    void namesUnknownTypes() {
        assertUnknown(Duration.ofSeconds(1), Duration.class);
        assertUnknown(DayOfWeek.MONDAY, DayOfWeek.class);
        assertUnknown(1.5, Double.class);
    }

    private static <K extends Comparable<? super K>> void assertUnknown(K key, Class<?> type) {
        Accumulator<Object, Groups<K, Long>> accumulator =
                Calculator.counting().groupingBy((Object row) -> key).newAccumulator();
        accumulator.add("any");
        assertThat(accumulator.result().get(key)).isEqualTo(1);
        assertThatIllegalStateException()
                .isThrownBy(accumulator::toByteArray)
                .withMessageContaining("keys of " + type
                        + " need a StateCodec, given with the function of the keys; known are String, Integer, Long, Boolean,"
                        + " LocalDate, Instant");
    }

    private static final StateCodec<BigDecimal> DECIMALS = new StateCodec<>() {
        @Override
        public String format() {
            return "decimal/1";
        }

        @Override
        public void write(BigDecimal key, DataOutput out) throws IOException {
            out.writeUTF(key.toString());
        }

        @Override
        public BigDecimal read(DataInput in) throws IOException {
            return new BigDecimal(in.readUTF());
        }
    };

    @Test
    void codecs() {
        Calculator<Row<BigDecimal>, Groups<BigDecimal, Long>> byDecimal =
                Calculator.<Row<BigDecimal>>counting().groupingBy((Row<BigDecimal> row) -> row.key(), DECIMALS);
        assertRoundTrip(
                byDecimal,
                List.of(
                        new Row<>(BigDecimal.ONE),
                        new Row<>(null),
                        new Row<>(new BigDecimal("-1E+99")),
                        new Row<>(BigDecimal.ONE)));
        assertThat(byDecimal).hasToString("for each (function) as decimal/1: count of rows");
        Accumulator<Row<BigDecimal>, Groups<BigDecimal, Long>> one = byDecimal.newAccumulator();
        one.add(new Row<>(BigDecimal.TEN));
        byte[] saved = one.toByteArray();
        saved[saved.length - 7] = 'x';
        assertThatIllegalArgumentException()
                .isThrownBy(() -> byDecimal.fromByteArray(saved))
                .withMessageContaining("is damaged");
        Calculator<Row<BigDecimal>, Groups<BigDecimal, Long>> withoutCodec =
                Calculator.<Row<BigDecimal>>counting().groupingBy((Row<BigDecimal> row) -> row.key());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> withoutCodec.fromByteArray(one.toByteArray()))
                .withMessageContaining("another definition");
    }

    /** More keys than are remembered, in chunks of every size, within other groups. */
    @Test
    void manyKeys() {
        Random random = new Random(1);
        List<Integer> rows = random.ints(60_000, 0, 20_000).boxed().toList();
        Calculator<Integer, Groups<String, Groups<String, Long>>> nested = Calculator.<Integer>counting()
                .groupingBy((Integer number) -> String.format(Locale.ROOT, "k%d", number % 6_000))
                .groupingBy((Integer number) -> number % 7 == 0 ? null : "o" + number % 3);
        SortedMap<String, SortedMap<String, Long>> expected = rows.stream()
                .filter(number -> number % 7 != 0)
                .collect(Collectors.groupingBy(
                        number -> "o" + number % 3,
                        TreeMap::new,
                        Collectors.groupingBy(number -> "k" + number % 6_000, TreeMap::new, Collectors.counting())));
        Groups<String, Groups<String, Long>> groups = nested.calculate(rows, 2);
        SortedMap<String, SortedMap<String, Long>> found = new TreeMap<>();
        groups.byKey().forEach((key, inner) -> found.put(key, inner.byKey()));
        assertThat(found).isEqualTo(expected);
        assertThat(groups.withoutKey())
                .isEqualTo(rows.stream().filter(number -> number % 7 == 0).count());
        Field<Integer, String> key = Field.text("key", number -> "k" + number % 6_000);
        Table<Integer> table =
                Table.of(rows, row -> Integer.valueOf(row.get(key).substring(1)), key);
        assertThat(Calculator.<Integer>counting().groupingBy(key).calculate(table))
                .isEqualTo(Calculator.<Integer>counting().groupingBy(key).calculate(rows));
        // Another table has another dictionary.
        Table<Integer> reversed = Table.of(
                rows.subList(30_000, 60_000),
                row -> Integer.valueOf(row.get(key).substring(1)),
                key);
        Accumulator<Integer, Groups<String, Long>> both =
                Calculator.<Integer>counting().groupingBy(key).newAccumulator();
        both.addAll(table);
        both.addAll(reversed);
        both.addAll(table);
        assertThat(both.result().byKey().values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(150_000);
    }

    /** Pairs of outer and inner keys that at first are few, then more than a table of them holds, each chunk with old and new ones. */
    @Test
    void groupsInManyGroups() {
        List<Integer> rows = IntStream.concat(
                        new Random(2).ints(20_000, 0, 500), new Random(3).ints(100_000, 0, 300_000))
                .boxed()
                .toList();
        Field<Integer, Integer> number = Field.count("number", row -> row);
        Table<Integer> table = Table.of(rows, row -> row.get(number), number);
        Calculator<Integer, Groups<Integer, Groups<Integer, Long>>> nested = Calculator.<Integer>counting()
                .groupingBy((Integer row) -> row % 1_000)
                .groupingBy((Integer row) -> row % 11 == 0 ? null : row % 301);
        SortedMap<Integer, SortedMap<Integer, Long>> expected = rows.stream()
                .filter(row -> row % 11 != 0)
                .collect(Collectors.groupingBy(
                        row -> row % 301,
                        TreeMap::new,
                        Collectors.groupingBy(row -> row % 1_000, TreeMap::new, Collectors.counting())));
        for (Groups<Integer, Groups<Integer, Long>> groups :
                List.of(nested.calculate(rows), nested.calculate(table), nested.calculate(table, 2))) {
            SortedMap<Integer, SortedMap<Integer, Long>> found = new TreeMap<>();
            groups.byKey().forEach((key, inner) -> found.put(key, inner.byKey()));
            assertThat(found).isEqualTo(expected);
        }
    }
}
