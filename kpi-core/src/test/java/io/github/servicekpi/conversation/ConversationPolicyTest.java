package io.github.servicekpi.conversation;

import static io.github.servicekpi.conversation.ConversationPolicy.DEFAULT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.servicekpi.Kpi;
import io.github.servicekpi.Span;
import io.github.servicekpi.conversation.ConversationEvent.Assigned;
import io.github.servicekpi.conversation.ConversationEvent.Handoff;
import io.github.servicekpi.conversation.ConversationEvent.Merged;
import io.github.servicekpi.conversation.ConversationEvent.Message;
import io.github.servicekpi.conversation.ConversationEvent.Reopened;
import io.github.servicekpi.conversation.ConversationEvent.Resolved;
import io.github.servicekpi.conversation.ConversationEvent.StatusChanged;
import io.github.servicekpi.conversation.ConversationEvent.SurveySent;
import io.github.servicekpi.conversation.ReplyCycle.State;
import io.github.servicekpi.service.Interaction;
import io.github.servicekpi.service.Origin;
import io.github.servicekpi.stats.DurationDistribution;
import io.github.servicekpi.stats.Exclusions;
import io.github.servicekpi.stats.Proportion;
import io.github.servicekpi.time.BusinessCalendar;
import io.github.servicekpi.time.ScheduleChange;
import io.github.servicekpi.time.WeeklyHours;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each choice, by a conversation on which it makes a difference. */
class ConversationPolicyTest {
    private static final BusinessCalendar OFFICE = BusinessCalendar.builder(ZoneOffset.UTC)
            .hours(WeeklyHours.parse("Mon-Fri 09:00-17:00"))
            .build();

    private static Instant at(int minute) {
        return Instant.parse("2026-03-02T09:00:00Z").plus(Duration.ofMinutes(minute));
    }

    private static Duration minutes(int minutes) {
        return Duration.ofMinutes(minutes);
    }

    private static Conversation talk(ConversationEvent... events) {
        return Conversation.of(Interaction.builder("4711", at(0)).agent("row").build(), List.of(events));
    }

    /** Opened 0, bot 1, customer 2, bot again 3, handed over 5, assigned 8, note 9, answered 14. */
    private static final Conversation WITH_BOT = talk(
            Message.ofBot(at(1)),
            Message.ofCustomer(at(2)),
            Message.ofBot(at(3)),
            new Handoff(at(5)),
            new Assigned(at(7), null, "first"),
            new Assigned(at(8), "amy", null),
            Message.note(at(9), "bob"),
            Message.ofAgent(at(14), "cem"));

    @ParameterizedTest
    @CsvSource({"OPENING, 14", "FIRST_CUSTOMER_MESSAGE, 12", "LAST_NON_HUMAN_ACTIVITY, 9", "ASSIGNMENT, 6"})
    void responseClock(ResponseClock clock, int expected) {
        assertThat(WITH_BOT.reduce(DEFAULT.with(clock)).firstResponse()).isEqualTo(minutes(expected));
    }

    @ParameterizedTest
    @CsvSource({"HUMANS, 14", "HUMANS_AND_BOTS, 1", "ALL_BUT_CUSTOMERS, 1", "HUMAN_HANDLING, 9"})
    void repliers(Repliers repliers, int expected) {
        assertThat(WITH_BOT.reduce(DEFAULT.with(repliers)).firstResponse()).isEqualTo(minutes(expected));
    }

    @Test
    void repliesOfTheSystemCountWhereEverybodysDo() {
        Conversation talk = talk(
                Message.note(at(1), "amy"),
                new Message(at(2), Author.UNKNOWN, Visibility.PUBLIC, null),
                new Message(at(3), Author.SYSTEM, Visibility.INTERNAL, null),
                new Message(at(4), Author.BOT, Visibility.INTERNAL, null),
                new Message(at(5), Author.SYSTEM, Visibility.PUBLIC, null),
                Message.ofAutomation(at(6)),
                Message.ofBot(at(7)));
        assertThat(talk.reduce(DEFAULT.with(Repliers.ALL_BUT_CUSTOMERS)).firstResponse())
                .isEqualTo(minutes(5));
        assertThat(talk.reduce(DEFAULT.with(Repliers.HUMANS_AND_BOTS)).firstResponse())
                .isEqualTo(minutes(7));
        assertThat(talk.reduce(DEFAULT).firstResponse()).isNull();
        assertThat(talk.reduce(DEFAULT).isAnswered()).isFalse();
    }

    @Test
    void replyBeforeTheClockStartsIsNoResponse() {
        Conversation talk =
                talk(Message.ofAgent(at(1), "amy"), Message.ofCustomer(at(2)), Message.ofAgent(at(5), "amy"));
        assertThat(talk.reduce(DEFAULT.with(ResponseClock.FIRST_CUSTOMER_MESSAGE))
                        .firstResponse())
                .isEqualTo(minutes(3));
        ConversationOutcome unassigned = talk.reduce(DEFAULT.with(ResponseClock.ASSIGNMENT));
        assertThat(unassigned.responseClockStartedAt()).isNull();
        assertThat(unassigned.firstResponse()).isNull();
    }

