package io.github.servicekpi.workforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.servicekpi.stats.DurationDistribution;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Compares with an oracle that looks at every second by itself. */
class SecondBySecondTest {
    private static final int FROM = 20;
    private static final int TO = 80;
    private static final int SECONDS = 200;
    private static final List<String> AGENTS = List.of("amy", "bob");

    @Provide
    Arbitrary<List<AgentActivity>> activities() {
        return Activity.any().list().ofMaxSize(30);
    }

    private static boolean usable(AgentActivity activity) {
        return activity.agent() != null
                && activity.startInclusive() != null
                && !(activity instanceof WorkSegment work && work.contact() == null)
                && (activity.endExclusive() == null || !activity.endExclusive().isBefore(activity.startInclusive()));
    }

    private static boolean covers(AgentActivity activity, String agent, int second) {
        Instant instant = Activity.at(second);
        return usable(activity)
                && activity.agent().equals(agent)
                && !instant.isBefore(activity.startInclusive())
                && (activity.endExclusive() == null || instant.isBefore(activity.endExclusive()));
    }

    private static Set<String> contacts(List<? extends AgentActivity> activities, String agent, int second) {
        Set<String> contacts = new TreeSet<>();
        for (AgentActivity activity : activities) {
            if (activity instanceof WorkSegment work && covers(work, agent, second)) {
                contacts.add(work.contact());
            }
        }
        return contacts;
    }

    private static Set<PresenceState> states(List<AgentActivity> activities, String agent, int second) {
        Set<PresenceState> states = new TreeSet<>();
        for (AgentActivity activity : activities) {
            if (activity instanceof PresenceSpan presence && covers(presence, agent, second)) {
                states.add(presence.state());
            }
        }
        return states;
    }

    @Property(tries = 300)
    void concurrentWork(@ForAll("activities") List<AgentActivity> activities) {
        List<WorkSegment> segments = activities.stream()
                .filter(activity -> activity instanceof WorkSegment && activity.endExclusive() != null)
                .map(WorkSegment.class::cast)
                .toList();
        Map<String, BigDecimal> elapsed = new TreeMap<>();
        Map<String, BigDecimal> shared = new TreeMap<>();
        segments.stream().filter(SecondBySecondTest::usable).forEach(segment -> {
            elapsed.put(segment.contact(), BigDecimal.ZERO);
            shared.put(segment.contact(), BigDecimal.ZERO);
        });
        int union = 0;
        for (String agent : AGENTS) {
            for (int second = 0; second < SECONDS; second++) {
                Set<String> contacts = contacts(segments, agent, second);
                union += contacts.isEmpty() ? 0 : 1;
                for (String contact : contacts) {
                    elapsed.merge(contact, BigDecimal.ONE, BigDecimal::add);
                    BigDecimal share =
                            BigDecimal.ONE.divide(BigDecimal.valueOf(contacts.size()), 30, RoundingMode.HALF_EVEN);
                    shared.merge(contact, share, BigDecimal::add);
                }
            }
        }

        ConcurrentWork work = ConcurrentWork.calculator().calculate(segments);

        assertThat(work.elapsed()).isEqualTo(durations(elapsed));
        assertThat(work.shared()).isEqualTo(durations(shared));
        assertThat(work.union()).isEqualTo(Duration.ofSeconds(union));
        assertThat(work.total(Concurrency.UNION)).isLessThanOrEqualTo(work.total(Concurrency.SUM));
    }

    private static DurationDistribution durations(Map<String, BigDecimal> seconds) {
        List<Duration> durations = new ArrayList<>();
        seconds.values()
                .forEach(length -> durations.add(Duration.ofNanos(length.movePointRight(9)
                        .setScale(10, RoundingMode.HALF_EVEN)
                        .setScale(0, RoundingMode.HALF_EVEN)
                        .longValueExact())));
        return DurationDistribution.of(durations);
    }

    @Property(tries = 300)
    void presence(@ForAll("activities") List<AgentActivity> activities) {
        Map<PresenceState, Integer> expected = new EnumMap<>(PresenceState.class);
        int conflicting = 0;
        int agents = 0;
        for (String agent : AGENTS) {
            boolean there = false;
            for (int second = FROM; second < TO; second++) {
                Set<PresenceState> states = states(activities, agent, second);
                there |= !states.isEmpty();
                conflicting += states.size() > 1 ? 1 : 0;
                if (states.size() == 1) {
                    expected.merge(states.iterator().next(), 1, Integer::sum);
                }
            }
            agents += there ? 1 : 0;
        }

        Presence presence = Presence.calculator(Activity.at(FROM), Activity.at(TO))
                .calculate(activities.stream()
                        .filter(PresenceSpan.class::isInstance)
                        .map(PresenceSpan.class::cast)
                        .toList());

        for (PresenceState state : PresenceState.values()) {
            assertThat(presence.in(state)).isEqualTo(Duration.ofSeconds(expected.getOrDefault(state, 0)));
        }
        assertThat(presence.conflicting()).isEqualTo(Duration.ofSeconds(conflicting));
        assertThat(presence.agents()).isEqualTo(agents);
    }

    @Property(tries = 300)
    void occupancy(@ForAll("activities") List<AgentActivity> activities) {
        int union = 0;
        int sum = 0;
        int idle = 0;
        for (String agent : AGENTS) {
            for (int second = FROM; second < TO; second++) {
                Set<String> contacts = contacts(activities, agent, second);
                sum += contacts.size();
                union += contacts.isEmpty() ? 0 : 1;
                if (contacts.isEmpty() && states(activities, agent, second).equals(Set.of(PresenceState.AVAILABLE))) {
                    idle++;
                }
            }
        }

        for (Concurrency concurrency : Concurrency.values()) {
            Occupancy occupancy = Occupancy.calculator(concurrency, Activity.at(FROM), Activity.at(TO))
                    .calculate(activities);
            int busy = concurrency == Concurrency.SUM ? sum : union;
            assertThat(occupancy.busy()).as("%s", concurrency).isEqualTo(Duration.ofSeconds(busy));
            assertThat(occupancy.idle()).as("%s", concurrency).isEqualTo(Duration.ofSeconds(idle));
        }
    }

    /** Parts of agents add up to the whole. */
    @Property(tries = 100)
    void partsOfAgentsAddUp(@ForAll("activities") List<AgentActivity> activities) {
        var occupancy = Occupancy.calculator(Concurrency.UNION, Activity.at(FROM), Activity.at(TO));
        Duration whole = occupancy.calculate(activities).busy();
        Duration parts = occupancy.groupingBy(AgentActivity::agent).calculate(activities).byKey().values().stream()
                .map(Occupancy::busy)
                .reduce(Duration.ZERO, Duration::plus);
        assertThat(parts).isEqualTo(whole);
    }
}
