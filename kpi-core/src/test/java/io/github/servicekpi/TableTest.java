package io.github.servicekpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.servicekpi.stats.DurationDistribution;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables of more rows than a window, of values in changing units, and what tables refuse. */
class TableTest {
    private static final Map<String, Calculator<Ticket, ?>> CALCULATORS = new TicketCalculatorsTest().calculators();

    private record Visit(@Nullable Instant at, @Nullable Duration length) {}

    private static final Field<Visit, Instant> AT = Field.instant("at", Visit::at);
    private static final Field<Visit, Duration> LENGTH = Field.duration("length", Visit::length);

    private static Table<Visit> table(List<Visit> visits) {
        return Table.of(visits, row -> new Visit(row.get(AT), row.get(LENGTH)), AT, LENGTH);
    }

    @Provide
    Arbitrary<List<Ticket>> tickets() {
        return TicketArbitraries.tickets().list().ofSize(80);
    }

    /** Several windows of 4096 rows, read from the start, in parts, and beside rows that are no table. */
    @Property(tries = 4)
    void manyWindows(@ForAll("tickets") List<Ticket> few, @ForAll Random random) {
        List<Ticket> rows = new ArrayList<>();
        while (rows.size() < 9_000) {
            rows.addAll(few);
        }
        Collections.shuffle(rows, random);
        Table<Ticket> table = Ticket.table(rows);
        assertThat(table.stream().toList()).isEqualTo(rows);
        CALCULATORS.forEach((name, calculator) -> {
            Object expected = calculator.calculate(new ArrayDeque<>(rows));
            assertThat((Object) calculator.calculate(rows)).as(name).isEqualTo(expected);
            assertThat((Object) calculator.calculate(table)).as(name).isEqualTo(expected);
            assertThat((Object) calculator.calculate(table, 2)).as(name).isEqualTo(expected);
        });
        List<Ticket> twice = new ArrayList<>(rows);
        twice.addAll(rows);
        CALCULATORS.forEach((name, calculator) -> {
            Accumulator<Ticket, ?> accumulator = calculator.newAccumulator();
            accumulator.add(rows.get(0));
            accumulator.addAll(table);
            accumulator.addAll(rows.subList(1, rows.size()));
            assertThat((Object) accumulator.result()).as(name).isEqualTo(calculator.calculate(twice));
        });
    }

    /** Rows in seconds, then in milliseconds, nanoseconds, and beyond 64 bits of nanoseconds, then in seconds again. */
    @Test
    void changingUnits() {
        List<IntFunction<Visit>> kinds = List.of(
                i -> new Visit(Instant.ofEpochSecond(i), Duration.ofSeconds(i)),
                i -> new Visit(Instant.ofEpochMilli(-i), Duration.ofMillis(-i)),
                i -> new Visit(null, null),
                i -> new Visit(Instant.ofEpochSecond(i, i), Duration.ofNanos(i)),
                i -> new Visit(Instant.MAX.minusNanos(i), Duration.ofSeconds(100_000_000_000_000_000L - i, i)),
                i -> new Visit(Instant.MIN.plusNanos(i), Duration.ofSeconds(i - 100_000_000_000_000_000L, i)),
                i -> new Visit(Instant.ofEpochSecond(i), Duration.ofSeconds(i)),
                i -> new Visit(Instant.ofEpochMilli(i), Duration.ofMillis(i)));
        for (int chunk : new int[] {1, 1024, 1500}) {
            List<Visit> visits = new ArrayList<>();
            for (IntFunction<Visit> kind : kinds) {
                IntStream.range(0, chunk).mapToObj(kind).forEach(visits::add);
                assertColumns(visits);
            }
            Collections.reverse(visits);
            assertColumns(visits);
        }
    }

    private static void assertColumns(List<Visit> visits) {
        Table<Visit> table = table(visits);
        assertThat(table.stream().toList()).isEqualTo(visits);
        Calculator<Visit, DurationDistribution> lengths = Span.of(LENGTH).distribution();
        assertThat(lengths.calculate(table)).isEqualTo(lengths.calculate(visits));
        Calculator<Visit, DurationDistribution> sinceEpoch = Span.between(
                        Field.<Visit>instant("epoch", visit -> Instant.EPOCH), AT)
                .distribution();
        assertThat(sinceEpoch.calculate(table)).isEqualTo(sinceEpoch.calculate(visits));
    }

    /** A unit that is too fine for what came before: 300 years in milliseconds, then nanoseconds. */
    @Test
    void unitsThatDoNotFit() {
        List<Visit> visits = new ArrayList<>(
                Collections.nCopies(1024, new Visit(Instant.ofEpochMilli(1), Duration.ofMillis(9_223_372_036_855L))));
        visits.addAll(Collections.nCopies(3000, new Visit(Instant.ofEpochSecond(1, 1), Duration.ofNanos(1))));
        visits.addAll(Collections.nCopies(1, new Visit(null, Duration.ofSeconds(-9_223_372_037L))));
        assertColumns(visits);
    }

