package io.github.servicekpi.service;

import io.github.servicekpi.Field;
import io.github.servicekpi.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The fields of an {@link Interaction}, to group by, to make conditions and measures from, and to store in a table. */
public final class InteractionFields {
    private InteractionFields() {}

    /** The id. */
    public static final Field<Interaction, String> ID = Field.text("id", Interaction::id);

    /** Who asked. */
    public static final Field<Interaction, String> CUSTOMER = Field.text("customer", Interaction::customer);

    /** The agent who owns the interaction. */
    public static final Field<Interaction, String> AGENT = Field.text("agent", Interaction::agent);

    /** The team that owns the interaction. */
    public static final Field<Interaction, String> TEAM = Field.text("team", Interaction::team);

    /** Such as {@code email}, {@code chat} or {@code phone}. */
    public static final Field<Interaction, String> CHANNEL = Field.text("channel", Interaction::channel);

    /** The kind of customer at the time, such as {@code vip}. */
    public static final Field<Interaction, String> SEGMENT = Field.text("segment", Interaction::segment);

    /** What the interaction is about. */
    public static final Field<Interaction, String> TOPIC = Field.text("topic", Interaction::topic);

    /** Who began it; always known. */
    public static final Field<Interaction, Origin> ORIGIN = Field.value("origin", Interaction::origin);

    /** The tags; always known, perhaps none. */
    public static final Field<Interaction, Set<String>> TAGS = Field.value("tags", Interaction::tags);

    /** All custom dimensions; see {@link #dimension} for one. */
    public static final Field<Interaction, Map<String, String>> DIMENSIONS =
            Field.value("dimensions", Interaction::dimensions);

    /** When it was opened; always known. */
    public static final Field<Interaction, Instant> OPENED_AT = Field.instant("opened_at", Interaction::openedAt);

    /** When it entered a queue for an agent. */
    public static final Field<Interaction, Instant> QUEUED_AT = Field.instant("queued_at", Interaction::queuedAt);

    /** When an agent answered the call or chat. */
    public static final Field<Interaction, Instant> ANSWERED_AT = Field.instant("answered_at", Interaction::answeredAt);

    /** When the customer gave up waiting. */
    public static final Field<Interaction, Instant> ABANDONED_AT =
            Field.instant("abandoned_at", Interaction::abandonedAt);

    /** When the first public answer of a human was given. */
    public static final Field<Interaction, Instant> FIRST_RESPONSE_AT =
            Field.instant("first_response_at", Interaction::firstResponseAt);

    /** When it was resolved for the first time. */
    public static final Field<Interaction, Instant> FIRST_RESOLVED_AT =
            Field.instant("first_resolved_at", Interaction::firstResolvedAt);

    /** When it was resolved for the last time. */
    public static final Field<Interaction, Instant> RESOLVED_AT = Field.instant("resolved_at", Interaction::resolvedAt);

    /** The time in conversation. */
    public static final Field<Interaction, Duration> TALK = Field.duration("talk", Interaction::talk);

    /** The time on hold. */
    public static final Field<Interaction, Duration> HOLD = Field.duration("hold", Interaction::hold);

    /** The work after the contact. */
    public static final Field<Interaction, Duration> WRAP = Field.duration("wrap", Interaction::wrap);

    /** The number of public replies of agents. */
    public static final Field<Interaction, Integer> AGENT_REPLIES =
            Field.count("agent_replies", Interaction::agentReplies);

    /** The number of messages of the customer, the first included. */
    public static final Field<Interaction, Integer> CUSTOMER_MESSAGES =
            Field.count("customer_messages", Interaction::customerMessages);

    /** The number of agents who took part. */
    public static final Field<Interaction, Integer> AGENTS = Field.count("agents", Interaction::agents);

    /** The number of times it was reopened. */
    public static final Field<Interaction, Integer> REOPENS = Field.count("reopens", Interaction::reopens);

    /** The number of times it was handed to another agent or team. */
    public static final Field<Interaction, Integer> TRANSFERS = Field.count("transfers", Interaction::transfers);

