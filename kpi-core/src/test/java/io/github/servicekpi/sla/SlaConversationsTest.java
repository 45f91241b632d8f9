package io.github.servicekpi.sla;

import static io.github.servicekpi.service.InteractionFields.AGENT;
import static io.github.servicekpi.service.InteractionFields.TEAM;
import static io.github.servicekpi.sla.AttainmentForm.OF_DECIDED;
import static io.github.servicekpi.sla.SlaMetric.FIRST_RESPONSE;
import static io.github.servicekpi.sla.SlaMetric.NEXT_RESPONSE;
import static io.github.servicekpi.sla.SlaMetric.RESOLUTION;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.servicekpi.Calculator;
import io.github.servicekpi.Field;
import io.github.servicekpi.Table;
import io.github.servicekpi.conversation.Attribution;
import io.github.servicekpi.conversation.Conversation;
import io.github.servicekpi.conversation.ConversationEvent;
import io.github.servicekpi.conversation.ConversationEvent.Assigned;
import io.github.servicekpi.conversation.ConversationEvent.Deleted;
import io.github.servicekpi.conversation.ConversationEvent.Merged;
import io.github.servicekpi.conversation.ConversationEvent.Message;
import io.github.servicekpi.conversation.ConversationEvent.Reopened;
import io.github.servicekpi.conversation.ConversationEvent.Resolved;
import io.github.servicekpi.conversation.ConversationEvent.StatusChanged;
import io.github.servicekpi.conversation.ConversationOutcome;
import io.github.servicekpi.conversation.ConversationPolicy;
import io.github.servicekpi.conversation.DerivedColumns;
import io.github.servicekpi.conversation.ReplyCycle;
import io.github.servicekpi.conversation.Status;
import io.github.servicekpi.service.Interaction;
import io.github.servicekpi.service.Origin;
import io.github.servicekpi.stats.Exclusions;
import io.github.servicekpi.stats.Proportion;
import io.github.servicekpi.testing.DurationLaws;
import io.github.servicekpi.testing.Lengths;
import io.github.servicekpi.time.BusinessCalendar;
import io.github.servicekpi.time.WeeklyHours;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.junit.jupiter.api.Test;

/** Promises to conversations, with pauses from their statuses: by example, and the laws of their calculators. */
class SlaConversationsTest implements DurationLaws<ConversationOutcome> {
    private static final Field<ConversationOutcome, ConversationOutcome> SELF =
            Field.value("outcome", outcome -> outcome);
    private static final BusinessCalendar OFFICE = BusinessCalendar.builder(ZoneOffset.UTC)
            .hours(WeeklyHours.parse("Mon-Fri 09:00-17:00"))
            .build();

    /** A Monday. */
    private static final Instant NINE = Instant.parse("2026-03-09T09:00:00Z");

    private static final Instant EVENING = minute(600);

    private static final SlaPolicy POLICY = SlaPolicy.builder(OFFICE)
            .target(SlaTarget.of(FIRST_RESPONSE, Duration.ofHours(1)))
            .target(SlaTarget.of(NEXT_RESPONSE, Duration.ofHours(1)))
            .target(SlaTarget.of(RESOLUTION, Duration.ofHours(2)))
            .pausedIn(RESOLUTION, Status.PENDING, Status.ON_HOLD)
            .build();

    private static Instant minute(int minute) {
        return NINE.plusSeconds(60L * minute);
    }

    private static ConversationOutcome reduce(Interaction row, ConversationEvent... events) {
        return Conversation.of(row, List.of(events)).reduce(ConversationPolicy.DEFAULT);
    }

    private static Interaction opened() {
        return Interaction.builder("c", NINE).build();
    }

    /** Resolved after 3 hours, of which one and a half were pending: one and a half of two hours were used. */
    private static ConversationOutcome pausedCase() {
        return reduce(
                opened(),
                Message.ofCustomer(minute(0)),
                Message.ofAgent(minute(30), "amy"),
                new StatusChanged(minute(30), Status.PENDING),
                Message.ofCustomer(minute(120)),
                new StatusChanged(minute(120), Status.OPEN),
                Message.ofAgent(minute(179), "amy"),
                Resolved.byAgent(minute(180), "amy"));
    }

