package io.github.servicekpi.workforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.servicekpi.Direction;
import io.github.servicekpi.Groups;
import io.github.servicekpi.service.Interaction;
import io.github.servicekpi.service.InteractionFields;
import io.github.servicekpi.service.ResolutionKpis;
import io.github.servicekpi.stats.DurationDistribution;
import io.github.servicekpi.stats.Exclusions;
import io.github.servicekpi.stats.Proportion;
import io.github.servicekpi.stats.ScoreDistribution;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ScorecardsTest {
    private static final Estimate NONE = new Estimate(OptionalDouble.empty(), 0);

    private static Groups<String, Estimate> groups(Object... agentsAndEstimates) {
        TreeMap<String, Estimate> byKey = new TreeMap<>();
        for (int i = 0; i < agentsAndEstimates.length; i += 2) {
            byKey.put((String) agentsAndEstimates[i], (Estimate) agentsAndEstimates[i + 1]);
        }
        return new Groups<>(byKey, 0);
    }

    private static Scorecards rating(long leastCases, SmallNumbers smallNumbers) {
        return Scorecards.builder(leastCases, 10, smallNumbers)
                .measure(
                        "rating",
                        Direction.HIGHER,
                        groups("A", Estimate.of(5.0, 2), "B", Estimate.of(4.6, 50)),
                        Estimate.of(4.2, 300),
                        Function.identity())
                .build();
    }

    /** Team mean 4.2, weight 10: A 5.0 of 2 becomes 4.33, B 4.6 of 50 becomes 4.53 and ranks first; worked out by hand. */
    @Test
    void fewLuckyRatingsDoNotBeatManyGoodOnes() {
        Scorecards cards = rating(1, SmallNumbers.SHOW);

        assertThat(cards.get("A").get("rating").shrunk().orElseThrow()).isCloseTo(52.0 / 12, within(1e-12));
        assertThat(cards.get("B").get("rating").shrunk().orElseThrow()).isCloseTo(272.0 / 60, within(1e-12));
        assertThat(cards.ranking("rating")).extracting(Scorecard::agent).containsExactly("B", "A");
        assertThat(cards.get("A").get("rating").rank()).hasValue(2);
        assertThat(cards.team("rating")).isEqualTo(Estimate.of(4.2, 300));
    }

    @Test
    void tooFewCasesHaveNoRank() {
        Scorecard.Entry shown = rating(5, SmallNumbers.SHOW).get("A").get("rating");
        assertThat(shown.rank()).isEmpty();
        assertThat(shown.own()).isEqualTo(new Scorecard.Figure(OptionalDouble.of(5.0), 2));
        assertThat(shown.shrunk()).isPresent();

        Scorecard.Entry suppressed = rating(5, SmallNumbers.SUPPRESS).get("A").get("rating");
        assertThat(suppressed)
                .isEqualTo(new Scorecard.Entry(
                        Direction.HIGHER,
                        new Scorecard.Figure(OptionalDouble.empty(), 2),
                        OptionalDouble.empty(),
                        OptionalInt.empty()));
        assertThat(rating(5, SmallNumbers.SUPPRESS).get("B").get("rating").rank())
                .hasValue(1);
    }

    @Test
    void lowerIsFirstWhereLowerIsBetterAndEqualMeansShareAPlace() {
        Scorecards cards = Scorecards.builder(1, 0, SmallNumbers.SHOW)
                .measure(
                        "seconds",
                        Direction.LOWER,
                        groups(
                                "a", Estimate.of(30, 1),
                                "b", Estimate.of(10, 1),
                                "c", Estimate.of(10, 7),
                                "d", Estimate.of(40, 1)),
                        Estimate.of(20, 10),
                        Function.identity())
                .build();

        assertThat(cards.ranking("seconds")).extracting(Scorecard::agent).containsExactly("b", "c", "a", "d");
        assertThat(cards.ranking("seconds"))
                .extracting(card -> card.get("seconds").rank().getAsInt())
                .containsExactly(1, 1, 3, 4);
    }

    /** Drawn to a team's mean that equals theirs, they stay equal to the last digit, however many cases each has. */
    @Test
    void agentsWithTheMeanOfTheTeamShareAPlace() {
        for (int tenths = 1; tenths < 10; tenths++) {
            double mean = tenths / 3.0;
            Object[] agents = new Object[20];
            for (int i = 0; i < 10; i++) {
                agents[2 * i] = "agent " + i;
                agents[2 * i + 1] = Estimate.of(mean, 15L * (i + 1));
            }
            Scorecards cards = Scorecards.builder(1, 5, SmallNumbers.SHOW)
                    .measure("share", Direction.HIGHER, groups(agents), Estimate.of(mean, 900), Function.identity())
                    .build();
            assertThat(cards.ranking("share"))
                    .extracting(card -> card.get("share").rank())
                    .containsOnly(OptionalInt.of(1))
                    .hasSize(10);
        }
    }

    @Test
    void measuresWithoutDirectionRankNobody() {
        Scorecards cards = Scorecards.builder(1, 0, SmallNumbers.SHOW)
                .measure("x", Direction.NONE, groups("a", Estimate.of(1, 1)), NONE, Function.identity())
                .build();

        assertThat(cards.ranking("x")).isEmpty();
        assertThat(cards.get("a").get("x").shrunk()).hasValue(1);
    }

    @Test
    void anAgentOfOneMeasureIsInAll() {
        Scorecards cards = Scorecards.builder(1, 10, SmallNumbers.SHOW)
                .measure("x", Direction.HIGHER, groups("a", Estimate.of(1, 1)), Estimate.of(1, 1), Function.identity())
                .measure("y", Direction.HIGHER, groups("b", Estimate.of(2, 1)), NONE, Function.identity())
                .build();

        assertThat(cards.byAgent()).containsOnlyKeys("a", "b");
        Scorecard.Entry missing = cards.get("b").get("x");
        assertThat(missing.own()).isEqualTo(new Scorecard.Figure(OptionalDouble.empty(), 0));
        assertThat(missing.shrunk()).as("the team's").hasValue(1);
        assertThat(missing.rank()).isEmpty();
        assertThat(cards.get("a").get("y").shrunk()).as("neither has any").isEmpty();
        assertThat(cards.get("a").entries()).containsOnlyKeys("x", "y");
    }

    @Test
    void kpisBringTheirIdAndDirection() {
        Instant opened = Instant.parse("2026-03-02T10:00:00Z");
        List<Interaction> rows = List.of(
                Interaction.builder("1", opened)
                        .agent("amy")
                        .resolvedAt(opened)
                        .reopens(1)
                        .build(),
                Interaction.builder("2", opened)
                        .agent("bob")
                        .resolvedAt(opened)
                        .reopens(0)
                        .build());

        Scorecards cards = Scorecards.builder(1, 0, SmallNumbers.SHOW)
                .measure(
                        ResolutionKpis.REOPEN_RATE,
                        ResolutionKpis.REOPEN_RATE
                                .calculator()
                                .groupingBy(InteractionFields.AGENT)
                                .calculate(rows),
                        ResolutionKpis.REOPEN_RATE.calculate(rows),
                        Estimate::of)
                .build();

        assertThat(cards.ranking("reopen-rate")).extracting(Scorecard::agent).containsExactly("bob", "amy");
        assertThat(cards.team("reopen-rate")).isEqualTo(Estimate.of(0.5, 2));
        assertThat(cards).hasToString("Scorecards of [amy, bob] by [reopen-rate]");
    }

    @Test
    void equalCardsAreEqual() {
        assertThat(rating(5, SmallNumbers.SHOW))
                .isEqualTo(rating(5, SmallNumbers.SHOW))
                .hasSameHashCodeAs(rating(5, SmallNumbers.SHOW))
                .isNotEqualTo(rating(5, SmallNumbers.SUPPRESS))
                .isNotEqualTo("cards");
    }

    @Test
    void estimatesOfResults() {
        assertThat(Estimate.of(Proportion.of(3, 4))).isEqualTo(Estimate.of(0.75, 4));
        assertThat(Estimate.of(Proportion.of(0, 0))).isEqualTo(NONE);
        assertThat(Estimate.of(ScoreDistribution.of(1, List.of(1L, 3L), Exclusions.none())))
                .isEqualTo(Estimate.of(1.75, 4));
        assertThat(Estimate.of(DurationDistribution.of(List.of(Duration.ofSeconds(2), Duration.ofSeconds(3)))))
                .isEqualTo(Estimate.of(2.5, 2));
    }

    @Test
    void refusesWhatIsNotThere() {
        Scorecards cards = rating(1, SmallNumbers.SHOW);
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> cards.get("C"))
                .withMessage("no agent C; there are [A, B]");
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> cards.ranking("speed"))
                .withMessage("no measure speed; there are [rating]");
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> cards.get("A").get("speed"))
                .withMessage("no measure speed; there are [rating]");
    }

    @Test
    void refusesWrongArguments() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scorecards.builder(0, 10, SmallNumbers.SHOW))
                .withMessage("leastCases must be at least 1, but was 0");
        for (double priorCases : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Scorecards.builder(1, priorCases, SmallNumbers.SHOW))
                    .withMessage("priorCases must not be negative, but was " + priorCases);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> NONE.shrunkTo(NONE, priorCases))
                    .withMessage("priorCases must not be negative, but was " + priorCases);
        }
        Scorecards.Builder builder = Scorecards.builder(1, 0, SmallNumbers.SHOW)
                .measure("x", Direction.HIGHER, groups(), NONE, Function.identity());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.measure("x", Direction.LOWER, groups(), NONE, Function.identity()))
                .withMessage("a measure stands on the cards once: x is there twice");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Estimate(OptionalDouble.empty(), 1))
                .withMessage("a value must come with cases, but they were OptionalDouble.empty and 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Estimate.of(1, 0))
                .withMessage("a value must come with cases, but they were OptionalDouble[1.0] and 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Estimate(OptionalDouble.empty(), -1))
                .withMessage("a value must come with cases, but they were OptionalDouble.empty and -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Estimate.of(Double.NaN, 1))
                .withMessage("value must be finite, but was NaN");
    }
}
