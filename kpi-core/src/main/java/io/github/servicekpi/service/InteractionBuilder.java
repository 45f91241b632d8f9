package io.github.servicekpi.service;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what is known of an {@link Interaction}. Whatever is not set, or set to null, is not known. Not safe for use
 * by several threads at once.
 */
public final class InteractionBuilder {
    final String id;
    Instant openedAt;
    final Set<String> tags = new LinkedHashSet<>();
    final Map<String, String> dimensions = new TreeMap<>();
    Origin origin = Origin.CUSTOMER;

    @Nullable
    String customer;

    @Nullable
    String agent;

    @Nullable
    String team;

    @Nullable
    String channel;

    @Nullable
    String segment;

    @Nullable
    String topic;

    @Nullable
    Instant queuedAt;

    @Nullable
    Instant answeredAt;

    @Nullable
    Instant abandonedAt;

    @Nullable
    Instant firstResponseAt;

    @Nullable
    Instant firstResolvedAt;

    @Nullable
    Instant resolvedAt;

    @Nullable
    Duration talk;

    @Nullable
    Duration hold;

    @Nullable
    Duration wrap;

    @Nullable
    Integer agentReplies;

    @Nullable
    Integer customerMessages;

    @Nullable
    Integer agents;

    @Nullable
    Integer reopens;

    @Nullable
    Integer transfers;

    @Nullable
    Boolean complaint;

    @Nullable
    Boolean registered;

    InteractionBuilder(String id, Instant openedAt) {
        if (id.isBlank()) {
            throw new IllegalArgumentException("id must not be blank: '" + id + "'");
        }
        this.id = id;
        this.openedAt = Objects.requireNonNull(openedAt, "openedAt");
    }

    InteractionBuilder(Interaction interaction) {
        this(interaction.id(), interaction.openedAt());
        tags.addAll(interaction.tags());
        dimensions.putAll(interaction.dimensions());
        origin = interaction.origin();
        customer = interaction.customer();
        agent = interaction.agent();
        team = interaction.team();
        channel = interaction.channel();
        segment = interaction.segment();
        topic = interaction.topic();
        queuedAt = interaction.queuedAt();
        answeredAt = interaction.answeredAt();
        abandonedAt = interaction.abandonedAt();
        firstResponseAt = interaction.firstResponseAt();
        firstResolvedAt = interaction.firstResolvedAt();
        resolvedAt = interaction.resolvedAt();
        talk = interaction.talk();
        hold = interaction.hold();
        wrap = interaction.wrap();
        agentReplies = interaction.agentReplies();
        customerMessages = interaction.customerMessages();
        agents = interaction.agents();
        reopens = interaction.reopens();
        transfers = interaction.transfers();
        complaint = interaction.complaint();
        registered = interaction.registered();
    }

    /** {@return an immutable interaction} */
    public Interaction build() {
        return new Interaction(this);
    }

    /**
     * Changes when it was opened.
     *
     * @param value another instant
     * @return this
     */
    public InteractionBuilder openedAt(Instant value) {
        openedAt = Objects.requireNonNull(value, "openedAt");
        return this;
    }

    /**
     * Sets who began it.
     *
     * @param value the origin; the customer if nothing is said
     * @return this
     */
    public InteractionBuilder origin(Origin value) {
        origin = Objects.requireNonNull(value, "origin");
        return this;
    }

