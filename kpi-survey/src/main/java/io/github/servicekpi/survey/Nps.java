package io.github.servicekpi.survey;

import io.github.servicekpi.Calculator;
import io.github.servicekpi.stats.ConfidenceInterval;
import io.github.servicekpi.stats.Exclusions;
import java.math.BigInteger;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The Net Promoter Score: of the customers who were asked how likely they are to recommend, on 0 to 10, the percentage
 * of promoters less the percentage of detractors.
 *
 * <p>Formula: {@code 100 · (promoters - detractors) / count}, promoters giving 9 or 10, passives 7 or 8, detractors 0
 * to 6. It is a score from -100 to 100, not a percentage.
 *
 * <p>Counted: every score from 0 to 10. Rows without a score ({@code unanswered}) and with any other number ({@code
 * score-out-of-scale}) are excluded and counted.
 *
 * <p>No data: without scores there is no value, no standard error and no interval.
 *
 * <p>Interval: {@link NpsInterval#ADJUSTED_WALD} unless another is named.
 *
 * <p>The state is three counts, so it does not depend on the order of rows and merges by addition.
 *
 * <p>Example: 28 promoters, 12 passives and 10 detractors give 36, with a standard error of 11.23 and the interval
 * 12.59 to 55.33 at the level 0.95.
 *
 * <p>Source: F. F. Reichheld, The One Number You Need to Grow, Harvard Business Review, December 2003; the variance is
 * that of an answer worth -1, 0 or 1.
 *
 * <p>Other {@linkplain NpsCutPoints cut points} give a score of their own.
 *
 * @param promoters how many gave 9 or 10, not negative
 * @param passives how many gave 7 or 8, not negative
 * @param detractors how many gave 0 to 6, not negative
 * @param excluded the rows left out, by reason
 */
public record Nps(long promoters, long passives, long detractors, Exclusions excluded) {
    /**
     * Checks the components.
     *
     * @param promoters how many gave 9 or 10
     * @param passives how many gave 7 or 8
     * @param detractors how many gave 0 to 6
     * @param excluded the rows left out
     * @throws IllegalArgumentException if a count is negative
     * @throws ArithmeticException if the total does not fit a {@code long}
     */
    public Nps {
        if (promoters < 0 || passives < 0 || detractors < 0) {
            throw new IllegalArgumentException("promoters, passives and detractors must not be negative: %s, %s and %s"
                    .formatted(promoters, passives, detractors));
        }
        Objects.requireNonNull(excluded, "excluded");
        Math.addExact(Math.addExact(promoters, passives), detractors);
    }

    /**
     * The score of given counts, of which nothing was excluded.
     *
     * @param promoters how many gave 9 or 10, not negative
     * @param passives how many gave 7 or 8, not negative
     * @param detractors how many gave 0 to 6, not negative
     * @return the score
     * @throws IllegalArgumentException if a count is negative
     */
    public static Nps of(long promoters, long passives, long detractors) {
        return new Nps(promoters, passives, detractors, Exclusions.none());
    }

    /**
     * Calculates the score of rows of any class.
     *
     * @param <T> the rows
     * @param score an answer from 0 to 10, null for a row without one
     * @return a calculator
     */
    public static <T> Calculator<T, Nps> calculator(Function<? super T, ? extends @Nullable Integer> score) {
        return calculator(score, NpsCutPoints.STANDARD);
    }

    /**
     * Calculates the score of rows of any class with other cut points than 7 and 9 on 0-10.
     *
     * @param <T> the rows
     * @param score an answer on the scale of the cut points, null for a row without one
     * @param cutPoints who is a promoter, a passive or a detractor
     * @return a calculator
     */
    public static <T> Calculator<T, Nps> calculator(
            Function<? super T, ? extends @Nullable Integer> score, NpsCutPoints cutPoints) {
        return cutPoints.calculator(score);
    }

    /** {@return how many scores there are} */
    public long count() {
        return promoters + passives + detractors;
    }

    /** {@return the score from -100 to 100, correctly rounded; empty without scores} */
    public OptionalDouble value() {
        return Exact.points(promoters, detractors, count());
    }

    /**
     * The variance of a single answer, a promoter counting 1, a passive 0 and a detractor -1: {@code p + d - (p - d)²}
     * of the shares p and d, without n - 1.
     *
     * @return the variance from 0 to 1, correctly rounded; empty without scores
     */
    public OptionalDouble variance() {
        BigInteger n = BigInteger.valueOf(count());
        BigInteger difference = BigInteger.valueOf(promoters - detractors);
        BigInteger sumOfSquares = BigInteger.valueOf(promoters + detractors);
        return Exact.ratio(n.multiply(sumOfSquares).subtract(difference.pow(2)), n.pow(2));
    }

    /** {@return the standard error of the score in points, {@code 100 · √(variance / count)}; empty without scores} */
    public OptionalDouble standardError() {
        OptionalDouble variance = variance();
        return variance.isEmpty()
                ? variance
                : OptionalDouble.of(100 * Math.sqrt(variance.getAsDouble() / (double) count()));
    }

    /**
     * The {@linkplain NpsInterval#ADJUSTED_WALD adjusted Wald} interval of the score.
     *
     * @param level the confidence level, above 0 and below 1
     * @return the interval in points, within -100 to 100; empty without scores
     * @throws IllegalArgumentException if the level is out of range
     */
    public Optional<ConfidenceInterval> interval(double level) {
        return interval(level, NpsInterval.ADJUSTED_WALD);
    }

    /**
     * A confidence interval of the score.
     *
     * @param level the confidence level, above 0 and below 1
     * @param method how the interval is computed
     * @return the interval in points, clipped to -100 to 100; empty without scores
     * @throws IllegalArgumentException if the level is out of range
     */
    public Optional<ConfidenceInterval> interval(double level, NpsInterval method) {
        Objects.requireNonNull(method, "method");
        double z = NpsInterval.z(level);
        return count() == 0
                ? Optional.empty()
                : Optional.of(method.reach(this, z).inPoints(level));
    }

    /**
     * How the score has changed.
     *
     * @param earlier the score before, of other answers
     * @return this score less the earlier one
     */
    public NpsChange changeFrom(Nps earlier) {
        return new NpsChange(earlier, this);
    }

    /**
     * The score of this one's answers and another's together, such as two channels or two days.
     *
     * @param other the score of other answers
     * @return the sums of the counts and of the exclusions
     * @throws ArithmeticException if a sum does not fit a {@code long}
     */
    public Nps plus(Nps other) {
        return new Nps(
                Math.addExact(promoters, other.promoters),
                Math.addExact(passives, other.passives),
                Math.addExact(detractors, other.detractors),
                excluded.plus(other.excluded));
    }
}
