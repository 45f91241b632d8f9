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
 * The Customer Effort Score: how easy it was for the customers who answered to get what they needed.
 *
 * <p>Formula: the {@link #mean} of either version; of CES 2.0 also the share of customers who agree ({@link
 * #agreeShare}) and the percentage of 6 and 7 less that of 1, 2 and 3 ({@link #index}). The version says which way is
 * better; answers of the two are never counted together.
 *
 * <p>Counted: every score of the version's scale. Rows without a score ({@code unanswered}) and with a number off the
 * scale ({@code score-out-of-scale}) are excluded and counted.
 *
 * <p>No data: without scores every figure is empty.
 *
 * <p>Interval: Student's t of the mean, and Wilson's of the share unless another is named.
 *
 * <p>The state is a count for each score, so it does not depend on the order of rows and merges by addition.
 *
 * <p>Example: 2, 3, 5, 10, 20, 35 and 25 answers of 1 to 7 have the mean 5.48, 80 % agree, and the index is 60 - 10 =
 * 50. Read the other way round the mean is 2.52.
 *
 * <p>Source: M. Dixon, K. Freeman and N. Toman, Stop Trying to Delight Your Customers, Harvard Business Review, July
 * 2010, for CES 1.0; CEB, 2013, for CES 2.0; the index after CYS.
 *
 * @param version which question was asked
 * @param distribution how often each score was given, on the version's scale
 */
public record Ces(CesVersion version, ScoreDistribution distribution) {

    /**
     * Checks the components.
     *
     * @param version which question was asked
     * @param distribution how often each score was given
     * @throws IllegalArgumentException if the distribution is not on the version's scale
     */
    public Ces {
        Scale scale = ScaleScores.of(distribution);
        if (!scale.equals(version.scale())) {
            throw new IllegalArgumentException(
                    "the scale of %s must be %s: %s".formatted(version, version.scale(), scale));
        }
    }

    /**
     * Calculates the score of rows of any class.
     *
     * @param <T> the rows
     * @param score an answer on the version's scale, null for a row without one
     * @param version which question was asked
     * @return a calculator
     */
    public static <T> Calculator<T, Ces> calculator(
            Function<? super T, ? extends @Nullable Integer> score, CesVersion version) {
        return ScaleScores.<T>distribution(score, version.scale())
                .andThen(distribution -> new Ces(version, distribution));
    }

    /** {@return how many scores there are} */
    public long count() {
        return distribution.count();
    }

    /** {@return the rows left out, by reason} */
    public Exclusions excluded() {
        return distribution.excluded();
    }

    /** {@return the mean score, correctly rounded; better in the direction of the version; empty without scores} */
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
     * The share of customers who agree that it was easy, with 5, 6 or 7.
     *
     * @return the share
     * @throws IllegalStateException if the version is not CES 2.0
     */
    public Proportion agreeShare() {
        requireAgreement("the share who agree");
        return distribution.share(5, 7);
    }

    /**
     * The percentage of 6 and 7 less that of 1, 2 and 3, -100 to 100.
     *
     * @return the index, correctly rounded; empty without scores
     * @throws IllegalStateException if the version is not CES 2.0
     */
    public OptionalDouble index() {
        requireAgreement("the index");
        return index(distribution);
    }

    static OptionalDouble index(ScoreDistribution agreement) {
        return Exact.points(
                agreement.share(6, 7).numerator(), agreement.share(1, 3).numerator(), agreement.count());
    }

    private void requireAgreement(String what) {
        if (version != CesVersion.CES_2) {
            throw new IllegalStateException("%s is defined for CES_2 only, but this is %s".formatted(what, version));
        }
    }

    /**
     * The same answers read the other way round, as {@code lowest + highest - score}: for a comparison with a survey of
     * the same length and the opposite direction.
     *
     * @return a distribution whose better end is the other one
     */
    public ScoreDistribution flipped() {
        return distribution.flipped();
    }
}
