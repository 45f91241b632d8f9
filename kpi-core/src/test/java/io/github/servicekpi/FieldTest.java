package io.github.servicekpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Fields, and what is made from them, against plain functions of the row. */
class FieldTest {
    /** A row of one value of each kind. */
    private record Row(
            @Nullable String text,
            @Nullable Instant instant,
            @Nullable Duration duration,
            @Nullable Integer score,
            @Nullable Integer count,
            @Nullable Boolean flag,
            @Nullable Locale value) {}

    private static final Field<Row, String> TEXT = Field.text("text", Row::text);
    private static final Field<Row, Instant> INSTANT = Field.instant("instant", Row::instant);
    private static final Field<Row, Duration> DURATION = Field.duration("duration", Row::duration);
    private static final Field<Row, Integer> SCORE = Field.score("score", Row::score);
    private static final Field<Row, Integer> COUNT = Field.count("count", Row::count);
    private static final Field<Row, Boolean> FLAG = Field.flag("flag", Row::flag);
    private static final Field<Row, Locale> VALUE = Field.value("value", Row::value);

    private static final Instant LATE = Instant.parse("9999-12-31T23:59:59.999999999Z");
    private static final Row NOTHING = new Row(null, null, null, null, null, null, null);
    private static final Row ZERO = new Row("", Instant.EPOCH, Duration.ZERO, 0, 0, false, Locale.ROOT);
    private static final Row SOME = new Row("some", LATE, Duration.ofMillis(-1), 7, -3, true, Locale.GERMAN);
    private static final Row MANY = new Row(
            "many", Instant.MIN, Duration.ofSeconds(100_000_000_000_000_000L), 126, Integer.MAX_VALUE, true, Locale.US);
    private static final Row OFF_SCALE = new Row("off", LATE, null, 127, Integer.MIN_VALUE + 1, null, null);
    private static final Row NEGATIVE_SCORE = new Row("off", null, null, -1, null, null, null);

    /** Rows that a table can hold, and all. */
    private static final List<Row> STORABLE = List.of(SOME, NOTHING, ZERO, SOME, MANY);

    private static final List<Row> ALL = List.of(SOME, NOTHING, OFF_SCALE, ZERO, SOME, NEGATIVE_SCORE, MANY, OFF_SCALE);

    private static final List<Field<Row, ?>> FIELDS = List.of(TEXT, INSTANT, DURATION, SCORE, COUNT, FLAG, VALUE);

    private static Table<Row> table(List<Row> rows) {
        return Table.of(
                rows,
                row -> new Row(
                        row.get(TEXT),
                        row.get(INSTANT),
                        row.get(DURATION),
                        row.get(SCORE),
                        row.get(COUNT),
                        row.get(FLAG),
                        row.get(VALUE)),
                FIELDS);
    }

    /** That a condition says the same as a predicate: asked itself, as a filter of rows, and as one of a table. */
    private static void assertSame(Predicate<Row> condition, Predicate<Row> expected) {
        Calculator<Row, Long> filtered = Calculator.<Row>counting().filtering(condition);
        for (Row row : ALL) {
            assertThat(condition.test(row)).as("%s of %s", condition, row).isEqualTo(expected.test(row));
            assertThat(filtered.calculate(List.of(row)))
                    .as("%s over %s", condition, row)
                    .isEqualTo(expected.test(row) ? 1 : 0);
        }
        assertThat(filtered.calculate(ALL))
                .as("%s", condition)
                .isEqualTo(ALL.stream().filter(expected).count());
        assertThat(filtered.calculate(table(STORABLE)))
                .as("%s over a table", condition)
                .isEqualTo(STORABLE.stream().filter(expected).count());
    }

