package io.github.servicekpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What becomes of the states of other calculators: those of other definitions are refused, as far as definitions are known. */
class StatesOfOthersTest {
    private static final List<Integer> ROWS = List.of(1, 2, 2);

    private static <A, B> void assertRefuses(Calculator<Integer, A> calculator, Calculator<Integer, B> other) {
        Accumulator<Integer, B> accumulator = other.newAccumulator();
        accumulator.addAll(ROWS);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> calculator.fromByteArray(accumulator.toByteArray()))
                .withMessageStartingWith("the state is of another definition: ");
    }

    private static final Field<Integer, String> TEXT = Field.text("team", String::valueOf);

    /** Fields of one name, each with keys of another type. */
    private static final List<Field<Integer, ? extends Comparable<?>>> TEAMS = List.of(
            TEXT,
            Field.<Integer>count("team", number -> number),
            Field.<Integer>flag("team", number -> number == 2),
            Field.<Integer>instant("team", number -> Instant.ofEpochSecond(number)),
            Field.<Integer, LocalDate>value("team", number -> LocalDate.ofEpochDay(number)));

    /** Else keys would come back that fail in the code of who asks for them. */
    @Test
    void refusesKeysOfAnotherType() {
        Calculator<Integer, Groups<String, Long>> byText =
                Calculator.<Integer>counting().groupingBy(TEXT);
        Calculator<Integer, Groups<Integer, Long>> byNumber =
                Calculator.<Integer>counting().groupingBy(Field.<Integer>count("team", number -> number));
        assertRefuses(byText, byNumber);
        assertRefuses(byNumber, byText);
        List<String> definitions = new ArrayList<>();
        for (Field<Integer, ? extends Comparable<?>> team : TEAMS) {
            definitions.add(Recipe.distinct(team).toString());
        }
        assertThat(definitions)
                .containsExactly(
                        "count of different team",
                        "count of different team as number",
                        "count of different team as flag",
                        "count of different team as instant",
                        "count of different team as value");
        assertRefuses(Recipe.<Integer>distinct(TEXT), Recipe.distinct(TEAMS.get(1)));
    }

    @Test
    void refusesOneRowForManyRows() {
        Calculator<Integer, Long> one = Calculator.<Integer>counting().mapping((Integer row) -> row);
        Calculator<Integer, Long> many = Calculator.<Integer>counting().flatMapping((Integer row) -> List.of(row, row));
        assertRefuses(one, many);
        assertRefuses(many, one);
    }

    private enum Priority {
        LOW,
        HIGH
    }

    private static final Field<Integer, Priority> PRIORITY =
            Field.value("priority", number -> number > 1 ? Priority.HIGH : Priority.LOW);
    private static final StateCodec<Priority> BY_NAME = StateCodec.ofEnum(Priority.class);

    @Test
    void savesEnums() {
        Calculator<Integer, Long> different = Calculator.countingDistinct(PRIORITY, BY_NAME);
        Calculator<Integer, Groups<Priority, Long>> groups =
                Calculator.<Integer>counting().groupingBy(PRIORITY, BY_NAME);
        Calculator<Integer, OverlappingGroups<Priority, Long>> overlapping = OverlappingGroups.calculator(
                Calculator.<Integer>counting(), number -> List.of(PRIORITY.apply(number), Priority.LOW), BY_NAME);
        assertThat(reopened(different).result()).isEqualTo(2);
        assertThat(reopened(groups).result().byKey()).isEqualTo(Map.of(Priority.LOW, 1L, Priority.HIGH, 2L));
        assertThat(reopened(overlapping).result().byKey()).isEqualTo(Map.of(Priority.LOW, 3L, Priority.HIGH, 2L));
        assertThat(different).hasToString("count of different priority as Priority by name/1");
        assertThat(groups).hasToString("for each priority as Priority by name/1: count of rows");
    }

    private static <R> Accumulator<Integer, R> reopened(Calculator<Integer, R> calculator) {
        Accumulator<Integer, R> accumulator = calculator.newAccumulator();
        accumulator.addAll(ROWS);
        return calculator.fromByteArray(accumulator.toByteArray());
    }

    /** A constant that is no more cannot come back. */
    @Test
    void refusesUnknownConstants() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new DataOutputStream(bytes).writeUTF("MEDIUM");
        assertThatIOException()
                .isThrownBy(() -> BY_NAME.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()))))
                .withMessage("Priority has no constant of this name: MEDIUM");
        assertThatNullPointerException()
                .isThrownBy(() -> StateCodec.<Priority>ofEnum(null))
                .withMessage("type");
    }

    /** Two texts that are the same would explain nothing. */
    @Test
    void saysThatAnotherObjectIsMeant() {
        Field<Integer, Integer> number = Field.count("number", row -> row);
        Calculator<Integer, Long> twos = Calculator.<Integer>counting().filtering(number.is(2));
        Calculator<Integer, Long> same = Calculator.<Integer>counting().filtering(number.is(2));
        Calculator<Integer, Long> ones = Calculator.<Integer>counting().filtering(number.is(1));
        Accumulator<Integer, Long> receiver = twos.newAccumulator();
        receiver.addAll(ROWS);
        Accumulator<Integer, Long> donor = same.newAccumulator();
        donor.addAll(ROWS);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> receiver.merge(donor))
                .withMessage(
                        "only an accumulator made by the same calculator object can be merged, and another object made"
                                + " the other: keep the calculator in a constant, or save the other and reopen it by this one; both are"
                                + " of: where number is 2: count of rows");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> receiver.merge(ones.newAccumulator()))
                .withMessage(
                        "only an accumulator of the same calculator can be merged; this is of: where number is 2: count of"
                                + " rows; the other of: where number is 1: count of rows");
        receiver.merge(twos.fromByteArray(donor.toByteArray()));
        assertThat(receiver.result()).isEqualTo(4);
    }
}
