package io.github.servicekpi.conversation;

import static io.github.servicekpi.conversation.ConversationPolicy.DEFAULT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.servicekpi.Groups;
import io.github.servicekpi.Kpi;
import io.github.servicekpi.conversation.ConversationEvent.Assigned;
import io.github.servicekpi.conversation.ConversationEvent.Deleted;
import io.github.servicekpi.conversation.ConversationEvent.Handoff;
import io.github.servicekpi.conversation.ConversationEvent.Merged;
import io.github.servicekpi.conversation.ConversationEvent.Message;
import io.github.servicekpi.conversation.ConversationEvent.Resolved;
import io.github.servicekpi.conversation.ConversationEvent.StatusChanged;
import io.github.servicekpi.service.Interaction;
import io.github.servicekpi.service.Origin;
import io.github.servicekpi.stats.DurationDistribution;
import io.github.servicekpi.stats.Exclusions;
import io.github.servicekpi.stats.Proportion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The examples of the KPIs' definitions, computed by hand from the minutes in them. */
class ConversationKpisTest {
    private static Instant at(int minute) {
        return Instant.parse("2026-03-02T09:00:00Z").plus(Duration.ofMinutes(minute));
    }

    private static Duration minutes(int minutes) {
        return Duration.ofMinutes(minutes);
    }

    private static Conversation talk(ConversationEvent... events) {
        return Conversation.of(Interaction.builder("4711", at(0)).build(), List.of(events));
    }

    private static ConversationOutcome outcome(ConversationEvent... events) {
        return talk(events).reduce(DEFAULT);
    }

    private static final ConversationOutcome ANSWERED = outcome(
            new Assigned(at(0), null, "first"),
            Message.ofCustomer(at(0)),
            Message.ofAgent(at(20), "amy"),
            Message.ofCustomer(at(30)),
            Message.ofAgent(at(60), "bob"),
            new Assigned(at(70), "cem", "second"),
            Resolved.byAgent(at(90), "amy"));
    private static final ConversationOutcome WAITING =
            outcome(new Assigned(at(0), null, "first"), Message.ofCustomer(at(5)));
    private static final ConversationOutcome THANKS = outcome(
            Message.ofCustomer(at(0)),
            Message.ofAgent(at(10), "amy"),
            Message.ofCustomer(at(15)),
            Resolved.byAgent(at(20), "amy"));
    private static final ConversationOutcome MERGED =
            outcome(Message.ofCustomer(at(0)), Message.ofAgent(at(1), "amy"), new Merged(at(2), "12"));
    private static final ConversationOutcome DELETED =
            outcome(Message.ofCustomer(at(0)), Message.ofAgent(at(1), "amy"), new Deleted(at(2)));
    private static final ConversationOutcome BY_AGENT = Conversation.of(
                    Interaction.builder("12", at(0)).origin(Origin.AGENT).build(),
                    List.of(Message.ofAgent(at(0), "amy"), Message.ofCustomer(at(50)), Message.ofAgent(at(60), "amy")))
            .reduce(DEFAULT);
    private static final List<ConversationOutcome> ALL = List.of(ANSWERED, WAITING, THANKS, MERGED, DELETED, BY_AGENT);
    private static final Exclusions REMOVED = Exclusions.of(Map.of("merged", 1L, "deleted", 1L));

    /** The distribution of durations with what is not in it. */
    private static void assertDurations(
            DurationDistribution actual, List<Duration> durations, long missing, long open, Exclusions excluded) {
        DurationDistribution expected = DurationDistribution.of(durations);
        assertThat(actual.count()).isEqualTo(durations.size());
        assertThat(actual.mean()).isEqualTo(expected.mean());
        assertThat(actual.min()).isEqualTo(expected.min());
        assertThat(actual.max()).isEqualTo(expected.max());
        assertThat(actual.missing()).as("missing").isEqualTo(missing);
        assertThat(actual.open()).as("open").isEqualTo(open);
        assertThat(actual.excluded()).isEqualTo(excluded);
    }

    private static DurationDistribution cycles(Kpi<ReplyCycle, DurationDistribution> kpi) {
        return kpi.calculator().flatMapping(ConversationOutcome::replyCycles).calculate(ALL);
    }

    @Test
    void responseTime() {
        assertDurations(
                cycles(ConversationKpis.RESPONSE_TIME),
                List.of(minutes(20), minutes(30), minutes(10), minutes(10)),
                1,
                1,
                Exclusions.none());
    }

    @Test
    void nextResponseTime() {
        assertDurations(
                cycles(ConversationKpis.NEXT_RESPONSE_TIME),
                List.of(minutes(30), minutes(10)),
                1,
                0,
                Exclusions.none());
    }

    @Test
    void responseTimeBySender() {
        Groups<String, DurationDistribution> byAgent = ConversationKpis.RESPONSE_TIME
                .calculator()
                .groupingBy(ReplyCycle::agent)
                .flatMapping(ConversationOutcome::replyCycles)
                .calculate(ALL);
        assertThat(byAgent.byKey()).containsOnlyKeys("amy", "bob");
        assertThat(byAgent.get("bob").max()).contains(minutes(30));
        assertThat(byAgent.withoutKey()).isEqualTo(2); // the unanswered one and the open one
    }

