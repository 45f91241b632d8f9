package io.github.servicekpi.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.servicekpi.Span;
import io.github.servicekpi.stats.DurationDistribution;
import io.github.servicekpi.stats.PercentileMethod;
import io.github.servicekpi.stats.Proportion;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Worked examples, each computed by hand from the definition. */
class ServiceExamplesTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static Instant berlin(String localTime) {
        return LocalDateTime.parse(localTime).atZone(BERLIN).toInstant();
    }

    /** Mean 13.8 by division; the median of ten is 7 by nearest rank and between 7 and 9 interpolated; so are p90. */
    @Test
    void tenResponses() {
        Instant opened = berlin("2026-03-02T09:00");
        List<Interaction> rows = Stream.of(2, 4, 4, 5, 7, 9, 12, 15, 20, 60)
                .map(minutes -> Interaction.builder("i" + minutes, opened)
                        .firstResponseAt(opened.plus(Duration.ofMinutes(minutes)))
                        .build())
                .toList();
        DurationDistribution times = ResponseKpis.FIRST_RESPONSE_TIME.calculate(rows);
        assertThat(times.mean()).contains(Duration.ofSeconds(828));
        assertThat(times.percentile(50)).contains(Duration.ofMinutes(7));
        assertThat(times.percentile(50, PercentileMethod.HF7)).contains(Duration.ofMinutes(8));
        assertThat(times.percentile(90)).contains(Duration.ofMinutes(20));
        assertThat(times.percentile(90, PercentileMethod.HF7)).contains(Duration.ofMinutes(24));
    }

    /** Friday 16:30 to Monday 09:20 in Berlin is 64 h 50 min on the wall, an hour less as clocks went forward. */
    @Test
    void clocksGoForward() {
        Interaction row = Interaction.builder("1", berlin("2026-03-27T16:30"))
                .firstResponseAt(berlin("2026-03-30T09:20"))
                .build();
        assertThat(ResponseKpis.FIRST_RESPONSE_TIME.calculate(List.of(row)).mean())
                .contains(Duration.ofHours(63).plusMinutes(50));
    }

    @Test
    void waits() {
        Instant queued = berlin("2026-03-02T09:00");
        List<Interaction> calls = List.of(
                Interaction.builder("1", queued.minusSeconds(60))
                        .queuedAt(queued)
                        .answeredAt(queued.plusSeconds(10))
                        .build(),
                Interaction.builder("2", queued)
                        .answeredAt(queued.plusSeconds(30))
                        .abandonedAt(queued)
                        .build(),
                Interaction.builder("3", queued)
                        .abandonedAt(queued.plusSeconds(50))
                        .build());
        DurationDistribution answers = QueueKpis.SPEED_OF_ANSWER.calculate(calls);
        assertThat(answers.count()).isEqualTo(2);
        assertThat(answers.mean()).contains(Duration.ofSeconds(20));
        assertThat(answers.missing()).isEqualTo(1);
        DurationDistribution abandons = QueueKpis.TIME_TO_ABANDON.calculate(calls);
        assertThat(abandons.count()).isEqualTo(1);
        assertThat(abandons.mean()).contains(Duration.ofSeconds(50));
        assertThat(abandons.open()).isEqualTo(2);
    }

    /** (300 + 240 + 600 + 180) + (60 + 0 + 120 + 0) + (45 + 30 + 90 + 15) = 1680 s of 4 contacts. */
    @Test
    void averageHandleTime() {
        int[] talk = {300, 240, 600, 180};
        int[] hold = {60, 0, 120, 0};
        int[] wrap = {45, 30, 90, 15};
        List<Interaction> contacts = new ArrayList<>(IntStream.range(0, 4)
                .mapToObj(i -> Interaction.builder("c" + i, Instant.EPOCH)
                        .talk(Duration.ofSeconds(talk[i]))
                        .hold(hold[i] == 0 ? null : Duration.ofSeconds(hold[i]))
                        .wrap(Duration.ofSeconds(wrap[i]))
                        .resolvedAt(Instant.EPOCH)
                        .build())
                .toList());
        contacts.add(Interaction.builder("abandoned", Instant.EPOCH)
                .hold(Duration.ofSeconds(99))
                .abandonedAt(Instant.EPOCH)
                .build());
        contacts.add(Interaction.builder("no parts", Instant.EPOCH)
                .resolvedAt(Instant.EPOCH)
                .build());
        DurationDistribution times = HandlingKpis.HANDLE_TIME.calculate(contacts);
        assertThat(times.mean()).contains(Duration.ofMinutes(7));
        assertThat(times.missing()).isEqualTo(1);
        assertThat(times.open()).isZero();
    }

    /** Opened 09:00, solved 16:00, reopened, solved the next day 10:45: 420 and 1545 minutes. */
    @Test
    void firstAndFullResolution() {
        Interaction row = Interaction.builder("1", berlin("2026-03-02T09:00"))
                .firstResolvedAt(berlin("2026-03-02T16:00"))
                .resolvedAt(berlin("2026-03-03T10:45"))
                .reopens(1)
                .build();
        assertThat(ResolutionKpis.FIRST_RESOLUTION_TIME.calculate(List.of(row)).mean())
                .contains(Duration.ofHours(7));
        assertThat(ResolutionKpis.RESOLUTION_TIME.calculate(List.of(row)).mean())
                .contains(Duration.ofMinutes(1545));
        Interaction onlyLast = row.toBuilder().firstResolvedAt(null).build();
        assertThat(ResolutionKpis.FIRST_RESOLUTION_TIME
                        .calculate(List.of(onlyLast))
                        .missing())
                .isEqualTo(1);
        Interaction neverReopened = onlyLast.toBuilder().reopens(0).build();
        assertThat(ResolutionKpis.FIRST_RESOLUTION_TIME
                        .calculate(List.of(neverReopened))
                        .mean())
                .contains(Duration.ofMinutes(1545));
        assertThat(ResolutionKpis.REOPEN_RATE.calculate(List.of(row, neverReopened)))
                .isEqualTo(Proportion.of(1, 2));
    }

    /** 36 of 1200. */
    @Test
    void complaints() {
        List<Interaction> contacts = IntStream.range(0, 1200)
                .mapToObj(i -> Interaction.builder("c" + i, Instant.EPOCH)
                        .complaint(i < 36)
                        .build())
                .toList();
        assertThat(VolumeKpis.COMPLAINT_RATE.calculate(contacts).value()).hasValue(0.03);
        assertThat(VolumeKpis.COMPLAINTS.calculate(contacts)).isEqualTo(36);
    }

    @Test
    void fieldsOfOneNameAreOneMeasure() {
        assertThat(InteractionFields.dimension("region")).isEqualTo(InteractionFields.dimension("region"));
        assertThat(InteractionFields.dimension("region")).isNotEqualTo(InteractionFields.dimension("mailbox"));
        assertThat(Span.between(InteractionFields.OPENED_AT, InteractionFields.RESOLVED_AT))
                .hasToString("opened_at to resolved_at");
    }
}
