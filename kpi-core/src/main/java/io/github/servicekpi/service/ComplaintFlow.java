package io.github.servicekpi.service;

import io.github.servicekpi.stats.Exclusions;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * How the complaints of a period came and went: outstanding before, received, closed, outstanding after.
 *
 * <p>Identity: {@code outstanding = opening + received - closed}. Counts: the same in any order and from any partition of the
 * rows.
 *
 * <p>Excluded: complaints closed before they were received, as {@code negative-span}.
 *
 * <p>Example: 4 were outstanding, 36 came, 30 were closed: 10 are outstanding. Of 20 000 active customers that is 1.8
 * complaints per thousand.
 *
 * <p>Source: Financial Conduct Authority, handbook, DISP 1.10 and 1 Annex 1.
 *
 * @param opening complaints outstanding just before the start of the period
 * @param received complaints received in it
 * @param closed complaints closed in it, whenever received
 * @param outstanding complaints not closed just before its end
 * @param excluded complaints left out, by reason
 */
public record ComplaintFlow(long opening, long received, long closed, long outstanding, Exclusions excluded) {

    /**
     * Checks the components.
     *
     * @param opening not negative
     * @param received not negative
     * @param closed not negative
     * @param outstanding what the others add up to
     * @param excluded complaints left out
     * @throws IllegalArgumentException if a count is negative, or the counts do not add up
     */
    public ComplaintFlow {
        Objects.requireNonNull(excluded, "excluded");
        if (Math.min(Math.min(opening, received), Math.min(closed, outstanding)) < 0
                || opening + received - closed != outstanding) {
            throw new IllegalArgumentException(
                    "counts must not be negative, and opening %s + received %s - closed %s must be outstanding %s"
                            .formatted(opening, received, closed, outstanding));
        }
    }

    /**
     * Complaints received per thousand customers.
     *
     * @param customers how many there were at the end of the period, or whatever the figure is to be compared by; not negative
     * @return 1000 · received / customers; empty without customers
     * @throws IllegalArgumentException if there are less than no customers
     */
    public OptionalDouble perThousandCustomers(long customers) {
        return perThousandCustomers(customers, customers);
    }

    /**
     * Complaints received per thousand customers, of the average of those at the start and at the end of the period.
     *
     * @param customersAtStart how many there were at the start, not negative
     * @param customersAtEnd how many there were at the end, not negative
     * @return 1000 · received / ((start + end) / 2); empty without customers
     * @throws IllegalArgumentException if there are less than no customers
     */
    public OptionalDouble perThousandCustomers(long customersAtStart, long customersAtEnd) {
        if (customersAtStart < 0 || customersAtEnd < 0) {
            throw new IllegalArgumentException(
                    "the number of customers must not be negative: %s at the start, %s at the end"
                            .formatted(customersAtStart, customersAtEnd));
        }
        double both = (double) customersAtStart + customersAtEnd;
        return both == 0 ? OptionalDouble.empty() : OptionalDouble.of(2000.0 * received / both);
    }
}
