package io.github.servicekpi.retention;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One span of time in which somebody was a customer. A customer who left and came back has several, of the same id.
 *
 * <p>A lifetime is valid on a day if {@code startedOn <= day < endedOn}. Without an end the customer is still there.
 * Immutable and safe to share between threads.
 *
 * <pre>{@code
 * CustomerLifetime.builder("acme", LocalDate.of(2025, 3, 1)).plan("pro").monthlyValue(new BigDecimal("49.90")).build();
 * }</pre>
 */
public final class CustomerLifetime {
    private final String customer;
    private final LocalDate startedOn;
    private final @Nullable LocalDate endedOn;
    private final @Nullable String plan;
    private final @Nullable String segment;
    private final @Nullable BigDecimal monthlyValue;
    private final @Nullable BigDecimal endValue;
    private final Map<String, String> dimensions;

    CustomerLifetime(CustomerLifetimeBuilder builder) {
        customer = builder.customer;
        startedOn = builder.startedOn;
        endedOn = builder.endedOn;
        plan = builder.plan;
        segment = builder.segment;
        monthlyValue = builder.monthlyValue;
        endValue = builder.endValue;
        dimensions = Collections.unmodifiableMap(new TreeMap<>(builder.dimensions));
    }

    /**
     * Begins a lifetime.
     *
     * @param customer the id of the customer, not blank
     * @param startedOn the first day as a customer
     * @return a builder; all the rest is optional
     */
    public static CustomerLifetimeBuilder builder(String customer, LocalDate startedOn) {
        return new CustomerLifetimeBuilder(customer, startedOn);
    }

    /** {@return a builder of an equal lifetime, to change} */
    public CustomerLifetimeBuilder toBuilder() {
        return new CustomerLifetimeBuilder(this);
    }

    /**
     * Returns the lifetime as it was known on a day: an end that came later has not happened. Values have no dates of
     * their own and stay.
     *
     * @param day the as-of day; what happened on it counts
     * @return the lifetime, without a later end; empty if it started later
     */
    public Optional<CustomerLifetime> asOf(LocalDate day) {
        if (startedOn.isAfter(day)) {
            return Optional.empty();
        }
        return endedOn == null || !endedOn.isAfter(day)
                ? Optional.of(this)
                : Optional.of(toBuilder().endedOn(null).build());
    }

    /**
     * Whether this span makes somebody a customer on a day.
     *
     * @param day any day
     * @return whether {@code startedOn <= day < endedOn}
     */
    public boolean isActiveOn(LocalDate day) {
        return !startedOn.isAfter(day) && (endedOn == null || endedOn.isAfter(day));
    }

    /** Whether the end is before the start, which cannot be right. */
    boolean endsBeforeStart() {
        return endedOn != null && endedOn.isBefore(startedOn);
    }

    /** {@return the id of the customer, not blank} */
    public String customer() {
        return customer;
    }

    /** {@return the first day as a customer} */
    public LocalDate startedOn() {
        return startedOn;
    }

    /** {@return the first day no longer a customer, or null if there is none yet} */
    public @Nullable LocalDate endedOn() {
        return endedOn;
    }

    /** {@return what the customer subscribed to, or null if it is not known} */
    public @Nullable String plan() {
        return plan;
    }

    /** {@return the kind of customer, or null if it is not known} */
    public @Nullable String segment() {
        return segment;
    }

    /**
     * {@return the recurring revenue of a month, in the one currency of the calculation, or null if it is not known}
     */
    public @Nullable BigDecimal monthlyValue() {
        return monthlyValue;
    }

    /**
     * {@return the recurring revenue of a month at the end of the period looked at, or null if it is {@code
     * monthlyValue}}
     */
    public @Nullable BigDecimal endValue() {
        return endValue;
    }

    /** {@return the custom dimensions, such as region or industry, by name; unmodifiable} */
    public Map<String, String> dimensions() {
        return dimensions;
    }

    /**
     * A custom dimension.
     *
     * @param name such as {@code region}
     * @return its value, or null if there is none
     */
    public @Nullable String dimension(String name) {
        return dimensions.get(name);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CustomerLifetime that
                && customer.equals(that.customer)
                && startedOn.equals(that.startedOn)
                && Objects.equals(endedOn, that.endedOn)
                && Objects.equals(plan, that.plan)
                && Objects.equals(segment, that.segment)
                && Objects.equals(monthlyValue, that.monthlyValue)
                && Objects.equals(endValue, that.endValue)
                && dimensions.equals(that.dimensions);
    }

    @Override
    public int hashCode() {
        return Objects.hash(customer, startedOn, endedOn, plan, segment, monthlyValue, endValue, dimensions);
    }

    @Override
    public String toString() {
        return "CustomerLifetime[%s, %s to %s, plan=%s, segment=%s, monthlyValue=%s, endValue=%s, dimensions=%s]"
                .formatted(customer, startedOn, endedOn, plan, segment, monthlyValue, endValue, dimensions);
    }
}
