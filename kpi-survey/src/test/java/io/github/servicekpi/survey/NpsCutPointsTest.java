package io.github.servicekpi.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.servicekpi.Scores;
import io.github.servicekpi.stats.Exclusions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NpsCutPointsTest {
    private static final NpsCutPoints FIVE = new NpsCutPoints(new Scale(1, 5), 4, 5);

    /** The example of the Javadoc. */
    @Test
    void oneToFive() {
        List<Integer> answers = new ArrayList<>(Collections.nCopies(24, 5));
        answers.addAll(Collections.nCopies(18, 4));
        answers.addAll(List.of(1, 1, 2, 3, 3, 3, 3, 3));

        Nps nps = Nps.<Integer>calculator(score -> score, FIVE).calculate(answers);

        assertThat(nps).isEqualTo(Nps.of(24, 18, 8));
        assertThat(nps.value()).hasValue(32);
    }

    @Test
    void withoutPassives() {
        NpsCutPoints cutPoints = new NpsCutPoints(new Scale(-2, 2), 1, 1);

        Nps nps = Nps.calculator(Answer::score, cutPoints).calculate(Answer.of(-2, 0, 1, 2, 2, 3, null));

        assertThat(nps)
                .isEqualTo(new Nps(3, 0, 2, Exclusions.of(Map.of(Scores.UNANSWERED, 1L, Scores.OUT_OF_SCALE, 1L))));
    }

    @Property
    void countsOfEachScore(
            @ForAll @IntRange(min = -3, max = 3) int lowest,
            @ForAll @IntRange(min = 1, max = 10) int width,
            @ForAll List<@IntRange(min = -5, max = 15) Integer> answers,
            @ForAll @IntRange(min = 1, max = 10) int passives,
            @ForAll @IntRange(min = 1, max = 10) int promoters) {
        Scale scale = new Scale(lowest, lowest + width);
        int passivesFrom = lowest + Math.min(width, Math.min(passives, promoters));
        int promotersFrom = lowest + Math.min(width, Math.max(passives, promoters));

        Nps nps = Nps.<Integer>calculator(score -> score, new NpsCutPoints(scale, passivesFrom, promotersFrom))
                .calculate(answers);

        assertThat(nps.promoters())
                .isEqualTo(answers.stream()
                        .filter(score -> score >= promotersFrom && scale.contains(score))
                        .count());
        assertThat(nps.detractors())
                .isEqualTo(answers.stream()
                        .filter(score -> score < passivesFrom && scale.contains(score))
                        .count());
        assertThat(nps.count())
                .isEqualTo(answers.stream().filter(scale::contains).count());
    }

    @ParameterizedTest
    @CsvSource({"1, 5", "0, 3", "4, 3", "4, 6"})
    void refusesCutsOffTheScale(int passivesFrom, int promotersFrom) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NpsCutPoints(new Scale(1, 5), passivesFrom, promotersFrom))
                .withMessage("expected lowest < passivesFrom <= promotersFrom <= highest on 1-5: " + passivesFrom
                        + " and " + promotersFrom);
    }

    @Test
    void ofResponses() {
        List<SurveyResponse> responses = List.of(
                response(SurveyKind.NPS, 5, FIVE.scale()),
                response(SurveyKind.NPS, 5, FIVE.scale()),
                response(SurveyKind.NPS, 2, FIVE.scale()),
                response(SurveyKind.NPS, 9, SurveyKind.NPS.defaultScale()),
                response(SurveyKind.CSAT, 5, FIVE.scale()));

        assertThat(SurveyKpis.nps(FIVE).calculator().calculate(responses))
                .isEqualTo(new Nps(2, 0, 1, Exclusions.of(Map.of(SurveyKpis.OTHER_SCALE, 1L))));
        assertThat(SurveyKpis.nps(FIVE).definition().text())
                .isEqualTo(
                        "Percentage of answers from 5 less percentage of answers below 4, of all answers to NPS surveys on 1-5.");
    }

    private static SurveyResponse response(SurveyKind kind, int score, Scale scale) {
        return SurveyResponse.builder(kind).scale(scale).score(score).build();
    }
}