    @Test
    void reopeningRestartsTheClockUntilTheFirstResponse() {
        Conversation talk = talk(
                Message.ofCustomer(at(0)),
                new Resolved(at(1), Author.BOT, null),
                new Reopened(at(100)),
                Message.ofAgent(at(110), "amy"),
                Resolved.byAgent(at(120), "amy"),
                new Reopened(at(200)),
                Message.ofAgent(at(300), "amy"));
        ConversationPolicy policy = DEFAULT.with(ResponseClock.LAST_NON_HUMAN_ACTIVITY);
        assertThat(talk.reduce(policy).firstResponse()).isEqualTo(minutes(10));
        assertThat(talk.reduce(DEFAULT).firstResponse()).isEqualTo(minutes(110));
    }

    /** Reopened at 120 and resolved again at 125 without a reply, it counts as resolved all the time; answered at 150. */
    @Test
    void reopeningThatDoesNotCountStartsNoClock() {
        Conversation talk = talk(
                Message.ofCustomer(at(0)),
                Resolved.byAgent(at(60), "amy"),
                new Reopened(at(120)),
                Resolved.byAgent(at(125), "amy"),
                Message.ofAgent(at(150), "amy"));
        ConversationPolicy transitions = DEFAULT.with(ResponseClock.LAST_NON_HUMAN_ACTIVITY);
        ConversationPolicy answered = transitions.with(ReopenCount.ANSWERED);
        assertThat(talk.reduce(answered).interaction().reopens()).isZero();
        assertThat(talk.reduce(answered).responseClockStartedAt()).isEqualTo(at(0));
        assertThat(talk.reduce(answered).firstResponse()).isEqualTo(minutes(150));
        assertThat(talk.reduce(transitions).firstResponse()).isEqualTo(minutes(30));

        Conversation handedOver = talk.plus(List.of(new Handoff(at(120))));
        assertThat(handedOver.reduce(answered).firstResponse()).isEqualTo(minutes(30));
        Conversation again = Conversation.of(
                talk.facts(),
                List.of(
                        new StatusChanged(at(60), Status.RESOLVED),
                        new StatusChanged(at(120), Status.OPEN),
                        new StatusChanged(at(125), Status.RESOLVED),
                        new Reopened(at(140)),
                        Message.ofAgent(at(150), "amy")));
        assertThat(again.reduce(answered).firstResponse()).isEqualTo(minutes(10));
        assertThat(again.asOf(at(130)).orElseThrow().reduce(answered).responseClockStartedAt())
                .isEqualTo(at(0));
    }

    @Test
    void replyBeforeTheQuestionAnswersNobody() {
        Conversation talk = talk(Message.ofAgent(at(-60), "amy"), Message.ofCustomer(at(0)));
        assertThat(talk.reduce(DEFAULT).isAnswered()).isFalse();
        assertThat(ConversationKpis.ANSWERED_RATE.calculate(List.of(talk.reduce(DEFAULT))))
                .isEqualTo(Proportion.of(0, 1));
        Conversation early = talk(Message.ofCustomer(at(-70)), Message.ofAgent(at(-60), "amy"));
        assertThat(early.reduce(DEFAULT).isAnswered()).isTrue();
        assertThat(talk(Message.ofAgent(at(0), "amy")).reduce(DEFAULT).isAnswered())
                .isTrue();
    }

    /** Nobody waits until the customer has written. */
    @Test
    void outboundThatNobodyAnsweredIsNotOpen() {
        ConversationPolicy policy = DEFAULT.with(AgentInitiated.FROM_FIRST_CUSTOMER_MESSAGE);
        Interaction row =
                Interaction.builder("4711", at(0)).origin(Origin.CAMPAIGN).build();
        Conversation outbound = Conversation.of(row, List.of(Message.ofAgent(at(0), "amy")));
        assertThat(firstResponses(outbound.reduce(policy)).excluded())
                .isEqualTo(Exclusions.of("not-customer-initiated", 1));
        assertThat(firstResponses(outbound.reduce(policy)).open()).isZero();
        Conversation asked = outbound.plus(List.of(Message.ofCustomer(at(5))));
        assertThat(firstResponses(asked.reduce(policy)).open()).isEqualTo(1);
        assertThat(firstResponses(asked.reduce(policy)).excluded()).isEqualTo(Exclusions.none());
    }

    private static DurationDistribution firstResponses(ConversationOutcome outcome) {
        return ConversationKpis.FIRST_RESPONSE_TIME.calculate(List.of(outcome));
    }

