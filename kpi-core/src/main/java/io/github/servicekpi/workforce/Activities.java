package io.github.servicekpi.workforce;

import io.github.servicekpi.Calculator;
import io.github.servicekpi.Span;
import io.github.servicekpi.stats.Exclusions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The state of a calculation in which the activities of an agent must meet: all of them by agent, in the order in which they
 * came, and how many could not be used. Results sort them first, so the order does not show.
 */
final class Activities {
    private final Map<String, Agent> byAgent = new HashMap<>();
    private final SortedMap<String, Long> excluded = new TreeMap<>();

    /** What is kept of one agent. */
    static final class Agent {
        private final List<Work> work = new ArrayList<>();
        private final List<Presence> presence = new ArrayList<>();

        List<Work> work() {
            return work;
        }

        List<Presence> presence() {
            return presence;
        }
    }

    /** A stretch of work that may still go on. */
    record Work(String contact, Instant start, @Nullable Instant end) {}

    /** A stretch in a state that may still go on. */
    record Presence(
            PresenceState state, Instant start, @Nullable Instant end) {}

    /**
     * A calculator of activities.
     *
     * @param definition what the finisher does, with all that it depends on
     */
    static <T extends AgentActivity, R> Calculator<T, R> calculator(
            String definition, Function<Activities, R> finisher) {
        return Calculator.of(
                Activities::new,
                Activities::add,
                Activities::merge,
                finisher,
                new ActivitiesCodec("agent-activities/1: " + definition));
    }

    Map<String, Agent> byAgent() {
        return byAgent;
    }

    SortedMap<String, Long> excludedCounts() {
        return excluded;
    }

    Exclusions excluded() {
        return Exclusions.of(excluded);
    }

    Agent agent(String name) {
        return byAgent.computeIfAbsent(name, n -> new Agent());
    }

    private void add(AgentActivity activity) {
        String agent = activity.agent();
        Instant start = activity.startInclusive();
        Instant end = activity.endExclusive();
        if (agent == null) {
            exclude(AgentActivity.UNKNOWN_AGENT);
        } else if (start == null) {
            exclude(AgentActivity.UNKNOWN_START);
        } else if (end != null && end.isBefore(start)) {
            exclude(Span.NEGATIVE);
        } else if (activity instanceof PresenceSpan presence) {
            agent(agent).presence.add(new Presence(presence.state(), start, end));
        } else if (activity instanceof WorkSegment work) {
            String contact = work.contact();
            if (contact == null) {
                exclude(WorkSegment.UNKNOWN_CONTACT);
            } else {
                agent(agent).work.add(new Work(contact, start, end));
            }
        }
    }

    private void exclude(String reason) {
        excluded.merge(reason, 1L, Long::sum);
    }

    private void merge(Activities other) {
        other.excluded.forEach((reason, count) -> excluded.merge(reason, count, Long::sum));
        other.byAgent.forEach((name, theirs) -> {
            Agent ours = agent(name);
            ours.work.addAll(theirs.work);
            ours.presence.addAll(theirs.presence);
        });
    }
}
