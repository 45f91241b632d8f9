package io.github.servicekpi.workforce;

import io.github.servicekpi.Calculator;
import io.github.servicekpi.stats.Exclusions;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * How long agents were in each state of presence, within a reporting range.
 *
 * <p>Formula: for each agent and state, the length of the union of the spans in that state, of the part within the range.
 * An instant at which spans give an agent several states counts for none of them but as {@link #conflicting()}. A state that
 * still lasts goes on to the end of the range. Times of different agents are added.
 *
 * <p>Excluded are spans, by the first reason that applies: the agent is not known ({@code unknown-agent}), the start is not
 * ({@code unknown-start}), it ends before it starts ({@code negative-span}). Spans outside the range count nothing.
 *
 * <p>No data: without spans all times are zero, and {@link #occupancy()} is empty.
 *
 * <p>All spans are kept, some 60 bytes each, so the result is the same in any order and from any partition.
 *
 * <p>Example, from 08:00 to 12:00: available 08:00 to 09:00, busy to 11:30, away to 12:00, and a second device that says
 * available from 11:00 to 11:15. Available 60 min, busy 135, away 30, conflicting 15; occupancy 135 / 195 = 69.2 %.
 *
 * @param byState the time in each state; all states are there, unmodifiable
 * @param conflicting the time in several states at once
 * @param agents how many agents were there in the range, in any state
 * @param excluded the spans left out, by reason
 */
public record Presence(Map<PresenceState, Duration> byState, Duration conflicting, long agents, Exclusions excluded) {

    /**
     * Copies the times.
     *
     * @param byState the time in each state; those not there are zero
     * @param conflicting the time in several states at once
     * @param agents how many agents
     * @param excluded the spans left out
     * @throws IllegalArgumentException if a time or the number of agents is negative
     */
    public Presence {
        Map<PresenceState, Duration> times = new EnumMap<>(PresenceState.class);
        for (PresenceState state : PresenceState.values()) {
            Duration time = byState.getOrDefault(state, Duration.ZERO);
            if (time.isNegative()) {
                throw new IllegalArgumentException("the time " + state + " must not be negative, but was " + time);
            }
            times.put(state, time);
        }
        byState = Collections.unmodifiableMap(times);
        if (conflicting.isNegative() || agents < 0) {
            throw new IllegalArgumentException(
                    "conflicting and agents must not be negative, but were " + conflicting + " and " + agents);
        }
    }

    /**
     * The presence of agents within a range.
     *
     * @param startInclusive where the range begins
     * @param endExclusive where it ends; states that still last end here
     * @return a calculator over spans; to have one agent each, group it by {@link PresenceSpan#agent()}
     * @throws IllegalArgumentException if the range is empty
     */
    public static Calculator<PresenceSpan, Presence> calculator(Instant startInclusive, Instant endExclusive) {
        ReportingRange range = new ReportingRange(startInclusive, endExclusive);
        return Activities.calculator("presence " + range, activities -> of(activities, range));
    }

    private static Presence of(Activities activities, ReportingRange range) {
        EnumMap<PresenceState, Duration> byState = new EnumMap<>(PresenceState.class);
        Duration conflicting = Duration.ZERO;
        long agents = 0;
        for (Activities.Agent agent : activities.byAgent().values()) {
            PresenceTimes times = PresenceTimes.of(agent, range);
            if (!times.isEmpty()) {
                agents++;
            }
            for (PresenceState state : PresenceState.values()) {
                byState.merge(state, Interval.total(times.in(state)), Duration::plus);
            }
            conflicting = conflicting.plus(times.conflicting());
        }
        return new Presence(byState, conflicting, agents, activities.excluded());
    }

    /**
     * The time in a state.
     *
     * @param state any
     * @return the time, zero if no agent was in it
     */
    public Duration in(PresenceState state) {
        return byState.getOrDefault(state, Duration.ZERO);
    }

    /** {@return the time logged in: available, busy or away} */
    public Duration online() {
        return in(PresenceState.AVAILABLE).plus(in(PresenceState.BUSY)).plus(in(PresenceState.AWAY));
    }

    /**
     * The occupancy by states alone, where the times of work itself are not at hand; see {@link Occupancy} where they are.
     *
     * @return busy / (busy + available), from 0 to 1; empty without either
     */
    public OptionalDouble occupancy() {
        return Nanos.ratio(in(PresenceState.BUSY), in(PresenceState.BUSY).plus(in(PresenceState.AVAILABLE)));
    }
}