    @Test
    void thanksBeforeAResolutionIsNoMeasurementAndAReopeningStartsAfresh() {
        Conversation talk = talk(
                Message.ofCustomer(at(0)),
                Message.ofAgent(at(10), "amy"),
                Message.ofCustomer(at(12)),
                Resolved.byAgent(at(20), "amy"),
                Message.ofCustomer(at(10_000)),
                new Reopened(at(10_000)),
                Message.ofAgent(at(10_007), "amy"));
        List<ReplyCycle> cycles = talk.replyCycles(DEFAULT);
        assertThat(cycles)
                .extracting(ReplyCycle::state)
                .containsExactly(State.ANSWERED, State.UNANSWERED, State.ANSWERED);
        assertThat(cycles).extracting(ReplyCycle::response).containsExactly(minutes(10), null, minutes(7));
        assertThat(cycles).extracting(ReplyCycle::closedAt).containsExactly(null, at(20), null);
        assertThat(cycles).extracting(ReplyCycle::repliesBefore).containsExactly(0, 1, 1);
        assertThat(talk.replyCycles(DEFAULT.with(ReplyCycleStart.BETWEEN_AGENT_REPLIES)))
                .isEmpty();
    }

    @Test
    void waitingCustomerOfWhatIsOverIsNotOpen() {
        Conversation resolved = talk(Resolved.byAgent(at(1), "amy"), Message.ofCustomer(at(2)));
        assertThat(resolved.replyCycles(DEFAULT)).extracting(ReplyCycle::state).containsExactly(State.UNANSWERED);
        assertThat(resolved.replyCycles(DEFAULT.with(DerivedColumns.FIRST_RESPONSE)))
                .extracting(ReplyCycle::state)
                .containsExactly(State.OPEN); // the row is open
        assertThat(resolved.replyCycles(DEFAULT.with(Reopening.BY_CUSTOMER_MESSAGE)))
                .extracting(ReplyCycle::state)
                .containsExactly(State.OPEN);
    }

    @Test
    void customersMessageReopensWhereThePolicySaysSo() {
        Conversation talk =
                talk(Resolved.byAgent(at(10), "amy"), Message.ofCustomer(at(20)), Resolved.byAgent(at(30), "bob"));
        ConversationOutcome explicit = talk.reduce(DEFAULT);
        assertThat(explicit.interaction().reopens()).isZero();
        assertThat(explicit.defects()).isEqualTo(Exclusions.of("resolved-twice", 1));
        ConversationOutcome byMessage = talk.reduce(DEFAULT.with(Reopening.BY_CUSTOMER_MESSAGE));
        assertThat(byMessage.interaction().reopens()).isEqualTo(1);
        assertThat(byMessage.defects()).isEqualTo(Exclusions.none());
        assertThat(byMessage.fullResolution()).isEqualTo(minutes(30));
        assertThat(byMessage.netResolution()).isEqualTo(minutes(20));
    }

    /** Reopened by a "thanks" at 20, resolved again at 30 without a reply; reopened at 40 and answered; reopened at 70. */
    private static final Conversation REOPENED = talk(
            Message.ofCustomer(at(0)),
            new StatusChanged(at(1), Status.OPEN),
            Message.ofAgent(at(5), "amy"),
            Resolved.byAgent(at(10), "amy"),
            Message.ofCustomer(at(20)),
            new Reopened(at(20)),
            new Resolved(at(30), Author.AUTOMATION, null),
            new Reopened(at(40)),
            Message.ofAgent(at(50), "bob"),
            Resolved.byAgent(at(60), "bob"),
            new Reopened(at(70)));

    @ParameterizedTest
    @CsvSource({"TRANSITIONS, 3", "SOLVES_LESS_ONE, 2", "ANSWERED, 1"})
    void reopenCount(ReopenCount count, int expected) {
        assertThat(REOPENED.reduce(DEFAULT.with(count)).interaction().reopens()).isEqualTo(expected);
    }

    @Test
    void reopeningCountsOnceItIsAnswered() {
        ConversationPolicy policy = DEFAULT.with(ReopenCount.ANSWERED);
        List<ConversationEvent> events =
                List.of(Message.ofAgent(at(1), "amy"), Resolved.byAgent(at(5), "amy"), new Reopened(at(120)));
        Conversation waiting = Conversation.of(talk().facts(), events);
        assertThat(waiting.reduce(policy).interaction().reopens()).isZero();
        assertThat(waiting.reduce(policy).isOpen()).isTrue();
        Conversation answered = waiting.plus(List.of(Message.ofAgent(at(130), "amy")));
        assertThat(answered.reduce(policy).interaction().reopens()).isEqualTo(1);
    }

    @Test
    void reopenedConversationIsOpen() {
        ConversationOutcome outcome = REOPENED.reduce(DEFAULT);
        assertThat(outcome.isOpen()).isTrue();
        assertThat(outcome.interaction().resolvedAt()).isNull();
        assertThat(outcome.interaction().firstResolvedAt()).isEqualTo(at(10));
        assertThat(outcome.fullResolution()).isNull();
        assertThat(outcome.netResolution()).isNull();
        assertThat(outcome.effectiveResolution()).isNull();
        assertThat(outcome.closedBy()).isNull();
    }