    @Test
    void rows() {
        List<Visit> visits = List.of(new Visit(Instant.EPOCH, null), new Visit(null, Duration.ZERO));
        Table<Visit> table = table(visits);
        assertThat(table.size()).isEqualTo(2);
        assertThat(table.get(1)).isEqualTo(visits.get(1)).isNotSameAs(table.get(1));
        Iterator<Visit> iterator = table.iterator();
        assertThat(iterator.next()).isEqualTo(visits.get(0));
        assertThat(iterator.next()).isEqualTo(visits.get(1));
        assertThat(iterator.hasNext()).isFalse();
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(iterator::next);
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> table.get(2))
                .withMessage("index must be in [0, 2): 2");
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> table.get(-1))
                .withMessage("index must be in [0, 2): -1");
    }

    @Test
    void noRowsAndNoFields() {
        assertThat(table(List.of())).isEmpty();
        Table<String> three = Table.of(List.of("a", "b", "c"), row -> "x");
        assertThat(three).containsExactly("x", "x", "x");
        assertThat(Calculator.<String>counting().calculate(three)).isEqualTo(3);
    }

    @Test
    void refusesRepeatedFields() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Table.of(List.of(), row -> new Visit(null, null), AT, LENGTH, AT))
                .withMessage("a table has each field once: at is there twice");
    }

    @Test
    void namesMissingFields() {
        Table<Visit> table =
                Table.of(List.of(new Visit(null, null)), row -> new Visit(row.get(AT), row.get(LENGTH)), List.of(AT));
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> table.get(0))
                .withMessage("the table has no field length; it has [at]");
        // Calculations that need only what there is do not ask for the rest.
        assertThat(Calculator.<Visit>counting()
                        .filtering(AT.isPresent().negate())
                        .calculate(table))
                .isEqualTo(1);
    }

    @Test
    void refusesScoresOffEveryScale() {
        Field<Integer, Integer> score = Field.score("score", number -> number);
        List<Integer> numbers = new ArrayList<>(Collections.nCopies(2000, 126));
        assertThat(Table.of(numbers, row -> row.get(score), score)).containsExactlyElementsOf(numbers);
        for (int other : new int[] {127, -1, Integer.MAX_VALUE}) {
            numbers.set(1500, other);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Table.of(numbers, row -> row.get(score), score))
                    .withMessage("a score in a table must be in [0, 126]: score of row 1500 is " + other);
        }
    }

    @Test
    void refusesNullRows() {
        List<Visit> visits = new ArrayList<>(Collections.nCopies(2000, new Visit(null, null)));
        visits.set(1999, null);
        assertThatNullPointerException().isThrownBy(() -> table(visits)).withMessage("row 1999 is null");
    }

    /** A table is a copy, whose texts are stored once each. */
    @Test
    void copies() {
        List<String> texts = new ArrayList<>(Arrays.asList("a", null, "b", new String("a")));
        Field<String[], String> text = Field.text("text", row -> row[0]);
        List<String[]> rows =
                new ArrayList<>(texts.stream().map(t -> new String[] {t}).toList());
        Table<String[]> table = Table.of(rows, row -> new String[] {row.get(text)}, text);
        rows.forEach(row -> row[0] = "changed");
        rows.clear();
        assertThat(table.stream().map(row -> row[0])).containsExactly("a", null, "b", "a");
        assertThat(table.get(3)[0]).isSameAs(table.get(0)[0]);
    }

    /** Texts are kept in one, two or four bytes, of which few are compared eight at once: a condition must not see the difference. */
    @ParameterizedTest
    @ValueSource(ints = {1, 5, 126, 127, 128, 40_000})
    void conditionsOnTexts(int different) {
        Field<Integer, String> text =
                Field.text("text", number -> number % 7 == 3 ? null : "text " + number % different);
        Field<Integer, Integer> number = Field.count("number", i -> i);
        List<Integer> numbers = IntStream.range(0, 100_000).boxed().toList();
        Table<Integer> table = Table.of(numbers, row -> row.get(number), number, text);
        List<Predicate<Integer>> conditions = List.of(
                text.is("text 0"),
                text.is("text " + (different - 1)),
                text.is("another"),
                text.where(Set.of("text 1", "text 2", "text 4")::contains),
                text.where(any -> true),
                text.isPresent().negate().or(text.is("text 2")));
        for (Predicate<Integer> condition : conditions) {
            for (int[] range : new int[][] {{0, 100_000}, {0, 4096}, {8192, 12_288}, {1, 99_999}, {4095, 8193}}) {
                Calculator<Integer, Long> count = Calculator.<Integer>counting().filtering(condition);
                assertThat(count.calculate(table.slice(range[0], range[1])))
                        .as("%s from %s to %s", condition, range[0], range[1])
                        .isEqualTo(numbers.subList(range[0], range[1]).stream()
                                .filter(condition)
                                .count());
            }
        }
        assertThat(Calculator.<Integer>counting().groupingBy(text).calculate(table))
                .isEqualTo(Calculator.<Integer>counting().groupingBy(text).calculate(numbers));
    }

    /** Rows of a subclass, and calculators of a superclass. */
    @Test
    void variance() {
        Field<Object, String> text = Field.text("text", Object::toString);
        Table<Integer> numbers = Table.of(List.of(1, 22, 333), row -> Integer.valueOf(row.get(text)), text);
        Calculator<Object, Groups<Integer, Long>> byLength =
                Calculator.<Object>counting().groupingBy(text.andThen(t -> t == null ? null : t.length()));
        assertThat(byLength.calculate(numbers).byKey()).isEqualTo(Map.of(1, 1L, 2, 1L, 3, 1L));
    }
}
