package io.github.servicekpi.conversation;

import static io.github.servicekpi.conversation.ConversationKpis.ANSWERED_RATE;
import static io.github.servicekpi.conversation.ConversationKpis.FIRST_RESPONSE_TIME;
import static io.github.servicekpi.conversation.ConversationKpis.RESPONSE_TIME;
import static io.github.servicekpi.conversation.ConversationPolicy.DEFAULT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.servicekpi.Accumulator;
import io.github.servicekpi.Calculator;
import io.github.servicekpi.KpiResults;
import io.github.servicekpi.KpiSet;
import io.github.servicekpi.conversation.ConversationEvent.Assigned;
import io.github.servicekpi.conversation.ConversationEvent.Message;
import io.github.servicekpi.conversation.ConversationEvent.Reopened;
import io.github.servicekpi.stats.DurationDistribution;
import io.github.servicekpi.time.BusinessCalendar;
import io.github.servicekpi.time.WeeklyHours;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Calculators of one policy, which take no states of others. */
class PolicyOfStatesTest {
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    private static final List<Conversation> TALKS = List.of(
            Conversation.of(
                    "1",
                    List.of(
                            Message.ofCustomer(NINE),
                            new Assigned(NINE.plusSeconds(60), "amy", null),
                            Message.ofAgent(NINE.plusSeconds(600), "amy"))),
            Conversation.of("2", List.of(Message.ofCustomer(NINE))));

    private static ConversationPolicy byAssignment(String hours) {
        return DEFAULT.with(ResponseClock.ASSIGNMENT)
                .during(BusinessCalendar.builder(ZoneOffset.UTC)
                        .hours(WeeklyHours.parse(hours))
                        .build());
    }

    @Test
    void sameFiguresAsOfOutcomes() {
        Calculator<Conversation, KpiResults> desk = DEFAULT.reducing(KpiSet.of(FIRST_RESPONSE_TIME, ANSWERED_RATE));
        List<ConversationOutcome> outcomes =
                TALKS.stream().map(talk -> talk.reduce(DEFAULT)).toList();
        assertThat(desk.calculate(TALKS).get(FIRST_RESPONSE_TIME)).isEqualTo(FIRST_RESPONSE_TIME.calculate(outcomes));
        assertThat(desk.calculate(TALKS).get(ANSWERED_RATE)).isEqualTo(ANSWERED_RATE.calculate(outcomes));
        Calculator<Conversation, DurationDistribution> cycles =
                DEFAULT.reducing(RESPONSE_TIME.calculator().flatMapping(ConversationOutcome::replyCycles));
        assertThat(cycles.calculate(TALKS).count()).isEqualTo(1);
    }

    @Test
    void statesOfOtherPoliciesAreRefused() {
        Calculator<Conversation, DurationDistribution> office =
                byAssignment("Mon-Fri 09:00-17:00").reducing(FIRST_RESPONSE_TIME.calculator());
        byte[] saved = accumulate(office).toByteArray();
        Accumulator<Conversation, DurationDistribution> same = byAssignment("Mon-Fri 09:00-17:00")
                .reducing(FIRST_RESPONSE_TIME.calculator())
                .fromByteArray(saved);
        assertThat(same.result()).isEqualTo(office.calculate(TALKS));
        for (ConversationPolicy policy : List.of(DEFAULT, byAssignment("Mon-Fri 09:00-18:00"))) {
            Calculator<Conversation, DurationDistribution> other = policy.reducing(FIRST_RESPONSE_TIME.calculator());
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> other.fromByteArray(saved))
                    .withMessageContaining("the state is of another definition")
                    .withMessageContaining("reduced under " + policy);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> accumulate(other).merge(accumulate(office)))
                    .withMessageContaining("only an accumulator of the same calculator can be merged")
                    .withMessageContaining("reduced under " + policy);
        }
    }

    private static Accumulator<Conversation, DurationDistribution> accumulate(
            Calculator<Conversation, DurationDistribution> calculator) {
        Accumulator<Conversation, DurationDistribution> accumulator = calculator.newAccumulator();
        accumulator.addAll(TALKS);
        return accumulator;
    }

    @Test
    void badHistoriesAreRefusedWhereThePolicySaysSo() {
        Calculator<Conversation, DurationDistribution> strict =
                DEFAULT.with(BadHistory.FAIL).reducing(FIRST_RESPONSE_TIME.calculator());
        Conversation bad = Conversation.of("3", List.of(new Reopened(NINE)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> strict.calculate(List.of(bad)))
                .withMessageStartingWith("conversation 3, opened 2026-03-02T09:00:00Z: reopened-unresolved");
    }
}