    @Test
    void thanksChangesNothingWhereOnlyAnsweredReopeningsCount() {
        Conversation thanked = talk(REOPENED.events().subList(0, 7).toArray(ConversationEvent[]::new));
        ConversationPolicy policy = DEFAULT.with(ReopenCount.ANSWERED);
        ConversationOutcome outcome = thanked.reduce(policy);
        assertThat(outcome.interaction().reopens()).isZero();
        assertThat(outcome.interaction().resolvedAt()).isEqualTo(at(10));
        assertThat(outcome.closedBy()).isEqualTo(Author.AGENT);
        assertThat(outcome.fullResolution()).isEqualTo(minutes(10));
        assertThat(outcome.netResolution()).isEqualTo(minutes(10));
        assertThat(outcome.statusTimes().unresolved()).isEqualTo(minutes(10));
        assertThat(thanked.reduce(DEFAULT).fullResolution()).isEqualTo(minutes(30));

        Conversation answered = talk(REOPENED.events().subList(0, 10).toArray(ConversationEvent[]::new));
        StatusTimes times = answered.reduce(policy).statusTimes();
        assertThat(times.resolved()).isEqualTo(minutes(30)); // from 10 to 40, as the "thanks" did not count
        assertThat(answered.reduce(DEFAULT).statusTimes().resolved()).isEqualTo(minutes(20));
    }

    @Test
    void statusesOfAnUnresolvedConversationRunToAsOf() {
        Conversation talk = talk(new StatusChanged(at(5), Status.PENDING), Message.ofCustomer(at(15)));
        assertThat(talk.reduce(DEFAULT).statusTimes().agentWait()).isEqualTo(minutes(10));
        StatusTimes later = talk.asOf(at(60)).orElseThrow().reduce(DEFAULT).statusTimes();
        assertThat(later).isEqualTo(new StatusTimes(minutes(5), minutes(0), minutes(55), minutes(0), minutes(0)));
        assertThat(talk.reduce(DEFAULT).statusTimesToFirstResolution()).isNull();
        assertThat(talk().reduce(DEFAULT).statusTimes()).isNull();
    }

    @Test
    void statusesRunToTheRowsResolutionWhereNoEventTellsOne() {
        Interaction row = Interaction.builder("4711", at(0)).resolvedAt(at(420)).build();
        Conversation talk = Conversation.of(
                row,
                List.of(
                        new StatusChanged(at(20), Status.OPEN),
                        new StatusChanged(at(60), Status.PENDING),
                        new StatusChanged(at(300), Status.ON_HOLD)));
        ConversationOutcome outcome = talk.reduce(DEFAULT);
        StatusTimes times = new StatusTimes(minutes(20), minutes(40), minutes(240), minutes(120), minutes(0));
        assertThat(outcome.statusTimes()).isEqualTo(times);
        assertThat(outcome.statusTimesToFirstResolution()).isEqualTo(times);
        assertThat(outcome.effectiveResolution()).isEqualTo(minutes(300));
        assertThat(outcome.netResolution()).isNull();
        ConversationOutcome later = talk.asOf(at(10_000)).orElseThrow().reduce(DEFAULT);
        assertThat(later.statusTimes()).isEqualTo(times);
        assertThat(later.effectiveResolution()).isEqualTo(minutes(300));
    }

    @Test
    void resolutionBeforeTheHandoffIsTheBots() {
        Conversation talk = talk(
                Message.ofCustomer(at(0)),
                new Resolved(at(5), Author.BOT, null),
                new Reopened(at(120)),
                new Handoff(at(125)),
                Message.ofAgent(at(140), "amy"),
                Resolved.byAgent(at(150), "amy"));
        ConversationOutcome outcome = talk.reduce(DEFAULT.with(BotTime.EXCLUDED));
        assertThat(outcome.firstResolution()).isEqualTo(minutes(25));
        assertThat(outcome.fullResolution()).isEqualTo(minutes(25));
        assertThat(outcome.netResolution()).isEqualTo(minutes(25));
        ConversationOutcome open = talk.asOf(at(149)).orElseThrow().reduce(DEFAULT.with(BotTime.EXCLUDED));
        assertThat(open.firstResolution()).isNull();
        assertThat(talk.reduce(DEFAULT).firstResolution()).isEqualTo(minutes(5));
        Interaction row = talk.facts().toBuilder()
                .firstResolvedAt(at(5))
                .resolvedAt(at(150))
                .build();
        ConversationOutcome ofRow =
                Conversation.of(row, List.of(new Handoff(at(125)))).reduce(DEFAULT.with(BotTime.EXCLUDED));
        assertThat(ofRow.fullResolution()).isEqualTo(minutes(25));
        assertThat(ofRow.firstResolution()).isNull();
    }

