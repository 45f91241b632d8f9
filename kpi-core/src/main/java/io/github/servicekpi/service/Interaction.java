package io.github.servicekpi.service;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One contact of a customer with the service, as it stood when it was last looked at: a call, a chat, a ticket, a mail thread.
 *
 * <p>What is not known is null, never 0 or false: a null {@code reopens} is excluded from the reopen rate and counted there. Times
 * may be in any order; the KPIs count what cannot be, such as an answer before the question, instead of refusing the whole record.
 * Immutable and safe to share between threads.
 *
 * <pre>{@code
 * Interaction.builder("4711", opened).agent("amy").channel("email").resolvedAt(resolved).build();
 * }</pre>
 */
public final class Interaction {
    private final String id;
    private final Instant openedAt;
    private final Origin origin;
    private final Set<String> tags;
    private final Map<String, String> dimensions;
    private final @Nullable String customer;
    private final @Nullable String agent;
    private final @Nullable String team;
    private final @Nullable String channel;
    private final @Nullable String segment;
    private final @Nullable String topic;
    private final @Nullable Instant queuedAt;
    private final @Nullable Instant answeredAt;
    private final @Nullable Instant abandonedAt;
    private final @Nullable Instant firstResponseAt;
    private final @Nullable Instant firstResolvedAt;
    private final @Nullable Instant resolvedAt;
    private final @Nullable Duration talk;
    private final @Nullable Duration hold;
    private final @Nullable Duration wrap;
    private final @Nullable Integer agentReplies;
    private final @Nullable Integer customerMessages;
    private final @Nullable Integer agents;
    private final @Nullable Integer reopens;
    private final @Nullable Integer transfers;
    private final @Nullable Boolean complaint;
    private final @Nullable Boolean registered;

    private Interaction(Builder builder) {
        id = builder.id;
        openedAt = builder.openedAt;
        origin = builder.origin;
        tags = Collections.unmodifiableSet(new LinkedHashSet<>(builder.tags));
        dimensions = Collections.unmodifiableMap(new TreeMap<>(builder.dimensions));
        customer = builder.customer;
        agent = builder.agent;
        team = builder.team;
        channel = builder.channel;
        segment = builder.segment;
        topic = builder.topic;
        queuedAt = builder.queuedAt;
        answeredAt = builder.answeredAt;
        abandonedAt = builder.abandonedAt;
        firstResponseAt = builder.firstResponseAt;
        firstResolvedAt = builder.firstResolvedAt;
        resolvedAt = builder.resolvedAt;
        talk = builder.talk;
        hold = builder.hold;
        wrap = builder.wrap;
        agentReplies = builder.agentReplies;
        customerMessages = builder.customerMessages;
        agents = builder.agents;
        reopens = builder.reopens;
        transfers = builder.transfers;
        complaint = builder.complaint;
        registered = builder.registered;
    }

    /**
     * Begins an interaction.
     *
     * @param id not blank
     * @param openedAt when it was opened
     * @return a builder; all the rest is optional
     */
    public static Builder builder(String id, Instant openedAt) {
        return new Builder(id, openedAt);
    }

    /**
     * Begins a changed copy.
     *
     * @return a builder of an equal interaction
     */
    public Builder toBuilder() {
        Builder builder = new Builder(id, openedAt).origin(origin).tags(tags);
        builder.dimensions.putAll(dimensions);
        builder.customer = customer;
        builder.agent = agent;
        builder.team = team;
        builder.channel = channel;
        builder.segment = segment;
        builder.topic = topic;
        builder.queuedAt = queuedAt;
        builder.answeredAt = answeredAt;
        builder.abandonedAt = abandonedAt;
        builder.firstResponseAt = firstResponseAt;
        builder.firstResolvedAt = firstResolvedAt;
        builder.resolvedAt = resolvedAt;
        builder.talk = talk;
        builder.hold = hold;
        builder.wrap = wrap;
        builder.agentReplies = agentReplies;
        builder.customerMessages = customerMessages;
        builder.agents = agents;
        builder.reopens = reopens;
        builder.transfers = transfers;
        builder.complaint = complaint;
        builder.registered = registered;
        return builder;
    }

