package io.github.servicekpi.workforce;

import io.github.servicekpi.stats.DurationDistribution;
import io.github.servicekpi.stats.Proportion;
import io.github.servicekpi.stats.ScoreDistribution;
import java.util.OptionalDouble;

/**
 * A figure of an agent or a team, and of how many cases it is the mean.
 *
 * @param value the mean; empty without cases
 * @param cases how many
 */
public record Estimate(OptionalDouble value, long cases) {

    /**
     * Checks that there is a value if and only if there are cases.
     *
     * @param value the mean
     * @param cases how many
     * @throws IllegalArgumentException if there are cases without a value or a value without cases, the value is not
     *     finite, or the number is negative
     */
    public Estimate {
        if (cases < 0 || (cases > 0) != value.isPresent()) {
            throw new IllegalArgumentException(
                    "a value must come with cases, but they were " + value + " and " + cases);
        }
        if (value.isPresent() && !Double.isFinite(value.getAsDouble())) {
            throw new IllegalArgumentException("value must be finite, but was " + value.getAsDouble());
        }
    }

    /**
     * A mean of cases.
     *
     * @param value the mean, finite
     * @param cases how many, at least 1
     * @return the estimate
     */
    public static Estimate of(double value, long cases) {
        return new Estimate(OptionalDouble.of(value), cases);
    }

    /**
     * A share, whose cases are its denominator.
     *
     * @param proportion the share
     * @return its value from 0 to 1
     */
    public static Estimate of(Proportion proportion) {
        return new Estimate(proportion.value(), proportion.denominator());
    }

    /**
     * The mean of scores.
     *
     * @param scores such as ratings
     * @return their mean
     */
    public static Estimate of(ScoreDistribution scores) {
        return new Estimate(scores.mean(), scores.count());
    }

    /**
     * The mean of durations, of those that have ended.
     *
     * @param durations such as response times
     * @return their mean in seconds
     */
    public static Estimate of(DurationDistribution durations) {
        return new Estimate(durations.meanSeconds(), durations.count());
    }

    /**
     * This estimate drawn towards that of the team, the more the fewer cases it has.
     *
     * <p>Formula: {@code (n x + k μ) / (n + k)}, of the own mean x of n cases and the team's mean μ, which counts as k cases.
     * Without cases it is the team's mean; without that there is none to draw to, and it stays as it is.
     *
     * <p>Example: with a team mean of 4.2 and k = 10, a mean of 5.0 of 2 ratings becomes 4.33, one of 4.6 of 50 becomes 4.53.
     *
     * <p>Source: empirical Bayes shrinkage with a known weight; B. Efron and C. Morris, Stein's Paradox in Statistics (1977).
     *
     * @param team the team's estimate
     * @param priorCases k, how many cases the team's mean counts as; not negative
     * @return the mean; empty if neither the agent nor the team has one
     * @throws IllegalArgumentException if {@code priorCases} is negative or not finite
     */
    public OptionalDouble shrunkTo(Estimate team, double priorCases) {
        if (!(priorCases >= 0 && priorCases < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("priorCases must not be negative, but was " + priorCases);
        }
        if (team.value.isEmpty() || priorCases == 0) {
            return value;
        }
        double mean = team.value.getAsDouble();
        // The difference is exactly none where the means are equal, so that rounding does not make two agents differ.
        return OptionalDouble.of(mean + (value.orElse(mean) - mean) * (cases / (cases + priorCases)));
    }
}