    @Test
    void firstResponseTime() {
        assertDurations(
                ConversationKpis.FIRST_RESPONSE_TIME.calculate(ALL),
                List.of(minutes(20), minutes(10)),
                0,
                1,
                REMOVED.plus(Exclusions.of("not-customer-initiated", 1)));
    }

    /** As {@link io.github.servicekpi.service.ResponseKpis} have it of the row. */
    @Test
    void firstResponseOfTheRowWhereNoEventIsAMessage() {
        Interaction row =
                Interaction.builder("13", at(0)).firstResponseAt(at(30)).build();
        List<ConversationEvent> events = List.of(new StatusChanged(at(20), Status.OPEN), new Handoff(at(25)));
        ConversationOutcome outcome = Conversation.of(row, events).reduce(DEFAULT);
        assertDurations(
                ConversationKpis.FIRST_RESPONSE_TIME.calculate(List.of(outcome)),
                List.of(minutes(30)),
                0,
                0,
                Exclusions.none());
        assertThat(ConversationKpis.ANSWERED_RATE.calculate(List.of(outcome))).isEqualTo(Proportion.of(1, 1));
        List<ConversationEvent> further = List.of(events.get(0), events.get(1), new Handoff(at(40)));
        assertThat(Conversation.of(row, further)
                        .reduce(DEFAULT.with(ResponseClock.LAST_NON_HUMAN_ACTIVITY))
                        .firstResponse())
                .isEqualTo(minutes(5));
        ConversationOutcome withNote =
                Conversation.of(row, List.of(Message.note(at(1), "amy"))).reduce(DEFAULT);
        assertThat(withNote.firstResponse()).isNull();
        assertThat(withNote.isAnswered()).isFalse();
    }

    @Test
    void firstResponseTimeOfWhatAgentsBegan() {
        ConversationOutcome measured =
                BY_AGENT.conversation().reduce(DEFAULT.with(AgentInitiated.FROM_FIRST_CUSTOMER_MESSAGE));
        assertDurations(
                ConversationKpis.FIRST_RESPONSE_TIME.calculate(List.of(measured)),
                List.of(minutes(10)),
                0,
                0,
                Exclusions.none());
        assertThat(measured.interaction().firstResponseAt()).isEqualTo(at(60));
    }

    @Test
    void perConversation() {
        assertDurations(
                ConversationKpis.TOTAL_WAITING_TIME.calculate(ALL),
                List.of(minutes(50), minutes(10), minutes(10)),
                0,
                1,
                REMOVED);
        assertDurations(
                ConversationKpis.CONVERSATION_RESPONSE_TIME.calculate(ALL),
                List.of(minutes(25), minutes(10), minutes(10)),
                0,
                1,
                REMOVED);
    }

    @Test
    void answeredRateByTeam() {
        Groups<String, Proportion> byTeam = ConversationKpis.ANSWERED_RATE
                .calculator()
                .groupingBy(ConversationOutcome::team)
                .calculate(ALL);
        assertThat(byTeam.byKey()).containsExactly(Map.entry("first", Proportion.of(1, 2)));
        assertThat(byTeam.withoutKey()).isEqualTo(4);
        assertThat(ConversationKpis.ANSWERED_RATE.calculate(ALL))
                .isEqualTo(new Proportion(2, 3, REMOVED.plus(Exclusions.of("not-customer-initiated", 1))));
    }

    @Test
    void answeredRateByParticipant() {
        Groups<String, Proportion> byAgent = ConversationKpis.ANSWERED_RATE
                .calculator()
                .mapping(AgentOutcome::outcome)
                .groupingBy(AgentOutcome::agent)
                .flatMapping((ConversationOutcome outcome) -> outcome.byAgent(Attribution.PARTICIPANTS))
                .calculate(List.of(ANSWERED, WAITING, THANKS));
        assertThat(byAgent.byKey())
                .containsExactly(Map.entry("amy", Proportion.of(2, 2)), Map.entry("bob", Proportion.of(1, 1)));
        assertThat(byAgent.withoutKey()).isEqualTo(1);
    }