    /** Resolved at 60 and handed off at 120: what the bot took is all there is. */
    @Test
    void whatWasOnlyResolvedBeforeTheHandoffHasNoTime() {
        Conversation talk =
                talk(Message.ofCustomer(at(0)), new Resolved(at(60), Author.BOT, null), new Handoff(at(120)));
        ConversationPolicy policy = DEFAULT.with(BotTime.EXCLUDED);
        ConversationOutcome outcome = talk.reduce(policy);
        assertThat(outcome.fullResolution()).isNull();
        assertThat(outcome.netResolution()).isNull();
        assertThat(talk.reduce(DEFAULT).fullResolution()).isEqualTo(minutes(60));
        for (Kpi<ConversationOutcome, DurationDistribution> kpi : List.of(
                WaitingKpis.FIRST_RESOLUTION_TIME,
                WaitingKpis.FULL_RESOLUTION_TIME,
                WaitingKpis.NET_RESOLUTION_TIME,
                WaitingKpis.EFFECTIVE_RESOLUTION_TIME)) {
            assertThat(kpi.calculate(List.of(outcome)).excluded())
                    .as(kpi.id())
                    .isEqualTo(Exclusions.of("resolved-before-handoff", 1));
        }
        Conversation skewed = talk(new Resolved(at(-60), Author.BOT, null), new Handoff(at(120)));
        assertThat(WaitingKpis.FULL_RESOLUTION_TIME
                        .calculate(List.of(skewed.reduce(policy)))
                        .excluded())
                .isEqualTo(Exclusions.of(Span.NEGATIVE, 1));
        assertThat(skewed.reduce(policy.during(OFFICE)).fullResolution()).isEqualTo(minutes(-180)); // elapsed
    }

    /**
     * Around the clock until Wednesday 19:00, then 09:00 to 17:00: by the hours at the resolution on Wednesday at 20:00, nothing
     * counts of the night that it was on hold, nor of that in which it was resolved for a while.
     */
    @Test
    void hoursAtTheResolutionCountForItsParts() {
        BusinessCalendar latest = BusinessCalendar.builder(ZoneOffset.UTC)
                .hours(WeeklyHours.AROUND_THE_CLOCK)
                .hoursFrom(Instant.parse("2026-03-04T19:00:00Z"), WeeklyHours.parse("Mon-Fri 09:00-17:00"))
                .scheduleChange(ScheduleChange.LATEST_AT_END)
                .build();
        Instant tuesday = Instant.parse("2026-03-03T17:00:00Z");
        Conversation held = Conversation.of(
                Interaction.builder("1", tuesday).build(),
                List.of(
                        new StatusChanged(tuesday.plus(minutes(60)), Status.ON_HOLD),
                        new StatusChanged(tuesday.plus(minutes(16 * 60)), Status.OPEN),
                        Resolved.byAgent(tuesday.plus(minutes(27 * 60)), "amy")));
        assertThat(held.reduce(DEFAULT.during(latest)).fullResolution()).isEqualTo(minutes(8 * 60));
        assertThat(held.reduce(DEFAULT.during(latest)).effectiveResolution()).isEqualTo(minutes(8 * 60));
        Conversation reopened = Conversation.of(
                Interaction.builder("2", tuesday).build(),
                List.of(
                        Resolved.byAgent(tuesday.plus(minutes(60)), "amy"),
                        new Reopened(tuesday.plus(minutes(17 * 60))),
                        Message.ofAgent(tuesday.plus(minutes(18 * 60)), "amy"),
                        Resolved.byAgent(tuesday.plus(minutes(27 * 60)), "amy")));
        assertThat(reopened.reduce(DEFAULT.during(latest)).fullResolution()).isEqualTo(minutes(8 * 60));
        assertThat(reopened.reduce(DEFAULT.during(latest)).netResolution()).isEqualTo(minutes(7 * 60));
    }

    @Test
    void onHoldBeforeTheHandoffIsNoPartOfTheResolutionTime() {
        ConversationOutcome outcome = talk(
                        new StatusChanged(at(0), Status.ON_HOLD),
                        new Handoff(at(120)),
                        new StatusChanged(at(130), Status.OPEN),
                        Resolved.byAgent(at(150), "amy"),
                        new Reopened(at(160)),
                        new StatusChanged(at(165), Status.ON_HOLD),
                        Resolved.byAgent(at(170), "amy"))
                .reduce(DEFAULT.with(BotTime.EXCLUDED));
        assertThat(outcome.fullResolution()).isEqualTo(minutes(50));
        assertThat(outcome.effectiveResolution()).isEqualTo(minutes(35)); // less 10 and 5 on hold
        assertThat(outcome.netResolution()).isEqualTo(minutes(40));
        assertThat(outcome.statusTimes().onHold()).isEqualTo(minutes(135));
    }

