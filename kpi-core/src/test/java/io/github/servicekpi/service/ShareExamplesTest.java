package io.github.servicekpi.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.servicekpi.Direction;
import io.github.servicekpi.Kpi;
import io.github.servicekpi.KpiDefinition;
import io.github.servicekpi.Unit;
import io.github.servicekpi.stats.DurationDistribution;
import io.github.servicekpi.stats.Exclusions;
import io.github.servicekpi.stats.Proportion;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The examples that the comments of the KPIs give, and what their definitions say of themselves. */
class ShareExamplesTest {
    private static final Instant OPENED = Instant.parse("2026-03-02T09:00:00Z");

    private static InteractionBuilder contact() {
        return Interaction.builder("any", OPENED);
    }

    @Test
    void transferRate() {
        List<Interaction> contacts = new ArrayList<>(Arrays.asList(0, 0, 2, null).stream()
                .map(transfers -> contact().transfers(transfers).build())
                .toList());
        contacts.add(contact().transfers(1).abandonedAt(OPENED).build());
        assertThat(HandlingKpis.TRANSFER_RATE.calculate(contacts))
                .isEqualTo(new Proportion(1, 3, Exclusions.of("unknown-transfers", 1)));
    }

    @Test
    void reopenRate() {
        List<Interaction> cases = new ArrayList<>(Arrays.asList(0, 0, 1, 3, null).stream()
                .map(reopens -> contact().reopens(reopens).resolvedAt(OPENED).build())
                .toList());
        cases.add(contact().reopens(1).build());
        assertThat(ResolutionKpis.REOPEN_RATE.calculate(cases))
                .isEqualTo(new Proportion(2, 4, Exclusions.of("unknown-reopens", 1)));
    }

    /** The last case was reopened and is open: it did not stay resolved, but nothing of it is resolved now. */
    @Test
    void reopenRateOfWhatWasEverResolved() {
        List<Interaction> cases = new ArrayList<>(Arrays.asList(0, 0, 1, 3, null).stream()
                .map(reopens -> contact().reopens(reopens).resolvedAt(OPENED).build())
                .toList());
        cases.add(contact().reopens(1).build());
        cases.add(contact().reopens(0).build());
        Kpi<Interaction, Proportion> ever = ResolutionKpis.reopenRate(ResolvedCases.EVER_RESOLVED);
        assertThat(ever.calculate(cases)).isEqualTo(new Proportion(3, 5, Exclusions.of("unknown-reopens", 1)));
        assertThat(ever.definition().variant()).isEqualTo("of-ever-resolved");
        cases.add(contact().firstResolvedAt(OPENED).build());
        assertThat(ever.calculate(cases)).isEqualTo(new Proportion(3, 5, Exclusions.of("unknown-reopens", 2)));
    }

    @Test
    void registeredRate() {
        assertThat(VolumeKpis.REGISTERED_RATE.calculate(Arrays.asList(true, true, false, null).stream()
                        .map(registered -> contact().registered(registered).build())
                        .toList()))
                .isEqualTo(new Proportion(2, 3, Exclusions.of("unknown-registered", 1)));
    }

    @Test
    void timeToAbandon() {
        DurationDistribution result = QueueKpis.TIME_TO_ABANDON.calculate(List.of(
                contact().abandonedAt(OPENED.plusSeconds(4)).build(),
                contact().abandonedAt(OPENED.plusSeconds(50)).build(),
                contact().answeredAt(OPENED).resolvedAt(OPENED).build()));
        assertThat(result.count()).isEqualTo(2);
        assertThat(result.mean()).contains(Duration.ofSeconds(27));
        assertThat(result.missing()).isEqualTo(1);
    }

