package io.github.servicekpi.survey;

import static io.github.servicekpi.survey.SurveyFields.AGENT;
import static io.github.servicekpi.survey.SurveyFields.KIND;
import static io.github.servicekpi.survey.SurveyFields.SCORE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.servicekpi.Calculator;
import io.github.servicekpi.Direction;
import io.github.servicekpi.Groups;
import io.github.servicekpi.stats.Proportion;
import io.github.servicekpi.stats.ScoreDistribution;
import io.github.servicekpi.workforce.Estimate;
import io.github.servicekpi.workforce.Scorecard;
import io.github.servicekpi.workforce.Scorecards;
import io.github.servicekpi.workforce.SmallNumbers;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the Javadoc of {@link Scorecards} shows, with the results of this module. */
class ScorecardsOfSurveysTest {
    private static void rate(List<SurveyResponse> rows, String agent, int times, @Nullable Integer score) {
        for (int i = 0; i < times; i++) {
            rows.add(SurveyResponse.builder(SurveyKind.CSAT)
                    .agent(agent)
                    .score(score)
                    .build());
        }
    }

    /** Amy 4 of 5, bob 10 of 10; nobody answered eve's surveys, which have no rating and no rank, and fail nothing. */
    @Test
    void agentsWithoutAnswers() {
        List<SurveyResponse> rows = new ArrayList<>();
        rate(rows, "amy", 4, 5);
        rate(rows, "amy", 1, 1);
        rate(rows, "bob", 10, 4);
        rate(rows, "eve", 3, null);

        Calculator<SurveyResponse, ScoreDistribution> ratings =
                Csat.calculator(SCORE).andThen(Csat::distribution).filtering(KIND.is(SurveyKind.CSAT));
        Groups<String, ScoreDistribution> ratingsByAgent =
                ratings.groupingBy(AGENT).calculate(rows);
        ScoreDistribution ratingsOfTeam = ratings.calculate(rows);
        Groups<String, Ratings> satisfactionByAgent =
                SurveyKpis.CSAT.calculator().groupingBy(AGENT).calculate(rows);
        Ratings satisfactionOfTeam = SurveyKpis.CSAT.calculate(rows);
        Groups<String, Proportion> answersByAgent =
                SurveyKpis.RESPONSE_RATE.calculator().groupingBy(AGENT).calculate(rows);

        Scorecards cards = Scorecards.builder(5, 10, SmallNumbers.SHOW)
                .measure(
                        SurveyKpis.RESPONSE_RATE,
                        answersByAgent,
                        SurveyKpis.RESPONSE_RATE.calculate(rows),
                        Estimate::of)
                .measure("rating", Direction.HIGHER, ratingsByAgent, ratingsOfTeam, Estimate::of)
                .measure(
                        SurveyKpis.CSAT,
                        satisfactionByAgent,
                        satisfactionOfTeam,
                        satisfaction -> Estimate.of(satisfaction.topBox()))
                .build();

        assertThat(cards.ranking("rating")).extracting(Scorecard::agent).containsExactly("amy", "bob");
        assertThat(cards.ranking("csat")).extracting(Scorecard::agent).containsExactly("bob", "amy");
        assertThat(cards.get("amy").get("rating").own()).isEqualTo(new Scorecard.Figure(OptionalDouble.of(4.2), 5));
        for (String measure : List.of("rating", "csat")) {
            assertThat(cards.get("eve").get(measure).own()).isEqualTo(new Scorecard.Figure(OptionalDouble.empty(), 0));
            assertThat(cards.get("eve").get(measure).rank()).isEmpty();
        }
    }
}
