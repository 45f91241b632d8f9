package io.github.servicekpi.conversation;

import static io.github.servicekpi.conversation.ConversationPolicy.DEFAULT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.servicekpi.conversation.ConversationEvent.Message;
import io.github.servicekpi.conversation.ConversationEvent.StatusChanged;
import io.github.servicekpi.service.Interaction;
import io.github.servicekpi.service.ResolutionKpis;
import io.github.servicekpi.service.ResponseKpis;
import io.github.servicekpi.stats.DurationDistribution;
import io.github.servicekpi.time.BusinessCalendar;
import io.github.servicekpi.time.WeeklyHours;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * The worked examples E1, E7, E8 and E10 of the KPI definitions, each figure recomputed by hand from the times in the
 * comments.
 */
class ConversationExamplesTest {
    private static Instant at(String time) {
        return Instant.parse("2026-03-02T" + time + ":00Z");
    }

    private static Interaction row(Instant openedAt) {
        return Interaction.builder("4711", openedAt).build();
    }

    private static Duration minutes(long minutes) {
        return Duration.ofMinutes(minutes);
    }

    /** E1: Friday 16:30 in Berlin, automatic reply 5 s later, note 16:45, public reply Monday 09:20; clocks change on Sunday. */
    @Nested
    class FirstResponseOverAClockChange {
        private final Conversation talk = Conversation.of(
                row(berlin("2026-03-27T16:30")),
                List.of(
                        Message.ofCustomer(berlin("2026-03-27T16:30")),
                        Message.ofAutomation(berlin("2026-03-27T16:30:05")),
                        Message.note(berlin("2026-03-27T16:45"), "amy"),
                        Message.ofAgent(berlin("2026-03-30T09:20"), "amy")));

        private static Instant berlin(String local) {
            return LocalDateTime.parse(local).atZone(ZoneId.of("Europe/Berlin")).toInstant();
        }

        private Duration firstResponse(Repliers repliers) {
            return talk.reduce(DEFAULT.with(repliers)).firstResponse();
        }

        @Test
        void humansReply() {
            assertThat(firstResponse(Repliers.HUMANS))
                    .isEqualTo(Duration.ofHours(63).plusMinutes(50));
        }

        @Test
        void automaticReplyCountsWhereEverybodyDoes() {
            assertThat(firstResponse(Repliers.ALL_BUT_CUSTOMERS)).isEqualTo(Duration.ofSeconds(5));
        }

        @Test
        void noteCountsAsHandling() {
            assertThat(firstResponse(Repliers.HUMAN_HANDLING)).isEqualTo(minutes(15));
        }

        @Test
        void officeHours() {
            BusinessCalendar office = BusinessCalendar.builder(ZoneId.of("Europe/Berlin"))
                    .hours(WeeklyHours.parse("Mon-Fri 09:00-17:00"))
                    .build();
            ConversationOutcome outcome = talk.reduce(DEFAULT.during(office));

            assertThat(outcome.firstResponse()).isEqualTo(minutes(50));
            assertThat(outcome.replyCycles()).extracting(ReplyCycle::response).containsExactly(minutes(50));
            assertThat(DEFAULT.during(office)).isNotEqualTo(DEFAULT).isEqualTo(DEFAULT.during(office));
        }

        @Test
        void replyBeforeTheOpeningWhileTheOfficeWasClosed() {
            BusinessCalendar office = BusinessCalendar.builder(ZoneId.of("Europe/Berlin"))
                    .hours(WeeklyHours.parse("Mon-Fri 09:00-17:00"))
                    .build();
            Conversation backwards = Conversation.of(
                    row(berlin("2026-03-28T12:00")), List.of(Message.ofAgent(berlin("2026-03-28T11:00"), "amy")));

            assertThat(backwards.reduce(DEFAULT.during(office)).firstResponse()).isNegative();
        }

        @Test
        void rowGivesTheSameFigure() {
            Interaction interaction = talk.toInteraction(DEFAULT).orElseThrow();
            assertThat(ResponseKpis.FIRST_RESPONSE_TIME
                            .calculate(List.of(interaction))
                            .max())
                    .contains(Duration.ofHours(63).plusMinutes(50));
        }
    }

    /** E7: C 10:00, C 10:05, A 10:20, A 10:22, C 10:30, C 10:50, A 11:00, A 14:00 unprompted. */
    @Nested
    class ReplyCycles {
        private final Conversation talk = Conversation.of(
                row(at("10:00")),
                List.of(
                        Message.ofCustomer(at("10:00")),
                        Message.ofCustomer(at("10:05")),
                        Message.ofAgent(at("10:20"), "amy"),
                        Message.ofAgent(at("10:22"), "amy"),
                        Message.ofCustomer(at("10:30")),
                        Message.ofCustomer(at("10:50")),
                        Message.ofAgent(at("11:00"), "amy"),
                        Message.ofAgent(at("14:00"), "bob")));