    /**
     * Adds tags.
     *
     * @param values none of them blank; those that are there already change nothing
     * @return this
     */
    public InteractionBuilder tags(Collection<String> values) {
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
    public InteractionBuilder dimension(String name, @Nullable String value) {
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
    public InteractionBuilder customer(@Nullable String value) {
        customer = value;
        return this;
    }

    /**
     * Sets the agent who owns the interaction.
     *
     * @param value null if it is not known
     * @return this
     */
    public InteractionBuilder agent(@Nullable String value) {
        agent = value;
        return this;
    }

    /**
     * Sets the team that owns the interaction.
     *
     * @param value null if it is not known
     * @return this
     */
    public InteractionBuilder team(@Nullable String value) {
        team = value;
        return this;
    }

    /**
     * Sets the channel, such as {@code email}, {@code chat} or {@code phone}.
     *
     * @param value null if it is not known
     * @return this
     */
    public InteractionBuilder channel(@Nullable String value) {
        channel = value;
        return this;
    }

    /**
     * Sets the kind of customer at the time, such as {@code vip}.
     *
     * @param value null if it is not known
     * @return this
     */
    public InteractionBuilder segment(@Nullable String value) {
        segment = value;
        return this;
    }

    /**
     * Sets what the interaction is about.
     *
     * @param value null if it is not known
     * @return this
     */
    public InteractionBuilder topic(@Nullable String value) {
        topic = value;
        return this;
    }

    /**
     * Sets when it entered a queue for an agent.
     *
     * @param value null if it is not known
     * @return this
     */
    public InteractionBuilder queuedAt(@Nullable Instant value) {
        queuedAt = value;
        return this;
    }

    /**
     * Sets when an agent answered the call or chat.
     *
     * @param value null if it is not known
     * @return this
     */
    public InteractionBuilder answeredAt(@Nullable Instant value) {
        answeredAt = value;
        return this;
    }

    /**
     * Sets when the customer gave up waiting.
     *
     * @param value null if it is not known
     * @return this
     */
    public InteractionBuilder abandonedAt(@Nullable Instant value) {
        abandonedAt = value;
        return this;
    }

    /**
     * Sets when a human gave the first public answer.
     *
     * @param value null if it is not known
     * @return this
     */
    public InteractionBuilder firstResponseAt(@Nullable Instant value) {
        firstResponseAt = value;
        return this;
    }

    /**
     * Sets when it was resolved for the first time.
     *
     * @param value null if it is not known
     * @return this
     */
    public InteractionBuilder firstResolvedAt(@Nullable Instant value) {
        firstResolvedAt = value;
        return this;
    }

    /**
     * Sets when it was resolved for the last time.
     *
     * @param value null if it is not known
     * @return this
     */
    public InteractionBuilder resolvedAt(@Nullable Instant value) {
        resolvedAt = value;
        return this;
    }

    /**
     * Sets the time in conversation.
     *
     * @param value null if it is not known, not negative
     * @return this
     */
    public InteractionBuilder talk(@Nullable Duration value) {
        talk = notNegative("talk", value);
        return this;
    }

    /**
     * Sets the time on hold.
     *
     * @param value null if it is not known, not negative
     * @return this
     */
    public InteractionBuilder hold(@Nullable Duration value) {
        hold = notNegative("hold", value);
        return this;
    }

    /**
     * Sets the work after the contact.
     *
     * @param value null if it is not known, not negative
     * @return this
     */
    public InteractionBuilder wrap(@Nullable Duration value) {
        wrap = notNegative("wrap", value);
        return this;
    }

    /**
     * Sets the number of public replies of agents.
     *
     * @param value null if it is not known, not negative
     * @return this
     */
    public InteractionBuilder agentReplies(@Nullable Integer value) {
        agentReplies = notNegative("agentReplies", value);
        return this;
    }

    /**
     * Sets the number of messages of the customer, the first included.
     *
     * @param value null if it is not known, not negative
     * @return this
     */
    public InteractionBuilder customerMessages(@Nullable Integer value) {
        customerMessages = notNegative("customerMessages", value);
        return this;
    }

    /**
     * Sets the number of agents who took part.
     *
     * @param value null if it is not known, not negative
     * @return this
     */
    public InteractionBuilder agents(@Nullable Integer value) {
        agents = notNegative("agents", value);
        return this;
    }

    /**
     * Sets how often it was reopened.
     *
     * @param value null if it is not known, not negative
     * @return this
     */
    public InteractionBuilder reopens(@Nullable Integer value) {
        reopens = notNegative("reopens", value);
        return this;
    }

    /**
     * Sets how often it was handed to another agent or team.
     *
     * @param value null if it is not known, not negative
     * @return this
     */
    public InteractionBuilder transfers(@Nullable Integer value) {
        transfers = notNegative("transfers", value);
        return this;
    }

    /**
     * Sets whether it is a complaint.
     *
     * @param value null if it is not known
     * @return this
     */
    public InteractionBuilder complaint(@Nullable Boolean value) {
        complaint = value;
        return this;
    }

    /**
     * Sets whether the customer was registered at the time.
     *
     * @param value null if it is not known
     * @return this
     */
    public InteractionBuilder registered(@Nullable Boolean value) {
        registered = value;
        return this;
    }

    private static @Nullable Duration notNegative(String name, @Nullable Duration value) {
        if (value != null && value.isNegative()) {
            throw new IllegalArgumentException(name + " must not be negative: " + value);
        }
        return value;
    }

    private static @Nullable Integer notNegative(String name, @Nullable Integer value) {
        if (value != null && value < 0) {
            throw new IllegalArgumentException(name + " must not be negative: " + value);
        }
        return value;
    }
}
