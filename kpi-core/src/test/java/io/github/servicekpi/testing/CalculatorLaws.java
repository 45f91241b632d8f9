package io.github.servicekpi.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.servicekpi.Accumulator;
import io.github.servicekpi.Calculator;
import io.github.servicekpi.Field;
import io.github.servicekpi.Groups;
import io.github.servicekpi.Table;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/**
 * The laws of the algebra. A test class implements this for its calculators and its kind of rows, and inherits one property a
 * law; each is checked for every calculator with random rows.
 *
 * @param <T> the rows
 */
public interface CalculatorLaws<T> {
    /** How often each law is tried. */
    int TRIES = 60;

    /** The calculators under test, by name. */
    Map<String, Calculator<T, ?>> calculators();

    /** Any row: with missing values, bad ones, and many equal ones. */
    Arbitrary<T> row();

    /** The rows as a table whose rows equal them. */
    Table<T> table(List<T> rows);

    /** Lists of rows: often none or one, sometimes more than a chunk of the engine. */
    @Provide
    default Arbitrary<List<T>> rows() {
        return Arbitraries.frequencyOf(
                Tuple.of(6, row().list().ofMaxSize(40)),
                Tuple.of(1, row().list().ofMaxSize(1)),
                Tuple.of(1, row().list().ofMinSize(1000).ofMaxSize(1200)));
    }

    /** The empty state is the identity of merging, from either side. */
    @Property(tries = TRIES)
    default void identity(@ForAll("rows") List<T> rows) {
        forEach((name, calculator) -> {
            Object whole = calculator.calculate(rows);
            Accumulator<T, ?> left = calculator.newAccumulator();
            merge(left, accumulate(calculator, rows));
            assertThat((Object) left.result()).as("%s: empty + rows", name).isEqualTo(whole);
            Accumulator<T, ?> right = accumulate(calculator, rows);
            merge(right, calculator.newAccumulator());
            assertThat((Object) right.result()).as("%s: rows + empty", name).isEqualTo(whole);
        });
    }

    /** No rows have one and the same result, whichever way there are none. */
    @Property(tries = 1)
    default void noRows() {
        forEach((name, calculator) -> {
            Object empty = calculator.calculate(List.of());
            assertThat((Object) calculator.newAccumulator().result()).as(name).isEqualTo(empty);
            assertThat((Object) calculator.calculate(List.of(), 2)).as(name).isEqualTo(empty);
            assertThat((Object) calculator.calculate(table(List.of()))).as(name).isEqualTo(empty);
        });
    }

    /** Any partition, some parts empty, merged by any tree, gives the result of the whole; states go through bytes at each merge. */
    @Property(tries = TRIES)
    default void partitions(@ForAll("rows") List<T> rows, @ForAll Random random) {
        forEach((name, calculator) -> {
            Object whole = calculator.calculate(rows);
            List<Accumulator<T, ?>> parts = new ArrayList<>();
            int count = 1 + random.nextInt(6);
            for (int i = 0; i < count; i++) {
                parts.add(calculator.newAccumulator());
            }
            for (T row : rows) {
                parts.get(random.nextInt(count)).add(row);
            }
            while (parts.size() > 1) {
                Accumulator<T, ?> donor = parts.remove(random.nextInt(parts.size()));
                int into = random.nextInt(parts.size());
                Accumulator<T, ?> receiver =
                        calculator.fromByteArray(parts.get(into).toByteArray());
                merge(receiver, calculator.fromByteArray(donor.toByteArray()));
                parts.set(into, receiver);
            }
            assertThat((Object) parts.get(0).result()).as(name).isEqualTo(whole);
        });
    }

    /** Bytes give back the same state, to be read and added to. */
    @Property(tries = TRIES)
    default void bytes(@ForAll("rows") List<T> rows, @ForAll Random random) {
        forEach((name, calculator) -> {
            int cut = random.nextInt(rows.size() + 1);
            Accumulator<T, ?> first = accumulate(calculator, rows.subList(0, cut));
            byte[] saved = first.toByteArray();
            assertThat(first.toByteArray()).as("%s: saved twice", name).isEqualTo(saved);
            Accumulator<T, ?> reopened = calculator.fromByteArray(saved);
            assertThat((Object) reopened.result()).as("%s: reopened", name).isEqualTo(first.result());
            assertThat(first.toByteArray()).as("%s: saved after a result", name).isEqualTo(saved);
            reopened.addAll(rows.subList(cut, rows.size()));
            assertThat((Object) reopened.result()).as("%s: added to", name).isEqualTo(calculator.calculate(rows));
        });
    }

