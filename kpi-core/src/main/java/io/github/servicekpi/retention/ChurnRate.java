package io.github.servicekpi.retention;

import java.util.Objects;
import java.util.OptionalDouble;

/**
 * A churn rate by a named method, with the counts that it is made of.
 *
 * @param method how departures are divided
 * @param churn the counts
 */
public record ChurnRate(ChurnMethod method, Churn churn) {

    /**
     * Checks the components.
     *
     * @param method how departures are divided
     * @param churn the counts
     */
    public ChurnRate {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(churn, "churn");
    }

    /** {@return the rate; empty if there is nobody to divide by} */
    public OptionalDouble value() {
        return churn.rate(method);
    }

    /** {@return what the rate would be of a year of such periods, as {@link Churn#annualisedRate(ChurnMethod)} says} */
    public OptionalDouble annualised() {
        return churn.annualisedRate(method);
    }
}
