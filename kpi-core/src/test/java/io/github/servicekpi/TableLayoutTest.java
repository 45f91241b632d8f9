package io.github.servicekpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.servicekpi.engine.ColumnStore;
import io.github.servicekpi.engine.StoreBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Spliterator;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tables made in every way, of values of every form that a column can take, whole and in slices. */
class TableLayoutTest {
    private static final Map<String, Calculator<Ticket, ?>> CALCULATORS = new TicketCalculatorsTest().calculators();

    private record Row(
            @Nullable String text,
            @Nullable Object object,
            @Nullable Integer count,
            @Nullable Integer score,
            @Nullable Boolean flag,
            @Nullable Instant at,
            @Nullable Duration length) {}

    private static final Field<Row, String> TEXT = Field.text("text", Row::text);
    private static final Field<Row, Object> OBJECT = Field.value("object", Row::object);
    private static final Field<Row, Integer> COUNT = Field.count("count", Row::count);
    private static final Field<Row, Integer> SCORE = Field.score("score", Row::score);
    private static final Field<Row, Boolean> FLAG = Field.flag("flag", Row::flag);
    private static final Field<Row, Instant> AT = Field.instant("at", Row::at);
    private static final Field<Row, Duration> LENGTH = Field.duration("length", Row::length);

    private static final TableLayout<Row> LAYOUT = TableLayout.of(
            row -> new Row(
                    row.get(TEXT),
                    row.get(OBJECT),
                    row.get(COUNT),
                    row.get(SCORE),
                    row.get(FLAG),
                    row.get(AT),
                    row.get(LENGTH)),
            TEXT,
            OBJECT,
            COUNT,
            SCORE,
            FLAG,
            AT,
            LENGTH);

    private static final Row NOTHING = new Row(null, null, null, null, null, null, null);

    /** What changes the form of columns: more and more different texts and objects, counts of any size, units, distances. */
    private static final List<IntFunction<Row>> FORMS = List.of(
            i -> NOTHING,
            i -> new Row("few " + i % 3, i % 3, i % 127, i % 127, i % 2 == 0, seconds(i), Duration.ofSeconds(i)),
            i -> i % 5 == 0
                    ? NOTHING
                    : new Row("some " + i % 200, i % 200, i, 0, true, Instant.ofEpochMilli(-i), Duration.ofMillis(i)),
            i -> new Row(
                    "many " + i % 40_000,
                    "a value of its own " + i,
                    -i,
                    126,
                    null,
                    seconds(i * 1_000_003L),
                    Duration.ofNanos(i)),
            i -> new Row("different " + i, List.of(i), 0, null, false, Instant.MAX.minusNanos(i), Duration.ofDays(-i)),
            i -> new Row(i % 7 == 0 ? null : "Łódź " + i, null, 1, 1, true, Instant.ofEpochSecond(i, i), null));

    private static Instant seconds(long seconds) {
        return Instant.ofEpochSecond(seconds);
    }

    private static List<Row> rows(int each, List<IntFunction<Row>> forms) {
        List<Row> rows = new ArrayList<>();
        for (IntFunction<Row> form : forms) {
            IntStream.range(0, each).mapToObj(form).forEach(rows::add);
        }
        return rows;
    }

    private static List<List<Row>> examples() {
        List<IntFunction<Row>> reversed = new ArrayList<>(FORMS);
        Collections.reverse(reversed);
        List<List<Row>> examples = new ArrayList<>();
        for (int each : new int[] {1, 3, 700, 4_096, 5_000}) {
            examples.add(rows(each, FORMS));
            examples.add(rows(each, reversed));
        }
        FORMS.forEach(form -> examples.add(rows(9_001, List.of(form))));
        examples.add(rows(40_000, List.of(FORMS.get(3))));
        examples.add(List.of());
        return examples;
    }

    @Test
    void givesRowsBack() {
        for (List<Row> rows : examples()) {
            assertThat(LAYOUT.table(rows)).as("in order").containsExactlyElementsOf(rows);
            assertThat(LAYOUT.table(new ArrayDeque<>(rows), 2))
                    .as("without index")
                    .containsExactlyElementsOf(rows);
            for (int threads : new int[] {1, 2, 3, 7}) {
                Table<Row> table = LAYOUT.table(rows, threads);
                assertThat(table.size()).isEqualTo(rows.size());
                assertThat(table).as("%s threads", threads).containsExactlyElementsOf(rows);
            }
            assertThat(rows.stream().collect(LAYOUT.toTable())).as("stream").containsExactlyElementsOf(rows);
            assertThat(rows.parallelStream().collect(LAYOUT.toTable()))
                    .as("parallel stream")
                    .containsExactlyElementsOf(rows);
            assertThat(LAYOUT.table(rows).stream().parallel().toList())
                    .as("read in parallel")
                    .isEqualTo(rows);
        }
    }

