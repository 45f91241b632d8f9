package io.github.servicekpi.sla;

import io.github.servicekpi.Field;
import io.github.servicekpi.conversation.ConversationOutcome;
import io.github.servicekpi.conversation.ReplyCycle;
import io.github.servicekpi.conversation.Status;
import io.github.servicekpi.service.Interaction;
import io.github.servicekpi.service.Origin;
import io.github.servicekpi.time.BusinessCalendar;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a service promises: targets for the first response, the next responses and the resolution of cases, by any dimension,
 * measured in the opening hours of a calendar.
 *
 * <pre>{@code
 * SlaPolicy policy = SlaPolicy.builder(OFFICE)
 *         .target(SlaTarget.of(FIRST_RESPONSE, Duration.ofHours(8)))
 *         .target(SlaTarget.of(FIRST_RESPONSE, Duration.ofHours(2)).where(CHANNEL, "chat"))
 *         .target(SlaTarget.of(FIRST_RESPONSE, Duration.ofMinutes(30)).where(CHANNEL, "chat").where(SEGMENT, "vip"))
 *         .build();
 *
 * policy.clock(FIRST_RESPONSE, interaction).flatMap(SlaClock::dueAt);
 * SlaKpis.firstResponse(policy, asOf).calculate(interactions).attainment(OF_DECIDED).value();
 * }</pre>
 *
 * <p><b>Which target applies.</b> Of the targets for a metric whose conditions a case meets, the one with the most
 * conditions; of as many, the one that names the earlier dimension of {@linkplain SlaPolicyBuilder#precedence the
 * precedence}: channel and segment, channel, segment, neither. Of several for the same cases the one that came into force
 * last counts. Where there is none, nothing is promised.
 *
 * <p><b>Which one at which time.</b> The one in force when the clock starts; see {@link SlaPolicyBuilder#onChange} for what
 * a later one does to a clock that runs. A new target is added to the policy beside the old one, with the instant from which
 * it holds: so what was promised in the past stays what it was.
 *
 * <p><b>Whose target.</b> A case is what its row says. A {@linkplain #clocks conversation} is of the team and the agent that
 * had it when the clock stopped, or that have it if the clock runs; those before the first event that names one are not known.
 * So one that was answered in the first level and then handed to another team is judged by the target of the first, now and
 * later. A reply cycle by itself knows its row alone, and so those who have the conversation at the end.
 *
 * <p><b>When clocks stand still.</b> In the statuses that {@link SlaPolicyBuilder#pausedIn} names, as far as they are known:
 * from the events of a conversation. Other pauses can be given to the clocks themselves.
 *
 * <p>Immutable and safe to share between threads.
 */
public final class SlaPolicy {
    private final BusinessCalendar calendar;
    private final List<SlaTarget> targets;
    private final List<Field<Interaction, String>> precedence;
    private final TargetChange onChange;
    private final Map<SlaMetric, Set<Status>> pausing;
    private final Map<SlaMetric, TargetRules> rules = new EnumMap<>(SlaMetric.class);

    SlaPolicy(SlaPolicyBuilder builder) {
        calendar = builder.calendar;
        targets = List.copyOf(builder.targets);
        precedence = List.copyOf(builder.precedence);
        onChange = builder.onChange;
        pausing = new EnumMap<>(builder.pausing);
        for (SlaMetric metric : SlaMetric.values()) {
            rules.put(
                    metric,
                    new TargetRules(
                            targets.stream()
                                    .filter(target -> target.metric() == metric)
                                    .toList(),
                            precedence));
        }
    }

    /**
     * Begins a policy.
     *
     * @param calendar the opening hours in which clocks run
     * @return a builder of a policy without targets
     */
    public static SlaPolicyBuilder builder(BusinessCalendar calendar) {
        return new SlaPolicyBuilder(calendar);
    }

    /** {@return the opening hours in which clocks run, if their target has none of its own} */
    public BusinessCalendar calendar() {
        return calendar;
    }

    /** {@return all targets in the order given; unmodifiable} */
    public List<SlaTarget> targets() {
        return targets;
    }

    /**
     * The target that applies to a case at an instant.
     *
     * @param metric what is promised
     * @param row the case
     * @param instant at which the target is in force
     * @return the most specific target; empty if nothing is promised
     */
    public Optional<SlaTarget> target(SlaMetric metric, Interaction row, Instant instant) {
        return Optional.ofNullable(rules(metric).find(row, instant));
    }

    @SuppressWarnings("NullAway") // there are rules for every metric, perhaps none
    private TargetRules rules(SlaMetric metric) {
        return rules.get(metric);
    }

    /**
     * The clock of what is promised once for a case. It starts at the opening. A first response is met by {@code
     * firstResponseAt}, a resolution by {@code resolvedAt}; a case is closed when it is resolved, or abandoned and not
     * answered.
     *
     * @param metric {@link SlaMetric#FIRST_RESPONSE} or {@link SlaMetric#RESOLUTION}
     * @param row the case
     * @return its clock without pauses; empty if no target applies, or the first response is of a case that the customer did
     *     not begin
     * @throws IllegalArgumentException for {@link SlaMetric#NEXT_RESPONSE}, of which a case may have many
     */
    public Optional<SlaClock> clock(SlaMetric metric, Interaction row) {
        Instant closedAt = closedAt(row);
        return switch (metric) {
            case FIRST_RESPONSE ->
                row.origin() == Origin.CUSTOMER
                        ? clock(metric, row, row.openedAt(), row.firstResponseAt(), closedAt)
                        : Optional.empty();
            case RESOLUTION -> clock(metric, row, row.openedAt(), row.resolvedAt(), closedAt);
            case NEXT_RESPONSE ->
                throw new IllegalArgumentException(
                        "a case may have many next responses: ask for the clocks of its reply cycles");
        };
    }

    private static @Nullable Instant closedAt(Interaction row) {
        if (row.resolvedAt() != null) {
            return row.resolvedAt();
        }
        return row.answeredAt() == null ? row.abandonedAt() : null;
    }

    /**
     * The clock of a next response: from the start of a reply cycle to the reply. It is closed where a resolution closed the
     * cycle, or else with the case.
     *
     * @param cycle a turn of the customer
     * @return its clock without pauses; empty if no target applies, or the cycle waits for the first response
     */
    public Optional<SlaClock> clock(ReplyCycle cycle) {
        return clock(cycle, stop -> cycle.interaction());
    }

    /** @param rowAt what the case is when the clock stops, null if it runs */
    private Optional<SlaClock> clock(ReplyCycle cycle, Function<@Nullable Instant, Interaction> rowAt) {
        if (cycle.repliesBefore() == 0) {
            return Optional.empty();
        }
        Instant closed = cycle.closedAt();
        if (closed == null && cycle.state() == ReplyCycle.State.UNANSWERED) {
            closed = closedAt(cycle.interaction());
        }
        Interaction row = rowAt.apply(first(cycle.repliedAt(), closed));
        return clock(SlaMetric.NEXT_RESPONSE, row, cycle.startedAt(), cycle.repliedAt(), closed);
    }

    /**
     * The clock of any promise about a case, such as one that starts at another instant than the opening.
     *
     * @param metric whose targets apply
     * @param row the case
     * @param startedAt when the clock starts
     * @param metAt when what was promised happened, null if it has not
     * @param closedAt when the case ended, null if it is open
     * @return its clock without pauses; empty if no target applies when it starts
     */
    public Optional<SlaClock> clock(
            SlaMetric metric, Interaction row, Instant startedAt, @Nullable Instant metAt, @Nullable Instant closedAt) {
        TargetRules applicable = rules(metric);
        SlaTarget target = applicable.find(row, startedAt);
        if (target == null) {
            return Optional.empty();
        }
        SlaClock clock = SlaClock.of(startedAt, target.time(), hours(target));
        if (onChange != TargetChange.KEEP) {
            for (Instant change : applicable.changesAfter(startedAt)) {
                SlaTarget next = applicable.find(row, change);
                if (next != null && !next.equals(target)) {
                    clock = clock.retargetedAt(change, next.time(), hours(next), onChange);
                    target = next;
                }
            }
        }
        return Optional.of(clock.metAt(metAt).closedAt(closedAt));
    }

    /**
     * The clocks of what is promised about a conversation, with its pauses. Targets by team or agent are chosen by {@link
     * ConversationOutcome#interactionAt} of the instant at which the clock stopped: with what was promised, or else with the end
     * of the case. The clock of the first response starts and stops where those of {@link ConversationOutcome#firstResponse()}
     * do, that of the resolution where those of {@link ConversationOutcome#fullResolution()} do.
     *
     * @param metric what is promised
     * @param outcome the conversation under its own policy
     * @return at most one clock, or of next responses one for each reply cycle after the first reply; none if no target
     *     applies, the conversation was merged or deleted, or the conversation policy does not measure its first response
     */
    public List<SlaClock> clocks(SlaMetric metric, ConversationOutcome outcome) {
        return events(metric, outcome).stream().flatMap(Optional::stream).toList();
    }

    /** What could be promised about a conversation that is not removed; empty where nothing is. */
    List<Optional<SlaClock>> events(SlaMetric metric, ConversationOutcome outcome) {
        if (outcome.removal() != null) {
            return List.of();
        }
        Stream<Optional<SlaClock>> events = switch (metric) {
            case FIRST_RESPONSE -> Stream.of(firstResponseClock(outcome));
            case NEXT_RESPONSE ->
                outcome.replyCycles().stream()
                        .filter(cycle -> cycle.repliesBefore() > 0)
                        .map(cycle -> clock(cycle, stop -> rowAt(stop, outcome)));
            case RESOLUTION -> Stream.of(resolutionClock(outcome));
        };
        List<Pause> pauses = pauses(metric, outcome);
        return events.map(clock -> clock.map(running -> running.pausedDuring(pauses)))
                .toList();
    }

    private Optional<SlaClock> firstResponseClock(ConversationOutcome outcome) {
        Instant startedAt = outcome.responseClockStartedAt();
        Instant metAt = outcome.firstResponseAt();
        Instant closedAt = closedAt(outcome.interaction());
        return startedAt != null && outcome.isFirstResponseMeasured()
                ? clock(SlaMetric.FIRST_RESPONSE, rowAt(first(metAt, closedAt), outcome), startedAt, metAt, closedAt)
                : Optional.empty();
    }

    private Optional<SlaClock> resolutionClock(ConversationOutcome outcome) {
        Interaction row = outcome.interaction();
        Instant metAt = outcome.fullResolution() == null ? null : row.resolvedAt();
        Instant closedAt = closedAt(row);
        Interaction then = rowAt(first(metAt, closedAt), outcome);
        return clock(SlaMetric.RESOLUTION, then, outcome.resolutionClockStartedAt(), metAt, closedAt);
    }

    /** What a clock stops at: what was promised, or else the end of the case. */
    private static @Nullable Instant first(@Nullable Instant metAt, @Nullable Instant closedAt) {
        return metAt == null ? closedAt : metAt;
    }

    private static Interaction rowAt(@Nullable Instant stop, ConversationOutcome outcome) {
        return stop == null ? outcome.interaction() : outcome.interactionAt(stop);
    }

    private List<Pause> pauses(SlaMetric metric, ConversationOutcome outcome) {
        Set<Status> statuses = pausing.getOrDefault(metric, Set.of());
        return outcome.statusSpans().stream()
                .filter(span -> statuses.contains(span.status()))
                .map(span -> new Pause(span.startInclusive(), span.endExclusive()))
                .toList();
    }

    private BusinessCalendar hours(SlaTarget target) {
        return target.calendar().orElse(calendar);
    }

    /** Two policies are equal if they promise the same. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SlaPolicy that
                && calendar.equals(that.calendar)
                && targets.equals(that.targets)
                && precedence.equals(that.precedence)
                && onChange == that.onChange
                && pausing.equals(that.pausing);
    }

    @Override
    public int hashCode() {
        return targets.hashCode();
    }

    /** The policy in words, the same in every process: states that were saved under another one are refused. */
    @Override
    public String toString() {
        return "SlaPolicy[%s, precedence %s, on change %s, paused in %s, during %s]"
                .formatted(targets, precedence, onChange, pausing, calendar);
    }
}
