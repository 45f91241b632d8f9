package io.github.servicekpi.service;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An expression of dissatisfaction and what became of it. Acknowledging it, answering it for good and putting it right are
 * three events with three dates.
 *
 * <p>What is not known is null. Immutable and safe to share between threads.
 *
 * <pre>{@code
 * Complaint.builder("C-17", received).category("billing").closedAt(answered).outcome(ComplaintOutcome.UPHELD).build();
 * }</pre>
 */
public final class Complaint {
    private final String id;
    private final Instant receivedAt;
    private final @Nullable Instant acknowledgedAt;
    private final @Nullable Instant closedAt;
    private final @Nullable Instant redressedAt;
    private final @Nullable ComplaintOutcome outcome;
    private final @Nullable String customer;
    private final @Nullable String category;

    private Complaint(Builder builder) {
        id = builder.id;
        receivedAt = builder.receivedAt;
        acknowledgedAt = builder.acknowledgedAt;
        closedAt = builder.closedAt;
        redressedAt = builder.redressedAt;
        outcome = builder.outcome;
        customer = builder.customer;
        category = builder.category;
    }

    /**
     * Begins a complaint.
     *
     * @param id not blank
     * @param receivedAt when it was received
     * @return a builder; all the rest is optional
     */
    public static Builder builder(String id, Instant receivedAt) {
        return new Builder(id, receivedAt);
    }

    /**
     * The complaint that an interaction is: received when it was opened, closed when it was resolved, its topic the category.
     * Whether it was upheld an interaction does not know.
     *
     * @param interaction the contact by which it was made, flagged as a complaint or not
     * @return a complaint without an outcome
     */
    public static Complaint of(Interaction interaction) {
        return builder(interaction.id(), interaction.openedAt())
                .customer(interaction.customer())
                .category(interaction.topic())
                .closedAt(interaction.resolvedAt())
                .build();
    }

    /** Gathers what is known of a complaint. Not safe for use by several threads at once. */
    public static final class Builder {
        private final String id;
        private final Instant receivedAt;
        private @Nullable Instant acknowledgedAt;
        private @Nullable Instant closedAt;
        private @Nullable Instant redressedAt;
        private @Nullable ComplaintOutcome outcome;
        private @Nullable String customer;
        private @Nullable String category;

        private Builder(String id, Instant receivedAt) {
            if (id.isBlank()) {
                throw new IllegalArgumentException("the id of a complaint must not be blank: '" + id + "'");
            }
            this.id = id;
            this.receivedAt = Objects.requireNonNull(receivedAt, "receivedAt");
        }

        /**
         * Sets when the customer was told that it had been received.
         *
         * @param instant null if it is not known
         * @return this
         */
        public Builder acknowledgedAt(@Nullable Instant instant) {
            acknowledgedAt = instant;
            return this;
        }

        /**
         * Sets when it was closed by the final response.
         *
         * @param instant null if it is outstanding
         * @return this
         */
        public Builder closedAt(@Nullable Instant instant) {
            closedAt = instant;
            return this;
        }

        /**
         * Sets when it was put right, such as money paid back.
         *
         * @param instant null if it was not
         * @return this
         */
        public Builder redressedAt(@Nullable Instant instant) {
            redressedAt = instant;
            return this;
        }

        /**
         * Sets how it was decided.
         *
         * @param decision null if it is not known
         * @return this
         */
        public Builder outcome(@Nullable ComplaintOutcome decision) {
            outcome = decision;
            return this;
        }

        /**
         * Sets who complained.
         *
         * @param complainant null if it is not known
         * @return this
         */
        public Builder customer(@Nullable String complainant) {
            customer = complainant;
            return this;
        }

        /**
         * Sets what it is about; of several things the main one.
         *
         * @param primary null if it is not known
         * @return this
         */
        public Builder category(@Nullable String primary) {
            category = primary;
            return this;
        }

        /** {@return the complaint} */
        public Complaint build() {
            return new Complaint(this);
        }
    }

    /** {@return the id, not blank} */
    public String id() {
        return id;
    }

    /** {@return when it was received} */
    public Instant receivedAt() {
        return receivedAt;
    }

    /** {@return when the customer was told that it had been received, or null if it is not known} */
    public @Nullable Instant acknowledgedAt() {
        return acknowledgedAt;
    }

    /** {@return when it was closed by the final response, or null if it is outstanding} */
    public @Nullable Instant closedAt() {
        return closedAt;
    }

    /** {@return when it was put right, or null if it was not} */
    public @Nullable Instant redressedAt() {
        return redressedAt;
    }

    /** {@return how it was decided, or null if it is not known} */
    public @Nullable ComplaintOutcome outcome() {
        return outcome;
    }

    /** {@return who complained, or null if it is not known} */
    public @Nullable String customer() {
        return customer;
    }

    /** {@return what it is about, or null if it is not known} */
    public @Nullable String category() {
        return category;
    }

    /** When it came and when it was closed, as the history of a case. */
    CaseHistory history() {
        return CaseHistory.of(
                Interaction.builder(id, receivedAt).resolvedAt(closedAt).build());
    }

    private List<@Nullable Object> values() {
        return Arrays.asList(id, receivedAt, acknowledgedAt, closedAt, redressedAt, outcome, customer, category);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Complaint that && values().equals(that.values());
    }

    @Override
    public int hashCode() {
        return values().hashCode();
    }

    @Override
    public String toString() {
        return "Complaint" + values();
    }
}
