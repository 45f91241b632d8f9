package io.github.servicekpi.workforce;

import io.github.servicekpi.Calculator;
import io.github.servicekpi.stats.Exclusions;
import io.github.servicekpi.time.BusinessCalendar;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * The share of their shifts in which agents were there for contacts.
 *
 * <p>Formula: {@code available / scheduled}. Available is the time in state {@link PresenceState#AVAILABLE} or {@link
 * PresenceState#BUSY}, and in no other at once, that lies within the shift; scheduled is the length of the shift within the
 * reporting range, for each agent with a span in that range. Time outside the shift is in neither. Of a calendar whose latest hours count
 * throughout, those at the end of the range count for both.
 *
 * <p>Excluded are spans, by the first reason that applies: the agent is not known ({@code unknown-agent}), the start is not
 * ({@code unknown-start}), it ends before it starts ({@code negative-span}). No data: without agents, or a shift in the range, there is no availability. An agent without any span in the range
 * is not known to it: absence of a whole day shows in {@link #scheduled()}, not here.
 *
 * <p>All spans are kept, so the result is the same in any order and from any partition.
 *
 * <p>Example: shift 09:00 to 17:00; available from 08:30 to 12:00 and busy from 13:00 to 16:00: 3 + 3 of 8 hours, 75 %.
 *
 * <p>Source: call-centre practice, where it is a part of schedule adherence.
 *
 * @param available the time available or busy within the shift
 * @param scheduled the length of the shift, of all agents
 * @param excluded the spans left out, by reason
 */
public record Availability(Duration available, Duration scheduled, Exclusions excluded) {

    /**
     * Checks the components.
     *
     * @param available the time available or busy within the shift
     * @param scheduled the length of the shift
     * @param excluded the spans left out
     * @throws IllegalArgumentException if {@code available} is negative or above {@code scheduled}
     */
    public Availability {
        if (available.isNegative() || available.compareTo(scheduled) > 0) {
            throw new IllegalArgumentException(
                    "available must be from 0 to scheduled, %s, but was %s".formatted(scheduled, available));
        }
        Objects.requireNonNull(excluded, "excluded");
    }

    /**
     * The availability of agents who work the same shift.
     *
     * @param shift when they should be there
     * @param startInclusive where the reporting range begins
     * @param endExclusive where it ends; states that still last end here
     * @return a calculator over spans; to have one agent each, group it by {@link PresenceSpan#agent()}
     * @throws IllegalArgumentException if the range is empty
     */
    public static Calculator<PresenceSpan, Availability> calculator(
            BusinessCalendar shift, Instant startInclusive, Instant endExclusive) {
        ReportingRange range = new ReportingRange(startInclusive, endExclusive);
        Duration length = shift.between(startInclusive, endExclusive);
        return Activities.calculator("availability " + range + " in " + shift, activities -> {
            Duration available = Duration.ZERO;
            long agents = 0;
            for (Activities.Agent agent : activities.byAgent().values()) {
                PresenceTimes times = PresenceTimes.of(agent, range);
                agents += times.isEmpty() ? 0 : 1;
                available = available
                        .plus(within(shift, times, PresenceState.AVAILABLE, endExclusive))
                        .plus(within(shift, times, PresenceState.BUSY, endExclusive));
            }
            return new Availability(available, length.multipliedBy(agents), activities.excluded());
        });
    }

    /** Each time as what is left of the shift from its start less what is left from its end: by the hours of the same day as the whole. */
    private static Duration within(BusinessCalendar shift, PresenceTimes times, PresenceState state, Instant end) {
        return times.in(state).stream()
                .map(interval -> shift.between(interval.start(), end).minus(shift.between(interval.end(), end)))
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** {@return available / scheduled, from 0 to 1; empty if nothing is scheduled} */
    public OptionalDouble value() {
        return Nanos.ratio(available, scheduled);
    }
}
