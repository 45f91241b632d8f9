package io.github.servicekpi.survey;

import io.github.servicekpi.Calculator;
import io.github.servicekpi.stats.ConfidenceInterval;
import io.github.servicekpi.stats.Exclusions;
import io.github.servicekpi.stats.Proportion;
import io.github.servicekpi.stats.ScoreDistribution;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The rating of public reviews of 1 to 5 stars.
 *
 * <p>Formula: the {@link #mean}; the shares that are {@link #positive} (4 and 5), {@link #neutral} (3) and {@link
 * #negative} (1 and 2), or by other {@link ReviewBands}; and {@link #bayesianMean}, which does not let a few reviews swing it.
 *
 * <p>Counted: every score from 1 to 5. Rows without a score ({@code unanswered}) and with any other number ({@code
 * score-out-of-scale}) are excluded and counted. Stars of different review sites are not alike: group by source. Of an
 * edited review only the last version should count: see {@link KeptResponses} by {@link OnePer#RESPONSE}.
 *
 * <p>No data: without reviews every figure is empty, but for the Bayesian mean, which is then the prior one.
 *
 * <p>Interval: Student's t of the mean, and Wilson's of shares unless another is named.
 *
 * <p>The state is a count for each score, so it does not depend on the order of rows and merges by addition.
 *
 * <p>Example: 4, 2, 6, 18 and 30 reviews of 1 to 5 stars have the mean 4.133; 80 % are positive, 10 % negative; with a
 * prior mean of 3.8 that weighs as much as 20 reviews the mean is 4.05.
 *
 * <p>Source: bands and mean as review sites show them.
 *
 * @param distribution how often each number of stars was given, 1 to 5
 */
public record ReviewRating(ScoreDistribution distribution) {
    private static final Scale STARS = SurveyKind.REVIEW.defaultScale();

    /**
     * Checks the component.
     *
     * @param distribution how often each number of stars was given
     * @throws IllegalArgumentException if the distribution is not on the scale 1-5
     */
    public ReviewRating {
        Scale scale = ScaleScores.of(distribution);
        if (!scale.equals(STARS)) {
            throw new IllegalArgumentException("the scale of reviews must be %s: %s".formatted(STARS, scale));
        }
    }

    /**
     * Calculates the rating of rows of any class.
     *
     * @param <T> the rows
     * @param stars from 1 to 5, null for a row without any
     * @return a calculator
     */
    public static <T> Calculator<T, ReviewRating> calculator(Function<? super T, ? extends @Nullable Integer> stars) {
        return ScaleScores.<T>distribution(stars, STARS).andThen(ReviewRating::new);
    }

    /** {@return how many reviews there are} */
    public long count() {
        return distribution.count();
    }

    /** {@return the rows left out, by reason} */
    public Exclusions excluded() {
        return distribution.excluded();
    }

    /** {@return the mean of the stars, correctly rounded; empty without reviews} */
    public OptionalDouble mean() {
        return distribution.mean();
    }

    /**
     * Student's t interval of the mean.
     *
     * @param level the confidence level, above 0 and below 1
     * @return the interval, which may extend beyond the scale; empty for fewer than two reviews
     * @throws IllegalArgumentException if the level is out of range
     */
    public Optional<ConfidenceInterval> meanInterval(double level) {
        return distribution.meanInterval(level);
    }

    /** {@return the share of reviews with 4 or 5 stars} */
    public Proportion positive() {
        return positive(ReviewBands.STANDARD);
    }

    /** {@return the share of reviews with 3 stars} */
    public Proportion neutral() {
        return neutral(ReviewBands.STANDARD);
    }

    /** {@return the share of reviews with 1 or 2 stars} */
    public Proportion negative() {
        return negative(ReviewBands.STANDARD);
    }

    /**
     * The share of positive reviews, by other bands.
     *
     * @param bands from how many stars on a review is positive
     * @return the share
     */
    public Proportion positive(ReviewBands bands) {
        return distribution.share(bands.positiveFrom(), STARS.highest());
    }

    /**
     * The share of reviews that are neither positive nor negative, by other bands.
     *
     * @param bands from how many stars on a review is neutral, and from how many positive
     * @return the share; 0 of all where the bands have no neutral stars
     */
    public Proportion neutral(ReviewBands bands) {
        return bands.neutralFrom() == bands.positiveFrom()
                ? new Proportion(0, count(), excluded())
                : distribution.share(bands.neutralFrom(), bands.positiveFrom() - 1);
    }

    /**
     * The share of negative reviews, by other bands.
     *
     * @param bands below how many stars a review is negative
     * @return the share
     */
    public Proportion negative(ReviewBands bands) {
        return distribution.share(STARS.lowest(), bands.neutralFrom() - 1);
    }

    /**
     * The mean, as if there were some more reviews with a mean known beforehand: {@code (weight · mean + sum of the
     * stars) / (weight + count)}.
     *
     * @param priorMean the mean known beforehand, such as that of all products, from 1 to 5
     * @param priorWeight how many reviews it weighs as much as, finite and not negative
     * @return the mean; empty without reviews and weight
     * @throws IllegalArgumentException if an argument is out of range
     */
    public OptionalDouble bayesianMean(double priorMean, double priorWeight) {
        if (!(priorMean >= STARS.lowest() && priorMean <= STARS.highest())) { // so that NaN fails too
            throw new IllegalArgumentException("priorMean must be in %s: %s".formatted(STARS, priorMean));
        }
        if (!(priorWeight >= 0 && priorWeight < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("priorWeight must be finite and not negative: " + priorWeight);
        }
        double weight = priorWeight + (double) count();
        if (weight == 0) {
            return OptionalDouble.empty();
        }
        double stars = 0;
        for (int score = STARS.lowest(); score <= STARS.highest(); score++) {
            stars += (double) score * distribution.count(score);
        }
        double sum = priorWeight * priorMean + stars;
        if (stars == 0 || sum == Double.POSITIVE_INFINITY) { // as the weight is, no number of reviews matters
            return OptionalDouble.of(priorMean);
        }
        double mean = stars / count();
        double least = Math.min(mean, priorMean);
        double greatest = Math.max(mean, priorMean);
        return OptionalDouble.of(Math.max(least, Math.min(greatest, sum / weight))); // which rounding may leave
    }
}