    private static void assertConditions(Predicate<Row> condition, Predicate<Row> expected) {
        assertSame(condition, expected);
        assertSame(condition.negate(), row -> !expected.test(row));
        assertSame(Predicate.not(condition), row -> !expected.test(row));
        for (Predicate<Row> other : List.of(FLAG.is(true), (Predicate<Row>) row -> row.flag() != null && row.flag())) {
            Predicate<Row> isTrue = row -> Objects.equals(row.flag(), true);
            assertSame(condition.and(other), row -> expected.test(row) && isTrue.test(row));
            assertSame(condition.or(other), row -> expected.test(row) || isTrue.test(row));
            assertSame(other.and(condition), row -> isTrue.test(row) && expected.test(row));
            assertSame(
                    condition.or(other).negate().and(condition.negate()),
                    row -> !expected.test(row) && !isTrue.test(row));
        }
    }

    @Test
    void present() {
        for (Field<Row, ?> field : FIELDS) {
            assertConditions(field.isPresent(), row -> field.apply(row) != null);
        }
    }

    @Test
    void equality() {
        for (Field<Row, ?> field : FIELDS) {
            for (Row of : ALL) {
                assertEquality(field, of);
            }
        }
    }

    private static <V> void assertEquality(Field<Row, V> field, Row of) {
        V value = field.apply(of);
        if (value != null) {
            assertConditions(field.is(value), row -> value.equals(field.apply(row)));
        }
    }

    @Test
    void tests() {
        assertConditions(
                TEXT.where(text -> text.contains("m")),
                row -> row.text() != null && row.text().contains("m"));
        assertConditions(
                INSTANT.where(time -> time.isAfter(Instant.EPOCH)),
                row -> row.instant() != null && row.instant().isAfter(Instant.EPOCH));
        assertConditions(
                DURATION.where(Duration::isNegative),
                row -> row.duration() != null && row.duration().isNegative());
        assertConditions(SCORE.where(score -> score < 7), row -> row.score() != null && row.score() < 7);
        assertConditions(SCORE.where(score -> score > 7), row -> row.score() != null && row.score() > 7);
        assertConditions(COUNT.where(count -> count < 0), row -> row.count() != null && row.count() < 0);
        assertConditions(FLAG.where(flag -> !flag), row -> row.flag() != null && !row.flag());
        assertConditions(VALUE.where(Locale.ROOT::equals), row -> Locale.ROOT.equals(row.value()));
    }

    /** The results by group are those of a map that is filled row by row. */
    private static <K extends Comparable<? super K>> void assertGroups(
            Function<? super Row, ? extends @Nullable K> key, Function<Row, @Nullable K> expected) {
        Calculator<Row, Groups<K, Long>> grouped = Calculator.<Row>counting().groupingBy(key);
        assertThat(grouped.calculate(ALL)).as("%s", key).isEqualTo(groups(ALL, expected));
        assertThat(grouped.calculate(table(STORABLE))).as("%s", key).isEqualTo(groups(STORABLE, expected));
    }

    private static <K extends Comparable<? super K>> Groups<K, Long> groups(
            List<Row> rows, Function<Row, @Nullable K> key) {
        TreeMap<K, Long> byKey = new TreeMap<>();
        long withoutKey = 0;
        for (Row row : rows) {
            K k = key.apply(row);
            if (k == null) {
                withoutKey++;
            } else {
                byKey.merge(k, 1L, Long::sum);
            }
        }
        return new Groups<>(byKey, withoutKey);
    }

    @Test
    void keys() {
        assertGroups(TEXT, Row::text);
        assertGroups(INSTANT, Row::instant);
        assertGroups(DURATION, Row::duration);
        assertGroups(SCORE, Row::score);
        assertGroups(COUNT, Row::count);
        assertGroups(FLAG, Row::flag);
    }

