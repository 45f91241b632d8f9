package io.github.servicekpi.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.servicekpi.Scores;
import io.github.servicekpi.stats.ConfidenceInterval;
import io.github.servicekpi.stats.Exclusions;
import io.github.servicekpi.stats.Proportion;
import io.github.servicekpi.stats.ScoreDistribution;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsatTest {

    private static ScoreDistribution from(int lowest, long... counts) {
        return ScoreDistribution.of(lowest, LongStream.of(counts).boxed().toList(), Exclusions.none());
    }

    /** The example of the Javadoc, computed by hand; the Wilson interval by R: prop.test(42, 50, correct = FALSE). */
    @Test
    void example() {
        Csat csat = Csat.of(from(1, 2, 1, 5, 18, 24));
        assertThat(csat.count()).isEqualTo(50);
        assertThat(csat.scale()).isEqualTo(new Scale(1, 5));
        assertThat(csat.topBox()).isEqualTo(Proportion.of(42, 50));
        ConfidenceInterval wilson = csat.topBox().interval(0.95).orElseThrow();
        assertThat(wilson.low()).isCloseTo(0.7149, within(0.00005));
        assertThat(wilson.high()).isCloseTo(0.9166, within(0.00005));
        assertThat(csat.mean()).hasValue(4.22);
        assertThat(csat.net()).hasValue(78);
        assertThat(csat.rescaled()).hasValue(80.5);
        assertThat(csat.pointsOfMaximum()).hasValue(84.4);
    }

    /** Computed by hand: Σ(x - mean)² = 48.58; scipy 1.17.1: t.ppf(0.975, 49) = 2.0095752. */
    @Test
    void spread() {
        Csat csat = Csat.of(from(1, 2, 1, 5, 18, 24));
        double deviation = Math.sqrt(48.58 / 49);
        assertThat(csat.standardDeviation().orElseThrow()).isCloseTo(deviation, within(1e-12));
        double half = 2.0095752371292397 * deviation / Math.sqrt(50);
        ConfidenceInterval interval = csat.meanInterval(0.95).orElseThrow();
        assertThat(interval.low()).isCloseTo(4.22 - half, within(1e-9));
        assertThat(interval.high()).isCloseTo(4.22 + half, within(1e-9));
    }

    /** 9 satisfied of 10 and 30 of 40 are 78 % together, not the average of 90 and 75 %. */
    @Test
    void segments() {
        record Rating(String segment, int score) {}

        List<Rating> answers = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            answers.add(new Rating("vip", i < 9 ? 5 : 2));
        }
        for (int i = 0; i < 40; i++) {
            answers.add(new Rating("regular", i < 30 ? 4 : 3));
        }
        var calculator = Csat.calculator(Rating::score);
        var bySegment = calculator.groupingBy(Rating::segment).calculate(answers);
        Proportion vip = bySegment.get("vip").topBox();
        Proportion regular = bySegment.get("regular").topBox();
        assertThat(vip.value()).hasValue(0.9);
        assertThat(regular.value()).hasValue(0.75);
        assertThat(calculator.calculate(answers).topBox())
                .isEqualTo(Proportion.of(39, 50))
                .isEqualTo(vip.plus(regular));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 3, 3, 1, 1",
        "1, 4, 3, 2, 2",
        "1, 5, 4, 2, 2",
        "1, 7, 6, 2, 2",
        "1, 10, 8, 3, 3",
        "0, 10, 9, 2, 2",
        "-3, 3, 2, 2, 2",
        "1, 5, 3, 3, 2",
        "1, 5, 2, 4, 1",
        "1, 5, 5, 1, 1",
        "1, 127, 127, 1, 1"
    })
    void boxes(int lowest, int highest, int from, long top, long bottom) {
        List<Integer> once = IntStream.rangeClosed(lowest, highest).boxed().toList();
        Csat csat = Csat.<Integer>calculator(score -> score, new Scale(lowest, highest), from)
                .calculate(once);
        long n = once.size();
        assertThat(csat.topBoxFrom()).isEqualTo(from);
        assertThat(csat.scale()).isEqualTo(new Scale(lowest, highest));
        assertThat(csat.topBox()).isEqualTo(Proportion.of(top, n));
        assertThat(csat.net()).hasValue(100.0 * (top - bottom) / n);
        assertThat(csat.goodOfRated(MiddleScores.BAD)).isEqualTo(csat.topBox());
        assertThat(csat.goodOfRated(MiddleScores.NEUTRAL))
                .isEqualTo(new Proportion(top, top + bottom, Exclusions.of("neutral", n - top - bottom)));
    }

    @ParameterizedTest
    @CsvSource({"1, 3, 3", "1, 4, 3", "1, 5, 4", "1, 7, 6", "1, 10, 8"})
    void usualTopBoxes(int lowest, int highest, int from) {
        assertThat(Csat.<Integer>calculator(score -> score, new Scale(lowest, highest))
                        .calculate(List.of())
                        .topBoxFrom())
                .isEqualTo(from);
    }

    @Test
    void exclusions() {
        List<Answer> scores = Answer.of(5, null, 6, 0, 3, null, null, Integer.MIN_VALUE);
        Exclusions expected = Exclusions.of(Map.of(Scores.UNANSWERED, 3L, Scores.OUT_OF_SCALE, 3L));
        Csat csat = Csat.calculator(Answer::score).calculate(scores);
        assertThat(csat.excluded()).isEqualTo(expected);
        assertThat(csat.topBox()).isEqualTo(new Proportion(1, 2, expected));
        assertThat(csat.goodOfRated(MiddleScores.NEUTRAL))
                .isEqualTo(new Proportion(1, 1, expected.plus(Exclusions.of(Csat.NEUTRAL, 1))));
        Csat shifted = Csat.calculator(Answer::score, new Scale(-1, 5), 4).calculate(scores);
        assertThat(shifted.distribution().asMap()).isEqualTo(Map.of(-1, 0L, 0, 1L, 1, 0L, 2, 0L, 3, 1L, 4, 0L, 5, 1L));
        assertThat(shifted.excluded()).isEqualTo(Exclusions.of(Map.of(Scores.UNANSWERED, 3L, Scores.OUT_OF_SCALE, 2L)));
    }

    @Test
    void noScores() {
        Csat none = Csat.<Integer>calculator(score -> score).calculate(List.of());
        assertThat(none.count()).isZero();
        assertThat(none.topBox().value()).isEmpty();
        assertThat(none.mean()).isEmpty();
        assertThat(none.standardDeviation()).isEmpty();
        assertThat(none.meanInterval(0.95)).isEmpty();
        assertThat(none.net()).isEmpty();
        assertThat(none.goodOfRated(MiddleScores.NEUTRAL).value()).isEmpty();
        assertThat(none.rescaled()).isEmpty();
        assertThat(none.pointsOfMaximum()).isEmpty();
    }

    @Test
    void refusals() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Csat.<Integer>calculator(score -> score, new Scale(0, 10)))
                .withMessage(
                        "the scale 0-10 has no top box in common use: say from which score on customers are satisfied");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Csat.of(from(0, 1, 2)))
                .withMessage(
                        "the scale 0-1 has no top box in common use: say from which score on customers are satisfied");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Csat.<Integer>calculator(score -> score, new Scale(1, 5), 6))
                .withMessage("topBoxFrom must be in 1-5 and above 1: 6");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Csat(from(1, 2, 1, 5, 18, 24), 1))
                .withMessage("topBoxFrom must be in 1-5 and above 1: 1");
        assertThatExceptionOfType(NullPointerException.class)
                .isThrownBy(() -> Csat.calculator((Function<Integer, Integer>) null))
                .withMessage("score");
        assertThatExceptionOfType(NullPointerException.class)
                .isThrownBy(() -> Csat.calculator((Function<Integer, Integer>) null, new Scale(-3, 3), 2))
                .withMessage("score");
    }

    /** Shifting a scale shifts the mean and changes no share. */
    @Property
    void shifted(
            @ForAll @Size(max = 60) List<@IntRange(min = 1, max = 7) Integer> scores,
            @ForAll @IntRange(min = -500, max = 500) int by) {
        Csat csat = Csat.<Integer>calculator(score -> score, new Scale(1, 7), 6).calculate(scores);
        Csat moved = Csat.<Integer>calculator(score -> score + by, new Scale(1 + by, 7 + by), 6 + by)
                .calculate(scores);
        assertThat(moved.topBox()).isEqualTo(csat.topBox());
        assertThat(moved.net()).isEqualTo(csat.net());
        assertThat(moved.rescaled()).isEqualTo(csat.rescaled());
        assertThat(moved.mean().isPresent()).isEqualTo(csat.mean().isPresent());
        csat.mean().ifPresent(mean -> assertThat(moved.mean().orElseThrow()).isCloseTo(mean + by, within(1e-9)));
    }
}