    @Test
    void slices() {
        for (List<Row> rows : examples()) {
            Table<Row> table = LAYOUT.table(rows);
            int size = rows.size();
            for (int start : new int[] {0, Math.min(size, 1), Math.min(size, 4_095), size / 2}) {
                for (int end : new int[] {size, Math.max(start, size - 3), Math.min(size, start + 4_096)}) {
                    Table<Row> slice = table.slice(start, end);
                    assertThat(slice).containsExactlyElementsOf(rows.subList(start, end));
                    int middle = (end - start) / 2;
                    assertThat(slice.slice(0, middle)).containsExactlyElementsOf(rows.subList(start, start + middle));
                    assertThat(LAYOUT.builder().addAll(slice).addAll(slice).build())
                            .containsExactlyElementsOf(Stream.of(slice, slice)
                                    .flatMap(Table::stream)
                                    .toList());
                }
            }
        }
    }

    @Test
    void refusesSlicesOutside() {
        Table<Row> table = LAYOUT.table(List.of(NOTHING, NOTHING));
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> table.slice(1, 3))
                .withMessageContaining("[1, 3)")
                .withMessageContaining("2");
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> table.slice(2, 1));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> table.slice(-1, 1));
        assertThat(table.slice(1, 1)).isEmpty();
    }

    @Provide
    Arbitrary<List<Ticket>> tickets() {
        return TicketArbitraries.tickets().list().ofSize(60);
    }

    /** Every calculator over slices that begin and end within blocks, and over rows enough for loops of their own. */
    @Property(tries = 2)
    void calculatorsOverSlicesAndManyRecords(@ForAll("tickets") List<Ticket> few) {
        List<Ticket> rows = new ArrayList<>();
        while (rows.size() < 33_000) {
            rows.addAll(few);
        }
        Table<Ticket> table = Ticket.table(rows);
        CALCULATORS.forEach((name, calculator) -> {
            Object whole = calculator.calculate(rows);
            assertThat((Object) calculator.calculate(table)).as(name).isEqualTo(whole);
            List<Ticket> some = rows.subList(1_001, 10_007);
            Object expected = calculator.calculate(some);
            assertThat((Object) calculator.calculate(table.slice(1_001, 10_007)))
                    .as(name)
                    .isEqualTo(expected);
            assertThat((Object) calculator.calculate(table.slice(1_001, 10_007), 2))
                    .as(name)
                    .isEqualTo(expected);
            Accumulator<Ticket, ?> parts = calculator.newAccumulator();
            parts.addAll(table.slice(0, 1_001));
            parts.addAll(table.slice(1_001, rows.size()));
            assertThat((Object) parts.result()).as(name).isEqualTo(whole);
        });
    }

    @Test
    void buildsMoreThanOnce() {
        Table.Builder<Row> builder = LAYOUT.builder();
        assertThat(builder.build()).isEmpty();
        List<Row> first = rows(900, FORMS);
        List<Row> second = rows(11, FORMS);
        Table<Row> early = builder.addAll(first).build();
        second.forEach(builder::add);
        Table<Row> late = builder.build();
        assertThat(early).containsExactlyElementsOf(first);
        first.addAll(second);
        assertThat(late).containsExactlyElementsOf(first);
    }

    @Test
    void keepsObjectsAsTheyAre() {
        List<Object> objects = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            objects.add(i % 2 == 0 ? new LinkedHashSet<>(List.of("a", "b")) : new LinkedHashSet<>(List.of("b", "a")));
        }
        Field<Object, Object> it = Field.value("it", object -> object);
        for (List<Object> some : List.of(objects.subList(0, 10), objects)) {
            Table<Object> table = TableLayout.<Object>of(row -> row.get(it), it).table(some);
            assertThat(table.stream().map(Object::toString))
                    .containsExactlyElementsOf(
                            some.stream().map(Object::toString).toList());
        }
    }

    /** Fields asked out of order, more than once, not at all, and differently from row to row. */
    @Test
    void rowMakersMayAskInAnyOrder() {
        List<Row> rows = rows(50, FORMS);
        Table<Row> table = TableLayout.<Row>of(
                        row -> {
                            Duration length = row.get(LENGTH);
                            Integer score = length != null && length.toMillis() % 2 == 0 ? row.get(SCORE) : null;
                            Integer again = row.get(SCORE);
                            assertThat(score == null || score.equals(again)).isTrue();
                            return new Row(row.get(TEXT), row.get(OBJECT), row.get(COUNT), again, null, null, length);
                        },
                        SCORE,
                        LENGTH,
                        TEXT,
                        COUNT,
                        OBJECT)
                .table(rows);
        assertThat(table)
                .containsExactlyElementsOf(rows.stream()
                        .map(row ->
                                new Row(row.text(), row.object(), row.count(), row.score(), null, null, row.length()))
                        .toList());
    }

    @Test
    void executors() {
        List<Row> rows = rows(4_000, FORMS);
        List<Runnable> forgotten = new ArrayList<>();
        assertThat(LAYOUT.table(rows, 3, forgotten::add)).containsExactlyElementsOf(rows);
        assertThat(forgotten).hasSize(2);
        assertThat(LAYOUT.table(rows, 3, Runnable::run)).containsExactlyElementsOf(rows);
        assertThat(LAYOUT.table(rows, 3, task -> {
                    throw new RejectedExecutionException("closed");
                }))
                .containsExactlyElementsOf(rows);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LAYOUT.table(rows, 0))
                .withMessage("threads must be at least 1: 0");
    }

    /** Of a table too, which is no list: several blocks, from any row on. */
    @Test
    void copiesTables() {
        List<Row> rows = rows(5_000, FORMS);
        Table<Row> table = LAYOUT.table(rows);
        TableLayout<Row> other =
                TableLayout.of(row -> new Row(row.get(TEXT), null, null, null, null, row.get(AT), null), AT, TEXT);
        for (int threads : new int[] {1, 2, 3}) {
            assertThat(LAYOUT.table(table, threads)).containsExactlyElementsOf(rows);
            assertThat(LAYOUT.table(table.slice(100, 20_000), threads))
                    .containsExactlyElementsOf(rows.subList(100, 20_000));
            assertThat(other.table(table, threads)).containsExactlyElementsOf(other.table(rows));
        }
    }

    /** As many rows as an array may nearly have elements, of no columns: the last ones are streamed too. */
    @Test
    void streamsRowsNearTheLimit() {
        ColumnStore.Layout none = new ColumnStore.Layout(List.of(), store -> index -> index);
        StoreBuilder full = new StoreBuilder(none, 0);
        full.addAll(Collections.nCopies(StoreBuilder.BLOCK, "row"));
        StoreBuilder last = new StoreBuilder(none, 0);
        last.addAll(Collections.nCopies(4_000, "row"));
        int blocks = Integer.MAX_VALUE / StoreBuilder.BLOCK;
        List<StoreBuilder> following = new ArrayList<>(Collections.nCopies(blocks - 1, full));
        following.add(last);
        Table<Integer> table = new Table<>(full.build(following));
        assertThat(table.size()).isEqualTo(2_147_483_552);

        Spliterator<Integer> lastPart = table.stream().parallel().spliterator();
        Spliterator<Integer> before = lastPart;
        while (before != null) {
            before = lastPart.trySplit();
        }
        List<Integer> indices = new ArrayList<>();
        lastPart.forEachRemaining(indices::add);
        assertThat(indices).hasSize(928).startsWith(2_147_482_624).endsWith(2_147_483_551);
    }

    @Test
    void namesRowsThatFail() {
        List<Row> rows = new ArrayList<>(Collections.nCopies(30_000, NOTHING));
        rows.set(20_003, new Row(null, null, null, 127, null, null, null));
        for (int threads : new int[] {1, 3}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> LAYOUT.table(rows, threads))
                    .withMessage("a score in a table must be in [0, 126]: score of row 20003 is 127");
        }
        rows.set(20_003, null);
        for (int threads : new int[] {1, 3}) {
            assertThatNullPointerException()
                    .isThrownBy(() -> LAYOUT.table(rows, threads))
                    .withMessage("row 20003 is null");
        }
    }

    @Test
    void isOfNoUseAfterFailure() {
        Table.Builder<Row> builder = LAYOUT.builder().add(new Row(null, null, null, -1, null, null, null));
        assertThatIllegalArgumentException().isThrownBy(builder::build);
        assertThatIllegalStateException()
                .isThrownBy(() -> builder.add(NOTHING))
                .withMessage("rows that failed before are neither in nor out of this table");
        assertThatIllegalStateException().isThrownBy(builder::build);
        assertThatNullPointerException()
                .isThrownBy(() -> LAYOUT.builder().addAll(Arrays.asList(NOTHING, null)))
                .withMessage("row 1 is null");
    }
}
