package io.github.servicekpi.stats;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A share of a whole: how many of the observations that count have some property.
 *
 * <p>{@code value = numerator / denominator}, divided once and last. The rows behind the numerator are among those
 * behind the denominator, so the value is never below 0 or above 1. Excluded rows are in neither number. Without
 * observations there is no value, rather than a value of 0.
 *
 * <p>Example: 42 satisfied of 50 answers is 0.84, with the Wilson interval 0.7149 to 0.9166 at the level 0.95.
 *
 * @param numerator how many observations have the property, from 0 to {@code denominator}
 * @param denominator how many observations there are
 * @param excluded the rows left out of both numbers, by reason
 */
public record Proportion(long numerator, long denominator, Exclusions excluded) {

    /**
     * Checks the components.
     *
     * @param numerator how many observations have the property
     * @param denominator how many observations there are
     * @param excluded the rows left out
     * @throws IllegalArgumentException if the numerator is negative or above the denominator
     */
    public Proportion {
        if (numerator < 0 || numerator > denominator) {
            throw new IllegalArgumentException(
                    "numerator must be from 0 to the denominator " + denominator + ", but was " + numerator);
        }
        Objects.requireNonNull(excluded, "excluded");
    }

    /**
     * A proportion of which nothing was excluded.
     *
     * @param numerator how many observations have the property, from 0 to {@code denominator}
     * @param denominator how many observations there are
     * @return the proportion
     * @throws IllegalArgumentException if the numerator is negative or above the denominator
     */
    public static Proportion of(long numerator, long denominator) {
        return new Proportion(numerator, denominator, Exclusions.none());
    }

    /**
     * The share, from 0 to 1.
     *
     * @return numerator / denominator, correctly rounded; empty if the denominator is 0
     */
    public OptionalDouble value() {
        return denominator == 0 ? OptionalDouble.empty() : OptionalDouble.of(Exact.ratio(numerator, denominator));
    }

    /**
     * The {@linkplain ProportionInterval#WILSON Wilson} interval of the share.
     *
     * @param level the confidence level, above 0 and below 1
     * @return the interval, within 0 to 1; empty if the denominator is 0
     * @throws IllegalArgumentException if the level is out of range
     */
    public Optional<ConfidenceInterval> interval(double level) {
        return interval(level, ProportionInterval.WILSON);
    }

    /**
     * A confidence interval of the share.
     *
     * @param level the confidence level, above 0 and below 1
     * @param method how the interval is computed
     * @return the interval, clipped to 0 to 1; empty if the denominator is 0
     * @throws IllegalArgumentException if the level is out of range, or the denominator above what the method supports
     */
    public Optional<ConfidenceInterval> interval(double level, ProportionInterval method) {
        ConfidenceInterval.requireLevel(level);
        Objects.requireNonNull(method, "method");
        return denominator == 0
                ? Optional.empty()
                : Optional.of(method.of(numerator, denominator, level).clippedTo(0, 1));
    }

    /**
     * The share of the observations without the property.
     *
     * @return {@code denominator - numerator} of the same denominator, with the same exclusions
     */
    public Proportion complement() {
        return new Proportion(denominator - numerator, denominator, excluded);
    }

    /**
     * The proportion of this one's observations and another's together, such as two teams or two days.
     *
     * @param other a proportion of other observations
     * @return the sums of the numerators, of the denominators and of the exclusions
     * @throws ArithmeticException if a sum does not fit a {@code long}
     */
    public Proportion plus(Proportion other) {
        return new Proportion(
                Math.addExact(numerator, other.numerator),
                Math.addExact(denominator, other.denominator),
                excluded.plus(other.excluded));
    }
}
