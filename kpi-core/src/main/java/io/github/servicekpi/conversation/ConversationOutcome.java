package io.github.servicekpi.conversation;

import static io.github.servicekpi.service.InteractionFields.IS_OPEN;

import io.github.servicekpi.conversation.ConversationEvent.Message;
import io.github.servicekpi.service.CaseHistory;
import io.github.servicekpi.service.Interaction;
import io.github.servicekpi.service.InteractionBuilder;
import io.github.servicekpi.service.Origin;
import io.github.servicekpi.stats.Exclusions;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a conversation comes to under a policy: the row of the conversation KPIs. All durations are in the time that the
 * policy counts, but for negative ones, which are elapsed; what is not known is null. Immutable and safe to share between
 * threads; two are equal if the conversations and the policies are.
 */
public final class ConversationOutcome {
    private final Conversation conversation;
    private final ConversationPolicy policy;
    private final Interaction interaction;
    private final @Nullable Removal removal;
    private final @Nullable Instant removedAt;
    private final @Nullable Instant responseClockStartedAt;
    private final @Nullable Instant firstResponseAt;
    private final @Nullable Instant firstHandoffAt;
    private final List<ReplyCycle> replyCycles;
    private final List<StatusSpan> statusSpans;
    private final @Nullable StatusTimes statusTimes;
    private final @Nullable StatusTimes statusTimesToFirstResolution;
    private final @Nullable Instant firstResolvedAt;
    private final @Nullable StatusTimes timesToResolution;
    private final boolean resolutionsInEvents;
    private final @Nullable Instant resolvedBeforeOpening;
    private final Owners owners;
    private final Exclusions defects;
    private final @Nullable Author closedBy;
    private final int handoffs;
    private final int botMessages;
    private final int agentReplies;
    private final boolean answered;

    ConversationOutcome(Reduction reduction) {
        conversation = reduction.conversation;
        policy = reduction.policy;
        interaction = reduction.interaction();
        removal = reduction.removal;
        removedAt = reduction.removedAt;
        responseClockStartedAt = reduction.clockStartedAt();
        firstResponseAt = reduction.firstResponseAt();
        firstHandoffAt = reduction.firstHandoffAt;
        owners = reduction.owners;
        replyCycles = Collections.unmodifiableList(reduction.replyCycles(interaction));
        statusSpans = reduction.clock.spans();
        Instant resolvedAt = interaction.resolvedAt();
        statusTimes = reduction.statusTimes(resolvedAt);
        Instant first = Reduction.firstResolvedAt(interaction);
        firstResolvedAt = reduction.firstResolvedSince(resolutionClockStartedAt(), first);
        statusTimesToFirstResolution = reduction.statusTimesToFirst(first);
        timesToResolution =
                resolvedAt == null ? null : reduction.timesToResolution(resolutionClockStartedAt(), resolvedAt);
        resolutionsInEvents = reduction.clock.hasResolutions();
        Instant firstOfEvents = reduction.clock.firstResolvedAt();
        resolvedBeforeOpening =
                firstOfEvents != null && firstOfEvents.isBefore(interaction.openedAt()) ? firstOfEvents : null;
        defects = reduction.defects();
        closedBy = reduction.closedBy();
        handoffs = reduction.handoffs;
        botMessages = reduction.botMessages;
        agentReplies = reduction.agentReplies;
        answered = reduction.isAnswered();
    }

    /** {@return the timeline} */
    public Conversation conversation() {
        return conversation;
    }

    /** {@return the choices it was reduced under} */
    public ConversationPolicy policy() {
        return policy;
    }

    /** {@return the row with what the events say, to group by and for the KPIs of interactions} */
    public Interaction interaction() {
        return interaction;
    }

    /**
     * Returns the row with those who had the conversation at an instant, as the events until then tell: its team and, if the
     * policy gives conversations to the {@linkplain Attribution#CURRENT_ASSIGNEE current assignee}, its agent. Everything else
     * is as in {@link #interaction()}, and so is all of it where the events do not {@linkplain DerivedColumns replace} these
     * columns. Another row is only made where an assignment is later than the instant, in linear time.
     *
     * @param instant what happened at it counts
     * @return the row, to choose by what the case was then, such as a target
     */
    public Interaction interactionAt(Instant instant) {
        if (policy.choices.derived != DerivedColumns.ALL || !Owners.changeAfter(instant, conversation)) {
            return interaction;
        }
        Owners then = Owners.at(removedAt != null && removedAt.isBefore(instant) ? removedAt : instant, conversation);
        InteractionBuilder row = interaction.toBuilder().team(then.team());
        return policy.choices.owner == Attribution.CURRENT_ASSIGNEE
                ? row.agent(then.assignee()).build()
                : row.build();
    }

