package io.github.servicekpi.workforce;

import io.github.servicekpi.Calculator;
import io.github.servicekpi.Field;
import io.github.servicekpi.Table;
import io.github.servicekpi.testing.DurationLaws;
import io.github.servicekpi.testing.Lengths;
import io.github.servicekpi.time.BusinessCalendar;
import io.github.servicekpi.time.WeeklyHours;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitrary;

/** The laws, for every calculator of this package. */
class WorkforceCalculatorsTest implements DurationLaws<AgentActivity> {
    private static final BusinessCalendar SHIFT = BusinessCalendar.builder(ZoneOffset.UTC)
            .hours(WeeklyHours.parse("Mon 09:00-10:01"))
            .build();
    private static final Field<AgentActivity, String> AGENT = Field.text("agent", AgentActivity::agent);
    private static final Field<AgentActivity, String> CONTACT =
            Field.text("contact", activity -> activity instanceof WorkSegment work ? work.contact() : null);
    private static final Field<AgentActivity, PresenceState> STATE =
            Field.value("state", activity -> activity instanceof PresenceSpan presence ? presence.state() : null);
    private static final Field<AgentActivity, Instant> START = Field.instant("start", AgentActivity::startInclusive);
    private static final Field<AgentActivity, Instant> END = Field.instant("end", AgentActivity::endExclusive);

    @Override
    public Map<String, Calculator<AgentActivity, ?>> calculators() {
        Instant start = Activity.at(20);
        Instant end = Activity.at(80);
        Map<String, Calculator<AgentActivity, ?>> all = new LinkedHashMap<>();
        all.put("concurrent work", work(ConcurrentWork.calculator()));
        all.put("concurrent work by agent", work(ConcurrentWork.calculator().groupingBy(WorkSegment::agent)));
        all.put("presence", presence(Presence.calculator(start, end)));
        all.put("availability", presence(Availability.calculator(SHIFT, start, end)));
        for (Concurrency concurrency : Concurrency.values()) {
            all.put("occupancy " + concurrency, Occupancy.calculator(concurrency, start, end));
        }
        all.put(
                "occupancy by agent",
                Occupancy.calculator(Concurrency.UNION, start, end).groupingBy(AGENT));
        all.put("last seen", LastSeen.calculator(START, CONTACT, end).groupingBy(AGENT));
        all.put("work distribution", WorkDistribution.calculator(AGENT));
        all.put(
                "mix adjustment",
                MixAdjustment.<AgentActivity>calculator(
                        AGENT,
                        CONTACT,
                        activity -> activity.startInclusive() == null
                                ? null
                                : (Long) activity.startInclusive().getEpochSecond()));
        return all;
    }

    private static <R> Calculator<AgentActivity, R> work(Calculator<WorkSegment, R> calculator) {
        return calculator.flatMapping(activity -> activity instanceof WorkSegment work ? List.of(work) : List.of());
    }

    private static <R> Calculator<AgentActivity, R> presence(Calculator<PresenceSpan, R> calculator) {
        return calculator.flatMapping(
                activity -> activity instanceof PresenceSpan presence ? List.of(presence) : List.of());
    }

    @Override
    public Arbitrary<AgentActivity> row() {
        return Activity.any();
    }

    @Override
    public AgentActivity row(Lengths lengths, int number, Random random) {
        return Activity.of(lengths, number, random);
    }

    @Override
    public Table<AgentActivity> table(List<AgentActivity> rows) {
        return Table.of(
                rows,
                row -> {
                    PresenceState state = row.get(STATE);
                    return state == null
                            ? new WorkSegment(row.get(AGENT), row.get(CONTACT), row.get(START), row.get(END))
                            : new PresenceSpan(row.get(AGENT), state, row.get(START), row.get(END));
                },
                AGENT,
                CONTACT,
                STATE,
                START,
                END);
    }
}