    /**
     * Returns the interaction as it was known at an instant: what came later has not happened. Counts and durations have no
     * times of their own and stay.
     *
     * @param instant the as-of instant; what happened at it counts
     * @return the interaction with later times absent, or empty if it was opened later
     */
    public Optional<Interaction> asOf(Instant instant) {
        if (openedAt.isAfter(instant)) {
            return Optional.empty();
        }
        boolean anyLater = isLater(queuedAt, instant)
                || isLater(answeredAt, instant)
                || isLater(abandonedAt, instant)
                || isLater(firstResponseAt, instant)
                || isLater(firstResolvedAt, instant)
                || isLater(resolvedAt, instant);
        if (!anyLater) {
            return Optional.of(this);
        }
        Builder builder = toBuilder();
        builder.queuedAt = isLater(queuedAt, instant) ? null : queuedAt;
        builder.answeredAt = isLater(answeredAt, instant) ? null : answeredAt;
        builder.abandonedAt = isLater(abandonedAt, instant) ? null : abandonedAt;
        builder.firstResponseAt = isLater(firstResponseAt, instant) ? null : firstResponseAt;
        builder.firstResolvedAt = isLater(firstResolvedAt, instant) ? null : firstResolvedAt;
        builder.resolvedAt = isLater(resolvedAt, instant) ? null : resolvedAt;
        return Optional.of(builder.build());
    }

    private static boolean isLater(@Nullable Instant time, Instant instant) {
        return time != null && time.isAfter(instant);
    }

    /**
     * Returns the id.
     *
     * @return the id, not blank
     */
    public String id() {
        return id;
    }

    /**
     * Returns when it was opened.
     *
     * @return the instant
     */
    public Instant openedAt() {
        return openedAt;
    }

    /**
     * Returns who began it.
     *
     * @return the origin, the customer if nothing else was said
     */
    public Origin origin() {
        return origin;
    }

    /**
     * Returns the tags.
     *
     * @return the tags in the order given, each once; unmodifiable
     */
    public Set<String> tags() {
        return tags;
    }

    /**
     * Returns the custom dimensions, such as mailbox, region, priority or company.
     *
     * @return the values by name; unmodifiable
     */
    public Map<String, String> dimensions() {
        return dimensions;
    }

    /**
     * Returns a custom dimension.
     *
     * @param name of the dimension
     * @return its value, or null
     */
    public @Nullable String dimension(String name) {
        return dimensions.get(name);
    }

    /**
     * Returns who asked.
     *
     * @return the value, or null if it is not known
     */
    public @Nullable String customer() {
        return customer;
    }

    /**
     * Returns the agent who owns the interaction.
     *
     * @return the value, or null if it is not known
     */
    public @Nullable String agent() {
        return agent;
    }

    /**
     * Returns the team that owns the interaction.
     *
     * @return the value, or null if it is not known
     */
    public @Nullable String team() {
        return team;
    }

    /**
     * Returns such as {@code email}, {@code chat} or {@code phone}.
     *
     * @return the value, or null if it is not known
     */
    public @Nullable String channel() {
        return channel;
    }

    /**
     * Returns the kind of customer at the time, such as {@code vip}.
     *
     * @return the value, or null if it is not known
     */
    public @Nullable String segment() {
        return segment;
    }

    /**
     * Returns what the interaction is about.
     *
     * @return the value, or null if it is not known
     */
    public @Nullable String topic() {
        return topic;
    }

    /**
     * Returns when it entered a queue for an agent.
     *
     * @return the value, or null if it is not known
     */
    public @Nullable Instant queuedAt() {
        return queuedAt;
    }

    /**
     * Returns when an agent answered the call or chat.
     *
     * @return the value, or null if it is not known
     */
    public @Nullable Instant answeredAt() {
        return answeredAt;
    }

