package io.github.servicekpi.conversation;

import static io.github.servicekpi.conversation.ConversationKpis.duration;
import static io.github.servicekpi.conversation.ConversationKpis.span;

import io.github.servicekpi.Field;
import io.github.servicekpi.Kpi;
import io.github.servicekpi.Span;
import io.github.servicekpi.stats.DurationDistribution;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How long conversations take and who waits for whom, from the times in each status.
 *
 * <p>All are of conversations that are resolved, in the time that the {@link ConversationPolicy} counts; what is part of
 * another conversation or gone is excluded as {@code merged} or {@code deleted}. Of others, those neither resolved nor
 * abandoned count as open and the rest as missing, as do resolved ones whose events do not tell the figure. A negative time
 * is excluded as {@code negative-span}, and so is every time of what was last resolved before its opening. Resolution
 * times that start at a handoff are excluded as {@code resolved-before-handoff} where the last resolution was before it. Every
 * duration is kept, so percentiles are exact, and the same in any order and from any partition of the rows.
 *
 * <p>The example of each: new 09:00, open 09:20, pending 10:00, open 12:00, on hold 12:30, open 15:30, resolved 16:00; the
 * next day reopened 10:00, resolved 10:45.
 */
public final class WaitingKpis {
    private static final String ZENDESK = "Zendesk, About native Support time duration metrics";

    private static final Field<ConversationOutcome, Boolean> RESOLVED_BEFORE_OPENING =
            Field.flag("resolved_before_opening", ConversationOutcome::isResolvedBeforeOpening);
    private static final Field<ConversationOutcome, Boolean> RESOLVED_BEFORE_HANDOFF =
            Field.flag("resolved_before_handoff", ConversationOutcome::isResolvedBeforeHandoff);

    private WaitingKpis() {}

    /**
     * Requester wait time: how long the customer waited for the service, in the statuses new, open and on hold up to the
     * last resolution. It is one of the two times that are called active resolution time.
     *
     * <p>Example: to the first resolution 300 minutes, to the last one 345.
     *
     * <p>Source: Zendesk, <i>About native Support time duration metrics</i>.
     */
    public static final Kpi<ConversationOutcome, DurationDistribution> REQUESTER_WAIT_TIME = status(
            "requester-wait-time", StatusTimes::requesterWait, "Time new, open or on hold, up to the last resolution.");

    /**
     * Agent work time: how long it was the agents' turn, in the statuses new and open up to the last resolution. It is the
     * other one of the two times that are called active resolution time.
     *
     * <p>Example: to the first resolution 120 minutes, to the last one 165.
     *
     * <p>Source: Zendesk, <i>About native Support time duration metrics</i>.
     */
    public static final Kpi<ConversationOutcome, DurationDistribution> AGENT_WORK_TIME =
            status("agent-work-time", StatusTimes::agentWork, "Time new or open, up to the last resolution.");

    /**
     * Agent wait time: how long agents waited for the customer, in the status pending up to the last resolution.
     *
     * <p>Example: 120 minutes.
     *
     * <p>Source: Zendesk, <i>About native Support time duration metrics</i>.
     */
    public static final Kpi<ConversationOutcome, DurationDistribution> AGENT_WAIT_TIME =
            status("agent-wait-time", StatusTimes::agentWait, "Time pending, up to the last resolution.");

    /**
     * On-hold time: how long a conversation was on hold, up to the last resolution.
     *
     * <p>Example: 180 minutes.
     *
     * <p>Source: Zendesk, <i>About native Support time duration metrics</i>.
     */
    public static final Kpi<ConversationOutcome, DurationDistribution> ON_HOLD_TIME =
            status("on-hold-time", StatusTimes::onHold, "Time on hold, up to the last resolution.");

    /**
     * First resolution time: from the opening to the first resolution or, if the policy leaves out a bot's time, from the first
     * handoff to the first resolution after it.
     *
     * <p>Example: 420 minutes. Resolved by a bot at 10:05, reopened 12:00, handed off 12:05, resolved 12:30, without the bot's
     * time: 25 minutes.
     *
     * <p>Source: Zendesk, <i>About native Support time duration metrics</i>.
     */
    public static final Kpi<ConversationOutcome, DurationDistribution> FIRST_RESOLUTION_TIME = resolution(
            "first-resolution-time",
            "first",
            ConversationOutcome::firstResolution,
            "Time from the opening, or the first handoff, to the first resolution.",
            ZENDESK);

    /**
     * Full resolution time: to the last resolution, with the time spent resolved in between.
     *
     * <p>Example: 1545 minutes.
     *
     * <p>Source: Zendesk, <i>About native Support time duration metrics</i>.
     */
    public static final Kpi<ConversationOutcome, DurationDistribution> FULL_RESOLUTION_TIME = resolution(
            "resolution-time",
            "full-by-policy",
            ConversationOutcome::fullResolution,
            "Time from the opening, or the first handoff, to the last resolution.",
            ZENDESK);

    /**
     * Net resolution time: the full one less the part of it that was spent resolved in between. What was before the handoff that
     * the full one starts at is no part of it. Of hours that count by the latest, those at the last resolution count for both.
     *
     * <p>Example: 1545 less 1080, 465 minutes. Resolved by a bot at 10:05, reopened 12:00, handed off 12:05, resolved 12:30,
     * without the bot's time: 25 less 0, 25 minutes.
     *
     * <p>Source: help-desk practice.
     */
    public static final Kpi<ConversationOutcome, DurationDistribution> NET_RESOLUTION_TIME = resolution(
            "net-resolution-time",
            "less-resolved",
            ConversationOutcome::netResolution,
            "Full resolution time less the time spent resolved between reopenings.",
            "Help-desk practice");

    /**
     * Effective resolution time: the full one less the part of it that was spent on hold, both in the time that the policy counts
     * and as in {@link #NET_RESOLUTION_TIME}.
     *
     * <p>Example: 1545 less 180, 1365 minutes. On hold from 10:00, handed off 12:00, open 12:10, resolved 12:30, without the bot's
     * time: 30 less 10, 20 minutes.
     *
     * <p>Source: GLPI, statistics of solve delays; Frappe Helpdesk, resolution time.
     */
    public static final Kpi<ConversationOutcome, DurationDistribution> EFFECTIVE_RESOLUTION_TIME = resolution(
            "effective-resolution-time",
            "less-on-hold",
            ConversationOutcome::effectiveResolution,
            "Full resolution time less the time on hold.",
            "GLPI, solve delay");

    private static Kpi<ConversationOutcome, DurationDistribution> status(
            String id, Function<StatusTimes, Duration> time, String text) {
        Function<ConversationOutcome, @Nullable Duration> toLastResolution = outcome -> {
            StatusTimes times = outcome.interaction().resolvedAt() == null ? null : outcome.statusTimes();
            return times == null ? null : time.apply(times);
        };
        return span(id.replace('-', '_'), toLastResolution)
                .excluding(Span.NEGATIVE, RESOLVED_BEFORE_OPENING.is(true))
                .distribution()
                .named(duration(id, "to-last-resolution", text, ZENDESK));
    }

    private static Kpi<ConversationOutcome, DurationDistribution> resolution(
            String id,
            String variant,
            Function<ConversationOutcome, @Nullable Duration> time,
            String text,
            String source) {
        return span(id.replace('-', '_'), time)
                .excluding("resolved-before-handoff", RESOLVED_BEFORE_HANDOFF.is(true))
                .distribution()
                .named(duration(id, variant, text, source));
    }
}