    /** {@return why it is not to be counted, or null} */
    public @Nullable Removal removal() {
        return removal;
    }

    /** {@return whether it is neither removed nor resolved nor abandoned} */
    public boolean isOpen() {
        return removal == null && IS_OPEN.test(interaction);
    }

    /** {@return what was wrong in the history: the number of events by the {@linkplain Defect#reason() reason}} */
    public Exclusions defects() {
        return defects;
    }

    /** {@return the messages in their order; none if it was removed} */
    public List<Message> messages() {
        return removal == null ? conversation.messages() : List.of();
    }

    /** {@return where the clock of the first response started; null if it never did} */
    public @Nullable Instant responseClockStartedAt() {
        return responseClockStartedAt;
    }

    /**
     * Returns the first reply after the clock of the first response started; where no event is a message, the first
     * response of the row.
     *
     * @return null without one
     */
    public @Nullable Instant firstResponseAt() {
        return firstResponseAt;
    }

    /** {@return the time to the first response, or null} */
    public @Nullable Duration firstResponse() {
        return between(responseClockStartedAt, firstResponseAt);
    }

    /** {@return whether its times by status are none as its last resolution was before its opening} */
    boolean isResolvedBeforeOpening() {
        Instant resolvedAt = interaction.resolvedAt();
        return statusTimes != null && resolvedAt != null && resolvedAt.isBefore(interaction.openedAt());
    }

    /** {@return whether the customer began it} */
    boolean isCustomerInitiated() {
        return interaction.origin() == Origin.CUSTOMER;
    }

    /**
     * Tells whether the policy measures its first response: if the customer began it, or wrote to what others began and the
     * policy measures that.
     *
     * @return whether it does
     */
    public boolean isFirstResponseMeasured() {
        return isCustomerInitiated()
                || (policy.choices.agentInitiated == AgentInitiated.FROM_FIRST_CUSTOMER_MESSAGE
                        && responseClockStartedAt != null);
    }

    /**
     * Tells whether somebody of those who count replied at least once; a reply before both the opening and the first public
     * message of the customer is none. Where no event is a message, the row says.
     *
     * @return whether it has a reply
     */
    public boolean isAnswered() {
        return answered;
    }

    /** {@return the reply cycles in their order; none if it was removed} */
    public List<ReplyCycle> replyCycles() {
        return replyCycles;
    }

    /** {@return the sum of the response times of all answered cycles; null without one} */
    public @Nullable Duration totalWaiting() {
        Duration total = null;
        for (ReplyCycle cycle : replyCycles) {
            if (cycle.response() != null) {
                total = total == null ? cycle.response() : total.plus(cycle.response());
            }
        }
        return total;
    }

    /** {@return the mean response time of the answered cycles to the nanosecond below; null without one} */
    public @Nullable Duration meanResponse() {
        Duration total = totalWaiting();
        long answers =
                replyCycles.stream().filter(cycle -> cycle.response() != null).count();
        return total == null ? null : total.dividedBy(answers);
    }

    /**
     * Returns how long it was in each status: up to the last resolution, be it that of an event or the row's, or of a
     * conversation that is not resolved up to the as-of instant if it {@linkplain Conversation#asOf has one}, else its last
     * event.
     *
     * @return null if no event tells its status
     */
    public @Nullable StatusTimes statusTimes() {
        return statusTimes;
    }

    /**
     * Returns when it was in which status, from the opening on and without gaps: what no event tells is {@link Status#NEW},
     * and after a reopening {@link Status#OPEN}. A reopening that the policy does not count changes nothing, and a status that
     * was left at the instant at which it was entered has no span.
     *
     * @return the spans in order, each of another status than the one before, the last without an end; unmodifiable
     */
    public List<StatusSpan> statusSpans() {
        return statusSpans;
    }

    /**
     * Returns when it was in the backlog: from the opening to each resolution, and from each reopening on, until it was merged
     * or deleted. Without a resolution among the events, what the row says of its end counts. With one before the opening the
     * history is {@linkplain CaseHistory#isValid() not valid}.
     *
     * @return the history, for the KPIs of the backlog
     */
    public CaseHistory history() {
        return OutcomeHistory.of(this, resolvedBeforeOpening, removedAt);
    }

    /** {@return how long it was in each status up to the first resolution; null without one or if no event tells} */
    public @Nullable StatusTimes statusTimesToFirstResolution() {
        return statusTimesToFirstResolution;
    }

