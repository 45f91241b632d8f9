package io.github.servicekpi.conversation;

import io.github.servicekpi.Calculator;
import io.github.servicekpi.Direction;
import io.github.servicekpi.Field;
import io.github.servicekpi.Kpi;
import io.github.servicekpi.KpiDefinition;
import io.github.servicekpi.Share;
import io.github.servicekpi.Span;
import io.github.servicekpi.Unit;
import io.github.servicekpi.conversation.ConversationEvent.Message;
import io.github.servicekpi.stats.DurationDistribution;
import io.github.servicekpi.stats.Proportion;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How conversations go: replies, answers, bots and messages. Whose reply counts, where clocks start and what time counts
 * is the choice of the {@link ConversationPolicy} under which the rows were made; state it beside the figures. Saved states of
 * these KPIs do not tell which it was; those of {@link ConversationPolicy#reducing} do.
 *
 * <p>The rows are {@link ReplyCycle}s, {@link ConversationOutcome}s or messages; one type is made of another where the
 * calculator is composed, so that one pass over conversations does:
 *
 * <pre>{@code
 * RESPONSE_TIME.calculator().groupingBy(ReplyCycle::agent).flatMapping(ConversationOutcome::replyCycles);
 * ANSWERED_RATE.calculator().groupingBy(ConversationOutcome::team);
 * }</pre>
 */
public final class ConversationKpis {
    /** The reason under which merged conversations are counted, which are part of others now. */
    public static final String MERGED = "merged";

    /** The reason under which deleted conversations are counted. */
    public static final String DELETED = "deleted";

    private static final String NOT_BY_CUSTOMER = "not-customer-initiated";

    private static final Field<ReplyCycle, Duration> RESPONSE = Field.duration("response", ReplyCycle::response);
    private static final Field<ReplyCycle, ReplyCycle.State> STATE = Field.value("state", ReplyCycle::state);
    private static final Field<ReplyCycle, Integer> REPLIES_BEFORE =
            Field.count("replies_before", ReplyCycle::repliesBefore);

    private static final Field<ConversationOutcome, Removal> REMOVAL =
            Field.value("removal", ConversationOutcome::removal);
    private static final Field<ConversationOutcome, Boolean> OPEN = Field.flag("open", ConversationOutcome::isOpen);
    private static final Field<ConversationOutcome, Boolean> BY_CUSTOMER =
            Field.flag("customer_initiated", ConversationOutcome::isCustomerInitiated);
    private static final Field<ConversationOutcome, Boolean> MEASURABLE =
            Field.flag("first_response_counts", ConversationOutcome::isFirstResponseMeasured);
    private static final Field<ConversationOutcome, Boolean> BOT = Field.flag("bot", ConversationOutcome::hasBot);

    private static final Field<Message, Author> AUTHOR = Field.value("author", Message::author);
    private static final Predicate<Message> PUBLIC =
            Field.value("visibility", Message::visibility).is(Visibility.PUBLIC);

    private static final Span<ReplyCycle> TO_REPLY = Span.of(RESPONSE)
            .excluding("above-limit", STATE.is(ReplyCycle.State.ABOVE_LIMIT))
            .openWhere(STATE.is(ReplyCycle.State.OPEN));

    private ConversationKpis() {}

    /** A duration of conversations, with those left out that are part of others or gone. */
    static Span<ConversationOutcome> span(String name, Function<ConversationOutcome, @Nullable Duration> duration) {
        return Span.of(Field.duration(name, duration))
                .excluding(MERGED, REMOVAL.is(Removal.MERGED))
                .excluding(DELETED, REMOVAL.is(Removal.DELETED))
                .openWhere(OPEN.is(true));
    }

    private static Share<ConversationOutcome> share(Field<ConversationOutcome, Boolean> flag) {
        return Share.of(flag)
                .excluding(MERGED, REMOVAL.is(Removal.MERGED))
                .excluding(DELETED, REMOVAL.is(Removal.DELETED));
    }

    static KpiDefinition duration(String id, String variant, String text, String source) {
        return new KpiDefinition(id, variant, Unit.SECONDS, Direction.LOWER, text, source);
    }

    /**
     * Response time: of every reply cycle, from the first unanswered message of the customer to the reply.
     *
     * <p>For each cycle that was answered, {@link ReplyCycle#response()}; by the default policy from the first public
     * message of the customer that nobody has answered to the next public message of an agent. Further messages of the
     * customer and unprompted replies start nothing, but a reopening starts a cycle afresh that started while the conversation
     * was resolved; see {@link CycleAtReopening}. A cycle in which the customer waits counts as open; one that a
     * resolution closed, or whose conversation is over, as missing; one above the limit of the policy is excluded as
     * {@code above-limit}. Without any answer there is no mean and no percentile.
     *
     * <p>Every duration is kept, so percentiles are exact, and the same in any order and from any partition of the rows.
     *
     * <p>Example: the customer writes at 10:00 and 10:05, an agent at 10:20 and 10:22, the customer at 10:30 and 10:50, an
     * agent at 11:00 and 14:00: 20 and 30 minutes, mean 25.
     *
     * <p>Source: Chatwoot's reply time ({@code waiting_since}); see {@link ReplyCycleStart} for others.
     */
    public static final Kpi<ReplyCycle, DurationDistribution> RESPONSE_TIME = TO_REPLY.distribution()
            .named(duration(
                    "response-time",
                    "every-cycle",
                    "Time of every reply cycle: from the first unanswered public customer message to the next public human"
                            + " reply, or as the conversation policy says; a resolution closes a cycle as missing.",
                    "Chatwoot, reply time"));

    /**
     * Next response time: as {@link #RESPONSE_TIME}, but only of cycles that started after the conversation had a reply.
     *
     * <p>Example: as there, only the 30 minutes. With {@link ReplyCycleStart#LAST_CUSTOMER_MESSAGE} it is 10 minutes, with
     * {@link ReplyCycleStart#BETWEEN_AGENT_REPLIES} 2, 38 and 180, mean 73.3.
     *
     * <p>Source: Plain, <i>Next response time</i>; Fivetran's Zendesk models.
     */
    public static final Kpi<ReplyCycle, DurationDistribution> NEXT_RESPONSE_TIME = TO_REPLY.distribution()
            .filtering(REPLIES_BEFORE.where(n -> n > 0))
            .named(duration(
                    "next-response-time",
                    "after-the-first-reply",
                    "Time of every reply cycle that started after the first reply of its conversation.",
                    "Plain, Next response time"));

    /**
     * First response time, from where the policy starts the clock to the first reply that counts after it.
     *
     * <p>{@link io.github.servicekpi.service.ResponseKpis#FIRST_RESPONSE_TIME} is the same for the default policy, of
     * rows; this one also knows of other clocks. Where no event is a message, the response is the row's. What an agent or a campaign began is excluded as {@code
     * not-customer-initiated}, unless the policy measures it from the first message of the customer and there is one;
     * a response before the opening as {@code negative-span}; what is part of another conversation or gone as {@code merged}
     * and {@code deleted}.
     * Without a response a conversation counts as open if it is neither resolved nor abandoned, else as missing.
     *
     * <p>Every duration is kept, so percentiles are exact, and the same in any order and from any partition of the rows.
     *
     * <p>Example: opened Friday 16:30, automatic reply 16:30:05, internal note 16:45, public reply of an agent Monday
     * 09:20 after the clocks went forward by an hour: 63 h 50 min.
     *
     * <p>Source: Zendesk, <i>Calculating first reply time</i>; see {@link ResponseClock} for others.
     */
    public static final Kpi<ConversationOutcome, DurationDistribution> FIRST_RESPONSE_TIME = span(
                    "first_response", ConversationOutcome::firstResponse)
            .excluding(NOT_BY_CUSTOMER, MEASURABLE.is(false))
            .distribution()
            .named(duration(
                    "first-response-time",
                    "by-policy",
                    "Time from where the conversation policy starts the clock to the first reply that counts after it.",
                    "Zendesk, Calculating first reply time"));

    /**
     * Conversation response time: the mean response time of each conversation, so that long ones weigh as much as short
     * ones; the mean of these is the mean of conversation means.
     *
     * <p>For each conversation with an answered cycle, the sum of the response times of its answered cycles by their number,
     * to the nanosecond below. Others count as open or missing. Exclusions as in {@link #TOTAL_WAITING_TIME}.
     *
     * <p>Example: cycles of 20 and 30 minutes: 25 minutes.
     *
     * <p>Source: help-desk practice.
     */
    public static final Kpi<ConversationOutcome, DurationDistribution> CONVERSATION_RESPONSE_TIME = span(
                    "mean_response", ConversationOutcome::meanResponse)
            .distribution()
            .named(duration(
                    "conversation-response-time",
                    "mean-of-cycles",
                    "Mean response time of the answered reply cycles of each conversation.",
                    "Help-desk practice"));

    /**
     * Total waiting time: how long the customer waited for replies in each conversation, all in all.
     *
     * <p>For each conversation with an answered cycle, the sum of the response times of its answered cycles; those without
     * an answer add nothing. A conversation without any counts as open if it is neither resolved nor abandoned, else as
     * missing; one that is part of another or gone is excluded as {@code merged} or {@code deleted}.
     *
     * <p>Every duration is kept, so percentiles are exact, and the same in any order and from any partition of the rows.
     *
     * <p>Example: cycles of 20 and 30 minutes: 50 minutes.
     *
     * <p>Source: Fivetran's Zendesk models (total reply time).
     */
    public static final Kpi<ConversationOutcome, DurationDistribution> TOTAL_WAITING_TIME = span(
                    "total_waiting", ConversationOutcome::totalWaiting)
            .distribution()
            .named(duration(
                    "total-waiting-time",
                    "sum-of-cycles",
                    "Sum of the response times of the answered reply cycles of each conversation.",
                    "Fivetran, dbt_zendesk"));

    /**
     * Answered rate: the share of conversations that got a reply.
     *
     * <p>Conversations with a reply that counts divided by all that the customer began; those that still wait are not
     * answered, and a reply before both the opening and the first public message of the customer answers nobody. Where no event
     * is a message, those are answered of which the row has a first response. What an agent or a campaign began is excluded as
     * {@code not-customer-initiated}, what is part of another
     * conversation or gone as {@code merged} and {@code deleted}. Without conversations there is no value. The interval is
     * Wilson's. Two counts: the same in any order and from any partition of the rows.
     *
     * <p>Example: by {@link ConversationOutcome#team()}, three conversations of the first level, two of them answered: 2 of
     * 3.
     *
     * <p>Source: help-desk practice.
     */
    public static final Kpi<ConversationOutcome, Proportion> ANSWERED_RATE = share(
                    Field.flag("answered", ConversationOutcome::isAnswered))
            .excluding(NOT_BY_CUSTOMER, BY_CUSTOMER.is(false))
            .proportion()
            .named(new KpiDefinition(
                    "answered-rate",
                    "of-customer-initiated",
                    Unit.FRACTION,
                    Direction.HIGHER,
                    "Conversations with a reply that counts, of those that the customer began.",
                    "Help-desk practice"));

    /**
     * Bot containment rate: the share of a bot's conversations that never reached a human.
     *
     * <p>Conversations without a handoff and without a public message of an agent divided by those in which a bot wrote or
     * handed over, both of those that are over: while one is open it may still reach a human, and is excluded as {@code
     * open}. What is part of another conversation or gone is excluded as {@code merged} and {@code deleted}. Containment
     * says nothing of whether the customer was helped. Without such conversations there is no value. The interval is
     * Wilson's. Two counts: the same in any order and from any partition of the rows.
     *
     * <p>Example: four chats with a bot, one of them open; two of the others were resolved by it, one handed over: 2 of 3, 1
     * open.
     *
     * <p>Source: practice of vendors of chat bots, who differ in what ends a conversation.
     */
    public static final Kpi<ConversationOutcome, Proportion> BOT_CONTAINMENT_RATE = share(
                    Field.flag("contained", ConversationOutcome::isContained))
            .excluding("open", OPEN.is(true))
            .proportion()
            .filtering(BOT.is(true))
            .named(new KpiDefinition(
                    "bot-containment-rate",
                    "no-handoff-no-human-reply",
                    Unit.FRACTION,
                    Direction.HIGHER,
                    "Conversations of a bot that are over and never reached a human.",
                    "Practice of vendors of chat bots"));

    /**
     * Handoff rate: the share of a bot's conversations that it handed to humans at least once, open ones too.
     *
     * <p>Conversations with a handoff divided by those in which a bot wrote or handed over; what is part of another
     * conversation or gone is excluded as {@code merged} and {@code deleted}. The interval is Wilson's. Two counts: the same
     * in any order and from any partition of the rows.
     *
     * <p>Example: four chats with a bot, one handed over twice: 1 of 4.
     *
     * <p>Source: help-desk practice.
     */
    public static final Kpi<ConversationOutcome, Proportion> HANDOFF_RATE = share(
                    Field.flag("handed_off", outcome -> outcome.handoffs() > 0))
            .proportion()
            .filtering(BOT.is(true))
            .named(new KpiDefinition(
                    "handoff-rate",
                    "of-bot-conversations",
                    Unit.FRACTION,
                    Direction.LOWER,
                    "Conversations of a bot that it handed to humans.",
                    "Help-desk practice"));

    /** Messages in: how many public messages customers wrote. */
    public static final Kpi<Message, Long> MESSAGES_IN =
            messages("messages-in", "public-of-customers", AUTHOR.is(Author.CUSTOMER), "Public messages of customers.");

    /** Messages out: how many public messages agents wrote; not those of bots and automations, and no notes. */
    public static final Kpi<Message, Long> MESSAGES_OUT =
            messages("messages-out", "public-of-agents", AUTHOR.is(Author.AGENT), "Public messages of agents.");

    /** Automatic messages out: how many public messages bots and automations wrote. */
    public static final Kpi<Message, Long> AUTOMATIC_MESSAGES_OUT = messages(
            "automatic-messages-out",
            "public-of-bots-and-automations",
            AUTHOR.is(Author.BOT).or(AUTHOR.is(Author.AUTOMATION)),
            "Public messages of bots and automations.");

    private static Kpi<Message, Long> messages(String id, String variant, Predicate<Message> author, String text) {
        return Calculator.<Message>counting()
                .filtering(author.and(PUBLIC))
                .named(new KpiDefinition(id, variant, Unit.COUNT, Direction.NONE, text, "Help-desk practice"));
    }
}
