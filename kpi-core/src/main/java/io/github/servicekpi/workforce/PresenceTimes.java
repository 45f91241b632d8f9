package io.github.servicekpi.workforce;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** When one agent was in each state and in no other at once, and for how long in several. */
record PresenceTimes(Map<PresenceState, List<Interval>> byState, Duration conflicting) {

    static PresenceTimes of(Activities.Agent agent, ReportingRange range) {
        Map<PresenceState, List<Interval>> told = new EnumMap<>(PresenceState.class);
        for (Activities.Presence presence : agent.presence()) {
            range.clip(presence.start(), presence.end())
                    .ifPresent(part -> told.computeIfAbsent(presence.state(), s -> new ArrayList<>())
                            .add(part));
        }
        Map<PresenceState, List<Interval>> certain = new EnumMap<>(PresenceState.class);
        List<Interval> conflicts = new ArrayList<>();
        Timelines.of(told)
                .forEachStretch((states, stretch) -> (states.size() > 1
                                ? conflicts
                                : certain.computeIfAbsent(states.first(), s -> new ArrayList<>()))
                        .add(stretch));
        return new PresenceTimes(certain, Interval.total(conflicts));
    }

    /** Whether the agent was in no state at all. */
    boolean isEmpty() {
        return byState.isEmpty() && conflicting.isZero();
    }

    /** Ascending, and not overlapping. */
    List<Interval> in(PresenceState state) {
        return byState.getOrDefault(state, List.of());
    }
}