    /** Whether it is a complaint. */
    public static final Field<Interaction, Boolean> COMPLAINT = Field.flag("complaint", Interaction::complaint);

    /** Whether the customer was registered at the time. */
    public static final Field<Interaction, Boolean> REGISTERED = Field.flag("registered", Interaction::registered);

    /** That the customer gave up waiting; where an answer is given too, the answer counts. */
    public static final Predicate<Interaction> IS_ABANDONED =
            ABANDONED_AT.isPresent().and(ANSWERED_AT.isPresent().negate());

    /** When the customer gave up, if {@link #IS_ABANDONED} holds. */
    static final Field<Interaction, Instant> ABANDONMENT = ABANDONED_AT.onlyWhere(IS_ABANDONED);

    /** That it is neither resolved nor abandoned. */
    public static final Predicate<Interaction> IS_OPEN =
            RESOLVED_AT.isPresent().or(IS_ABANDONED).negate();

    private static final List<Field<Interaction, ?>> STORED = List.of(
            ID,
            OPENED_AT,
            ORIGIN,
            TAGS,
            DIMENSIONS,
            CUSTOMER,
            AGENT,
            TEAM,
            CHANNEL,
            SEGMENT,
            TOPIC,
            QUEUED_AT,
            ANSWERED_AT,
            ABANDONED_AT,
            FIRST_RESPONSE_AT,
            FIRST_RESOLVED_AT,
            RESOLVED_AT,
            TALK,
            HOLD,
            WRAP,
            AGENT_REPLIES,
            CUSTOMER_MESSAGES,
            AGENTS,
            REOPENS,
            TRANSFERS,
            COMPLAINT,
            REGISTERED);

    /**
     * The field of a custom dimension, such as mailbox or region. Two of the same name are equal.
     *
     * @param name of the dimension
     * @return a field
     */
    public static Field<Interaction, String> dimension(String name) {
        return Field.text(name, new DimensionOf(name));
    }

    private record DimensionOf(String name) implements Function<Interaction, @Nullable String> {
        @Override
        public @Nullable String apply(Interaction interaction) {
            return interaction.dimension(name);
        }
    }

    /**
     * Copies interactions into a table that gives equal ones back.
     *
     * @param interactions none of them null
     * @param dimensions custom dimensions that are to have a column of their own, as they are grouped by or filtered on
     * @return a table
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is read only
    public static Table<Interaction> table(
            Iterable<Interaction> interactions, Field<Interaction, String>... dimensions) {
        List<Field<Interaction, ?>> fields = new ArrayList<>(STORED);
        fields.addAll(List.of(dimensions));
        return Table.of(interactions, InteractionFields::interaction, fields);
    }

    @SuppressWarnings("NullAway") // every interaction has these
    private static Interaction interaction(Table.Row row) {
        InteractionBuilder builder = Interaction.builder(row.get(ID), row.get(OPENED_AT))
                .origin(row.get(ORIGIN))
                .tags(row.get(TAGS))
                .customer(row.get(CUSTOMER))
                .agent(row.get(AGENT))
                .team(row.get(TEAM))
                .channel(row.get(CHANNEL))
                .segment(row.get(SEGMENT))
                .topic(row.get(TOPIC))
                .queuedAt(row.get(QUEUED_AT))
                .answeredAt(row.get(ANSWERED_AT))
                .abandonedAt(row.get(ABANDONED_AT))
                .firstResponseAt(row.get(FIRST_RESPONSE_AT))
                .firstResolvedAt(row.get(FIRST_RESOLVED_AT))
                .resolvedAt(row.get(RESOLVED_AT))
                .talk(row.get(TALK))
                .hold(row.get(HOLD))
                .wrap(row.get(WRAP))
                .agentReplies(row.get(AGENT_REPLIES))
                .customerMessages(row.get(CUSTOMER_MESSAGES))
                .agents(row.get(AGENTS))
                .reopens(row.get(REOPENS))
                .transfers(row.get(TRANSFERS))
                .complaint(row.get(COMPLAINT))
                .registered(row.get(REGISTERED));
        row.get(DIMENSIONS).forEach(builder::dimension);
        return builder.build();
    }
}