    /**
     * Returns when the customer gave up waiting.
     *
     * @return the value, or null if it is not known
     */
    public @Nullable Instant abandonedAt() {
        return abandonedAt;
    }

    /**
     * Returns when the first public answer of a human was given.
     *
     * @return the value, or null if it is not known
     */
    public @Nullable Instant firstResponseAt() {
        return firstResponseAt;
    }

    /**
     * Returns when it was resolved for the first time.
     *
     * @return the value, or null if it is not known
     */
    public @Nullable Instant firstResolvedAt() {
        return firstResolvedAt;
    }

    /**
     * Returns when it was resolved for the last time.
     *
     * @return the value, or null if it is not known
     */
    public @Nullable Instant resolvedAt() {
        return resolvedAt;
    }

    /**
     * Returns the time in conversation.
     *
     * @return the value, or null if it is not known
     */
    public @Nullable Duration talk() {
        return talk;
    }

    /**
     * Returns the time on hold.
     *
     * @return the value, or null if it is not known
     */
    public @Nullable Duration hold() {
        return hold;
    }

    /**
     * Returns the work after the contact.
     *
     * @return the value, or null if it is not known
     */
    public @Nullable Duration wrap() {
        return wrap;
    }

    /**
     * Returns the number of public replies of agents.
     *
     * @return the value, or null if it is not known
     */
    public @Nullable Integer agentReplies() {
        return agentReplies;
    }

    /**
     * Returns the number of messages of the customer, the first included.
     *
     * @return the value, or null if it is not known
     */
    public @Nullable Integer customerMessages() {
        return customerMessages;
    }

    /**
     * Returns the number of agents who took part.
     *
     * @return the value, or null if it is not known
     */
    public @Nullable Integer agents() {
        return agents;
    }

    /**
     * Returns the number of times it was reopened.
     *
     * @return the value, or null if it is not known
     */
    public @Nullable Integer reopens() {
        return reopens;
    }

    /**
     * Returns the number of times it was handed to another agent or team.
     *
     * @return the value, or null if it is not known
     */
    public @Nullable Integer transfers() {
        return transfers;
    }

    /**
     * Returns whether it is a complaint.
     *
     * @return the value, or null if it is not known
     */
    public @Nullable Boolean complaint() {
        return complaint;
    }

