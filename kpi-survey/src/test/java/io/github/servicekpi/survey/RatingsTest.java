package io.github.servicekpi.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.servicekpi.Calculator;
import io.github.servicekpi.stats.Exclusions;
import io.github.servicekpi.stats.Proportion;
import io.github.servicekpi.stats.ScoreDistribution;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RatingsTest {
    private static final Scale STARS = new Scale(1, 5);
    private static final Scale SMILES = new Scale(1, 3);
    private static final Scale TEN = new Scale(0, 10);

    private record Rating(Integer score, Scale scale) {}

    private static Calculator<Rating, Ratings> calculator(SurveyKind kind) {
        return Ratings.calculator(kind, Rating::score, Rating::scale);
    }

    private static List<Rating> answers(Scale scale, long... counts) {
        List<Rating> answers = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            for (long n = 0; n < counts[i]; n++) {
                answers.add(new Rating(scale.lowest() + i, scale));
            }
        }
        return answers;
    }

    private static ScoreDistribution distribution(int lowest, long... counts) {
        return ScoreDistribution.of(lowest, LongStream.of(counts).boxed().toList(), Exclusions.none());
    }

    @Test
    void oneScale() {
        Ratings ratings = calculator(SurveyKind.CSAT).calculate(answers(STARS, 2, 1, 5, 18, 24));
        assertThat(ratings.kind()).isEqualTo(SurveyKind.CSAT);
        assertThat(ratings.count()).isEqualTo(50);
        assertThat(ratings.scales()).containsExactly(STARS);
        assertThat(ratings.single()).contains(distribution(1, 2, 1, 5, 18, 24));
        assertThat(ratings.single().orElseThrow().mean()).hasValue(4.22);
        assertThat(ratings.topBox()).isEqualTo(Proportion.of(42, 50));
        assertThat(ratings.distribution()).isEqualTo(Map.of(1, 2L, 2, 1L, 3, 5L, 4, 18L, 5, 24L));
        assertThat(ratings.index()).isEmpty();
        assertThat(ratings.excluded()).isEqualTo(Exclusions.none());
    }

    /** 9 of 10 and 30 of 40 satisfied are 39 of 50; on a scale without a top box, answers are counted apart. */
    @Test
    void severalScales() {
        List<Rating> answers = new ArrayList<>(answers(SMILES, 0, 1, 9));
        answers.addAll(answers(STARS, 4, 0, 6, 20, 10));
        Ratings two = calculator(SurveyKind.CSAT).calculate(answers);
        assertThat(two.topBox()).isEqualTo(Proportion.of(39, 50));
        assertThat(two.single()).isEmpty();
        assertThat(two.scales()).containsExactly(SMILES, STARS);
        assertThat(two.distribution()).isEqualTo(Map.of(1, 4L, 2, 1L, 3, 15L, 4, 20L, 5, 10L));

        answers.addAll(answers(TEN, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2));
        Ratings three = calculator(SurveyKind.CSAT).calculate(answers);
        assertThat(three.count()).isEqualTo(53);
        assertThat(three.topBox()).isEqualTo(new Proportion(39, 50, Exclusions.of("no-top-box", 3)));
        assertThat(three.distribution())
                .hasSize(11)
                .containsEntry(0, 1L)
                .containsEntry(9, 0L)
                .containsEntry(10, 2L);
    }

    @Test
    void index() {
        List<Rating> answers = new ArrayList<>(answers(new Scale(1, 7), 2, 3, 5, 10, 20, 35, 25));
        assertThat(calculator(SurveyKind.CES).calculate(answers).index()).hasValue(50);
        assertThat(calculator(SurveyKind.CES).calculate(answers).topBox()).isEqualTo(Proportion.of(80, 100));
        assertThat(calculator(SurveyKind.CSAT).calculate(answers).index()).isEmpty();
        answers.addAll(answers(STARS, 1));
        assertThat(calculator(SurveyKind.CES).calculate(answers).index()).isEmpty();
        assertThat(calculator(SurveyKind.CES).calculate(answers(STARS, 1)).index())
                .isEmpty();
    }

    /** A scale of which no score counts is not one of the scales. */
    @Test
    void exclusions() {
        List<Rating> answers = List.of(
                new Rating(4, STARS),
                new Rating(null, STARS),
                new Rating(9, STARS),
                new Rating(null, SMILES),
                new Rating(0, SMILES),
                new Rating(3, null),
                new Rating(null, null));
        Ratings ratings = calculator(SurveyKind.CSAT).calculate(answers);
        Exclusions excluded = Exclusions.of(Map.of("unanswered", 2L, "score-out-of-scale", 2L, "without-scale", 2L));
        assertThat(ratings.scales()).containsExactly(STARS);
        assertThat(ratings.excluded()).isEqualTo(excluded);
        assertThat(ratings.topBox()).isEqualTo(new Proportion(1, 1, excluded));
        assertThat(ratings.single().orElseThrow().excluded()).isEqualTo(excluded);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -200, 0, 1, 100, Integer.MAX_VALUE - 126})
    void widestScale(int lowest) {
        Scale scale = new Scale(lowest, lowest + 126);
        List<Rating> answers = List.of(new Rating(scale.lowest(), scale), new Rating(scale.highest(), scale));
        Ratings ratings = calculator(SurveyKind.CSAT).calculate(answers);
        assertThat(ratings.distribution()).hasSize(127);
        assertThat(ratings.distribution().get(scale.lowest())).isEqualTo(1);
        assertThat(ratings.distribution().get(scale.highest())).isEqualTo(1);
    }

    @Test
    void noScores() {
        Ratings none = calculator(SurveyKind.CES).calculate(List.of());
        assertThat(none.count()).isZero();
        assertThat(none.scales()).isEmpty();
        assertThat(none.single()).isEmpty();
        assertThat(none.topBox()).isEqualTo(Proportion.of(0, 0));
        assertThat(none.distribution()).isEmpty();
        assertThat(none.index()).isEmpty();
    }

    @Test
    void immutable() {
        SortedMap<Scale, ScoreDistribution> given = new TreeMap<>(Map.of(STARS, distribution(1, 0, 0, 0, 0, 1)));
        Ratings ratings = new Ratings(SurveyKind.REVIEW, given, Exclusions.none());
        given.clear();
        assertThat(ratings.count()).isEqualTo(1);
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> ratings.byScale().clear());
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> ratings.scales().clear());
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> ratings.distribution().clear());
    }

    @Test
    void refusals() {
        refuse(distribution(1, 1, 2, 3), "{1=1, 2=2, 3=3}");
        refuse(distribution(1, 0, 0, 0, 0, 0), "{1=0, 2=0, 3=0, 4=0, 5=0}");
        refuse(
                ScoreDistribution.of(1, List.of(0L, 0L, 0L, 0L, 1L), Exclusions.of("unanswered", 1)),
                "{1=0, 2=0, 3=0, 4=0, 5=1}, excluded {unanswered=1}");
        SortedMap<Scale, ScoreDistribution> tooMany = new TreeMap<>(
                Map.of(STARS, distribution(1, 0, 0, 0, 0, Long.MAX_VALUE), SMILES, distribution(1, 1, 0, 0)));
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> new Ratings(SurveyKind.CSAT, tooMany, Exclusions.none()));
        assertThatExceptionOfType(NullPointerException.class)
                .isThrownBy(() -> Ratings.calculator(SurveyKind.CSAT, null, Rating::scale))
                .withMessage("score");
        assertThatExceptionOfType(NullPointerException.class)
                .isThrownBy(() -> Ratings.calculator(SurveyKind.CSAT, Rating::score, null))
                .withMessage("scale");
        assertThatExceptionOfType(NullPointerException.class)
                .isThrownBy(() -> new Ratings(null, new TreeMap<>(), Exclusions.none()))
                .withMessage("kind");
        assertThatExceptionOfType(NullPointerException.class)
                .isThrownBy(() -> new Ratings(SurveyKind.CSAT, new TreeMap<>(), null))
                .withMessage("excluded");
    }

    private static void refuse(ScoreDistribution distribution, String text) {
        SortedMap<Scale, ScoreDistribution> byScale = new TreeMap<>(Map.of(STARS, distribution));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Ratings(SurveyKind.CSAT, byScale, Exclusions.none()))
                .withMessage("a distribution must be of its scale 1-5, with scores and without exclusions: " + text);
    }

    /** Bytes that claim a scale which is none are refused; those of scales that are, come back. */
    @Test
    void bytes() {
        Calculator<Rating, Ratings> calculator = calculator(SurveyKind.CSAT);
        var accumulator = calculator.newAccumulator();
        accumulator.addAll(answers(new Scale(1_234_567, 1_234_568), 1, 2));
        byte[] saved = accumulator.toByteArray();
        assertThat(calculator.fromByteArray(saved).result()).isEqualTo(accumulator.result());
        int at = -1;
        for (int i = 0; i + 3 < saved.length; i++) {
            if (saved[i] == 0 && saved[i + 1] == 0x12 && saved[i + 2] == (byte) 0xD6 && saved[i + 3] == (byte) 0x87) {
                at = i;
            }
        }
        assertThat(at).as("where the lowest score is").isPositive();
        saved[at] = 0x7f;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> calculator.fromByteArray(saved))
                .withStackTraceContaining("highest must be above lowest by 1 to 126: 1234568 and 2131940999");
    }
}