    @Test
    void pausesOfStatuses() {
        List<SlaClock> clocks = POLICY.clocks(RESOLUTION, pausedCase());
        assertThat(clocks).hasSize(1);
        assertThat(clocks.get(0).pauses()).containsExactly(new Pause(minute(30), minute(120)));
        assertThat(clocks.get(0).usedBy(minute(180))).isEqualTo(Duration.ofMinutes(90));
        assertThat(clocks.get(0).dueAt()).contains(minute(210));
        assertThat(clocks.get(0).state(EVENING)).isEqualTo(SlaState.MET);
        assertThat(clocks.get(0).state(minute(60))).isEqualTo(SlaState.PAUSED);
        assertThat(POLICY.clocks(FIRST_RESPONSE, pausedCase()).get(0).pauses()).isEmpty();
        SlaPolicy running = SlaPolicy.builder(OFFICE)
                .target(SlaTarget.of(RESOLUTION, Duration.ofHours(2)))
                .build();
        assertThat(running.clocks(RESOLUTION, pausedCase()).get(0).state(EVENING))
                .isEqualTo(SlaState.BREACHED_CLOSED);
        assertThat(running)
                .isNotEqualTo(SlaPolicy.builder(OFFICE)
                        .target(SlaTarget.of(RESOLUTION, Duration.ofHours(2)))
                        .pausedIn(RESOLUTION, Status.PENDING)
                        .build());
    }

    /** Both responses and the resolution were in time; one minute later the second response is not. */
    @Test
    void perEventAndPerConversation() {
        ConversationOutcome late = reduce(
                opened(),
                Message.ofCustomer(minute(0)),
                Message.ofAgent(minute(60), "amy"),
                Message.ofCustomer(minute(61)),
                Message.ofAgent(minute(62), "amy"),
                Message.ofCustomer(minute(63)),
                Message.ofAgent(minute(124), "amy"));
        List<ConversationOutcome> both = List.of(pausedCase(), late);
        assertThat(SlaKpis.ofConversations(FIRST_RESPONSE, POLICY, EVENING)
                        .calculate(both)
                        .attainment(OF_DECIDED))
                .isEqualTo(Proportion.of(2, 2));
        assertThat(SlaKpis.ofConversations(NEXT_RESPONSE, POLICY, EVENING)
                        .calculate(both)
                        .attainment(OF_DECIDED))
                .isEqualTo(Proportion.of(2, 3));
        assertThat(SlaKpis.perConversation(Set.of(NEXT_RESPONSE), POLICY, EVENING)
                        .calculate(both)
                        .attainment(OF_DECIDED))
                .isEqualTo(Proportion.of(1, 2));
        assertThat(SlaKpis.perConversation(Set.of(SlaMetric.values()), POLICY, minute(180))
                        .calculate(both)
                        .attainment(OF_DECIDED))
                .isEqualTo(Proportion.of(1, 2));
        assertThat(SlaKpis.nextResponse(POLICY, EVENING)
                        .calculator()
                        .flatMapping(ConversationOutcome::replyCycles)
                        .calculate(both))
                .isEqualTo(
                        SlaKpis.ofConversations(NEXT_RESPONSE, POLICY, EVENING).calculate(both));
    }

    @Test
    void exclusions() {
        List<ConversationOutcome> rows = List.of(
                reduce(opened(), new Merged(minute(5), "other")),
                reduce(opened(), new Deleted(minute(5))),
                reduce(opened().toBuilder().origin(Origin.AGENT).build(), Message.ofAgent(minute(0), "amy")));
        Exclusions removed = Exclusions.of(Map.of("merged", 1L, "deleted", 1L));
        assertThat(SlaKpis.ofConversations(FIRST_RESPONSE, POLICY, minute(5))
                        .calculate(rows)
                        .attainment(OF_DECIDED)
                        .excluded())
                .isEqualTo(removed.plus(Exclusions.of("not-customer-initiated", 1)));
        assertThat(SlaKpis.ofConversations(NEXT_RESPONSE, POLICY, minute(5))
                        .calculate(rows)
                        .attainment(OF_DECIDED)
                        .excluded())
                .isEqualTo(removed);
        assertThat(SlaKpis.ofConversations(RESOLUTION, POLICY, minute(5))
                        .calculate(rows)
                        .attainment(OF_DECIDED)
                        .excluded())
                .isEqualTo(removed.plus(Exclusions.of("pending", 1)));
        assertThat(SlaKpis.perConversation(Set.of(FIRST_RESPONSE), POLICY, minute(5))
                        .calculate(rows)
                        .attainment(OF_DECIDED)
                        .excluded())
                .isEqualTo(removed.plus(Exclusions.of("not-customer-initiated", 1)));
        SlaPolicy none = SlaPolicy.builder(OFFICE).build();
        assertThat(SlaKpis.ofConversations(NEXT_RESPONSE, none, EVENING)
                        .calculate(List.of(pausedCase()))
                        .attainment(OF_DECIDED)
                        .excluded())
                .isEqualTo(Exclusions.of("not-applicable", 1));
        assertThat(POLICY.clocks(RESOLUTION, rows.get(0))).isEmpty();
        assertThat(POLICY.clocks(FIRST_RESPONSE, rows.get(2))).isEmpty();
    }

