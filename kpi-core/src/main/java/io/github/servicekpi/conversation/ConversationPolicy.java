package io.github.servicekpi.conversation;

import io.github.servicekpi.Calculator;
import io.github.servicekpi.Field;
import io.github.servicekpi.time.BusinessCalendar;
import io.github.servicekpi.time.ScheduleChange;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The choices under which a conversation becomes figures, where serious systems disagree. {@link #DEFAULT} has the
 * recommended ones; each {@code with} changes one:
 *
 * <pre>{@code
 * ConversationPolicy policy = ConversationPolicy.DEFAULT
 *         .with(ResponseClock.LAST_NON_HUMAN_ACTIVITY)
 *         .with(ReopenCount.ANSWERED);
 * }</pre>
 *
 * <p>Figures under different policies must not be compared or merged; {@link #toString()} names every choice, to be stated
 * beside them. The KPIs take outcomes of any policy, such as one a team with hours of its own, and their states do not tell
 * which it was; {@link #reducing} makes calculators of one policy, whose states do and are refused by those of others.
 * Policies of the same choices are equal. Immutable and safe to share between threads.
 */
public final class ConversationPolicy {
    /**
     * Replies are public messages of agents. The first response counts from the opening, and not at all where an agent
     * began. Reply cycles start at the first unanswered message, afresh at a reopening, and have no limit. Reopenings are
     * those recorded, and all of them count. A reply belongs to its sender and a conversation to its last assignee.
     * Resolution times start at the opening. Events replace what they speak of. All time is elapsed time. Bad histories are
     * counted.
     */
    public static final ConversationPolicy DEFAULT = new ConversationPolicy(new Choices());

    final Choices choices;

    private ConversationPolicy(Choices choices) {
        this.choices = choices;
    }

    /** The choices; never changed once a policy has them. */
    static final class Choices {
        Repliers repliers = Repliers.HUMANS;
        ResponseClock responseClock = ResponseClock.OPENING;
        AgentInitiated agentInitiated = AgentInitiated.EXCLUDE;
        ReplyCycleStart cycleStart = ReplyCycleStart.FIRST_UNANSWERED;
        CycleAtReopening cycleAtReopening = CycleAtReopening.STARTS_AFRESH;
        Reopening reopening = Reopening.EXPLICIT;
        ReopenCount reopenCount = ReopenCount.TRANSITIONS;
        Attribution replyOwner = Attribution.SENDER;
        Attribution owner = Attribution.CURRENT_ASSIGNEE;
        BotTime botTime = BotTime.INCLUDED;
        DerivedColumns derived = DerivedColumns.ALL;
        BadHistory badHistory = BadHistory.COUNT;

        @Nullable
        Duration longestGap;

        @Nullable
        LongGaps longGaps;

        @Nullable
        BusinessCalendar calendar;

        Choices() {}

        Choices(Choices other) {
            repliers = other.repliers;
            responseClock = other.responseClock;
            agentInitiated = other.agentInitiated;
            cycleStart = other.cycleStart;
            cycleAtReopening = other.cycleAtReopening;
            reopening = other.reopening;
            reopenCount = other.reopenCount;
            replyOwner = other.replyOwner;
            owner = other.owner;
            botTime = other.botTime;
            derived = other.derived;
            badHistory = other.badHistory;
            longestGap = other.longestGap;
            longGaps = other.longGaps;
            calendar = other.calendar;
        }

        /** Each choice by its name; those not made have none. */
        Map<String, Object> byName() {
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("repliers", repliers);
            all.put("responseClock", responseClock);
            all.put("agentInitiated", agentInitiated);
            all.put("cycleStart", cycleStart);
            all.put("cycleAtReopening", cycleAtReopening);
            all.put("reopening", reopening);
            all.put("reopenCount", reopenCount);
            all.put("repliesOf", replyOwner);
            all.put("conversationsOf", owner);
            all.put("botTime", botTime);
            all.put("derivedColumns", derived);
            all.put("badHistory", badHistory);
            if (longestGap != null && longGaps != null) {
                all.put("longestGap", longestGap);
                all.put("longGaps", longGaps);
            }
            if (calendar != null) {
                all.put("during", calendar);
            }
            return all;
        }
    }

    private ConversationPolicy with(Consumer<Choices> change) {
        Choices changed = new Choices(choices);
        change.accept(changed);
        return new ConversationPolicy(changed);
    }

    /**
     * Says whose messages are replies.
     *
     * @param repliers the choice
     * @return a policy with it
     */
    public ConversationPolicy with(Repliers repliers) {
        Objects.requireNonNull(repliers, "repliers");
        return with((Choices changed) -> changed.repliers = repliers);
    }

    /**
     * Says where the clock of the first response starts.
     *
     * @param clock the choice
     * @return a policy with it
     */
    public ConversationPolicy with(ResponseClock clock) {
        Objects.requireNonNull(clock, "clock");
        return with((Choices changed) -> changed.responseClock = clock);
    }

    /**
     * Says how the first response is measured where an agent or a campaign began.
     *
     * @param agentInitiated the choice
     * @return a policy with it
     */
    public ConversationPolicy with(AgentInitiated agentInitiated) {
        Objects.requireNonNull(agentInitiated, "agentInitiated");
        return with((Choices changed) -> changed.agentInitiated = agentInitiated);
    }

    /**
     * Says where reply cycles start.
     *
     * @param start the choice
     * @return a policy with it
     */
    public ConversationPolicy with(ReplyCycleStart start) {
        Objects.requireNonNull(start, "start");
        return with((Choices changed) -> changed.cycleStart = start);
    }

    /**
     * Says what a reopening does to a reply cycle that started while the conversation was resolved.
     *
     * @param atReopening the choice
     * @return a policy with it
     */
    public ConversationPolicy with(CycleAtReopening atReopening) {
        Objects.requireNonNull(atReopening, "atReopening");
        return with((Choices changed) -> changed.cycleAtReopening = atReopening);
    }

    /**
     * Says what reopens a resolved conversation.
     *
     * @param reopening the choice
     * @return a policy with it
     */
    public ConversationPolicy with(Reopening reopening) {
        Objects.requireNonNull(reopening, "reopening");
        return with((Choices changed) -> changed.reopening = reopening);
    }

    /**
     * Says which reopenings count.
     *
     * @param count the choice
     * @return a policy with it
     */
    public ConversationPolicy with(ReopenCount count) {
        Objects.requireNonNull(count, "count");
        return with((Choices changed) -> changed.reopenCount = count);
    }

    /**
     * Says whether resolution times have a bot's time in them.
     *
     * @param botTime the choice
     * @return a policy with it
     */
    public ConversationPolicy with(BotTime botTime) {
        Objects.requireNonNull(botTime, "botTime");
        return with((Choices changed) -> changed.botTime = botTime);
    }

    /**
     * Says which columns of the row the events replace.
     *
     * @param derived the choice
     * @return a policy with it
     */
    public ConversationPolicy with(DerivedColumns derived) {
        Objects.requireNonNull(derived, "derived");
        return with((Choices changed) -> changed.derived = derived);
    }

    /**
     * Says what becomes of a history that cannot be right.
     *
     * @param badHistory the choice
     * @return a policy with it
     */
    public ConversationPolicy with(BadHistory badHistory) {
        Objects.requireNonNull(badHistory, "badHistory");
        return with((Choices changed) -> changed.badHistory = badHistory);
    }

    /**
     * Says which agent a reply belongs to: {@link ReplyCycle#agent()}.
     *
     * @param attribution to one agent, so not {@link Attribution#PARTICIPANTS}
     * @return a policy with it
     */
    public ConversationPolicy withRepliesOf(Attribution attribution) {
        requireSingle(attribution);
        return with((Choices changed) -> changed.replyOwner = attribution);
    }

    /**
     * Says which agent a conversation belongs to: {@link io.github.servicekpi.service.Interaction#agent()}.
     *
     * @param attribution to one agent, so not {@link Attribution#PARTICIPANTS}, for which see {@link
     *     ConversationOutcome#byAgent(Attribution)}
     * @return a policy with it
     */
    public ConversationPolicy withConversationsOf(Attribution attribution) {
        requireSingle(attribution);
        return with((Choices changed) -> changed.owner = attribution);
    }

    private static void requireSingle(Attribution attribution) {
        if (attribution == Attribution.PARTICIPANTS) {
            throw new IllegalArgumentException("attribution must be to one agent, not to several: " + attribution);
        }
        Objects.requireNonNull(attribution, "attribution");
    }

    /**
     * Limits the response times of reply cycles.
     *
     * @param limit inclusive, not negative
     * @param longGaps what becomes of longer ones
     * @return a policy with it
     */
    public ConversationPolicy withLongestGap(Duration limit, LongGaps longGaps) {
        if (limit.isNegative()) {
            throw new IllegalArgumentException("limit must not be negative: " + limit);
        }
        Objects.requireNonNull(longGaps, "longGaps");
        return with((Choices changed) -> {
            changed.longestGap = limit;
            changed.longGaps = longGaps;
        });
    }

    /**
     * Counts business time only, in every duration: responses, times by status and resolutions. A duration whose end is
     * before its start stays negative, also if nothing was open in between.
     *
     * <p>Of hours that change and count by {@link ScheduleChange#LATEST_AT_END}, those at the resolution count for net and
     * effective resolution times throughout; each time by status counts by those at its own end, so that these do not add up.
     *
     * @param calendar the same for all conversations
     * @return a policy with it
     */
    public ConversationPolicy during(BusinessCalendar calendar) {
        Objects.requireNonNull(calendar, "calendar");
        return with((Choices changed) -> changed.calendar = calendar);
    }

    /**
     * Calculates something of conversations under this policy alone. Saved states name the policy, so that those of another one
     * are refused, as are accumulators of another calculator. Each conversation is reduced once, whatever is calculated of it:
     *
     * <pre>{@code
     * Calculator<Conversation, KpiResults> desk = policy.reducing(KpiSet.of(FIRST_RESPONSE_TIME, ANSWERED_RATE));
     * Calculator<Conversation, DurationDistribution> cycles =
     *         policy.reducing(RESPONSE_TIME.calculator().flatMapping(ConversationOutcome::replyCycles));
     * }</pre>
     *
     * <p>A conversation whose history cannot be right is refused with an {@link IllegalArgumentException} if the policy is {@link
     * BadHistory#FAIL}.
     *
     * @param <R> the result
     * @param calculator of outcomes, such as that of a KPI or of several
     * @return a calculator of conversations
     */
    public <R> Calculator<Conversation, R> reducing(Calculator<ConversationOutcome, R> calculator) {
        Predicate<ConversationOutcome> underThis = Field.<ConversationOutcome>flag("reduced under " + this, any -> true)
                .is(true); // of all outcomes; for its name, since that of a function is not known
        return calculator.filtering(underThis).mapping(conversation -> conversation.reduce(this));
    }

    /** The time from one instant to another that counts; negative where the second comes first. */
    Duration time(Instant start, Instant end) {
        BusinessCalendar calendar = choices.calendar;
        return calendar == null || end.isBefore(start) ? Duration.between(start, end) : calendar.between(start, end);
    }

    /** Whether the times of the parts of a span add up to that of the span. */
    boolean isAdditive() {
        BusinessCalendar calendar = choices.calendar;
        return calendar == null || calendar.scheduleChange() == ScheduleChange.SEGMENT_WISE;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ConversationPolicy that && choices.byName().equals(that.choices.byName());
    }

    @Override
    public int hashCode() {
        return choices.byName().hashCode();
    }

    @Override
    public String toString() {
        return "ConversationPolicy" + choices.byName();
    }
}
