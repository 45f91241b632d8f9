package io.github.servicekpi.conversation;

import static io.github.servicekpi.conversation.ConversationPolicy.DEFAULT;
import static io.github.servicekpi.conversation.CycleAtReopening.GOES_ON;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.servicekpi.conversation.ConversationEvent.Assigned;
import io.github.servicekpi.conversation.ConversationEvent.Message;
import io.github.servicekpi.conversation.ConversationEvent.Reopened;
import io.github.servicekpi.conversation.ConversationEvent.Resolved;
import io.github.servicekpi.conversation.ConversationEvent.StatusChanged;
import io.github.servicekpi.conversation.ReplyCycle.State;
import io.github.servicekpi.service.Interaction;
import io.github.servicekpi.sla.SlaKpis;
import io.github.servicekpi.sla.SlaMetric;
import io.github.servicekpi.sla.SlaPolicy;
import io.github.servicekpi.sla.SlaState;
import io.github.servicekpi.sla.SlaTarget;
import io.github.servicekpi.time.BusinessCalendar;
import io.github.servicekpi.time.WeeklyHours;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Messages that come while a conversation is resolved, and what a reopening makes of them. */
class CycleAtReopeningTest {
    /** Of March, such as {@code 02T09:00}. */
    private static Instant at(String dayAndTime) {
        return Instant.parse("2026-03-" + dayAndTime + ":00Z");
    }

    /** Asked 09:00, replied 09:10, resolved 09:20 on the 2nd; then as given. */
    private static Conversation resolvedThen(ConversationEvent... further) {
        List<ConversationEvent> events = new ArrayList<>(List.of(
                new Assigned(at("02T09:00"), "amy", null),
                Message.ofCustomer(at("02T09:00")),
                Message.ofAgent(at("02T09:10"), "amy"),
                Resolved.byAgent(at("02T09:20"), "amy")));
        events.addAll(List.of(further));
        return Conversation.of(Interaction.builder("4711", at("02T09:00")).build(), events);
    }

    private static final Message THANKS = Message.ofCustomer(at("02T09:30"));

    private static final Conversation THANKED_THEN_REOPENED = resolvedThen(
            THANKS,
            new Reopened(at("12T09:00")),
            Message.ofCustomer(at("12T09:00")),
            Message.ofAgent(at("12T09:10"), "amy"));

    private static List<Duration> responses(Conversation talk, ConversationPolicy policy) {
        return talk.replyCycles(policy).stream().map(ReplyCycle::response).toList();
    }

    private static Duration minutes(int minutes) {
        return Duration.ofMinutes(minutes);
    }

    @Test
    void reopeningStartsAfreshAndThanksIsNoMeasurement() {
        List<ReplyCycle> cycles =
                THANKED_THEN_REOPENED.replyCycles(DEFAULT.withRepliesOf(Attribution.ASSIGNEE_AT_EVENT));
        assertThat(cycles).extracting(ReplyCycle::response).containsExactly(minutes(10), null, minutes(10));
        assertThat(cycles)
                .extracting(ReplyCycle::state)
                .containsExactly(State.ANSWERED, State.UNANSWERED, State.ANSWERED);
        assertThat(cycles)
                .extracting(ReplyCycle::startedAt)
                .containsExactly(at("02T09:00"), at("02T09:30"), at("12T09:00"));
        assertThat(cycles).extracting(ReplyCycle::closedAt).containsExactly(null, at("02T09:30"), null);
        assertThat(cycles).extracting(ReplyCycle::repliesBefore).containsExactly(0, 1, 1);
        assertThat(cycles).extracting(ReplyCycle::agent).containsOnly("amy");
        assertThat(THANKED_THEN_REOPENED.reduce(DEFAULT).totalWaiting()).isEqualTo(minutes(20));
    }

    @Test
    void cycleGoesOnWhereThePolicySaysSo() {
        assertThat(responses(THANKED_THEN_REOPENED, DEFAULT.with(GOES_ON)))
                .containsExactly(minutes(10), Duration.ofHours(239).plusMinutes(40));
    }

    /** As where the reopening is recorded after the message that caused it: there is no other turn of the customer. */
    @ParameterizedTest
    @EnumSource(
            value = ReplyCycleStart.class,
            names = {"FIRST_UNANSWERED", "LAST_CUSTOMER_MESSAGE"})
    void messageBeforeTheReopeningWaitsFromItOn(ReplyCycleStart start) {
        Conversation talk = resolvedThen(
                THANKS, new StatusChanged(at("12T09:00"), Status.OPEN), Message.ofAgent(at("12T09:10"), "amy"));
        ConversationPolicy policy = DEFAULT.with(start);
        assertThat(responses(talk, policy)).containsExactly(minutes(10), minutes(10));
        assertThat(responses(talk.asOf(at("12T09:05")).orElseThrow(), policy))
                .isEqualTo(Arrays.asList(minutes(10), null));
        assertThat(responses(talk, policy.with(GOES_ON)))
                .containsExactly(minutes(10), Duration.ofHours(239).plusMinutes(40));
    }

    @Test
    void messageOfAResolvedConversationIsAnsweredWithoutAReopening() {
        Conversation talk = resolvedThen(THANKS, Message.ofAgent(at("02T09:45"), "amy"), new Reopened(at("12T09:00")));
        assertThat(responses(talk, DEFAULT)).containsExactly(minutes(10), minutes(15));
    }

    @Test
    void resolutionAfterTheReopeningClosesOneCycle() {
        Conversation talk =
                resolvedThen(THANKS, new Reopened(at("12T09:00")), Resolved.byAgent(at("12T09:30"), "amy"), THANKS);
        assertThat(responses(talk, DEFAULT)).hasSize(2);
        Conversation again = talk.plus(List.of(Message.ofCustomer(at("12T10:00")), new Reopened(at("12T11:00"))));
        assertThat(again.replyCycles(DEFAULT))
                .extracting(ReplyCycle::state)
                .containsExactly(State.ANSWERED, State.UNANSWERED, State.OPEN);
    }

    /** The promise is to answer within an hour; nobody was to answer what was resolved. */
    @Test
    void thanksBreachesNoPromise() {
        SlaPolicy policy = SlaPolicy.builder(BusinessCalendar.builder(ZoneOffset.UTC)
                        .hours(WeeklyHours.AROUND_THE_CLOCK)
                        .build())
                .target(SlaTarget.of(SlaMetric.NEXT_RESPONSE, Duration.ofHours(1)))
                .build();
        assertThat(SlaKpis.ofConversations(SlaMetric.NEXT_RESPONSE, policy, at("25T00:00"))
                        .calculate(List.of(THANKED_THEN_REOPENED.reduce(DEFAULT)))
                        .counts())
                .isEqualTo(Map.of(SlaState.MET, 1L, SlaState.CLOSED_WITHOUT, 1L));
    }

    /** What an agent adds to a resolved conversation begins no gap that lasts until it is reopened. */
    @Test
    void noGapBetweenRepliesAcrossAResolution() {
        Conversation talk = resolvedThen(
                Message.ofAgent(at("02T09:30"), "amy"),
                new Reopened(at("09T11:00")),
                Message.ofCustomer(at("09T11:00")),
                Message.ofAgent(at("09T11:10"), "amy"),
                Message.ofAgent(at("09T11:30"), "amy"));
        assertThat(responses(talk, DEFAULT.with(ReplyCycleStart.BETWEEN_AGENT_REPLIES)))
                .containsExactly(minutes(20));
    }
}