    /** The order of rows does not matter. */
    @Property(tries = TRIES)
    default void order(@ForAll("rows") List<T> rows, @ForAll Random random) {
        List<T> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, random);
        forEach((name, calculator) ->
                assertThat((Object) calculator.calculate(shuffled)).as(name).isEqualTo(calculator.calculate(rows)));
    }

    /** Lists, other iterables, streams, threads and tables give equal results. */
    @Property(tries = TRIES)
    default void sources(@ForAll("rows") List<T> rows) {
        Table<T> table = table(rows);
        forEach((name, calculator) -> {
            Object whole = calculator.calculate(rows);
            assertThat((Object) calculator.calculate(new ArrayDeque<>(rows)))
                    .as("%s: without index", name)
                    .isEqualTo(whole);
            assertThat((Object) accumulate(calculator, rows).result())
                    .as("%s: row by row", name)
                    .isEqualTo(whole);
            assertThat((Object) rows.parallelStream().collect(calculator.toCollector()))
                    .as("%s: parallel stream", name)
                    .isEqualTo(whole);
            assertThat((Object) calculator.calculate(rows, 3))
                    .as("%s: threads", name)
                    .isEqualTo(whole);
            assertThat((Object) calculator.calculate(table))
                    .as("%s: table", name)
                    .isEqualTo(whole);
            assertThat((Object) calculator.calculate(table, 3))
                    .as("%s: table, threads", name)
                    .isEqualTo(whole);
        });
    }

    /** A result may be asked for at any time, and does not change with what comes later. */
    @Property(tries = TRIES)
    default void snapshots(@ForAll("rows") List<T> rows, @ForAll Random random) {
        forEach((name, calculator) -> {
            Object whole = calculator.calculate(rows);
            int cut = random.nextInt(rows.size() + 1);
            Accumulator<T, ?> accumulator = accumulate(calculator, rows.subList(0, cut));
            Object early = accumulator.result();
            assertThat((Object) accumulator.result())
                    .as("%s: asked twice", name)
                    .isEqualTo(early);
            accumulator.addAll(rows.subList(cut, rows.size()));
            assertThat((Object) accumulator.result()).as("%s: in the end", name).isEqualTo(whole);
            assertThat(early)
                    .as("%s: early result later", name)
                    .isEqualTo(calculator.calculate(rows.subList(0, cut)))
                    .hasSameHashCodeAs(calculator.calculate(rows.subList(0, cut)));
        });
    }

    /** Merging closes the donor, and only an accumulator of the same calculator can be merged. */
    @Property(tries = 5)
    default void merging(@ForAll("rows") List<T> rows) {
        forEach((name, calculator) -> {
            Object whole = calculator.calculate(rows);
            Accumulator<T, ?> receiver = calculator.newAccumulator();
            Accumulator<T, ?> donor = accumulate(calculator, rows);
            merge(receiver, donor);
            assertThatIllegalStateException().as(name).isThrownBy(donor::result).withMessageContaining("merged");
            assertThatIllegalStateException().as(name).isThrownBy(donor::toByteArray);
            assertThatIllegalStateException().as(name).isThrownBy(() -> donor.addAll(rows));
            assertThatIllegalStateException().as(name).isThrownBy(() -> merge(receiver, donor));
            assertThatIllegalArgumentException().as(name).isThrownBy(() -> merge(receiver, receiver));
            Accumulator<T, ?> foreign = calculator.filtering(row -> true).newAccumulator();
            assertThatIllegalArgumentException()
                    .as(name)
                    .isThrownBy(() -> merge(receiver, foreign))
                    .withMessageContaining("same calculator");
            assertThat((Object) receiver.result())
                    .as("%s: after refusals", name)
                    .isEqualTo(whole);
        });
    }

    /** Bytes of another definition, of another format, cut short or too long are refused. */
    @Property(tries = 5)
    default void foreignBytes(@ForAll("rows") List<T> rows) {
        forEach((name, calculator) -> {
            byte[] saved = accumulate(calculator, rows).toByteArray();
            byte[] tooLong = Arrays.copyOf(saved, saved.length + 1);
            assertThatIllegalArgumentException().as(name).isThrownBy(() -> calculator.fromByteArray(tooLong));
            byte[] tooShort = Arrays.copyOf(saved, saved.length - 1);
            assertThatIllegalArgumentException().as(name).isThrownBy(() -> calculator.fromByteArray(tooShort));
            byte[] future = saved.clone();
            future[3]++;
            assertThatIllegalArgumentException()
                    .as(name)
                    .isThrownBy(() -> calculator.fromByteArray(future))
                    .withMessageContaining("begins with");
            byte[] ofOther = calculator.filtering(row -> true).newAccumulator().toByteArray();
            assertThatIllegalArgumentException()
                    .as(name)
                    .isThrownBy(() -> calculator.fromByteArray(ofOther))
                    .withMessageContaining("another definition");
        });
    }

    /** A row, and to which of many groups it belongs. */
    record Member<T>(int group, T row) {}

    /** Groups do not disturb each other, be there one, two thousand or a hundred thousand. */
    @Property(tries = 1)
    default void manyGroups() {
        groups(rowsOfGroups(300), 1, 2_000, 100_000);
    }

    /** The rows that are put in groups. */
    default List<T> rowsOfGroups(int size) {
        return row().list().ofSize(size).sample();
    }

    /** Each group has the result of its own rows, of records and of tables, by one thread and by two. */
    default void groups(List<T> rows, int... counts) {
        Table<T> columns = table(rows);
        Field<Member<T>, Integer> group = Field.value("group", Member::group);
        Field<Member<T>, T> memberRow = Field.value("row", Member::row);
        Map<Integer, List<Member<T>>> membersOf = new TreeMap<>(); // made once for all calculators, as are the tables
        Map<Integer, Table<Member<T>>> tableOf = new TreeMap<>();
        for (int groups : counts) {
            List<Member<T>> members = members(rows, groups);
            Table<Member<T>> table = Table.of(
                    members, member -> new Member<>(member.get(group), member.get(memberRow)), group, memberRow);
            membersOf.put(groups, members);
            tableOf.put(groups, table);
        }
        forEach((name, calculator) -> {
            List<Object> ofOne = rows.stream()
                    .map(row -> (Object) calculator.calculate(List.of(row)))
                    .toList();
            membersOf.forEach((groups, members) -> {
                Calculator<Member<T>, ? extends Groups<Integer, ?>> byGroup =
                        calculator.mapping((Member<T> member) -> member.row()).groupingBy(Member::group);
                Groups<Integer, ?> result = byGroup.calculate(members);
                assertThat(result.byKey()).as(name).hasSize(groups);
                if (groups == 1) {
                    assertThat((Object) result.get(0)).as(name).isEqualTo(calculator.calculate(rows));
                } else {
                    result.byKey().forEach((number, value) -> {
                        Object expected = ofOne.get(number % rows.size());
                        if (!value.equals(expected)) { // a hundred thousand assertions take long
                            assertThat((Object) value)
                                    .as("%s: %s of %s groups", name, number, groups)
                                    .isEqualTo(expected);
                        }
                    });
                }
                assertThat(byGroup.calculate(members, 2).equals(result))
                        .as("%s: %s groups by threads", name, groups)
                        .isTrue();
                Calculator<Member<T>, ? extends Groups<Integer, ?>> byColumn =
                        calculator.mapping(memberRow).groupingBy(group);
                Table<Member<T>> table = Objects.requireNonNull(tableOf.get(groups));
                assertThat(byColumn.calculate(table).equals(result))
                        .as("%s: %s groups of a table", name, groups)
                        .isTrue();
                assertThat(byColumn.calculate(table, 2).equals(result))
                        .as("%s: %s groups of a table by threads", name, groups)
                        .isTrue();
            });
            Calculator<T, ? extends Groups<Integer, ?>> byHash =
                    calculator.groupingBy(row -> Math.floorMod(row.hashCode(), 100));
            assertThat((Object) byHash.calculate(columns))
                    .as("%s: groups of columns", name)
                    .isEqualTo(byHash.calculate(rows));
        });
    }

    /** All rows, and as many as there are groups, in turns. */
    private static <T> List<Member<T>> members(List<T> rows, int groups) {
        List<Member<T>> members = new ArrayList<>();
        for (int i = 0; i < Math.max(groups, rows.size()); i++) {
            members.add(new Member<>(i % groups, rows.get(i % rows.size())));
        }
        return members;
    }

    /** A table gives its rows back. */
    @Property(tries = TRIES)
    default void tables(@ForAll("rows") List<T> rows) {
        Table<T> table = table(rows);
        assertThat(table.size()).isEqualTo(rows.size());
        assertThat(table).containsExactlyElementsOf(rows);
    }

    private void forEach(Check<T> check) {
        assertThat(calculators()).isNotEmpty();
        calculators().forEach(check::check);
    }

    /** Checks one calculator. */
    interface Check<T> {
        /** Throws if a law does not hold. */
        void check(String name, Calculator<T, ?> calculator);
    }

    private static <T, R> Accumulator<T, R> accumulate(Calculator<T, R> calculator, List<T> rows) {
        Accumulator<T, R> accumulator = calculator.newAccumulator();
        rows.forEach(accumulator::add);
        return accumulator;
    }

    @SuppressWarnings("unchecked") // both are of one calculator, whose result is not known here
    private static <T> void merge(Accumulator<T, ?> receiver, Accumulator<T, ?> donor) {
        ((Accumulator<T, Object>) receiver).merge((Accumulator<T, Object>) donor);
    }
}