    /** A first response that is not measured leaves a conversation out only if nothing else was promised. */
    @Test
    void begunByAgents() {
        ConversationOutcome byAgent =
                reduce(opened().toBuilder().origin(Origin.AGENT).build(), Message.ofAgent(minute(0), "amy"));
        SlaPolicy nothing = SlaPolicy.builder(OFFICE).build();
        SlaPolicy nextOnly = SlaPolicy.builder(OFFICE)
                .target(SlaTarget.of(NEXT_RESPONSE, Duration.ofHours(1)))
                .build();

        assertThat(stateOfAll(POLICY, byAgent, FIRST_RESPONSE, NEXT_RESPONSE)).isEqualTo("{not-customer-initiated=1}");
        assertThat(stateOfAll(POLICY, byAgent, FIRST_RESPONSE, RESOLUTION)).isEqualTo("{pending=1}");
        assertThat(stateOfAll(POLICY, byAgent, NEXT_RESPONSE)).isEqualTo("{not-applicable=1}");
        assertThat(stateOfAll(nextOnly, byAgent, FIRST_RESPONSE)).isEqualTo("{not-applicable=1}");
        assertThat(stateOfAll(nothing, byAgent, SlaMetric.values())).isEqualTo("{not-applicable=1}");
    }

    private static String stateOfAll(SlaPolicy policy, ConversationOutcome outcome, SlaMetric... metrics) {
        return SlaKpis.perConversation(Set.of(metrics), policy, minute(5))
                .calculate(List.of(outcome))
                .attainment(OF_DECIDED)
                .excluded()
                .asMap()
                .toString();
    }

    /** Resolved in time and opened again in the afternoon; merged in the afternoon: at noon neither had happened. */
    @Test
    void whatIsLaterHasNotHappened() {
        ConversationOutcome reopened = reduce(
                opened(),
                Message.ofCustomer(minute(0)),
                Resolved.byAgent(minute(30), "amy"),
                new Reopened(minute(300)));
        ConversationOutcome merged = reduce(opened(), Message.ofCustomer(minute(0)), new Merged(minute(300), "other"));
        Instant noon = minute(180);

        assertThat(SlaKpis.ofConversations(RESOLUTION, POLICY, noon)
                        .calculate(List.of(reopened, merged))
                        .counts())
                .isEqualTo(Map.of(SlaState.MET, 1L, SlaState.BREACHED_OPEN, 1L));
        assertThat(SlaKpis.perConversation(Set.of(RESOLUTION), POLICY, noon)
                        .calculate(List.of(reopened, merged))
                        .counts())
                .isEqualTo(Map.of(SlaState.MET, 1L, SlaState.BREACHED_OPEN, 1L));
        assertThat(SlaKpis.ofConversations(RESOLUTION, POLICY, minute(300)).calculate(List.of(reopened, merged)))
                .isEqualTo(new SlaAttainment(
                        new TreeMap<>(Map.of(SlaState.BREACHED_OPEN, 1L)), Exclusions.of("merged", 1)));
        assertThat(SlaKpis.ofConversations(RESOLUTION, POLICY, minute(-1))
                        .calculate(List.of(reopened, merged))
                        .counts())
                .isEqualTo(Map.of(SlaState.NOT_APPLICABLE, 2L));
        ConversationOutcome inRowAlone =
                reduce(opened().toBuilder().resolvedAt(minute(300)).build());
        assertThat(SlaKpis.ofConversations(RESOLUTION, POLICY, noon)
                        .calculate(List.of(inRowAlone))
                        .counts())
                .isEqualTo(Map.of(SlaState.BREACHED_OPEN, 1L));
    }

