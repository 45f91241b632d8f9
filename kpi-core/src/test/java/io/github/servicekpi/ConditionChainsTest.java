package io.github.servicekpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Conditions of many parts, over rows and tables of part of a block and more, against the rows themselves. */
class ConditionChainsTest {
    private static final Field<Integer, Integer> NUMBER = Field.count("number", number -> number);
    private static final Field<Integer, String> TEXT = Field.text("text", number -> "t" + number % 5);
    private static final Field<Integer, Integer> SCORE = Field.score("score", number -> number % 11);
    private static final TableLayout<Integer> LAYOUT = TableLayout.of(row -> row.get(NUMBER), NUMBER, TEXT, SCORE);

    private static final List<Integer> ROWS = IntStream.range(0, 9_000).boxed().toList();

    private static void assertHoldsWhereItDoes(Predicate<Integer> condition) {
        for (int size : new int[] {10, 4_096, 9_000}) {
            List<Integer> rows = ROWS.subList(0, size);
            long expected = rows.stream().filter(condition).count();
            Calculator<Integer, Long> count = Calculator.<Integer>counting().filtering(condition);
            assertThat(count.calculate(rows)).as("%s of rows", condition).isEqualTo(expected);
            assertThat(count.calculate(LAYOUT.table(rows)))
                    .as("%s of a table", condition)
                    .isEqualTo(expected);
        }
    }

    /** From parts that are answered in lanes, in bytes, and from rows, in any order and nesting. */
    @Provide
    Arbitrary<Predicate<Integer>> conditions() {
        Arbitrary<Predicate<Integer>> parts = Arbitraries.of(
                TEXT.is("t1"),
                TEXT.where(text -> !"t2".equals(text)),
                SCORE.where(score -> score > 5),
                SCORE.is(3),
                NUMBER.where(number -> number % 3 == 0),
                NUMBER.isPresent());
        return Arbitraries.recursive(() -> parts, ConditionChainsTest::oneStepMore, 0, 4);
    }

    private static Arbitrary<Predicate<Integer>> oneStepMore(Arbitrary<Predicate<Integer>> parts) {
        return Arbitraries.oneOf(
                parts.map(Predicate::negate),
                parts.tuple2().map(two -> two.get1().and(two.get2())),
                parts.tuple2().map(two -> two.get1().or(two.get2())),
                parts.tuple3().map(three -> three.get1().or(three.get2()).or(three.get3())));
    }

    @Property(tries = 100)
    void anyNesting(@ForAll("conditions") Predicate<Integer> condition) {
        assertHoldsWhereItDoes(condition);
    }

    /** As a list of agents makes them; a tree of so many would be deeper than a stack. */
    @ParameterizedTest
    @ValueSource(ints = {10, 3_000})
    void longChains(int length) {
        Predicate<Integer> any = NUMBER.is(-1);
        Predicate<Integer> all = NUMBER.isPresent();
        for (int i = 0; i < length; i++) {
            int other = 2 * i;
            any = any.or(NUMBER.is(other));
            all = all.and(NUMBER.where(number -> number != other));
        }
        List<Integer> rows = ROWS.subList(0, 6_000);
        for (Iterable<Integer> some : List.of(rows, LAYOUT.table(rows))) {
            assertThat(Calculator.<Integer>counting().filtering(any).calculate(some))
                    .isEqualTo(length);
            assertThat(Calculator.<Integer>counting().filtering(all).calculate(some))
                    .isEqualTo(6_000 - length);
        }
    }

    /** The text of a condition, by which states are known, is that of the calls that made it. */
    @Test
    void keepsItsText() {
        assertThat(NUMBER.is(1).or(NUMBER.is(2)).or(NUMBER.is(3).or(NUMBER.is(4))))
                .hasToString("((number is 1 or number is 2) or (number is 3 or number is 4))");
    }
}
