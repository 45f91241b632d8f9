package io.github.servicekpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A function that several calculations of one pass share is asked once about a row, and about no row that none of them has. */
class SharedRowsTest {
    private record Item(int number, @Nullable String key) {}

    private record Wrapped(Item item) {}

    private static final Field<Item, Integer> NUMBER = Field.count("number", Item::number);
    private static final Predicate<Item> BY_THREE = NUMBER.where(number -> number % 3 == 0);

    private final AtomicInteger asked = new AtomicInteger();

    private <S, V> Function<S, V> counted(Function<S, V> function) {
        return row -> {
            asked.incrementAndGet();
            return function.apply(row);
        };
    }

    private Calculator<Item, ?> flags() {
        return Share.of(counted((Item item) -> item.number() % 2 == 0)).proportion();
    }

    /** Rows of which a few have no key, if any. */
    private static List<Wrapped> rows(int size, Set<Integer> withoutKey) {
        return IntStream.range(0, size)
                .mapToObj(i -> new Wrapped(new Item(i, withoutKey.contains(i) ? null : "k" + i % 4)))
                .toList();
    }

    /** The same calculator of all rows and by key. */
    private static Calculator<Wrapped, KpiResults> twice(Calculator<Wrapped, ?> calculator) {
        return KpiSet.of(
                calculator.named("total"),
                calculator.groupingBy((Wrapped row) -> row.item().key()).named("by-key"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 32, 33, 4096, 10_000})
    void mapsARowOnce(int size) {
        twice(Calculator.<Item>counting().mapping(counted(Wrapped::item))).calculate(rows(size, Set.of()));
        assertThat(asked).hasValue(size);
    }

    @Test
    void mapsNoRowThatIsFilteredOut() {
        twice(Calculator.<Item>counting()
                        .mapping(counted(Wrapped::item))
                        .filtering(row -> row.item().number() % 3 == 0))
                .calculate(rows(9_000, Set.of()));
        assertThat(asked).hasValue(3_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 32, 33, 4096, 10_000})
    void asksAMappedRowOnce(int size) {
        twice(flags().mapping(Wrapped::item)).calculate(rows(size, Set.of()));
        assertThat(asked).hasValue(size);
    }

    @Test
    void asksOnceAboutARowThatAFilterKept() {
        Calculator<Item, ?> kept = flags().filtering(BY_THREE);
        KpiSet.of(
                        kept.named("total"),
                        kept.groupingBy((Item item) -> item.key()).named("by-key"))
                .mapping(Wrapped::item)
                .calculate(rows(9_000, Set.of()));
        assertThat(asked).hasValue(3_000);
    }

    /** Groups then ask for themselves, as they may not be asked about the rows that have no key. */
    @Test
    void resultsAreTheSameWhereGroupsLackRows() {
        List<Wrapped> rows = rows(10_000, Set.of(5_000, 5_001, 9_999));
        Calculator<Item, ?> kept = flags().filtering(BY_THREE);
        KpiResults results = twice(kept.mapping(Wrapped::item)).calculate(rows);
        List<Item> items = rows.stream().map(Wrapped::item).toList();
        List<Object> separate = new ArrayList<>();
        separate.add(kept.calculate(items));
        separate.add(kept.groupingBy((Item item) -> item.key()).calculate(items));
        assertThat(results.kpis().stream().map(kpi -> (Object) results.get(kpi)).toList())
                .isEqualTo(separate);
    }

    /** Which rows a filter keeps is known for these rows alone, not for the next. */
    @Test
    void choosesAgainForEveryAddition() {
        Calculator<Item, ?> kept = flags().filtering(BY_THREE);
        Calculator<Item, KpiResults> both = KpiSet.of(kept.named("one"), kept.named("other"));
        Accumulator<Item, KpiResults> accumulator = both.newAccumulator();
        List<Item> items = rows(100, Set.of()).stream().map(Wrapped::item).toList();
        for (Item item : items) {
            accumulator.add(item);
            accumulator.result();
        }
        assertThat(accumulator.result()).isEqualTo(both.calculate(items));
    }

    @Test
    void aMapperMustNotReturnNull() {
        assertThatNullPointerException()
                .isThrownBy(() -> Calculator.<Item>counting()
                        .mapping((Wrapped row) -> (Item) null)
                        .calculate(rows(2, Set.of())))
                .withMessage("a row that was made of another is null");
    }
}
