package io.github.servicekpi.retention;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Gathers what is known of a {@link CustomerLifetime}. Not safe for use by several threads at once. */
public final class CustomerLifetimeBuilder {
    private static final int MOST_DIGITS = 50;

    final String customer;
    final LocalDate startedOn;
    final Map<String, String> dimensions = new TreeMap<>();

    @Nullable
    LocalDate endedOn;

    @Nullable
    String plan;

    @Nullable
    String segment;

    @Nullable
    BigDecimal monthlyValue;

    @Nullable
    BigDecimal endValue;

    CustomerLifetimeBuilder(String customer, LocalDate startedOn) {
        if (customer.isBlank()) {
            throw new IllegalArgumentException("customer must not be blank: '" + customer + "'");
        }
        this.customer = customer;
        this.startedOn = Objects.requireNonNull(startedOn, "startedOn");
    }

    CustomerLifetimeBuilder(CustomerLifetime lifetime) {
        customer = lifetime.customer();
        startedOn = lifetime.startedOn();
        endedOn = lifetime.endedOn();
        plan = lifetime.plan();
        segment = lifetime.segment();
        monthlyValue = lifetime.monthlyValue();
        endValue = lifetime.endValue();
        dimensions.putAll(lifetime.dimensions());
    }

    /**
     * Sets the first day no longer a customer.
     *
     * @param value null if there is none yet
     * @return this
     */
    public CustomerLifetimeBuilder endedOn(@Nullable LocalDate value) {
        endedOn = value;
        return this;
    }

    /**
     * Sets what the customer subscribed to.
     *
     * @param value null if it is not known
     * @return this
     */
    public CustomerLifetimeBuilder plan(@Nullable String value) {
        plan = value;
        return this;
    }

    /**
     * Sets the kind of customer.
     *
     * @param value null if it is not known
     * @return this
     */
    public CustomerLifetimeBuilder segment(@Nullable String value) {
        segment = value;
        return this;
    }

    /**
     * Sets the recurring revenue of a month.
     *
     * @param value null if it is not known, not negative, of at most 50 digits before and after the point
     * @return this
     */
    public CustomerLifetimeBuilder monthlyValue(@Nullable BigDecimal value) {
        monthlyValue = amount("monthlyValue", value);
        return this;
    }

    /**
     * Sets the recurring revenue of a month at the end of the period looked at.
     *
     * @param value null if it is unchanged, not negative, of at most 50 digits before and after the point
     * @return this
     */
    public CustomerLifetimeBuilder endValue(@Nullable BigDecimal value) {
        endValue = amount("endValue", value);
        return this;
    }

    /**
     * Sets a custom dimension, such as region or industry.
     *
     * @param name not blank
     * @param value null to have none
     * @return this
     */
    public CustomerLifetimeBuilder dimension(String name, @Nullable String value) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("the name of a dimension must not be blank: '" + name + "'");
        }
        if (value == null) {
            dimensions.remove(name);
        } else {
            dimensions.put(name, value);
        }
        return this;
    }

    private static @Nullable BigDecimal amount(String name, @Nullable BigDecimal value) {
        if (value == null) {
            return null;
        }
        if (value.signum() < 0) {
            throw new IllegalArgumentException(name + " must not be negative: " + value);
        }
        // Sums are exact, and 1E+999999999 would fill memory.
        if (value.scale() > MOST_DIGITS || (long) value.precision() - value.scale() > MOST_DIGITS) {
            throw new IllegalArgumentException("%s must have at most %s digits before and after the point: %s"
                    .formatted(name, MOST_DIGITS, value));
        }
        return value;
    }

    /** {@return an immutable lifetime} */
    public CustomerLifetime build() {
        return new CustomerLifetime(this);
    }
}