    @Test
    void derivedKeys() {
        assertGroups(
                TEXT.andThen(text -> text == null ? -1 : text.length()),
                row -> row.text() == null ? -1 : row.text().length());
        assertGroups(
                SCORE.andThen(score -> score == null ? null : -score),
                row -> row.score() == null ? null : -row.score());
        assertGroups(VALUE.andThen(Locale.GERMAN::equals), row -> Locale.GERMAN.equals(row.value()));
        assertGroups(
                INSTANT.andThen(time -> time == null ? null : time.getEpochSecond()),
                row -> row.instant() == null ? null : row.instant().getEpochSecond());
        assertGroups(TEXT.compose((Row row) -> row), Row::text);
    }

    @Test
    void otherwise() {
        Field<Row, Integer> other = Field.count("other", row -> row.text() == null ? null : 1);
        assertGroups(COUNT.orElse(other), row -> row.count() != null ? row.count() : row.text() == null ? null : 1);
        Field<Row, Instant> time =
                Field.instant("time", row -> row.text() == null ? LATE : Instant.ofEpochSecond(1, 1));
        assertGroups(
                INSTANT.orElse(time),
                row -> row.instant() != null ? row.instant() : row.text() == null ? LATE : Instant.ofEpochSecond(1, 1));
        assertGroups(DURATION.orElse(DURATION), Row::duration);
        assertThat(COUNT.orElse(other)).hasToString("count or else other");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> COUNT.orElse(SCORE))
                .withMessage("count and score must be of the same kind: COUNT and SCORE");
    }

    @Test
    void onlySome() {
        assertGroups(TEXT.onlyWhere(FLAG.is(true)), row -> Objects.equals(row.flag(), true) ? row.text() : null);
        assertGroups(SCORE.onlyWhere(row -> row.count() != null), row -> row.count() != null ? row.score() : null);
        assertGroups(INSTANT.onlyWhere(FLAG.is(true)), row -> Objects.equals(row.flag(), true) ? row.instant() : null);
        assertGroups(
                DURATION.onlyWhere(row -> row.flag() != null).orElse(DURATION.onlyWhere(row -> row.flag() == null)),
                Row::duration);
        assertThat(TEXT.onlyWhere(FLAG.is(true))).hasToString("text only where flag is true");
    }

    @Test
    void flags() {
        assertGroups(
                SCORE.flagWhere(score -> score > 7), row -> row.score() == null ? null : (Boolean) (row.score() > 7));
        assertGroups(
                TEXT.flagWhere(String::isEmpty),
                row -> row.text() == null ? null : (Boolean) row.text().isEmpty());
        Field<Row, Boolean> late = INSTANT.flagWhere(LATE::equals);
        assertGroups(late, late);
        assertThat(ALL.stream().map(late)).isEqualTo(Arrays.asList(true, null, true, false, true, null, false, true));
    }

    /** Derived fields can be stored too. */
    @Test
    void storedDerivedFields() {
        Field<Row, Boolean> isLate = INSTANT.flagWhere(LATE::equals);
        Field<Row, Instant> either = INSTANT.onlyWhere(FLAG.is(true)).orElse(INSTANT);
        Field<Row, Integer> length = (Field<Row, Integer>) TEXT.andThen(text -> text == null ? -1 : text.length());
        Table<Row> stored = Table.of(
                STORABLE,
                row -> new Row(
                        String.valueOf(row.get(isLate)), row.get(either), null, null, row.get(length), null, null),
                isLate,
                either,
                length);
        assertThat(stored)
                .containsExactly(
                        new Row("true", LATE, null, null, 4, null, null),
                        new Row("null", null, null, null, -1, null, null),
                        new Row("false", Instant.EPOCH, null, null, 0, null, null),
                        new Row("true", LATE, null, null, 4, null, null),
                        new Row("false", Instant.MIN, null, null, 4, null, null));
        assertThat(Share.of(isLate).proportion().calculate(stored).numerator()).isEqualTo(2);
    }

    /** A field of another kind than the measure wants is asked through its function. */
    @Test
    void otherKind() {
        Field<Row, Instant> boxedTime = Field.value("boxed", Row::instant);
        Field<Row, Duration> boxedLength = Field.value("boxed", Row::duration);
        Field<Row, Boolean> boxedFlag = Field.value("boxed", Row::flag);
        for (Iterable<Row> rows : List.of(STORABLE, table(STORABLE))) {
            assertThat(Span.between(boxedTime, INSTANT).distribution().calculate(rows))
                    .isEqualTo(Span.between(INSTANT, INSTANT).distribution().calculate(rows));
            assertThat(Span.of(boxedLength).distribution().calculate(rows))
                    .isEqualTo(Span.of(DURATION).distribution().calculate(rows));
            assertThat(Share.of(boxedFlag).proportion().calculate(rows))
                    .isEqualTo(Share.of(FLAG).proportion().calculate(rows));
            assertThat(Scores.of(COUNT).distribution(0, 10).calculate(rows))
                    .isEqualTo(Scores.<Row>of(row -> row.count())
                            .distribution(0, 10)
                            .calculate(rows));
        }
    }

    @Test
    void equals() {
        Function<Row, @Nullable String> function = Row::text;
        Field<Row, String> field = Field.text("name", function);
        assertThat(field).isEqualTo(Field.text("name", function)).hasSameHashCodeAs(Field.text("name", function));
        assertThat(field)
                .isNotEqualTo(Field.text("other", function))
                .isNotEqualTo(Field.value("name", function))
                .isNotEqualTo(Field.text("name", Row::text))
                .isNotEqualTo("name");
        assertThat(field.name()).isEqualTo("name");
        assertThat(field).hasToString("name");
        assertThat(field.is("x")).hasToString("name is x");
        assertThat(field.where("is short", text -> text.length() < 2)).hasToString("name is short");
        assertThat(field.where(text -> text.length() < 2)).hasToString("name satisfies (function)");
        assertThat(field.flagWhere("is short", text -> text.length() < 2)).hasToString("name is short");
        assertThat(field.flagWhere(text -> text.length() < 2)).hasToString("name satisfies (function)");
        assertThat(field.isPresent().or(field.is("x")).negate().and(row -> true))
                .hasToString("(not (name is present or name is x) and (function))");
    }

    @Test
    void refusesNonsense() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Field.text(" ", Row::text))
                .withMessage("the name of a field must not be blank: ' '");
        assertThatNullPointerException()
                .isThrownBy(() -> Field.text("text", null))
                .withMessage("function");
        assertThatNullPointerException().isThrownBy(() -> TEXT.is(null)).withMessage("value");
        assertThatNullPointerException().isThrownBy(() -> TEXT.where(null)).withMessage("test");
        assertThatNullPointerException().isThrownBy(() -> TEXT.flagWhere(null)).withMessage("test");
        assertThatNullPointerException()
                .isThrownBy(() -> TEXT.where(null, text -> true))
                .withMessage("what");
        assertThatNullPointerException()
                .isThrownBy(() -> TEXT.flagWhere(null, text -> true))
                .withMessage("what");
    }

    @Test
    void refusesSmallestCount() {
        Calculator<Row, Long> counts = Calculator.<Row>counting().filtering(COUNT.isPresent());
        Row smallest = new Row(null, null, null, null, Integer.MIN_VALUE, null, null);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> counts.calculate(List.of(smallest)))
                .withMessage("count must be greater than -2147483648: -2147483648 in " + smallest);
    }

    @Test
    void refusesTooLongDurations() {
        Calculator<Row, Long> present = Calculator.<Row>counting().filtering(DURATION.isPresent());
        for (long seconds :
                new long[] {100_000_000_000_000_001L, -100_000_000_000_000_001L, Long.MAX_VALUE, Long.MIN_VALUE}) {
            Row row = new Row(null, null, Duration.ofSeconds(seconds), null, null, null, null);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> present.calculate(List.of(row)))
                    .withMessageStartingWith("duration must be within PT27777777777777H46M40S either way: PT");
        }
    }
}
