package io.github.servicekpi.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ProportionTest {

    /** Six ways to count a service level from one set of calls, and two abandonment rates. By hand, to 2 decimals. */
    @ParameterizedTest
    @CsvSource({
        "390, 460, 84.78",
        "390, 500, 78.00",
        "410, 500, 82.00",
        "390, 480, 81.25",
        "390, 488, 79.92",
        "390, 498, 78.31",
        "40, 500, 8.00",
        "28, 488, 5.74"
    })
    void serviceLevels(long within, long offered, double percent) {
        assertThat(Proportion.of(within, offered).value().orElseThrow() * 100).isEqualTo(percent, within(0.005));
    }

    /** 9 satisfied of 10 and 30 of 40 are 39 of 50, 78 %, and not the 82.5 % between 90 % and 75 %. */
    @Test
    void totalOfTwoSegments() {
        Proportion vip = Proportion.of(9, 10);
        Proportion regular = new Proportion(30, 40, Exclusions.of("score-off-scale", 2));

        assertThat(vip.value()).hasValue(0.9);
        assertThat(regular.value()).hasValue(0.75);
        assertThat(vip.plus(regular)).isEqualTo(new Proportion(39, 50, Exclusions.of("score-off-scale", 2)));
        assertThat(vip.plus(regular).value()).hasValue(0.78);
    }

    /** The formula of {@code ProportionInterval.WILSON} in mpmath 1.3.0, mp.dps = 50. */
    @Test
    void wilsonUnlessNamed() {
        ConfidenceInterval interval = Proportion.of(42, 50).interval(0.95).orElseThrow();

        assertThat(interval.low()).isEqualTo(0.7148578393696501, within(1e-15));
        assertThat(interval.high()).isEqualTo(0.916625793219666, within(1e-15));
        assertThat(interval.level()).isEqualTo(0.95);
        assertThat(Proportion.of(42, 50).interval(0.95, ProportionInterval.WILSON))
                .hasValue(interval);
    }

    @Test
    void clipsIntervalsToWhatAShareCanBe() {
        ConfidenceInterval wald =
                Proportion.of(18, 20).interval(0.95, ProportionInterval.WALD).orElseThrow();
        ConfidenceInterval agrestiCoull = Proportion.of(1, 30)
                .interval(0.95, ProportionInterval.AGRESTI_COULL)
                .orElseThrow();

        assertThat(wald.high()).isEqualTo(1);
        assertThat(agrestiCoull.low()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void isEmptyWithoutObservations(ProportionInterval method) {
        assertThat(Proportion.of(0, 0).value()).isEmpty();
        assertThat(Proportion.of(0, 0).interval(0.95)).isEmpty();
        assertThat(Proportion.of(0, 0).interval(0.95, method)).isEmpty();
    }

    @Test
    void complementCountsTheOthers() {
        Exclusions excluded = Exclusions.of("score-off-scale", 2);

        assertThat(new Proportion(9, 10, excluded).complement()).isEqualTo(new Proportion(1, 10, excluded));
    }

    @Property
    void complementOfComplement(@ForAll @LongRange(max = Long.MAX_VALUE) long a, @ForAll @LongRange long b) {
        Proportion proportion = Proportion.of(Math.min(a, b), Math.max(a, b));

        assertThat(proportion.complement().complement()).isEqualTo(proportion);
    }

    /** 2^53 + 1 is no double: dividing the nearest doubles gives 0.0009765625. */
    @Test
    void roundsOnceAboveTheWholeNumbersOfADouble() {
        assertThat(Proportion.of((1L << 53) + 1, (1L << 53) + 1).value()).hasValue(1);
        assertThat(Proportion.of(Long.MAX_VALUE - 1, Long.MAX_VALUE).value()).hasValue(1);
        assertThat(Proportion.of((1L << 53) + 1, Long.MAX_VALUE).value())
                // python3 -c "from fractions import Fraction as F; print(float(F(2**53 + 1, 2**63 - 1)))"
                .hasValue(0.0009765625000000002);
    }

    @Test
    void refusesNumeratorsOutsideTheDenominator() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Proportion.of(6, 5))
                .withMessage("numerator must be from 0 to the denominator 5, but was 6");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Proportion.of(-1, 5))
                .withMessage("numerator must be from 0 to the denominator 5, but was -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Proportion.of(0, -5))
                .withMessage("numerator must be from 0 to the denominator -5, but was 0");
    }

    @Test
    void refusesLevelsWithoutObservationsToo() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Proportion.of(0, 0).interval(95))
                .withMessage("level must be above 0 and below 1, but was 95.0");
    }

    @Test
    void refusesSumsThatDoNotFit() {
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> Proportion.of(1, Long.MAX_VALUE).plus(Proportion.of(0, 1)))
                .withMessage("long overflow");
    }

    @Test
    void refusesNull() {
        assertThatNullPointerException()
                .isThrownBy(() -> new Proportion(1, 2, null))
                .withMessage("excluded");
        assertThatNullPointerException()
                .isThrownBy(() -> Proportion.of(0, 0).interval(0.95, null))
                .withMessage("method");
    }
}
