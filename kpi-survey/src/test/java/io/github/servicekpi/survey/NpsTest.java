package io.github.servicekpi.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.servicekpi.Scores;
import io.github.servicekpi.stats.Exclusions;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NpsTest {

    /** The example of the Javadoc, computed by hand: 1800 / 50; (38 - 18² / 50) / 50; 100 √(0.6304 / 50). */
    @Test
    void example() {
        Nps nps = Nps.of(28, 12, 10);
        assertThat(nps.count()).isEqualTo(50);
        assertThat(nps.value()).hasValue(36);
        assertThat(nps.variance()).hasValue(0.6304);
        assertThat(nps.standardError().orElseThrow()).isCloseTo(11.2285, within(0.00005));
    }

    @Test
    void bands() {
        Nps nps = Nps.<Integer>calculator(score -> score)
                .calculate(IntStream.rangeClosed(0, 10).boxed().toList());
        assertThat(nps).isEqualTo(Nps.of(2, 2, 7));
    }

    @Test
    void exclusions() {
        List<Answer> answers = Answer.of(9, null, 11, -1, null, 3, Integer.MAX_VALUE, Integer.MIN_VALUE);
        Nps nps = Nps.calculator(Answer::score).calculate(answers);
        assertThat(nps)
                .isEqualTo(new Nps(1, 0, 1, Exclusions.of(Map.of(Scores.UNANSWERED, 2L, Scores.OUT_OF_SCALE, 4L))));
        assertThat(nps.value()).hasValue(0);
    }

    @Test
    void noScores() {
        Nps none = Nps.<Integer>calculator(score -> score).calculate(List.of());
        assertThat(none).isEqualTo(Nps.of(0, 0, 0));
        assertThat(none.count()).isZero();
        assertThat(none.value()).isEmpty();
        assertThat(none.variance()).isEmpty();
        assertThat(none.standardError()).isEmpty();
        for (NpsInterval method : NpsInterval.values()) {
            assertThat(none.interval(0.95, method)).isEmpty();
        }
    }

    @Test
    void hugeCounts() {
        Nps nps = Nps.of(Long.MAX_VALUE / 3, Long.MAX_VALUE / 3, Long.MAX_VALUE / 3);
        assertThat(nps.value()).hasValue(0);
        assertThat(nps.variance().orElseThrow()).isCloseTo(2 / 3.0, within(1e-15));
        assertThat(Nps.of(Long.MAX_VALUE, 0, 0).value()).hasValue(100);
        assertThat(Nps.of(Long.MAX_VALUE - 1, 0, 1).variance().orElseThrow())
                .as("4 pq, exact where p + d - (p - d)^2 has no digit left")
                .isCloseTo(4 / 9.223372036854776e18, within(1e-33));
    }

    @Test
    void sums() {
        Nps sum =
                new Nps(1, 2, 3, Exclusions.of("unanswered", 4)).plus(new Nps(5, 6, 7, Exclusions.of("unanswered", 8)));
        assertThat(sum).isEqualTo(new Nps(6, 8, 10, Exclusions.of("unanswered", 12)));
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> Nps.of(Long.MAX_VALUE, 0, 0).plus(Nps.of(1, 0, 0)));
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> Nps.of(Long.MAX_VALUE, 1, 0));
    }

    @ParameterizedTest
    @CsvSource({"-1, 0, 0", "0, -1, 0", "0, 0, -1"})
    void negativeCounts(long promoters, long passives, long detractors) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Nps.of(promoters, passives, detractors))
                .withMessage("promoters, passives and detractors must not be negative: %s, %s and %s"
                        .formatted(promoters, passives, detractors));
    }

    @Test
    void nulls() {
        assertThatExceptionOfType(NullPointerException.class)
                .isThrownBy(() -> new Nps(1, 2, 3, null))
                .withMessage("excluded");
        assertThatExceptionOfType(NullPointerException.class)
                .isThrownBy(() -> Nps.of(1, 2, 3).interval(0.95, null))
                .withMessage("method");
        assertThatExceptionOfType(NullPointerException.class)
                .isThrownBy(() -> Nps.calculator((java.util.function.Function<Object, Integer>) null))
                .withMessage("score");
    }

    /** The variance by its definition, as the mean squared distance of answers worth -1, 0 and 1. */
    @Property
    void variance(
            @ForAll @LongRange(max = 1000) long promoters,
            @ForAll @LongRange(max = 1000) long passives,
            @ForAll @LongRange(min = 1, max = 1000) long detractors) {
        Nps nps = Nps.of(promoters, passives, detractors);
        double mean = nps.value().orElseThrow() / 100;
        double squares =
                promoters * (1 - mean) * (1 - mean) + passives * mean * mean + detractors * (1 + mean) * (1 + mean);
        assertThat(nps.variance().orElseThrow()).isCloseTo(squares / nps.count(), within(1e-12));
    }

    @Property
    void mirror(
            @ForAll @LongRange(max = 1L << 60) long promoters,
            @ForAll @LongRange(max = 1L << 60) long passives,
            @ForAll @LongRange(min = 1, max = 1L << 60) long detractors) {
        Nps nps = Nps.of(promoters, passives, detractors);
        Nps mirrored = Nps.of(detractors, passives, promoters);
        assertThat(mirrored.value().orElseThrow()).isEqualTo(0.0 - nps.value().orElseThrow());
        assertThat(mirrored.variance()).isEqualTo(nps.variance());
        assertThat(nps.value().orElseThrow()).isBetween(-100.0, 100.0);
    }
}
