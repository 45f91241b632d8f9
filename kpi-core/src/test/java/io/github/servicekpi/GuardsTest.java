package io.github.servicekpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lambdas are never asked about rows that a filter or a grouping before them removed; they may fail for those. */
class GuardsTest {
    private record Item(
            int number, @Nullable String key, @Nullable Instant time) {}

    private static final Field<Item, Integer> NUMBER = Field.count("number", Item::number);
    private static final Field<Item, String> KEY = Field.text("key", Item::key);
    private static final Field<Item, Instant> TIME = Field.instant("time", Item::time);

    private static boolean isByThree(Item item) {
        return item.number() % 3 == 0;
    }

    private static boolean isOneOfFew(Item item) {
        return item.number() % 1000 == 7;
    }

    private static List<Item> items(int size) {
        return IntStream.range(0, size).mapToObj(GuardsTest::item).toList();
    }

    private static Item item(int i) {
        return new Item(i, i % 5 == 0 ? null : "k" + i % 4, i % 7 == 0 ? null : Instant.ofEpochSecond(i * 40_000L));
    }

    private static Table<Item> table(List<Item> items) {
        return Table.of(items, row -> new Item(row.get(NUMBER), row.get(KEY), row.get(TIME)), NUMBER, KEY, TIME);
    }

    /** A function that fails for a row that it must not see. */
    private static <V> Function<Item, V> guarded(Predicate<Item> allowed, Function<Item, V> function) {
        return item -> {
            if (!allowed.test(item)) {
                throw new AssertionError("asked about " + item);
            }
            return function.apply(item);
        };
    }

    private static Predicate<Item> guardedTest(Predicate<Item> allowed, Predicate<Item> test) {
        return guarded(allowed, test::test)::apply;
    }

    /** Calculators of every kind, whose functions fail for all but the allowed rows. */
    private static Map<String, Calculator<Item, ?>> calculators(Predicate<Item> allowed) {
        Function<Item, Duration> length = guarded(allowed, item -> Duration.ofSeconds(item.number() % 100 - 10));
        Function<Item, Instant> time = guarded(allowed, Item::time);
        Function<Item, Integer> score = guarded(allowed, item -> item.number() % 12);
        Function<Item, Boolean> flag = guarded(allowed, item -> item.number() % 2 == 0);
        Predicate<Item> even = guardedTest(allowed, item -> item.number() % 2 == 0);
        Field<Item, Integer> rest =
                (Field<Item, Integer>) NUMBER.<Integer>andThen(guardedNumber(allowed, number -> number % 6));
        Map<String, Calculator<Item, ?>> all = new LinkedHashMap<>();
        all.put("length", Span.of(length).distribution());
        all.put("between", Span.between(TIME, time).distribution());
        all.put("sum", Span.sumOf(length, length).distribution());
        all.put("within", Span.of(length).within(Duration.ofSeconds(20)));
        all.put(
                "failing",
                Span.<Item>of(item -> Duration.ofSeconds(allowed.test(item) ? 1 : -1))
                        .withNegative(NegativeSpans.FAIL)
                        .distribution());
        all.put(
                "failing, from fields",
                Span.between(TIME, Field.<Item>instant("later", item -> later(allowed, item)))
                        .withNegative(NegativeSpans.FAIL)
                        .distribution());
        all.put("rules", Span.of(length).excluding("even", even).openWhere(even).distribution());
        all.put("share", Share.of(flag).excluding("even", even).proportion());
        all.put("share of condition", Share.where(even).proportion());
        all.put(
                "share of and",
                Share.where(NUMBER.where(number -> number > 50).and(even).or(even))
                        .proportion());
        all.put("scores", Scores.of(score).distribution(0, 10));
        all.put("bands", Scores.of(score).excluding("even", even).bands(10, 0, 7, 9));
        all.put("filtered", Calculator.<Item>counting().filtering(even));
        all.put("grouped", Calculator.<Item>counting().groupingBy(score));
        all.put("grouped by derived key", Calculator.<Item>counting().groupingBy(rest));
        all.put("series", Calculator.<Item>counting().perPeriod(Granularity.MONTH, ZoneOffset.UTC, time));
        all.put(
                "share of derived flag",
                Share.of(NUMBER.<Boolean>andThen(guardedNumber(allowed, number -> number % 2 == 0)))
                        .proportion());
        all.put(
                "scores of derived score",
                Scores.of(NUMBER.<Integer>andThen(guardedNumber(allowed, number -> number % 12)))
                        .distribution(0, 10));
        all.put(
                "derived span",
                Span.between(
                                TIME,
                                NUMBER.<Instant>andThen(
                                        guardedNumber(allowed, number -> Instant.ofEpochSecond(number * 40_007L))))
                        .distribution());
        all.put(
                "derived length",
                Span.of(NUMBER.<Duration>andThen(guardedNumber(allowed, number -> Duration.ofMillis(number))))
                        .summary());
        all.put(
                "series of derived time",
                Calculator.<Item>counting()
                        .perPeriod(
                                Granularity.MONTH,
                                ZoneOffset.UTC,
                                NUMBER.<Instant>andThen(
                                        guardedNumber(allowed, number -> Instant.ofEpochSecond(number * 9_007L)))));
        all.put(
                "mapped",
                Scores.<Integer>of(number -> number).distribution(0, 11).mapping(score));
        all.put(
                "own",
                Ticket.SUM_OF_NUMBERS.mapping(guarded(
                        allowed,
                        item -> new Ticket(item.number(), null, null, null, null, null, null, null, null, List.of()))));
        all.put(
                "set",
                KpiSet.of(
                        Calculator.<Item>counting().named("rows"),
                        Span.of(length)
                                .distribution()
                                .filtering(KEY.isPresent())
                                .named("length"),
                        Share.of(flag).proportion().groupingBy(KEY).named("by-key")));
        return all;
    }