    /** What an agent or a campaign began has no first response time, whether answered or not. */
    @Test
    void firstResponseOfOthers() {
        List<Interaction> rows = new ArrayList<>();
        for (Origin origin : Origin.values()) {
            rows.add(contact()
                    .origin(origin)
                    .firstResponseAt(OPENED.plusSeconds(60))
                    .build());
            rows.add(contact()
                    .origin(origin)
                    .firstResponseAt(OPENED.minusSeconds(60))
                    .build());
            rows.add(contact().origin(origin).build());
            rows.add(contact().origin(origin).resolvedAt(OPENED).build());
            rows.add(contact().origin(origin).abandonedAt(OPENED).build());
        }
        DurationDistribution result = ResponseKpis.FIRST_RESPONSE_TIME.calculate(rows);
        assertThat(result.count()).isEqualTo(1);
        assertThat(result.open()).isEqualTo(1);
        assertThat(result.missing()).isEqualTo(2);
        assertThat(result.excluded().count("not-customer-initiated")).isEqualTo(10);
        assertThat(result.excluded().count("negative-span")).isEqualTo(1);
        assertThat(result.excluded().total()).isEqualTo(11);
    }

    /** An answer counts where both are given, even one after the customer gave up. */
    @Test
    void answeredAndAbandoned() {
        List<Interaction> both = List.of(contact()
                .queuedAt(OPENED.plusSeconds(5))
                .abandonedAt(OPENED.plusSeconds(10))
                .answeredAt(OPENED.plusSeconds(15))
                .talk(Duration.ofSeconds(3))
                .transfers(0)
                .build());
        assertThat(QueueKpis.SPEED_OF_ANSWER.calculate(both).mean()).contains(Duration.ofSeconds(10));
        assertThat(QueueKpis.TIME_TO_ABANDON.calculate(both).count()).isZero();
        assertThat(QueueKpis.ABANDONMENT_RATE.calculate(both)).isEqualTo(Proportion.of(0, 1));
        assertThat(HandlingKpis.HANDLE_TIME.calculate(both).count()).isEqualTo(1);
        assertThat(HandlingKpis.TRANSFER_RATE.calculate(both)).isEqualTo(Proportion.of(0, 1));
        assertThat(VolumeKpis.OPEN_INTERACTIONS.calculate(both)).isEqualTo(1);
    }

    /** Nothing is known of no interactions: counts are 0, and there is no value, rather than a value of 0. */
    @Test
    void noInteractions() {
        for (Kpi<Interaction, ?> kpi : InteractionCalculatorsTest.KPIS) {
            Object result = kpi.calculate(List.of());
            if (result instanceof Proportion share) {
                assertThat(share.value()).as(kpi.id()).isEmpty();
                assertThat(share.interval(0.95)).as(kpi.id()).isEmpty();
            } else if (result instanceof DurationDistribution durations) {
                assertThat(durations.mean()).as(kpi.id()).isEmpty();
                assertThat(durations.percentile(90)).as(kpi.id()).isEmpty();
            } else {
                assertThat(result).as(kpi.id()).isEqualTo(0L);
            }
        }
    }

    /** The ids are a contract; each definition has a text and a source, a unit that fits its result, and a direction. */
    @Test
    void definitions() {
        assertThat(InteractionCalculatorsTest.KPIS.stream().map(Kpi::id))
                .containsExactlyInAnyOrder(
                        "interactions",
                        "open-interactions",
                        "resolved-interactions",
                        "complaints",
                        "distinct-customers",
                        "first-response-time",
                        "speed-of-answer",
                        "time-to-abandon",
                        "handle-time",
                        "resolution-time",
                        "first-resolution-time",
                        "first-contact-resolution",
                        "reopen-rate",
                        "transfer-rate",
                        "complaint-rate",
                        "registered-rate",
                        "abandonment-rate");
        for (Kpi<Interaction, ?> kpi : InteractionCalculatorsTest.KPIS) {
            KpiDefinition definition = kpi.definition();
            assertThat(definition.text()).as(kpi.id()).endsWith(".").hasSizeGreaterThan(10);
            assertThat(definition.source()).as(kpi.id()).isNotBlank();
            Object result = kpi.calculate(List.of());
            assertThat(definition.unit())
                    .as(kpi.id())
                    .isEqualTo(
                            result instanceof Proportion
                                    ? Unit.FRACTION
                                    : result instanceof DurationDistribution ? Unit.SECONDS : Unit.COUNT);
            if (definition.unit() == Unit.SECONDS) {
                assertThat(definition.direction()).as(kpi.id()).isEqualTo(Direction.LOWER);
            }
        }
    }
}
