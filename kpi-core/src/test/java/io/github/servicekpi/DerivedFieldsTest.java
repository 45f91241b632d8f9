package io.github.servicekpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Functions of the values of fields are as good as the functions of rows that they stand for, and over tables need no rows. */
class DerivedFieldsTest {
    private record Row(@Nullable Integer number, @Nullable Instant at) {}

    private static final Field<Row, Integer> NUMBER = Field.count("number", Row::number);
    private static final Field<Row, Instant> AT = Field.instant("at", Row::at);

    private static List<Row> rows(int size) {
        return IntStream.range(0, size)
                .mapToObj(i -> new Row(
                        i % 7 == 0 ? null : i,
                        i % 5 == 0 ? null : i < 8_000 ? Instant.ofEpochSecond(i) : Instant.ofEpochSecond(1L << 40, i)))
                .toList();
    }

    /** A function that passes a missing value on, and is missing itself for some. */
    private static <V, W> Function<@Nullable V, @Nullable W> of(Function<V, @Nullable W> function) {
        return value -> value == null ? null : function.apply(value);
    }

    private interface Reader {
        <W> Function<Row, @Nullable W> of(Function<Integer, @Nullable W> function);
    }

    private static final Reader FIELDS = new Reader() {
        @Override
        public <W> Function<Row, @Nullable W> of(Function<Integer, @Nullable W> function) {
            return NUMBER.andThen(DerivedFieldsTest.of(function));
        }
    };

    private static final Reader LAMBDAS = new Reader() {
        @Override
        public <W> Function<Row, @Nullable W> of(Function<Integer, @Nullable W> function) {
            return row -> DerivedFieldsTest.of(function).apply(row.number());
        }
    };

    private static List<Calculator<Row, ?>> calculators(Reader reader) {
        return List.of(
                Share.of(reader.<Boolean>of(number -> number % 10 == 3 ? null : number > 100))
                        .proportion(),
                Scores.of(reader.<Integer>of(number -> number % 10 == 3 ? null : number % 200 - 1))
                        .distribution(1, 100),
                Span.between(AT, reader.<Instant>of(number -> Instant.ofEpochSecond(2 * number, number % 3)))
                        .distribution(),
                Span.of(reader.<Duration>of(number -> Duration.ofMillis(number - 50)))
                        .distribution(),
                Span.sumOf(reader.<Duration>of(Duration::ofDays), reader.<Duration>of(Duration::ofNanos))
                        .summary(),
                Calculator.<Row>counting()
                        .perPeriod(
                                Granularity.MONTH,
                                ZoneOffset.UTC,
                                reader.<Instant>of(number -> Instant.ofEpochSecond(number * 100_000L))));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 20, 4_096, 12_000})
    void areAsLambdas(int size) {
        List<Row> rows = rows(size);
        AtomicInteger made = new AtomicInteger();
        Table<Row> table = Table.of(
                rows,
                row -> {
                    made.incrementAndGet();
                    return new Row(row.get(NUMBER), row.get(AT));
                },
                NUMBER,
                AT);
        List<Object> ofFields = new ArrayList<>();
        List<Object> ofTable = new ArrayList<>();
        for (Calculator<Row, ?> calculator : calculators(FIELDS)) {
            ofFields.add(calculator.calculate(rows));
            ofTable.add(calculator.calculate(table));
        }
        assertThat(made).as("rows made").hasValue(0);
        List<Object> ofLambdas = new ArrayList<>();
        for (Calculator<Row, ?> calculator : calculators(LAMBDAS)) {
            ofLambdas.add(calculator.calculate(rows));
        }
        assertThat(ofFields).isEqualTo(ofLambdas);
        assertThat(ofTable).isEqualTo(ofLambdas);
    }

    /** A field of values of any type may have instants too. */
    @ParameterizedTest
    @ValueSource(ints = {20, 12_000})
    void valuesOfAnyType(int size) {
        Field<Row, Instant> value = Field.value("at", Row::at);
        Table<Row> table = Table.of(rows(size), row -> new Row(null, row.get(value)), value);
        Instant zero = Instant.EPOCH;
        Function<Row, Instant> start = row -> zero;
        assertThat(Span.between(start, value).distribution().calculate(table))
                .isEqualTo(Span.between(start, AT).distribution().calculate(rows(size)));
    }
}