    /**
     * Returns whether the customer was registered at the time.
     *
     * @return the value, or null if it is not known
     */
    public @Nullable Boolean registered() {
        return registered;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Interaction that && values().equals(that.values());
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, openedAt);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("Interaction");
        values().forEach((name, value) -> text.append(text.length() == 11 ? "[" : ", ")
                .append(name)
                .append('=')
                .append(value));
        return text.append(']').toString();
    }

    /** All that is known, by name. */
    private Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("id", id);
        values.put("openedAt", openedAt);
        values.put("origin", origin);
        putKnown(values, "tags", tags.isEmpty() ? null : tags);
        putKnown(values, "dimensions", dimensions.isEmpty() ? null : dimensions);
        putKnown(values, "customer", customer);
        putKnown(values, "agent", agent);
        putKnown(values, "team", team);
        putKnown(values, "channel", channel);
        putKnown(values, "segment", segment);
        putKnown(values, "topic", topic);
        putKnown(values, "queuedAt", queuedAt);
        putKnown(values, "answeredAt", answeredAt);
        putKnown(values, "abandonedAt", abandonedAt);
        putKnown(values, "firstResponseAt", firstResponseAt);
        putKnown(values, "firstResolvedAt", firstResolvedAt);
        putKnown(values, "resolvedAt", resolvedAt);
        putKnown(values, "talk", talk);
        putKnown(values, "hold", hold);
        putKnown(values, "wrap", wrap);
        putKnown(values, "agentReplies", agentReplies);
        putKnown(values, "customerMessages", customerMessages);
        putKnown(values, "agents", agents);
        putKnown(values, "reopens", reopens);
        putKnown(values, "transfers", transfers);
        putKnown(values, "complaint", complaint);
        putKnown(values, "registered", registered);
        return values;
    }

    private static void putKnown(Map<String, Object> values, String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, value);
        }
    }

    /** Gathers what is known of an interaction. Not safe for use by several threads at once. */
    public static final class Builder {
        private final String id;
        private final Instant openedAt;
        private Origin origin = Origin.CUSTOMER;
        private final Set<String> tags = new LinkedHashSet<>();
        private final Map<String, String> dimensions = new TreeMap<>();
        private @Nullable String customer;
        private @Nullable String agent;
        private @Nullable String team;
        private @Nullable String channel;
        private @Nullable String segment;
        private @Nullable String topic;
        private @Nullable Instant queuedAt;
        private @Nullable Instant answeredAt;
        private @Nullable Instant abandonedAt;
        private @Nullable Instant firstResponseAt;
        private @Nullable Instant firstResolvedAt;
        private @Nullable Instant resolvedAt;
        private @Nullable Duration talk;
        private @Nullable Duration hold;
        private @Nullable Duration wrap;
        private @Nullable Integer agentReplies;
        private @Nullable Integer customerMessages;
        private @Nullable Integer agents;
        private @Nullable Integer reopens;
        private @Nullable Integer transfers;
        private @Nullable Boolean complaint;
        private @Nullable Boolean registered;

        private Builder(String id, Instant openedAt) {
            if (id.isBlank()) {
                throw new IllegalArgumentException("id must not be blank: '" + id + "'");
            }
            this.id = id;
            this.openedAt = Objects.requireNonNull(openedAt, "openedAt");
        }

        /**
         * Sets who began it.
         *
         * @param value the origin
         * @return this
         */
        public Builder origin(Origin value) {
            origin = Objects.requireNonNull(value, "origin");
            return this;
        }

        /**
         * Adds tags.
         *
         * @param values none of them blank; those that are there already change nothing
         * @return this
         */
        public Builder tags(Collection<String> values) {
            for (String tag : values) {
                if (tag.isBlank()) {
                    throw new IllegalArgumentException("a tag must not be blank: '" + tag + "'");
                }
                tags.add(tag);
            }
            return this;
        }

        /**
         * Sets a custom dimension, such as mailbox, region, priority or company.
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

        /**
         * Sets who asked.
         *
         * @param value null if it is not known
         * @return this
         */
        public Builder customer(@Nullable String value) {
            customer = value;
            return this;
        }

        /**
         * Sets the agent who owns the interaction.
         *
         * @param value null if it is not known
         * @return this
         */
        public Builder agent(@Nullable String value) {
            agent = value;
            return this;
        }

        /**
         * Sets the team that owns the interaction.
         *
         * @param value null if it is not known
         * @return this
         */
        public Builder team(@Nullable String value) {
            team = value;
            return this;
        }

        /**
         * Sets such as {@code email}, {@code chat} or {@code phone}.
         *
         * @param value null if it is not known
         * @return this
         */
        public Builder channel(@Nullable String value) {
            channel = value;
            return this;
        }

        /**
         * Sets the kind of customer at the time, such as {@code vip}.
         *
         * @param value null if it is not known
         * @return this
         */
        public Builder segment(@Nullable String value) {
            segment = value;
            return this;
        }

        /**
         * Sets what the interaction is about.
         *
         * @param value null if it is not known
         * @return this
         */
        public Builder topic(@Nullable String value) {
            topic = value;
            return this;
        }

        /**
         * Sets when it entered a queue for an agent.
         *
         * @param value null if it is not known
         * @return this
         */
        public Builder queuedAt(@Nullable Instant value) {
            queuedAt = value;
            return this;
        }

        /**
         * Sets when an agent answered the call or chat.
         *
         * @param value null if it is not known
         * @return this
         */
        public Builder answeredAt(@Nullable Instant value) {
            answeredAt = value;
            return this;
        }

        /**
         * Sets when the customer gave up waiting.
         *
         * @param value null if it is not known
         * @return this
         */
        public Builder abandonedAt(@Nullable Instant value) {
            abandonedAt = value;
            return this;
        }

        /**
         * Sets when the first public answer of a human was given.
         *
         * @param value null if it is not known
         * @return this
         */
        public Builder firstResponseAt(@Nullable Instant value) {
            firstResponseAt = value;
            return this;
        }

        /**
         * Sets when it was resolved for the first time.
         *
         * @param value null if it is not known
         * @return this
         */
        public Builder firstResolvedAt(@Nullable Instant value) {
            firstResolvedAt = value;
            return this;
        }

        /**
         * Sets when it was resolved for the last time.
         *
         * @param value null if it is not known
         * @return this
         */
        public Builder resolvedAt(@Nullable Instant value) {
            resolvedAt = value;
            return this;
        }

        /**
         * Sets the time in conversation.
         *
         * @param value null if it is not known; not negative
         * @return this
         */
        public Builder talk(@Nullable Duration value) {
            if (value != null && value.isNegative()) {
                throw new IllegalArgumentException("talk must not be negative: " + value);
            }
            talk = value;
            return this;
        }

        /**
         * Sets the time on hold.
         *
         * @param value null if it is not known; not negative
         * @return this
         */
        public Builder hold(@Nullable Duration value) {
            if (value != null && value.isNegative()) {
                throw new IllegalArgumentException("hold must not be negative: " + value);
            }
            hold = value;
            return this;
        }

        /**
         * Sets the work after the contact.
         *
         * @param value null if it is not known; not negative
         * @return this
         */
        public Builder wrap(@Nullable Duration value) {
            if (value != null && value.isNegative()) {
                throw new IllegalArgumentException("wrap must not be negative: " + value);
            }
            wrap = value;
            return this;
        }

        /**
         * Sets the number of public replies of agents.
         *
         * @param value null if it is not known; not negative
         * @return this
         */
        public Builder agentReplies(@Nullable Integer value) {
            if (value != null && value < 0) {
                throw new IllegalArgumentException("agentReplies must not be negative: " + value);
            }
            agentReplies = value;
            return this;
        }

        /**
         * Sets the number of messages of the customer, the first included.
         *
         * @param value null if it is not known; not negative
         * @return this
         */
        public Builder customerMessages(@Nullable Integer value) {
            if (value != null && value < 0) {
                throw new IllegalArgumentException("customerMessages must not be negative: " + value);
            }
            customerMessages = value;
            return this;
        }

        /**
         * Sets the number of agents who took part.
         *
         * @param value null if it is not known; not negative
         * @return this
         */
        public Builder agents(@Nullable Integer value) {
            if (value != null && value < 0) {
                throw new IllegalArgumentException("agents must not be negative: " + value);
            }
            agents = value;
            return this;
        }

        /**
         * Sets the number of times it was reopened.
         *
         * @param value null if it is not known; not negative
         * @return this
         */
        public Builder reopens(@Nullable Integer value) {
            if (value != null && value < 0) {
                throw new IllegalArgumentException("reopens must not be negative: " + value);
            }
            reopens = value;
            return this;
        }

        /**
         * Sets the number of times it was handed to another agent or team.
         *
         * @param value null if it is not known; not negative
         * @return this
         */
        public Builder transfers(@Nullable Integer value) {
            if (value != null && value < 0) {
                throw new IllegalArgumentException("transfers must not be negative: " + value);
            }
            transfers = value;
            return this;
        }

        /**
         * Sets whether it is a complaint.
         *
         * @param value null if it is not known
         * @return this
         */
        public Builder complaint(@Nullable Boolean value) {
            complaint = value;
            return this;
        }

        /**
         * Sets whether the customer was registered at the time.
         *
         * @param value null if it is not known
         * @return this
         */
        public Builder registered(@Nullable Boolean value) {
            registered = value;
            return this;
        }

        /**
         * Makes the interaction.
         *
         * @return an immutable interaction
         */
        public Interaction build() {
            return new Interaction(this);
        }
    }
}