    /** A guarded function of numbers, from which the rows above can be told. */
    private static <V> Function<Integer, V> guardedNumber(Predicate<Item> allowed, Function<Integer, V> function) {
        return number -> GuardsTest.<V>guarded(allowed, item -> function.apply(item.number()))
                .apply(item(number));
    }

    private static @Nullable Instant later(Predicate<Item> allowed, Item item) {
        return item.time() == null ? null : item.time().plusSeconds(allowed.test(item) ? 1 : -1);
    }

    private interface Wrapper {
        <R> Calculator<Item, ?> wrap(Calculator<Item, R> inner);
    }

    /** That a wrapper protects its calculator, over any source, and gives what it gives without guards. */
    private static void assertProtects(int size, Predicate<Item> allowed, Wrapper wrapper) {
        List<Item> items = items(size);
        Table<Item> table = table(items);
        Map<String, Calculator<Item, ?>> unguarded = calculators(item -> true);
        calculators(allowed).forEach((name, inner) -> {
            Object expected = wrapper.wrap(unguarded.get(name)).calculate(items);
            Calculator<Item, ?> wrapped = wrapper.wrap(inner);
            assertThat((Object) wrapped.calculate(items))
                    .as("%s of a list", name)
                    .isEqualTo(expected);
            assertThat((Object) wrapped.calculate(table))
                    .as("%s of a table", name)
                    .isEqualTo(expected);
            assertThat((Object) wrapped.calculate(table, 3))
                    .as("%s of threads", name)
                    .isEqualTo(expected);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 1500, 9000})
    void filters(int size) {
        assertProtects(size, GuardsTest::isByThree, new Wrapper() {
            @Override
            public <R> Calculator<Item, ?> wrap(Calculator<Item, R> inner) {
                return inner.filtering(NUMBER.where(number -> number % 3 == 0));
            }
        });
        assertProtects(size, GuardsTest::isByThree, new Wrapper() {
            @Override
            public <R> Calculator<Item, ?> wrap(Calculator<Item, R> inner) {
                return inner.filtering(GuardsTest::isByThree);
            }
        });
        assertProtects(size, GuardsTest::isOneOfFew, new Wrapper() {
            @Override
            public <R> Calculator<Item, ?> wrap(Calculator<Item, R> inner) {
                return inner.filtering(GuardsTest::isOneOfFew);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 1500, 9000})
    void filtersOfFilters(int size) {
        assertProtects(size, item -> isByThree(item) && item.key() != null, new Wrapper() {
            @Override
            public <R> Calculator<Item, ?> wrap(Calculator<Item, R> inner) {
                return inner.filtering(guardedTest(GuardsTest::isByThree, item -> item.key() != null))
                        .filtering(NUMBER.where(number -> number % 3 == 0));
            }
        });
        assertProtects(size, item -> isByThree(item) && item.key() != null, new Wrapper() {
            @Override
            public <R> Calculator<Item, ?> wrap(Calculator<Item, R> inner) {
                return inner.filtering(KEY.isPresent()).filtering(GuardsTest::isByThree);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 1500, 9000})
    void groupings(int size) {
        assertProtects(size, item -> item.key() != null, new Wrapper() {
            @Override
            public <R> Calculator<Item, ?> wrap(Calculator<Item, R> inner) {
                return inner.groupingBy(KEY);
            }
        });
        assertProtects(size, item -> item.key() != null, new Wrapper() {
            @Override
            public <R> Calculator<Item, ?> wrap(Calculator<Item, R> inner) {
                return inner.groupingBy((Item item) -> item.key());
            }
        });
        assertProtects(size, item -> item.time() != null, new Wrapper() {
            @Override
            public <R> Calculator<Item, ?> wrap(Calculator<Item, R> inner) {
                return inner.perPeriod(Granularity.WEEK, ZoneOffset.UTC, TIME);
            }
        });
        assertProtects(size, item -> item.time() != null && item.key() != null && isByThree(item), new Wrapper() {
            @Override
            public <R> Calculator<Item, ?> wrap(Calculator<Item, R> inner) {
                return inner.groupingBy(
                                guarded(item -> item.time() != null && isByThree(item), (Item item) -> item.key()))
                        .perPeriod(Granularity.DAY, ZoneOffset.UTC, guarded(GuardsTest::isByThree, Item::time))
                        .filtering(GuardsTest::isByThree);
            }
        });
    }

    /** A set protects each of its KPIs, and so does what stands between. */
    @ParameterizedTest
    @ValueSource(ints = {10, 1500, 9000})
    void sets(int size) {
        assertProtects(size, GuardsTest::isByThree, new Wrapper() {
            @Override
            public <R> Calculator<Item, ?> wrap(Calculator<Item, R> inner) {
                return KpiSet.of(
                        Share.where(KEY.is("k1")).proportion().named("other"),
                        inner.filtering(GuardsTest::isByThree).named("guarded"),
                        inner.groupingBy(KEY)
                                .filtering(NUMBER.where(n -> n % 3 == 0))
                                .named("grouped"));
            }
        });
        assertProtects(size, item -> isByThree(item) && item.key() != null, new Wrapper() {
            @Override
            public <R> Calculator<Item, ?> wrap(Calculator<Item, R> inner) {
                return KpiSet.of(
                                inner.named("a"),
                                inner.andThen(result -> List.of(result)).named("b"))
                        .groupingBy(KEY)
                        .mapping((Item item) -> item)
                        .filtering(GuardsTest::isByThree);
            }
        });
    }

    /** The right side of "and" is asked where the left one holds, that of "or" where it does not. */
    @ParameterizedTest
    @ValueSource(ints = {10, 1500, 9000})
    void shortCircuits(int size) {
        Predicate<Item> byThree = NUMBER.where(number -> number % 3 == 0);
        Predicate<Item> notByThree = byThree.negate();
        Predicate<Item> even = item -> item.number() % 2 == 0;
        Map<Predicate<Item>, Predicate<Item>> conditions = new LinkedHashMap<>();
        conditions.put(
                byThree.and(guardedTest(GuardsTest::isByThree, even)), item -> isByThree(item) && even.test(item));
        conditions.put(
                notByThree.or(guardedTest(GuardsTest::isByThree, even)), item -> !isByThree(item) || even.test(item));
        conditions.put(
                byThree.and(guardedTest(GuardsTest::isByThree, even)).negate(),
                item -> !(isByThree(item) && even.test(item)));
        conditions.put(
                byThree.and(guardedTest(GuardsTest::isByThree, even))
                        .or(guardedTest(item -> !(isByThree(item) && even.test(item)), item -> item.key() == null)),
                item -> (isByThree(item) && even.test(item)) || item.key() == null);
        conditions.put(
                byThree.and(KEY.is("k1").and(guardedTest(item -> "k1".equals(item.key()) && isByThree(item), even))),
                item -> isByThree(item) && "k1".equals(item.key()) && even.test(item));
        List<Item> items = items(size);
        conditions.forEach((condition, expected) -> {
            for (Iterable<Item> rows : List.of(items, table(items))) {
                assertThat(Calculator.<Item>counting().filtering(condition).calculate(rows))
                        .as("%s", condition)
                        .isEqualTo(items.stream().filter(expected).count());
                assertThat(Share.where(condition).proportion().calculate(rows).numerator())
                        .as("%s", condition)
                        .isEqualTo(items.stream().filter(expected).count());
            }
        });
    }

    @Test
    void failsForNegativeSpans() {
        Calculator<Item, ?> failing = Span.<Item>of(item -> Duration.ofSeconds(5 - item.number()))
                .withNegative(NegativeSpans.FAIL)
                .distribution();
        assertThat(failing.calculate(items(6)))
                .isEqualTo(Span.<Item>of(item -> Duration.ofSeconds(5 - item.number()))
                        .distribution()
                        .calculate(items(6)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> failing.calculate(items(8)))
                .withMessageStartingWith("(function) must not be negative: PT-1S in Item[number=6, ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> failing.calculate(table(items(8))))
                .withMessageStartingWith("(function) must not be negative: PT-1S in Item[number=6, ");
    }

    /** Excluded rows are not judged. */
    @Test
    void excludesBeforeItFails() {
        assertThat(Span.<Item>of(item -> Duration.ofSeconds(5 - item.number()))
                        .excluding("late", NUMBER.where(number -> number > 5))
                        .withNegative(NegativeSpans.FAIL)
                        .distribution()
                        .calculate(items(100))
                        .excluded()
                        .asMap())
                .isEqualTo(new TreeMap<>(Map.of("late", 94L)));
    }

    /** Each row is asked once by each function, however many calculations share it. */
    @Test
    void sharesMeasures() {
        List<Integer> asked = new ArrayList<>();
        Span<Item> length = Span.of(Field.<Item>duration("length", item -> {
            asked.add(item.number());
            return Duration.ofSeconds(item.number());
        }));
        KpiSet.of(
                        length.distribution().named("all"),
                        length.distribution().filtering(KEY.is("k1")).named("some"),
                        length.within(Duration.ofSeconds(5)).named("within"),
                        length.distribution().groupingBy(KEY).named("by-key"))
                .calculate(items(2000));
        assertThat(asked).isEqualTo(IntStream.range(0, 2000).boxed().toList());
    }
}
