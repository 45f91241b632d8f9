package io.github.servicekpi.retention;

import io.github.servicekpi.stats.Exclusions;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * An amount of money divided by another of the same currency, such as 92,000 kept of 100,000.
 *
 * <p>{@code value = numerator / denominator}, divided once and last; without a denominator there is none. It is no
 * share of independent observations, so it has no interval. Equal ratios have equal amounts of an equal number of
 * decimal places.
 *
 * @param numerator the amount divided, not negative
 * @param denominator the amount to divide by, not negative
 * @param excluded the rows and customers left out of both, by reason
 */
public record RevenueRatio(BigDecimal numerator, BigDecimal denominator, Exclusions excluded) {

    /**
     * Checks the components.
     *
     * @param numerator the amount divided
     * @param denominator the amount to divide by
     * @param excluded the rows and customers left out
     * @throws IllegalArgumentException if an amount is negative
     */
    public RevenueRatio {
        if (numerator.signum() < 0 || denominator.signum() < 0) {
            throw new IllegalArgumentException(
                    "amounts must not be negative, but were %s and %s".formatted(numerator, denominator));
        }
        Objects.requireNonNull(excluded, "excluded");
    }

    /** {@return numerator / denominator, correctly rounded; empty if the denominator is 0} */
    public OptionalDouble value() {
        if (denominator.signum() == 0) {
            return OptionalDouble.empty();
        }
        // A quotient of whole numbers of n digits together is the midpoint of two doubles, which has less than 20 + 3n
        // digits,
        // or differs from it in one of its first 40 + n.
        int digits =
                numerator.precision() + denominator.precision() + Math.abs(numerator.scale() - denominator.scale());
        return OptionalDouble.of(
                numerator.divide(denominator, new MathContext(40 + 3 * digits)).doubleValue());
    }
}
