package io.github.servicekpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of the states of other calculators: those of other definitions are refused, as far as definitions are known. */
class StatesOfOthersTest {
    private static final List<Integer> ROWS = List.of(1, 2, 2);

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
