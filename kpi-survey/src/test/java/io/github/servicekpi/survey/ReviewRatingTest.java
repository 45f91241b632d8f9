package io.github.servicekpi.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.servicekpi.stats.Exclusions;
import io.github.servicekpi.stats.Proportion;
import io.github.servicekpi.stats.ScoreDistribution;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReviewRatingTest {
    private static final ReviewRating EXAMPLE =
            new ReviewRating(ScoreDistribution.of(1, List.of(4L, 2L, 6L, 18L, 30L), Exclusions.none()));

    /** The example of the Javadoc, computed by hand: 248 / 60; 48, 6 and 6 of 60; (20 · 3.8 + 248) / 80. */
    @Test
    void example() {
        assertThat(EXAMPLE.count()).isEqualTo(60);
        assertThat(EXAMPLE.mean().orElseThrow()).isCloseTo(4.133, within(0.0005));
        assertThat(EXAMPLE.positive()).isEqualTo(Proportion.of(48, 60));
        assertThat(EXAMPLE.neutral()).isEqualTo(Proportion.of(6, 60));
        assertThat(EXAMPLE.negative()).isEqualTo(Proportion.of(6, 60));
        assertThat(EXAMPLE.bayesianMean(3.8, 20)).hasValue(4.05);
        assertThat(EXAMPLE.meanInterval(0.95)).isEqualTo(EXAMPLE.distribution().meanInterval(0.95));
    }

    /** Of 4, 2, 6, 18 and 30 stars: 30 fives; 18 fours; 12 others. */
    @Test
    void otherBands() {
        ReviewBands strict = new ReviewBands(4, 5);
        assertThat(EXAMPLE.positive(strict)).isEqualTo(Proportion.of(30, 60));
        assertThat(EXAMPLE.neutral(strict)).isEqualTo(Proportion.of(18, 60));
        assertThat(EXAMPLE.negative(strict)).isEqualTo(Proportion.of(12, 60));
        ReviewBands withoutNeutral = new ReviewBands(4, 4);
        assertThat(EXAMPLE.positive(withoutNeutral)).isEqualTo(Proportion.of(48, 60));
        assertThat(EXAMPLE.neutral(withoutNeutral)).isEqualTo(Proportion.of(0, 60));
        assertThat(EXAMPLE.negative(withoutNeutral)).isEqualTo(Proportion.of(12, 60));
        assertThat(EXAMPLE.positive(ReviewBands.STANDARD)).isEqualTo(EXAMPLE.positive());
    }

    @ParameterizedTest
    @CsvSource({"1, 4", "4, 3", "3, 6"})
    void bandsAscendOnTheScale(int neutralFrom, int positiveFrom) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ReviewBands(neutralFrom, positiveFrom))
                .withMessage("expected lowest < neutralFrom <= positiveFrom <= highest on 1-5: %s and %s"
                        .formatted(neutralFrom, positiveFrom));
    }

    /** Whatever the weight, it lies between the two means, and at one that they share. */
    @Test
    void bayesianMeanIsBetweenTheTwo() {
        for (double weight = 1e-300; weight < Double.MAX_VALUE / 3; weight *= 3) {
            assertThat(EXAMPLE.bayesianMean(EXAMPLE.mean().orElseThrow(), weight))
                    .as("weight %s", weight)
                    .isEqualTo(EXAMPLE.mean());
            for (double prior : new double[] {1, 3.8, 5}) {
                double mean = EXAMPLE.mean().orElseThrow();
                assertThat(EXAMPLE.bayesianMean(prior, weight).orElseThrow())
                        .as("prior %s, weight %s", prior, weight)
                        .isBetween(Math.min(prior, mean), Math.max(prior, mean));
            }
        }
        assertThat(EXAMPLE.bayesianMean(5, Double.MAX_VALUE)).hasValue(5);
    }

    @Test
    void bayesianMeanOfFewReviews() {
        ReviewRating none = ReviewRating.<Integer>calculator(stars -> stars).calculate(List.of());
        assertThat(none.mean()).isEmpty();
        assertThat(none.meanInterval(0.95)).isEmpty();
        assertThat(none.positive().value()).isEmpty();
        assertThat(none.bayesianMean(3.8, 20)).hasValue(3.8);
        assertThat(none.bayesianMean(3.8, 0)).isEmpty();
        assertThat(none.bayesianMean(5, 1)).hasValue(5);
        assertThat(EXAMPLE.bayesianMean(1, 0)).isEqualTo(EXAMPLE.mean());
    }

    @Test
    void exclusions() {
        ReviewRating rating = ReviewRating.calculator(Answer::score).calculate(Answer.of(5, null, 6, 0, 1));
        assertThat(rating.count()).isEqualTo(2);
        assertThat(rating.excluded()).isEqualTo(Exclusions.of(Map.of("unanswered", 1L, "score-out-of-scale", 2L)));
    }

    @ParameterizedTest
    @CsvSource({"0.9", "5.1", "NaN"})
    void refusedMeans(double mean) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EXAMPLE.bayesianMean(mean, 1))
                .withMessage("priorMean must be in 1-5: " + mean);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
    void refusedWeights(double weight) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EXAMPLE.bayesianMean(3, weight))
                .withMessage("priorWeight must be finite and not negative: " + weight);
    }

    @Test
    void otherScale() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ReviewRating(ScoreDistribution.of(0, List.of(1L, 2L), Exclusions.none())))
                .withMessage("the scale of reviews must be 1-5: 0-1");
    }
}