    @Test
    void bots() {
        ConversationOutcome contained =
                outcome(Message.ofCustomer(at(0)), Message.ofBot(at(0)), new Resolved(at(5), Author.BOT, null));
        ConversationOutcome handedOver = outcome(
                Message.ofBot(at(0)),
                Message.ofCustomer(at(1)),
                new Handoff(at(2)),
                new Handoff(at(3)),
                Message.ofAgent(at(7), "amy"),
                Resolved.byAgent(at(9), "amy"));
        ConversationOutcome takenOver =
                outcome(Message.ofBot(at(0)), Message.ofAgent(at(4), "amy"), new StatusChanged(at(5), Status.RESOLVED));
        ConversationOutcome open = outcome(Message.ofCustomer(at(0)), Message.ofBot(at(0)));
        List<ConversationOutcome> all = List.of(contained, handedOver, takenOver, open, ANSWERED);
        assertThat(ConversationKpis.BOT_CONTAINMENT_RATE.calculate(all))
                .isEqualTo(new Proportion(1, 3, Exclusions.of("open", 1)));
        assertThat(ConversationKpis.HANDOFF_RATE.calculate(all)).isEqualTo(Proportion.of(1, 4));
        assertThat(contained.closedBy()).isEqualTo(Author.BOT);
        assertThat(takenOver.closedBy()).isNull();
        assertThat(open.closedBy()).isNull();
        assertThat(handedOver.handoffs()).isEqualTo(2);
    }

    @Test
    void botTimeIsLeftOutFromTheFirstHandoffOn() {
        Conversation talk = talk(
                Message.ofBot(at(0)),
                new Handoff(at(2)),
                new Handoff(at(3)),
                Message.ofAgent(at(7), "amy"),
                Resolved.byAgent(at(9), "amy"));
        assertThat(talk.reduce(DEFAULT).fullResolution()).isEqualTo(minutes(9));
        assertThat(talk.reduce(DEFAULT.with(BotTime.EXCLUDED)).fullResolution()).isEqualTo(minutes(7));
        assertThat(ANSWERED.conversation()
                        .reduce(DEFAULT.with(BotTime.EXCLUDED))
                        .fullResolution())
                .isEqualTo(minutes(90));
    }

    @Test
    void messagesInAndOut() {
        ConversationOutcome talk = outcome(
                Message.ofCustomer(at(0)),
                Message.ofAutomation(at(0)),
                Message.ofBot(at(1)),
                Message.note(at(2), "amy"),
                Message.ofAgent(at(3), "amy"),
                Message.ofCustomer(at(4)),
                new Message(at(5), Author.SYSTEM, Visibility.PUBLIC, null),
                new Message(at(6), Author.UNKNOWN, Visibility.PUBLIC, null));
        assertThat(messages(ConversationKpis.MESSAGES_IN, talk)).isEqualTo(2);
        assertThat(messages(ConversationKpis.MESSAGES_OUT, talk)).isEqualTo(1);
        assertThat(messages(ConversationKpis.AUTOMATIC_MESSAGES_OUT, talk)).isEqualTo(2);
        assertThat(messages(ConversationKpis.MESSAGES_IN, DELETED)).isZero();
    }

    private static long messages(Kpi<Message, Long> kpi, ConversationOutcome outcome) {
        return kpi.calculator().flatMapping(ConversationOutcome::messages).calculate(List.of(outcome));
    }

    /** E8 in minutes: new 0, open 20, pending 60, open 180, hold 210, open 390, solved 420, open 1500, solved 1545. */
    private static final ConversationOutcome STATUSES = outcome(
            new StatusChanged(at(20), Status.OPEN),
            new StatusChanged(at(60), Status.PENDING),
            new StatusChanged(at(180), Status.OPEN),
            new StatusChanged(at(210), Status.ON_HOLD),
            new StatusChanged(at(390), Status.OPEN),
            new StatusChanged(at(420), Status.RESOLVED),
            new StatusChanged(at(1500), Status.OPEN),
            new StatusChanged(at(1545), Status.RESOLVED));

    private static void assertOne(Kpi<ConversationOutcome, DurationDistribution> kpi, int minutes) {
        ConversationOutcome unresolved = outcome(new StatusChanged(at(20), Status.OPEN));
        ConversationOutcome abandoned = Conversation.of(
                        Interaction.builder("12", at(0)).abandonedAt(at(1)).build(), List.of(Message.ofCustomer(at(0))))
                .reduce(DEFAULT);
        assertDurations(
                kpi.calculate(List.of(STATUSES, unresolved, abandoned, DELETED)),
                List.of(minutes(minutes)),
                1,
                1,
                Exclusions.of("deleted", 1));
    }

    @Test
    void timesByStatus() {
        assertOne(WaitingKpis.REQUESTER_WAIT_TIME, 345);
        assertOne(WaitingKpis.AGENT_WORK_TIME, 165);
        assertOne(WaitingKpis.AGENT_WAIT_TIME, 120);
        assertOne(WaitingKpis.ON_HOLD_TIME, 180);
    }

    @Test
    void resolutions() {
        assertOne(WaitingKpis.FIRST_RESOLUTION_TIME, 420);
        assertOne(WaitingKpis.FULL_RESOLUTION_TIME, 1545);
        assertOne(WaitingKpis.NET_RESOLUTION_TIME, 465);
        assertOne(WaitingKpis.EFFECTIVE_RESOLUTION_TIME, 1365);
    }

    @Test
    void statusesThatNobodyToldAreMissing() {
        assertDurations(WaitingKpis.AGENT_WAIT_TIME.calculate(List.of(ANSWERED)), List.of(), 1, 0, Exclusions.none());
    }
}
