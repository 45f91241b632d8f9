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
 * Customer satisfaction: how satisfied the customers who answered are, on a scale whose highest score is the best.
 *
 * <p>Formula: serious systems mean six different figures by "CSAT", and each has a method of its own here: the share of
 * satisfied answers ({@link #topBox}), the {@link #mean}, satisfied less dissatisfied ({@link #net}), good of good and
 * bad ({@link #goodOfRated}), the mean on 0 to 100 ({@link #rescaled}), and points of the maximum ({@link
 * #pointsOfMaximum}). They are not comparable with each other, nor is one of them across scales: a goal of 4.5 is of
 * the mean, one of 84 % of the top box.
 *
 * <p>Counted: every score of the scale. Rows without a score ({@code unanswered}) and with a number off the scale
 * ({@code score-out-of-scale}) are excluded and counted.
 *
 * <p>No data: without scores every figure is empty.
 *
 * <p>Interval: Wilson's of shares, unless another is named, and Student's t of the mean.
 *
 * <p>The state is a count for each score, so it does not depend on the order of rows and merges by addition.
 *
 * <p>Example: 2, 1, 5, 18 and 24 answers of 1 to 5 have a top box of 84.0 % (interval 71.49 to 91.66 % at the level
 * 0.95), the mean 4.22, a net of 78.0, rescaled 80.5, and 84.4 % of the maximum points.
 *
 * <p>Source: top boxes by scale after formbricks, the middle as bad after Zendesk, points of the maximum after
 * ServiceRocket.
 *
 * @param distribution how often each score was given
 * @param topBoxFrom the lowest score that counts as satisfied: on the scale, above its lowest score
 */
public record Csat(ScoreDistribution distribution, int topBoxFrom) {
    /** The reason under which scores in the middle are counted where they are left out. */
    public static final String NEUTRAL = "neutral";

    /**
     * Checks the components.
     *
     * @param distribution how often each score was given
     * @param topBoxFrom the lowest score that counts as satisfied
     * @throws IllegalArgumentException if {@code topBoxFrom} is not on the scale, or its lowest score
     */
    public Csat {
        requireTopBox(ScaleScores.of(distribution), topBoxFrom);
    }

    private static void requireTopBox(Scale scale, int topBoxFrom) {
        if (!scale.contains(topBoxFrom) || topBoxFrom == scale.lowest()) {
            throw new IllegalArgumentException(
                    "topBoxFrom must be in %s and above %s: %s".formatted(scale, scale.lowest(), topBoxFrom));
        }
    }

    private static int usualTopBox(Scale scale) {
        return SurveyKind.CSAT
                .topBoxFrom(scale)
                .orElseThrow(() -> new IllegalArgumentException(
                        "the scale %s has no top box in common use: say from which score on customers are satisfied"
                                .formatted(scale)));
    }

    /**
     * The satisfaction of given answers, with the usual top box of their scale.
     *
     * @param distribution how often each score was given, on 1-3, 1-4, 1-5, 1-7 or 1-10
     * @return the satisfaction
     * @throws IllegalArgumentException if the scale is another
     */
    public static Csat of(ScoreDistribution distribution) {
        return new Csat(distribution, usualTopBox(ScaleScores.of(distribution)));
    }

    /**
     * Calculates the satisfaction of rows of any class on the scale 1-5, of which 4 and 5 are satisfied.
     *
     * @param <T> the rows
     * @param score an answer from 1 to 5, null for a row without one
     * @return a calculator
     */
    public static <T> Calculator<T, Csat> calculator(Function<? super T, ? extends @Nullable Integer> score) {
        return calculator(score, SurveyKind.CSAT.defaultScale());
    }

    /**
     * Calculates the satisfaction of rows of any class on a scale with its usual top box: 3 of 1-3, from 3 of 1-4, from
     * 4 of 1-5, from 6 of 1-7, from 8 of 1-10.
     *
     * @param <T> the rows
     * @param score an answer, null for a row without one
     * @param scale one of these
     * @return a calculator
     * @throws IllegalArgumentException if the scale is another
     */
    public static <T> Calculator<T, Csat> calculator(
            Function<? super T, ? extends @Nullable Integer> score, Scale scale) {
        return calculator(score, scale, usualTopBox(scale));
    }

    /**
     * Calculates the satisfaction of rows of any class on any scale.
     *
     * @param <T> the rows
     * @param score an answer, null for a row without one
     * @param scale the scale, whose highest score is the best
     * @param topBoxFrom the lowest score that counts as satisfied: on the scale, above its lowest score
     * @return a calculator
     * @throws IllegalArgumentException if {@code topBoxFrom} is not on the scale, or its lowest score
     */
    public static <T> Calculator<T, Csat> calculator(
            Function<? super T, ? extends @Nullable Integer> score, Scale scale, int topBoxFrom) {
        requireTopBox(scale, topBoxFrom);
        return ScaleScores.<T>distribution(score, scale).andThen(distribution -> new Csat(distribution, topBoxFrom));
    }

    /** {@return the scale of the answers} */
    public Scale scale() {
        return ScaleScores.of(distribution);
    }

    /** {@return how many scores there are} */
    public long count() {
        return distribution.count();
    }

    /** {@return the rows left out, by reason} */
    public Exclusions excluded() {
        return distribution.excluded();
    }

    /** {@return the share of satisfied answers, those from {@link #topBoxFrom} on} */
    public Proportion topBox() {
        return distribution.share(topBoxFrom, distribution.highest());
    }

    /** As many of the lowest scores as the top box has of the highest, but none that is in it. */
    private Proportion bottomBox() {
        int mirrored = distribution.lowest() + distribution.highest() - topBoxFrom;
        return distribution.share(distribution.lowest(), Math.min(mirrored, topBoxFrom - 1));
    }

    /** {@return the mean score, correctly rounded; empty without scores} */
    public OptionalDouble mean() {
        return distribution.mean();
    }

    /** {@return the standard deviation of the scores, with n - 1; empty for fewer than two} */
    public OptionalDouble standardDeviation() {
        return distribution.standardDeviation();
    }

    /**
     * Student's t interval of the mean.
     *
     * @param level the confidence level, above 0 and below 1
     * @return the interval, which may extend beyond the scale; empty for fewer than two scores
     * @throws IllegalArgumentException if the level is out of range
     */
    public Optional<ConfidenceInterval> meanInterval(double level) {
        return distribution.meanInterval(level);
    }

    /**
     * The percentage in the top box less that in the bottom box, -100 to 100.
     *
     * <p>The bottom box has as many of the lowest scores as the top box has of the highest, such as 1 and 2 where 4 and
     * 5 of 1-5 are the top box; where the boxes would overlap, the top box has the scores of both.
     *
     * @return the difference, correctly rounded; empty without scores
     */
    public OptionalDouble net() {
        return Exact.points(topBox().numerator(), bottomBox().numerator(), count());
    }

    /**
     * The share of good ratings of good and bad ones. Good is the top box.
     *
     * @param middle what the scores between the top box and the bottom box of {@link #net} are
     * @return the share; what is neither good nor bad is excluded
     */
    public Proportion goodOfRated(MiddleScores middle) {
        Proportion good = topBox();
        return switch (middle) {
            case BAD -> good;
            case NEUTRAL -> {
                long rated = good.numerator() + bottomBox().numerator();
                yield new Proportion(good.numerator(), rated, excluded().plus(Exclusions.of(NEUTRAL, count() - rated)));
            }
        };
    }

    /**
     * {@return the mean on a scale of 0 to 100, {@code (mean - lowest) / (highest - lowest) · 100}; empty without
     * scores}
     */
    public OptionalDouble rescaled() {
        return distribution.rescaled();
    }

    /**
     * The points given in percent of the points possible, {@code sum / (count · highest) · 100}. On a scale that begins
     * at 1 it cannot reach 0.
     *
     * @return the percentage, correctly rounded; empty without scores
     * @throws IllegalStateException if the highest score of the scale is not above 0
     */
    public OptionalDouble pointsOfMaximum() {
        return distribution.pointsOfMaximum();
    }
}
