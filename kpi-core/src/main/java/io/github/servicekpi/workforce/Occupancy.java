package io.github.servicekpi.workforce;

import io.github.servicekpi.Calculator;
import io.github.servicekpi.stats.Exclusions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * The share of the time for contacts that agents spent on contacts, from the times of the work itself and the states of
 * presence.
 *
 * <p>Formula: {@code busy / (busy + idle)}. Busy is the time of work, as {@link Concurrency#UNION} counts it, or as {@link
 * Concurrency#SUM} does where handle times are added whatever else was at hand; shares add up to the union. Idle is the
 * time in state {@link PresenceState#AVAILABLE}, and in no other, without any work.
 *
 * <p>Counted: work and states within the reporting range, cut to it; what still goes on, goes on to its end. Work counts
 * whatever the state. Excluded are activities, by the first reason that applies: the agent is not known ({@code
 * unknown-agent}), the start is not ({@code unknown-start}), it ends before it starts ({@code negative-span}), the contact of
 * work is not known ({@code unknown-contact}).
 *
 * <p>No data: without busy or idle time there is no occupancy. Times of different agents are added.
 *
 * <p>All activities are kept, so the result is the same in any order and from any partition.
 *
 * <p>Example: chats from 10:00 to 10:20 and 10:10 to 10:30, available from 10:00 to 10:40. Idle 10 min; by the union 30 / 40
 * = 75 %, by the sum 40 / 50 = 80 %.
 *
 * <p>Source: call-centre practice (ICMI); AWS Connect has described both, handle time in older texts and the wall-clock time
 * on contact in later ones.
 *
 * @param busy the time on contacts
 * @param idle the time available without any
 * @param excluded the activities left out, by reason
 */
public record Occupancy(Duration busy, Duration idle, Exclusions excluded) {

    /**
     * Checks the components.
     *
     * @param busy the time on contacts
     * @param idle the time available without any
     * @param excluded the activities left out
     * @throws IllegalArgumentException if a time is negative
     */
    public Occupancy {
        if (busy.isNegative() || idle.isNegative()) {
            throw new IllegalArgumentException("busy and idle must not be negative, but were " + busy + " and " + idle);
        }
        Objects.requireNonNull(excluded, "excluded");
    }

    /**
     * The occupancy of agents within a range.
     *
     * @param concurrency how concurrent work counts
     * @param startInclusive where the range begins
     * @param endExclusive where it ends; what still goes on ends here
     * @return a calculator over work and presence; to have one agent each, group it by {@link AgentActivity#agent()}
     * @throws IllegalArgumentException if the range is empty
     */
    public static Calculator<AgentActivity, Occupancy> calculator(
            Concurrency concurrency, Instant startInclusive, Instant endExclusive) {
        ReportingRange range = new ReportingRange(startInclusive, endExclusive);
        return Activities.calculator(
                "occupancy " + concurrency + " " + range, activities -> of(activities, concurrency, range));
    }

    private static Occupancy of(Activities activities, Concurrency concurrency, ReportingRange range) {
        Duration busy = Duration.ZERO;
        Duration idle = Duration.ZERO;
        for (Activities.Agent agent : activities.byAgent().values()) {
            Map<String, List<Interval>> byContact = new HashMap<>();
            for (Activities.Work work : agent.work()) {
                range.clip(work.start(), work.end())
                        .ifPresent(part -> byContact
                                .computeIfAbsent(work.contact(), c -> new ArrayList<>())
                                .add(part));
            }
            Timelines<String> times = Timelines.of(byContact);
            List<Interval> working = times.union();
            List<Interval> available = PresenceTimes.of(agent, range).in(PresenceState.AVAILABLE);
            for (List<Interval> counted :
                    concurrency == Concurrency.SUM ? times.byThing().values() : List.of(working)) {
                busy = busy.plus(Interval.total(counted));
            }
            idle = idle.plus(Interval.total(available)).minus(Interval.common(available, working));
        }
        return new Occupancy(busy, idle, activities.excluded());
    }

    /** {@return busy / (busy + idle), from 0 to 1; empty without either} */
    public OptionalDouble value() {
        return Nanos.ratio(busy, busy.plus(idle));
    }
}
