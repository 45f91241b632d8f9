package io.github.servicekpi.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.servicekpi.retention.CumulativeIncidence;
import io.github.servicekpi.retention.KaplanMeier;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Open cases beside the finished ones; the numbers are worked out by hand. */
class CensoredCasesTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private static InteractionBuilder opened(String id, int minutesBeforeNoon) {
        return Interaction.builder(id, minutesBefore(minutesBeforeNoon));
    }

    private static Instant minutesBefore(int minutes) {
        return NOON.minus(Duration.ofMinutes(minutes));
    }

    @Test
    void waitingInteractionsCountForAsLongAsTheyHaveWaited() {
        List<Interaction> rows = List.of(
                opened("1", 60).firstResponseAt(minutesBefore(50)).build(),
                opened("2", 60).firstResponseAt(minutesBefore(30)).build(),
                opened("3", 20).build(),
                opened("4", 60).origin(Origin.AGENT).build());

        KaplanMeier curve = ResponseKpis.firstResponseSurvival(NOON).calculate(rows);

        assertThat(curve.survivalAt(Duration.ofMinutes(10).toNanos()).orElseThrow())
                .isCloseTo(2.0 / 3, within(1e-15));
        assertThat(curve.survivalAt(Duration.ofMinutes(30).toNanos())).hasValue(0);
        assertThat(curve.median()).hasValue(Duration.ofMinutes(30).toNanos());
        assertThat(ResponseKpis.FIRST_RESPONSE_TIME.calculate(rows).median()).contains(Duration.ofMinutes(10));
        assertThat(curve.excluded().count("not-customer-initiated")).isEqualTo(1);
    }

    /** Of six in the queue; the seventh never was in one. */
    @Test
    void answersBesideWhatLeftTheQueue() {
        List<Interaction> rows = List.of(
                queued("1", 60).answeredAt(minutesBefore(58)).build(),
                queued("2", 60).abandonedAt(minutesBefore(57)).build(),
                queued("3", 60).answeredAt(minutesBefore(56)).build(),
                queued("4", 60).answeredAt(minutesBefore(56)).build(),
                queued("5", 5).build(),
                queued("6", 60).resolvedAt(minutesBefore(53)).build(),
                opened("7", 60).abandonedAt(minutesBefore(59)).build());

        CumulativeIncidence curves = QueueKpis.answerIncidence(NOON).calculate(rows);

        assertThat(curves.count()).isEqualTo(6);
        assertThat(curves.incidenceAt(Duration.ofMinutes(4).toNanos())).hasValue(0.5);
        assertThat(curves.competingIncidenceAt(Duration.ofMinutes(6).toNanos())).hasValue(1.0 / 6);
        assertThat(curves.competingIncidenceAt(Duration.ofMinutes(7).toNanos()).orElseThrow())
                .isCloseTo(0.5, within(1e-15));
    }

    private static InteractionBuilder queued(String id, int minutesBeforeNoon) {
        return opened(id, 90).queuedAt(minutesBefore(minutesBeforeNoon));
    }

    @Test
    void whatEndedWithoutAResponseWaitedUpToItsEnd() {
        KaplanMeier curve = ResponseKpis.firstResponseSurvival(NOON)
                .calculate(List.of(
                        opened("resolved", 60).resolvedAt(minutesBefore(55)).build(),
                        opened("abandoned", 60).abandonedAt(minutesBefore(53)).build(),
                        opened("answered later", 60)
                                .firstResponseAt(NOON.plusSeconds(1))
                                .build()));

        assertThat(curve.events()).isZero();
        assertThat(curve.count()).isEqualTo(3);
        assertThat(curve.lastTime()).hasValue(Duration.ofMinutes(60).toNanos());
        assertThat(curve.median()).isEmpty();
    }

    /** Abandoned after 5 minutes and resolved after an hour, as of then or of half an hour: it waited 5 minutes either way. */
    @Test
    void whatWasAbandonedAndResolvedLaterWaitedUntilItWasAbandoned() {
        Interaction row =
                opened("1", 60).abandonedAt(minutesBefore(55)).resolvedAt(NOON).build();
        for (Instant asOf : List.of(NOON, minutesBefore(30))) {
            assertThat(ResponseKpis.firstResponseSurvival(asOf)
                            .calculate(List.of(row))
                            .lastTime())
                    .hasValue(Duration.ofMinutes(5).toNanos());
        }
        assertThat(ResolutionKpis.resolutionSurvival(minutesBefore(30))
                        .calculate(List.of(row))
                        .lastTime())
                .hasValue(Duration.ofMinutes(5).toNanos());
    }

    /** Where an answer is given too, the answer counts: it waits on, and still is one of the open cases. */
    @Test
    void whatWasAnsweredIsNotAbandoned() {
        List<Interaction> rows = List.of(opened("1", 60)
                .answeredAt(minutesBefore(56))
                .abandonedAt(minutesBefore(55))
                .build());
        assertThat(ResponseKpis.FIRST_RESPONSE_TIME.calculate(rows).open()).isOne();
        assertThat(ResponseKpis.firstResponseSurvival(NOON).calculate(rows).lastTime())
                .hasValue(Duration.ofMinutes(60).toNanos());
        assertThat(ResolutionKpis.resolutionSurvival(NOON).calculate(rows).lastTime())
                .hasValue(Duration.ofMinutes(60).toNanos());
    }

    @Test
    void unresolvedCasesCountForAsLongAsTheyWereOpen() {
        int day = 24 * 60;
        KaplanMeier curve = ResolutionKpis.resolutionSurvival(NOON)
                .calculate(List.of(
                        opened("1", 4 * day).resolvedAt(minutesBefore(3 * day)).build(),
                        opened("2", 4 * day).resolvedAt(minutesBefore(2 * day)).build(),
                        opened("3", 4 * day).build()));

        assertThat(curve.survivalAt(Duration.ofDays(1).toNanos()).orElseThrow()).isCloseTo(2.0 / 3, within(1e-15));
        assertThat(curve.survivalAt(Duration.ofDays(2).toNanos()).orElseThrow()).isCloseTo(1.0 / 3, within(1e-15));
        assertThat(curve.median()).hasValue(Duration.ofDays(2).toNanos());
    }

    @Test
    void returnsNoCurveWithoutCases() {
        assertThat(ResolutionKpis.resolutionSurvival(NOON).calculate(List.of()).median())
                .isEmpty();
        assertThat(ResponseKpis.firstResponseSurvival(NOON).calculate(List.of()).survivalAt(0))
                .isEmpty();
    }
}
