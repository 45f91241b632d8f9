package io.github.servicekpi.retention;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
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

    private CustomerLifetime(Builder builder) {
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
    public static Builder builder(String customer, LocalDate startedOn) {
        return new Builder(customer, startedOn);
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

    /** {@return the recurring revenue of a month at the end of the period looked at, or null if it is unchanged} */
    public @Nullable BigDecimal endValue() {
        return endValue;
    }

    /** {@return the custom dimensions, such as region or industry, by name; unmodifiable} */
    public Map<String, String> dimensions() {
        return dimensions;
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

    /** Gathers what is known of a lifetime. Not safe for use by several threads at once. */
    public static final class Builder {
        private final String customer;
        private final LocalDate startedOn;
        private final Map<String, String> dimensions = new TreeMap<>();
        private @Nullable LocalDate endedOn;
        private @Nullable String plan;
        private @Nullable String segment;
        private @Nullable BigDecimal monthlyValue;
        private @Nullable BigDecimal endValue;

        private Builder(String customer, LocalDate startedOn) {
            if (customer.isBlank()) {
                throw new IllegalArgumentException("customer must not be blank: '" + customer + "'");
            }
            this.customer = customer;
            this.startedOn = Objects.requireNonNull(startedOn, "startedOn");
        }

        /**
         * Sets the first day no longer a customer.
         *
         * @param value null if there is none yet
         * @return this
         */
        public Builder endedOn(@Nullable LocalDate value) {
            endedOn = value;
            return this;
        }

        /**
         * Sets what the customer subscribed to.
         *
         * @param value null if it is not known
         * @return this
         */
        public Builder plan(@Nullable String value) {
            plan = value;
            return this;
        }

        /**
         * Sets the kind of customer.
         *
         * @param value null if it is not known
         * @return this
         */
        public Builder segment(@Nullable String value) {
            segment = value;
            return this;
        }

        /**
         * Sets the recurring revenue of a month.
         *
         * @param value null if it is not known, not negative
         * @return this
         */
        public Builder monthlyValue(@Nullable BigDecimal value) {
            monthlyValue = notNegative("monthlyValue", value);
            return this;
        }

        /**
         * Sets the recurring revenue of a month at the end of the period looked at.
         *
         * @param value null if it is unchanged, not negative
         * @return this
         */
        public Builder endValue(@Nullable BigDecimal value) {
            endValue = notNegative("endValue", value);
            return this;
        }

        /**
         * Sets a custom dimension, such as region or industry.
         *
         * @param name not blank
         * @param value null to have none
         * @return this
         */
        public Builder dimension(String name, @Nullable String value) {
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

        private static @Nullable BigDecimal notNegative(String name, @Nullable BigDecimal value) {
            if (value != null && value.signum() < 0) {
                throw new IllegalArgumentException(name + " must not be negative: " + value);
            }
            return value;
        }

        /** {@return an immutable lifetime} */
        public CustomerLifetime build() {
            return new CustomerLifetime(this);
        }
    }
}