    /** {@return where resolution times start: the opening, or the first handoff if a bot's time is left out} */
    public Instant resolutionClockStartedAt() {
        return policy.choices.botTime == BotTime.EXCLUDED && firstHandoffAt != null
                ? firstHandoffAt
                : interaction.openedAt();
    }

    /** {@return the time to the first resolution, or the first after the handoff if a bot's time is left out; or null} */
    public @Nullable Duration firstResolution() {
        return between(resolutionClockStartedAt(), firstResolvedAt);
    }

    /**
     * Returns the time to the last resolution.
     *
     * @return null if it is not resolved, or was not resolved again since the handoff at which the time starts
     */
    public @Nullable Duration fullResolution() {
        return isResolvedBeforeHandoff() ? null : between(resolutionClockStartedAt(), interaction.resolvedAt());
    }

    /** {@return whether its resolution times start at a handoff, and its last resolution was before that but not the opening} */
    boolean isResolvedBeforeHandoff() {
        Instant resolvedAt = interaction.resolvedAt();
        return resolvedAt != null
                && resolvedAt.isBefore(resolutionClockStartedAt())
                && !resolvedAt.isBefore(interaction.openedAt());
    }

    /** {@return the full resolution time less the part of it spent resolved in between; null if no event tells} */
    public @Nullable Duration netResolution() {
        Duration full = fullResolution();
        return full == null || timesToResolution == null || !resolutionsInEvents
                ? null
                : full.minus(timesToResolution.resolved());
    }

    /** {@return the full resolution time less the part of it on hold; null if not resolved or no event tells its status} */
    public @Nullable Duration effectiveResolution() {
        Duration full = fullResolution();
        return full == null || timesToResolution == null || statusTimes == null
                ? null
                : full.minus(timesToResolution.onHold());
    }

    /** {@return by whom it was resolved last, null if it is not resolved or no event tells} */
    public @Nullable Author closedBy() {
        return closedBy;
    }

    /** {@return how often a bot handed it to humans} */
    public int handoffs() {
        return handoffs;
    }

    /** {@return whether a bot took part: it wrote a public message or handed over} */
    public boolean hasBot() {
        return botMessages > 0 || handoffs > 0;
    }

    /** {@return whether it never reached a human: no handoff, and no public message of an agent} */
    public boolean isContained() {
        return handoffs == 0 && agentReplies == 0;
    }

    /**
     * Returns the team that had it at the first reply; where none has replied, the one that has it. The row says so only where
     * no event names a team.
     *
     * @return null if it is not known
     */
    public @Nullable String team() {
        return owners.teamAtReply();
    }

    /** {@return the agents who wrote a message or resolved it, as far as they are known, in the order of appearance} */
    public Set<String> participants() {
        return Collections.unmodifiableSet(owners.participants());
    }

    /**
     * Returns the agents it belongs to.
     *
     * @param attribution how
     * @return none or one, or with {@link Attribution#PARTICIPANTS} any number
     */
    public Set<String> agents(Attribution attribution) {
        return attribution == Attribution.PARTICIPANTS
                ? participants()
                : Optional.ofNullable(owners.of(attribution)).map(Set::of).orElse(Set.of());
    }

    /**
     * Returns a row for each agent it belongs to, to group any KPI of conversations by agent:
     *
     * <pre>{@code
     * ANSWERED_RATE.calculator()
     *         .mapping(AgentOutcome::outcome)
     *         .groupingBy(AgentOutcome::agent)
     *         .flatMapping((ConversationOutcome outcome) -> outcome.byAgent(Attribution.LAST_CLOSER));
     * }</pre>
     *
     * @param attribution how
     * @return one row, without an agent if it belongs to nobody; with {@link Attribution#PARTICIPANTS} one for each of
     *     them, so that figures by agent count some conversations more than once
     */
    public List<AgentOutcome> byAgent(Attribution attribution) {
        Set<String> agents = agents(attribution);
        return agents.isEmpty()
                ? List.of(new AgentOutcome(null, this))
                : agents.stream().map(agent -> new AgentOutcome(agent, this)).toList();
    }

    private @Nullable Duration between(@Nullable Instant start, @Nullable Instant end) {
        return start == null || end == null ? null : policy.time(start, end);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ConversationOutcome that
                && conversation.equals(that.conversation)
                && policy.equals(that.policy);
    }

    @Override
    public int hashCode() {
        return conversation.hashCode();
    }

    @Override
    public String toString() {
        return "ConversationOutcome[%s, removal %s, %s cycles, defects %s]"
                .formatted(interaction, removal, replyCycles.size(), defects);
    }
}