    /** The first level replies within 4 hours, the other team within 10 minutes. */
    private static final SlaPolicy BY_TEAM = SlaPolicy.builder(OFFICE)
            .target(SlaTarget.of(FIRST_RESPONSE, Duration.ofHours(4)).where(TEAM, "first"))
            .target(SlaTarget.of(FIRST_RESPONSE, Duration.ofMinutes(10)).where(TEAM, "vip"))
            .target(SlaTarget.of(NEXT_RESPONSE, Duration.ofHours(2)).where(TEAM, "first"))
            .target(SlaTarget.of(NEXT_RESPONSE, Duration.ofMinutes(5)).where(TEAM, "vip"))
            .target(SlaTarget.of(RESOLUTION, Duration.ofHours(3)).where(AGENT, "amy"))
            .target(SlaTarget.of(RESOLUTION, Duration.ofMinutes(20)).where(AGENT, "bob"))
            .precedence(TEAM, AGENT)
            .build();

    /** Answered after an hour and after half an hour and resolved by the first level, and moved the next morning. */
    @Test
    void teamWhenTheClockStoppedChoosesTheTarget() {
        List<ConversationEvent> events = List.of(
                new Assigned(minute(0), "amy", "first"),
                Message.ofCustomer(minute(0)),
                Message.ofAgent(minute(60), "amy"),
                Message.ofCustomer(minute(70)),
                Message.ofAgent(minute(100), "amy"),
                Resolved.byAgent(minute(120), "amy"),
                new Assigned(minute(1440), "bob", "vip"));
        Conversation talk = Conversation.of(opened(), events);
        ConversationOutcome moved = talk.reduce(ConversationPolicy.DEFAULT);
        for (SlaMetric metric : SlaMetric.values()) {
            for (Instant asOf : List.of(minute(120), minute(1440), minute(3000))) {
                assertThat(SlaKpis.ofConversations(metric, BY_TEAM, asOf)
                                .calculate(List.of(moved))
                                .counts())
                        .as("%s as of %s", metric, asOf)
                        .isEqualTo(Map.of(SlaState.MET, 1L));
            }
        }
        assertThat(moved.interactionAt(minute(1439)))
                .isEqualTo(moved.interaction().toBuilder()
                        .team("first")
                        .agent("amy")
                        .build());
        assertThat(moved.interactionAt(minute(1440))).isSameAs(moved.interaction());
        ConversationOutcome ofSender =
                talk.reduce(ConversationPolicy.DEFAULT.withConversationsOf(Attribution.LAST_CLOSER));
        assertThat(ofSender.interactionAt(minute(1)))
                .isEqualTo(ofSender.interaction().toBuilder().team("first").build());
        ConversationOutcome ofRow = talk.reduce(ConversationPolicy.DEFAULT.with(DerivedColumns.FIRST_RESPONSE));
        assertThat(ofRow.interactionAt(minute(1))).isSameAs(ofRow.interaction());
    }

    @Test
    void runningClockIsOfThoseWhoHaveTheConversation() {
        ConversationOutcome waiting = reduce(
                opened(),
                new Assigned(minute(0), null, "first"),
                Message.ofCustomer(minute(0)),
                new Assigned(minute(30), null, "vip"));
        assertThat(SlaKpis.ofConversations(FIRST_RESPONSE, BY_TEAM, minute(29))
                        .calculate(List.of(waiting))
                        .counts())
                .isEqualTo(Map.of(SlaState.PENDING, 1L));
        assertThat(SlaKpis.ofConversations(FIRST_RESPONSE, BY_TEAM, minute(30))
                        .calculate(List.of(waiting))
                        .counts())
                .isEqualTo(Map.of(SlaState.BREACHED_OPEN, 1L));
    }

    /** Whatever happens after it. */
    @Test
    void targetOfAStoppedClockStaysWhatItWas() {
        for (int seed = 0; seed < 2000; seed++) {
            ConversationOutcome outcome = outcome(new Random(seed));
            for (SlaMetric metric : SlaMetric.values()) {
                for (SlaClock clock : BY_TEAM.clocks(metric, outcome)) {
                    Instant stop = clock.metAt().orElse(EVENING);
                    ConversationOutcome then =
                            outcome.conversation().asOf(stop).orElseThrow().reduce(outcome.policy());
                    assertThat(BY_TEAM.clocks(metric, then))
                            .as("%s of %s", metric, outcome.conversation())
                            .anyMatch(known -> known.startedAt().equals(clock.startedAt())
                                    && known.metAt().equals(clock.metAt())
                                    && known.targetAt(stop).equals(clock.targetAt(stop)));
                }
            }
        }
    }