    /** The row was resolved at 60 and knows nothing of what came later. */
    @Test
    void statusesRunToTheRowsResolutionWhereThePolicyAsksNoEvent() {
        Conversation talk = Conversation.of(
                Interaction.builder("4711", at(0)).resolvedAt(at(60)).build(),
                List.of(
                        new StatusChanged(at(30), Status.RESOLVED),
                        new Reopened(at(50)),
                        new StatusChanged(at(55), Status.ON_HOLD),
                        new Reopened(at(180)),
                        Resolved.byAgent(at(240), "amy")));
        ConversationOutcome outcome = talk.reduce(DEFAULT.with(DerivedColumns.FIRST_RESPONSE));
        assertThat(outcome.statusTimes())
                .isEqualTo(new StatusTimes(minutes(30), minutes(5), minutes(0), minutes(5), minutes(20)));
        assertThat(outcome.fullResolution()).isEqualTo(minutes(60));
        assertThat(outcome.netResolution()).isEqualTo(minutes(40));
        assertThat(outcome.effectiveResolution()).isEqualTo(minutes(55));
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "SENDER, bob",
                "ASSIGNEE_AT_EVENT, amy",
                "LAST_CLOSER, cem",
                "CURRENT_ASSIGNEE, eve",
                "ASSIGNEE_AT_RESOLUTION, fay",
                "ASSIGNEE_AT_SURVEY, dan"
            })
    void attribution(Attribution attribution, String expected) {
        Conversation talk = talk(
                new Assigned(at(0), "amy", null),
                Message.ofCustomer(at(0)),
                Message.ofAgent(at(5), "bob"),
                new Assigned(at(6), "fay", null),
                Resolved.byAgent(at(6), "cem"),
                new Assigned(at(7), "dan", null),
                new SurveySent(at(8)),
                new Assigned(at(9), "eve", null));
        ConversationPolicy policy = DEFAULT.withRepliesOf(attribution).withConversationsOf(attribution);
        ConversationOutcome outcome = talk.reduce(policy);
        assertThat(outcome.replyCycles().get(0).agent()).isEqualTo(expected);
        assertThat(outcome.interaction().agent()).isEqualTo(expected);
        assertThat(outcome.agents(attribution)).containsExactly(expected);
        assertThat(outcome.byAgent(attribution)).containsExactly(new AgentOutcome(expected, outcome));
        assertThat(outcome.participants()).containsExactly("bob", "cem");
        assertThat(outcome.interaction().transfers()).isEqualTo(3);
    }

    /** As resolved at 10, reopened by a "thanks" at 20 and resolved again without a reply at 30. */
    @Test
    void assigneeAtTheResolutionThatCounts() {
        Conversation talk = talk(
                new Assigned(at(0), "amy", null),
                new StatusChanged(at(10), Status.RESOLVED),
                new Assigned(at(15), "bob", null),
                new Reopened(at(20)),
                Resolved.byAgent(at(30), "cem"));
        assertThat(talk.reduce(DEFAULT).agents(Attribution.ASSIGNEE_AT_RESOLUTION))
                .containsExactly("bob");
        assertThat(talk.reduce(DEFAULT.with(ReopenCount.ANSWERED)).agents(Attribution.ASSIGNEE_AT_RESOLUTION))
                .containsExactly("amy");
        assertThat(talk.asOf(at(25)).orElseThrow().reduce(DEFAULT).agents(Attribution.ASSIGNEE_AT_RESOLUTION))
                .containsExactly("amy");
        assertThat(talk.asOf(at(5)).orElseThrow().reduce(DEFAULT).agents(Attribution.ASSIGNEE_AT_RESOLUTION))
                .isEmpty();
    }

    @Test
    void assigneeIsTheRowsWhereNoEventSaysSo() {
        assertThat(talk().reduce(DEFAULT).interaction().agent()).isEqualTo("row");
        assertThat(talk(new Assigned(at(1), null, null))
                        .reduce(DEFAULT)
                        .interaction()
                        .agent())
                .isNull();
        assertThat(talk(Message.ofCustomer(at(0)), Message.ofAgent(at(1), "amy"))
                        .reduce(DEFAULT)
                        .agents(Attribution.ASSIGNEE_AT_EVENT))
                .containsExactly("row");
    }

    /** The row names those who have it at the end, to whom an event gave it. */
    @Test
    void assigneeBeforeTheFirstAssignmentIsUnknown() {
        Conversation talk = Conversation.of(
                Interaction.builder("4711", at(0)).agent("bob").team("second").build(),
                List.of(
                        Message.ofCustomer(at(0)),
                        Message.ofAgent(at(30), "amy"),
                        new SurveySent(at(40)),
                        new Assigned(at(120), "bob", "second")));
        ConversationOutcome outcome = talk.reduce(DEFAULT.withRepliesOf(Attribution.ASSIGNEE_AT_EVENT));
        assertThat(outcome.agents(Attribution.ASSIGNEE_AT_EVENT)).isEmpty();
        assertThat(outcome.agents(Attribution.ASSIGNEE_AT_SURVEY)).isEmpty();
        assertThat(outcome.replyCycles().get(0).agent()).isNull();
        assertThat(outcome.team()).isNull();
        assertThat(outcome.agents(Attribution.CURRENT_ASSIGNEE)).containsExactly("bob");
        assertThat(outcome.interaction().team()).isEqualTo("second");
        ConversationOutcome before = talk.asOf(at(60)).orElseThrow().reduce(DEFAULT);
        assertThat(before.agents(Attribution.CURRENT_ASSIGNEE)).isEmpty();
        assertThat(before.interaction().agent()).isNull();
        assertThat(before.interaction().team()).isNull();
        assertThat(talk.asOf(at(120)).orElseThrow().facts()).isEqualTo(talk.facts());
        ConversationOutcome teamOnly = talk(Message.ofAgent(at(1), "amy"), new Assigned(at(2), null, "second"))
                .reduce(DEFAULT);
        assertThat(teamOnly.agents(Attribution.ASSIGNEE_AT_EVENT)).containsExactly("row");
    }

    @Test
    void nobodyIsNobody() {
        ConversationOutcome outcome = talk(
                        Message.ofCustomer(at(0)), Message.ofBot(at(1)), new StatusChanged(at(2), Status.RESOLVED))
                .reduce(DEFAULT.with(Repliers.HUMANS_AND_BOTS).withConversationsOf(Attribution.SENDER));
        assertThat(outcome.interaction().agent()).isNull();
        assertThat(outcome.byAgent(Attribution.SENDER)).containsExactly(new AgentOutcome(null, outcome));
        assertThat(outcome.replyCycles().get(0).agent()).isNull();
        assertThat(outcome.agents(Attribution.LAST_CLOSER)).isEmpty();
        assertThat(outcome.byAgent(Attribution.PARTICIPANTS)).containsExactly(new AgentOutcome(null, outcome));
    }

    @Test
    void closerOfAnEarlierResolutionIsNotTheLast() {
        ConversationOutcome outcome = talk(
                        Resolved.byAgent(at(5), "amy"),
                        new Reopened(at(120)),
                        new StatusChanged(at(150), Status.RESOLVED))
                .reduce(DEFAULT);
        assertThat(outcome.closedBy()).isNull();
        assertThat(outcome.agents(Attribution.LAST_CLOSER)).isEmpty();
        assertThat(outcome.participants()).containsExactly("amy");
    }

    @Test
    void transfersAreBetweenKnownAgentsOrTeams() {
        ConversationOutcome outcome = talk(
                        new Assigned(at(0), null, "bots"),
                        new Assigned(at(1), "amy", "first"),
                        new Assigned(at(2), "amy", "first"),
                        new Assigned(at(3), null, null),
                        new Assigned(at(4), "bob", null),
                        new Assigned(at(5), "bob", "second"))
                .reduce(DEFAULT);
        assertThat(outcome.interaction().transfers()).isEqualTo(3); // bots to first, amy to bob, first to second
        assertThat(outcome.team()).isEqualTo("second");
    }

    @Test
    void agentsAreUnknownIfOneIs() {
        ConversationOutcome outcome = talk(
                        Message.ofAgent(at(1), "amy"),
                        new Message(at(2), Author.AGENT, Visibility.PUBLIC, null),
                        Message.ofAgent(at(3), "amy"))
                .reduce(DEFAULT);
        assertThat(outcome.interaction().agents()).isNull();
        assertThat(outcome.interaction().agentReplies()).isEqualTo(3);
        assertThat(WITH_BOT.reduce(DEFAULT).interaction().agents()).isEqualTo(2);
        Message byAmy = Message.ofAgent(at(1), "amy");
        assertThat(talk(byAmy, Resolved.byAgent(at(5), null))
                        .reduce(DEFAULT)
                        .interaction()
                        .agents())
                .isNull();
        assertThat(talk(byAmy, new Resolved(at(5), Author.BOT, null))
                        .reduce(DEFAULT)
                        .interaction()
                        .agents())
                .isEqualTo(1);
    }

    @Test
    void longGapsAreCappedOrExcluded() {
        Conversation talk = talk(
                Message.ofCustomer(at(0)),
                Message.ofAgent(at(60), "amy"),
                Message.ofCustomer(at(100)),
                Message.ofAgent(at(161), "amy"));
        ConversationPolicy capped = DEFAULT.withLongestGap(minutes(60), LongGaps.CAP);
        ConversationPolicy excluded = DEFAULT.withLongestGap(minutes(60), LongGaps.EXCLUDE);
        assertThat(talk.reduce(capped).totalWaiting()).isEqualTo(minutes(120));
        assertThat(talk.reduce(excluded).totalWaiting()).isEqualTo(minutes(60));
        assertThat(talk.reduce(excluded).meanResponse()).isEqualTo(minutes(60));
        assertThat(ConversationKpis.RESPONSE_TIME
                        .calculate(talk.replyCycles(excluded))
                        .excluded())
                .isEqualTo(Exclusions.of("above-limit", 1));
    }

    /** E1: 63 h 50 min between Friday 16:30 and Monday 09:20 in Berlin are 50 minutes of Monday to Friday 09 to 17. */
    @Test
    void businessTime() {
        BusinessCalendar office = BusinessCalendar.builder(ZoneId.of("Europe/Berlin"))
                .hours(WeeklyHours.parse("Mon-Fri 09:00-17:00"))
                .build();
        Instant friday = Instant.parse("2026-03-27T15:30:00Z");
        Instant monday = Instant.parse("2026-03-30T07:20:00Z");
        Conversation talk = Conversation.of(
                Interaction.builder("1", friday).build(),
                List.of(
                        Message.ofCustomer(friday),
                        new StatusChanged(friday, Status.OPEN),
                        Message.ofAgent(monday, "amy"),
                        Resolved.byAgent(monday, "amy")));
        ConversationOutcome outcome = talk.reduce(DEFAULT.during(office));
        assertThat(outcome.firstResponse()).isEqualTo(minutes(50));
        assertThat(outcome.totalWaiting()).isEqualTo(minutes(50));
        assertThat(outcome.fullResolution()).isEqualTo(minutes(50));
        assertThat(outcome.netResolution()).isEqualTo(minutes(50));
        assertThat(outcome.statusTimes().agentWork()).isEqualTo(minutes(50));

        Conversation backwards = Conversation.of(
                Interaction.builder("1", friday.plus(Duration.ofHours(9))).build(),
                List.of(Message.ofAgent(friday.plus(Duration.ofHours(8)), "amy")));
        assertThat(ConversationKpis.FIRST_RESPONSE_TIME
                        .calculate(List.of(backwards.reduce(DEFAULT.during(office))))
                        .excluded())
                .isEqualTo(Exclusions.of(Span.NEGATIVE, 1));
    }

    @Test
    void derivedColumns() {
        Interaction row = Interaction.builder("4711", at(0))
                .resolvedAt(at(99))
                .reopens(7)
                .transfers(8)
                .agentReplies(9)
                .tags(List.of("old"))
                .build();
        Conversation talk = Conversation.of(
                row,
                List.of(
                        new ConversationEvent.Tagged(at(0), "new"),
                        new Assigned(at(0), "amy", "first"),
                        Message.ofAgent(at(5), "amy"),
                        Resolved.byAgent(at(10), "amy")));
        Interaction all = talk.toInteraction(DEFAULT).orElseThrow();
        assertThat(all)
                .isEqualTo(row.toBuilder()
                        .tags(List.of("new"))
                        .agent("amy")
                        .team("first")
                        .transfers(0)
                        .firstResponseAt(at(5))
                        .agentReplies(1)
                        .customerMessages(0)
                        .agents(1)
                        .firstResolvedAt(at(10))
                        .resolvedAt(at(10))
                        .reopens(0)
                        .build());
        assertThat(talk.toInteraction(DEFAULT.with(DerivedColumns.FIRST_RESPONSE)))
                .contains(row.toBuilder().firstResponseAt(at(5)).build());
        assertThat(Conversation.of(row, List.of()).toInteraction(DEFAULT)).contains(row);
    }

    @Test
    void mergedOrDeletedIsNoInteraction() {
        assertThat(talk(Message.ofCustomer(at(0)), new Merged(at(1), "12")).toInteraction(DEFAULT))
                .isEmpty();
        assertThat(talk(new ConversationEvent.Deleted(at(1))).toInteraction(DEFAULT))
                .isEmpty();
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DEFAULT.withRepliesOf(Attribution.PARTICIPANTS))
                .withMessage("attribution must be to one agent, not to several: PARTICIPANTS");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DEFAULT.withConversationsOf(Attribution.PARTICIPANTS))
                .withMessage("attribution must be to one agent, not to several: PARTICIPANTS");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DEFAULT.withLongestGap(minutes(-1), LongGaps.CAP))
                .withMessage("limit must not be negative: PT-1M");
    }

    @Test
    void equalChoicesAreEqual() {
        BusinessCalendar always = BusinessCalendar.builder(ZoneId.of("UTC"))
                .hours(WeeklyHours.parse("Mon-Sun 00:00-24:00"))
                .build();
        Set<ConversationPolicy> different = new HashSet<>(List.of(
                DEFAULT,
                DEFAULT.with(Repliers.HUMAN_HANDLING),
                DEFAULT.with(ResponseClock.ASSIGNMENT),
                DEFAULT.with(AgentInitiated.FROM_FIRST_CUSTOMER_MESSAGE),
                DEFAULT.with(ReplyCycleStart.LAST_CUSTOMER_MESSAGE),
                DEFAULT.with(CycleAtReopening.GOES_ON),
                DEFAULT.with(Reopening.BY_CUSTOMER_MESSAGE),
                DEFAULT.with(ReopenCount.ANSWERED),
                DEFAULT.with(BotTime.EXCLUDED),
                DEFAULT.with(DerivedColumns.FIRST_RESPONSE),
                DEFAULT.with(BadHistory.FAIL),
                DEFAULT.withRepliesOf(Attribution.LAST_CLOSER),
                DEFAULT.withConversationsOf(Attribution.LAST_CLOSER),
                DEFAULT.withLongestGap(minutes(1), LongGaps.CAP),
                DEFAULT.withLongestGap(minutes(1), LongGaps.EXCLUDE),
                DEFAULT.during(always)));
        assertThat(different)
                .hasSize(16)
                .contains(DEFAULT.with(ResponseClock.ASSIGNMENT).with(ResponseClock.OPENING));
        assertThat(DEFAULT).isNotEqualTo("DEFAULT");
        assertThat(DEFAULT.withLongestGap(minutes(1), LongGaps.CAP))
                .hasToString("ConversationPolicy{repliers=HUMANS, responseClock=OPENING, agentInitiated=EXCLUDE,"
                        + " cycleStart=FIRST_UNANSWERED, cycleAtReopening=STARTS_AFRESH, reopening=EXPLICIT,"
                        + " reopenCount=TRANSITIONS, repliesOf=SENDER, conversationsOf=CURRENT_ASSIGNEE,"
                        + " botTime=INCLUDED, derivedColumns=ALL, badHistory=COUNT,"
                        + " longestGap=PT1M, longGaps=CAP}");
    }
}
