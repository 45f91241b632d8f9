package io.github.servicekpi.service;

import java.time.Duration;
import java.time.Instant;
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
 * One contact of a customer with the service, as it stood when it was last looked at: a call, a chat, a ticket, a mail
 * thread.
 *
 * <p>What is not known is null, never 0 or false: a null {@code reopens} is excluded from the reopen rate and counted
 * there. Times may be in any order; the KPIs count what cannot be, such as an answer before the question, instead of
 * refusing the whole record. Immutable and safe to share between threads.
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

    Interaction(InteractionBuilder builder) {
        id = builder.id;
        openedAt = builder.openedAt;
        origin = builder.origin;
        tags = builder.tags.isEmpty()
                ? Collections.emptySet()
                : Collections.unmodifiableSet(new LinkedHashSet<>(builder.tags));
        dimensions = builder.dimensions.isEmpty()
                ? Collections.emptyMap()
                : Collections.unmodifiableMap(new TreeMap<>(builder.dimensions));
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
    public static InteractionBuilder builder(String id, Instant openedAt) {
        return new InteractionBuilder(id, openedAt);
    }

    /** {@return a builder of an equal interaction, to change} */
    public InteractionBuilder toBuilder() {
        return new InteractionBuilder(this);
    }

    /**
     * Returns the interaction as it was known at an instant: what came later has not happened. Counts and durations
     * have no times of their own and stay.
     *
     * @param instant the as-of instant; what happened at it counts
     * @return the interaction with later times absent, or empty if it was opened later
     */
    public Optional<Interaction> asOf(Instant instant) {
        if (openedAt.isAfter(instant)) {
            return Optional.empty();
        }
        if (isKnown(queuedAt, instant)
                && isKnown(answeredAt, instant)
                && isKnown(abandonedAt, instant)
                && isKnown(firstResponseAt, instant)
                && isKnown(firstResolvedAt, instant)
                && isKnown(resolvedAt, instant)) {
            return Optional.of(this);
        }
        InteractionBuilder builder = toBuilder();
        builder.queuedAt = isKnown(queuedAt, instant) ? queuedAt : null;
        builder.answeredAt = isKnown(answeredAt, instant) ? answeredAt : null;
        builder.abandonedAt = isKnown(abandonedAt, instant) ? abandonedAt : null;
        builder.firstResponseAt = isKnown(firstResponseAt, instant) ? firstResponseAt : null;
        builder.firstResolvedAt = isKnown(firstResolvedAt, instant) ? firstResolvedAt : null;
        builder.resolvedAt = isKnown(resolvedAt, instant) ? resolvedAt : null;
        return Optional.of(builder.build());
    }

    private static boolean isKnown(@Nullable Instant time, Instant instant) {
        return time == null || !time.isAfter(instant);
    }

    /** {@return the id, not blank} */
    public String id() {
        return id;
    }

    /** {@return when it was opened} */
    public Instant openedAt() {
        return openedAt;
    }

    /** {@return who began it, the customer if nothing else was said} */
    public Origin origin() {
        return origin;
    }

    /** {@return the tags in the order given, each once; unmodifiable} */
    public Set<String> tags() {
        return tags;
    }

    /** {@return the custom dimensions, such as mailbox, region, priority or company, by name; unmodifiable} */
    public Map<String, String> dimensions() {
        return dimensions;
    }

    /**
     * {@return the value of a custom dimension, or null}
     *
     * @param name of the dimension
     */
    public @Nullable String dimension(String name) {
        return dimensions.get(name);
    }

    /** {@return who asked, or null if it is not known} */
    public @Nullable String customer() {
        return customer;
    }

    /** {@return the agent who owns the interaction, or null if it is not known} */
    public @Nullable String agent() {
        return agent;
    }

    /** {@return the team that owns the interaction, or null if it is not known} */
    public @Nullable String team() {
        return team;
    }

    /** {@return the channel, such as {@code email}, {@code chat} or {@code phone}, or null if it is not known} */
    public @Nullable String channel() {
        return channel;
    }

    /** {@return the kind of customer at the time, such as {@code vip}, or null if it is not known} */
    public @Nullable String segment() {
        return segment;
    }

    /** {@return what the interaction is about, or null if it is not known} */
    public @Nullable String topic() {
        return topic;
    }

    /** {@return when it entered a queue for an agent, or null if it is not known} */
    public @Nullable Instant queuedAt() {
        return queuedAt;
    }

    /** {@return when an agent answered the call or chat, or null if it is not known} */
    public @Nullable Instant answeredAt() {
        return answeredAt;
    }

    /** {@return when the customer gave up waiting, or null if it is not known} */
    public @Nullable Instant abandonedAt() {
        return abandonedAt;
    }

    /** {@return when a human gave the first public answer, or null if it is not known} */
    public @Nullable Instant firstResponseAt() {
        return firstResponseAt;
    }

    /** {@return when it was resolved for the first time, or null if it is not known} */
    public @Nullable Instant firstResolvedAt() {
        return firstResolvedAt;
    }

    /** {@return when it was resolved for the last time, or null if it is not known} */
    public @Nullable Instant resolvedAt() {
        return resolvedAt;
    }

    /** {@return the time in conversation, or null if it is not known} */
    public @Nullable Duration talk() {
        return talk;
    }

    /** {@return the time on hold, or null if it is not known} */
    public @Nullable Duration hold() {
        return hold;
    }

    /** {@return the work after the contact, or null if it is not known} */
    public @Nullable Duration wrap() {
        return wrap;
    }

    /** {@return the number of public replies of agents, or null if it is not known} */
    public @Nullable Integer agentReplies() {
        return agentReplies;
    }

    /** {@return the number of messages of the customer, the first included, or null if it is not known} */
    public @Nullable Integer customerMessages() {
        return customerMessages;
    }

    /** {@return the number of agents who took part, or null if it is not known} */
    public @Nullable Integer agents() {
        return agents;
    }

    /** {@return how often it was reopened, or null if it is not known} */
    public @Nullable Integer reopens() {
        return reopens;
    }

    /**
     * Returns how often it was handed to another agent or team. The first assignment is not a transfer, one to another agent and
     * another team at once is one, and from amy to nobody to bob is one; events of a conversation are counted so.
     *
     * @return null if it is not known
     */
    public @Nullable Integer transfers() {
        return transfers;
    }

    /** {@return whether it is a complaint, or null if it is not known} */
    public @Nullable Boolean complaint() {
        return complaint;
    }

    /** {@return whether the customer was registered at the time, or null if it is not known} */
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
        return "Interaction" + values();
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
}