    /** As of an instant, a conversation counts as the one that was known then. */
    @Test
    void agreesWithWhatWasKnown() {
        for (int seed = 0; seed < 500; seed++) {
            ConversationOutcome outcome = outcome(new Random(seed));
            for (Instant asOf : List.of(minute(0), minute(70), minute(150), EVENING)) {
                ConversationOutcome known =
                        outcome.conversation().asOf(asOf).orElseThrow().reduce(outcome.policy());
                for (SlaMetric metric : SlaMetric.values()) {
                    assertThat(SlaKpis.ofConversations(metric, POLICY, asOf).calculate(List.of(outcome)))
                            .as("%s as of %s: %s", metric, asOf, outcome)
                            .isEqualTo(SlaKpis.ofConversations(metric, POLICY, asOf)
                                    .calculate(List.of(known)));
                    assertThat(SlaKpis.perConversation(Set.of(metric), POLICY, asOf)
                                    .calculate(List.of(outcome)))
                            .isEqualTo(SlaKpis.perConversation(Set.of(metric), POLICY, asOf)
                                    .calculate(List.of(known)));
                }
            }
        }
    }

    @Override
    public Map<String, Calculator<ConversationOutcome, ?>> calculators() {
        Map<String, Calculator<ConversationOutcome, ?>> all = new LinkedHashMap<>();
        for (SlaMetric metric : SlaMetric.values()) {
            all.put(
                    metric.toString(),
                    SlaKpis.ofConversations(metric, POLICY, minute(120)).calculator());
        }
        all.put(
                "per conversation",
                SlaKpis.perConversation(Set.of(SlaMetric.values()), POLICY, minute(120))
                        .calculator());
        all.put(
                "cycles by agent",
                SlaKpis.nextResponse(POLICY, minute(120))
                        .calculator()
                        .groupingBy(ReplyCycle::agent)
                        .flatMapping(ConversationOutcome::replyCycles));
        return all;
    }

    @Override
    public Arbitrary<ConversationOutcome> row() {
        return Arbitraries.longs().map(seed -> outcome(new Random(seed)));
    }

    @Override
    public ConversationOutcome row(Lengths lengths, int number, Random random) {
        Instant answered = Lengths.later(NINE, lengths.of(number, random));
        Instant asked = Lengths.later(answered, lengths.of(number, random));
        Instant resolved = Lengths.later(asked, lengths.of(number, random));
        return reduce(
                opened(),
                Message.ofCustomer(NINE),
                Message.ofAgent(answered, random.nextBoolean() ? "amy" : "bob"),
                new StatusChanged(answered, Status.PENDING),
                Message.ofCustomer(asked),
                new StatusChanged(asked, Status.OPEN),
                random.nextBoolean() ? Message.ofAgent(resolved, "amy") : Resolved.byAgent(resolved, "amy"));
    }

    private static ConversationOutcome outcome(Random random) {
        List<ConversationEvent> events = new ArrayList<>();
        for (int i = random.nextInt(10); i > 0; i--) {
            Instant at = minute(random.nextInt(240));
            events.add(
                    switch (random.nextInt(14)) {
                        case 0 -> Resolved.byAgent(at, "amy");
                        case 1 -> new Reopened(at);
                        case 2 -> new StatusChanged(at, Status.PENDING);
                        case 3 -> new StatusChanged(at, Status.OPEN);
                        case 4 -> random.nextInt(4) > 0 ? Message.note(at, "amy") : new Merged(at, "other");
                        case 5 -> random.nextInt(4) > 0 ? Message.ofBot(at) : new Deleted(at);
                        case 12 -> new Assigned(at, random.nextBoolean() ? "amy" : "bob", null);
                        case 13 -> new Assigned(at, null, random.nextBoolean() ? "first" : "vip");
                        case 6, 7, 8 -> Message.ofAgent(at, random.nextBoolean() ? "amy" : "bob");
                        default -> Message.ofCustomer(at);
                    });
        }
        Interaction row = opened().toBuilder()
                .origin(random.nextInt(4) == 0 ? Origin.CAMPAIGN : Origin.CUSTOMER)
                .build();
        return Conversation.of(row, events).reduce(ConversationPolicy.DEFAULT);
    }

    @Override
    public Table<ConversationOutcome> table(List<ConversationOutcome> rows) {
        return Table.of(rows, row -> row.get(SELF), List.of(SELF));
    }
}