        private DurationDistribution all(ReplyCycleStart start) {
            return ConversationKpis.RESPONSE_TIME.calculate(talk.replyCycles(DEFAULT.with(start)));
        }

        private DurationDistribution subsequent(ReplyCycleStart start) {
            return ConversationKpis.NEXT_RESPONSE_TIME.calculate(talk.replyCycles(DEFAULT.with(start)));
        }

        @Test
        void firstResponse() {
            assertThat(talk.reduce(DEFAULT).firstResponse()).isEqualTo(minutes(20));
        }

        @Test
        void firstUnanswered() {
            assertThat(subsequent(ReplyCycleStart.FIRST_UNANSWERED))
                    .isEqualTo(DurationDistribution.of(List.of(minutes(30))));
            assertThat(all(ReplyCycleStart.FIRST_UNANSWERED))
                    .isEqualTo(DurationDistribution.of(List.of(minutes(20), minutes(30))));
            assertThat(all(ReplyCycleStart.FIRST_UNANSWERED).mean()).contains(minutes(25));
        }

        @Test
        void lastCustomerMessage() {
            assertThat(subsequent(ReplyCycleStart.LAST_CUSTOMER_MESSAGE))
                    .isEqualTo(DurationDistribution.of(List.of(minutes(10))));
            assertThat(all(ReplyCycleStart.LAST_CUSTOMER_MESSAGE).mean()).contains(Duration.ofSeconds(750));
        }

        @Test
        void betweenAgentReplies() {
            assertThat(subsequent(ReplyCycleStart.BETWEEN_AGENT_REPLIES))
                    .isEqualTo(DurationDistribution.of(List.of(minutes(2), minutes(38), minutes(180))));
            assertThat(subsequent(ReplyCycleStart.BETWEEN_AGENT_REPLIES).mean()).contains(Duration.ofSeconds(4400));
        }

        @Test
        void perConversation() {
            ConversationOutcome outcome = talk.reduce(DEFAULT);
            assertThat(outcome.totalWaiting()).isEqualTo(minutes(50));
            assertThat(outcome.meanResponse()).isEqualTo(minutes(25));
        }
    }

    /**
     * E8 and E10: new 09:00, open 09:20, pending 10:00, open 12:00, on hold 12:30, open 15:30, solved 16:00; the next day
     * open 10:00, solved 10:45.
     */
    @Nested
    class StatusesAndResolutions {
        private final Conversation talk = Conversation.of(
                row(at("09:00")),
                List.of(
                        new StatusChanged(at("09:00"), Status.NEW),
                        new StatusChanged(at("09:20"), Status.OPEN),
                        new StatusChanged(at("10:00"), Status.PENDING),
                        new StatusChanged(at("12:00"), Status.OPEN),
                        new StatusChanged(at("12:30"), Status.ON_HOLD),
                        new StatusChanged(at("15:30"), Status.OPEN),
                        new StatusChanged(at("16:00"), Status.RESOLVED),
                        new StatusChanged(at("10:00").plus(Duration.ofDays(1)), Status.OPEN),
                        new StatusChanged(at("10:45").plus(Duration.ofDays(1)), Status.RESOLVED)));
        private final ConversationOutcome outcome = talk.reduce(DEFAULT);

        @Test
        void timesToTheFirstResolution() {
            StatusTimes times = outcome.statusTimesToFirstResolution();
            assertThat(times.requesterWait()).isEqualTo(minutes(300));
            assertThat(times.agentWork()).isEqualTo(minutes(120));
            assertThat(times.agentWait()).isEqualTo(minutes(120));
            assertThat(times.onHold()).isEqualTo(minutes(180));
            assertThat(times.unresolved()).isEqualTo(minutes(420));
            assertThat(times.resolved()).isZero();
        }

        @Test
        void timesToTheLastResolution() {
            assertThat(outcome.statusTimes())
                    .isEqualTo(
                            new StatusTimes(minutes(20), minutes(145), minutes(120), minutes(180), minutes(18 * 60)));
        }

        @Test
        void resolutions() {
            assertThat(outcome.firstResolution()).isEqualTo(minutes(420));
            assertThat(outcome.fullResolution()).isEqualTo(minutes(1545));
            assertThat(outcome.netResolution()).isEqualTo(minutes(465));
        }

        @Test
        void reopensByEitherCount() {
            Stream.of(ReopenCount.TRANSITIONS, ReopenCount.SOLVES_LESS_ONE)
                    .forEach(count -> assertThat(talk.toInteraction(DEFAULT.with(count))
                                    .orElseThrow()
                                    .reopens())
                            .as("%s", count)
                            .isEqualTo(1));
        }

        @Test
        void rowGivesTheSameFigures() {
            List<Interaction> rows = List.of(outcome.interaction());
            assertThat(ResolutionKpis.FIRST_RESOLUTION_TIME.calculate(rows).max())
                    .contains(minutes(420));
            assertThat(ResolutionKpis.RESOLUTION_TIME.calculate(rows).max()).contains(minutes(1545));
        }
    }
}
