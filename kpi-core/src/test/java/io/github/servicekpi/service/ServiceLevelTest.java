package io.github.servicekpi.service;

import static io.github.servicekpi.service.ServiceLevelForm.DROP_ABANDONED_WITHIN;
import static io.github.servicekpi.service.ServiceLevelForm.DROP_SHORT;
import static io.github.servicekpi.service.ServiceLevelForm.DROP_SHORT_WITH_FLOW_OUTS;
import static io.github.servicekpi.service.ServiceLevelForm.LEFT_QUEUE;
import static io.github.servicekpi.service.ServiceLevelForm.OF_ANSWERED;
import static io.github.servicekpi.service.ServiceLevelForm.OF_OFFERED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.servicekpi.Calculator;
import io.github.servicekpi.Span;
import io.github.servicekpi.stats.Exclusions;
import io.github.servicekpi.stats.Proportion;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The example of the class comment, with the limits met exactly. */
class ServiceLevelTest {
    private static final Duration THRESHOLD = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofSeconds(5);
    private static final Instant OPENED = Instant.parse("2026-03-02T09:00:00Z");

    private static List<Interaction> contacts() {
        List<Interaction> contacts = new ArrayList<>();
        add(contacts, 390, 20.0, null);
        add(contacts, 70, 20.001, null);
        add(contacts, 12, null, 5.0);
        add(contacts, 8, null, 20.0);
        add(contacts, 20, null, 21.0);
        return contacts;
    }

    private static void add(
            List<Interaction> contacts, int count, @Nullable Double answered, @Nullable Double abandoned) {
        for (int i = 0; i < count; i++) {
            contacts.add(Interaction.builder("c" + contacts.size(), OPENED.minusSeconds(60))
                    .queuedAt(OPENED)
                    .answeredAt(after(answered))
                    .abandonedAt(after(abandoned))
                    .build());
        }
    }

    private static @Nullable Instant after(@Nullable Double seconds) {
        return seconds == null ? null : OPENED.plusMillis(Math.round(seconds * 1000));
    }

    @Test
    void allForms() {
        ServiceLevel counts = QueueKpis.serviceLevel(THRESHOLD, SHORT).calculate(contacts());
        assertThat(counts).isEqualTo(new ServiceLevel(460, 390, 40, 20, 12, 0, Exclusions.none()));
        assertThat(counts.level(OF_ANSWERED)).isEqualTo(Proportion.of(390, 460));
        assertThat(counts.level(OF_OFFERED)).isEqualTo(Proportion.of(390, 500));
        assertThat(counts.level(LEFT_QUEUE)).isEqualTo(Proportion.of(410, 500));
        assertThat(counts.level(DROP_ABANDONED_WITHIN)).isEqualTo(Proportion.of(390, 480));
        assertThat(counts.level(DROP_SHORT)).isEqualTo(Proportion.of(390, 488));
        assertThat(new ServiceLevel(460, 390, 40, 20, 12, 10, Exclusions.none()).level(DROP_SHORT_WITH_FLOW_OUTS))
                .isEqualTo(Proportion.of(390, 498));
    }

    @Test
    void flowOutsOfOwnRows() {
        record Call(@Nullable Duration answered, @Nullable Duration abandoned, boolean flowedOut) {}
        Calculator<Call, ServiceLevel> calculator = ServiceLevel.calculator(
                Span.of(Call::answered), Span.of(Call::abandoned), Call::flowedOut, THRESHOLD, SHORT);
        assertThat(calculator.calculate(List.of(
                        new Call(Duration.ofSeconds(3), null, false),
                        new Call(null, Duration.ofSeconds(-1), false),
                        new Call(null, null, true))))
                .isEqualTo(new ServiceLevel(1, 1, 0, 0, 0, 1, Exclusions.of("negative-span", 1)));
    }

    @Test
    void abandonment() {
        assertThat(QueueKpis.ABANDONMENT_RATE.calculate(contacts())).isEqualTo(Proportion.of(40, 500));
        assertThat(QueueKpis.abandonmentRate(SHORT).calculate(contacts())).isEqualTo(Proportion.of(28, 488));
        assertThat(QueueKpis.serviceLevel(THRESHOLD, SHORT)
                        .calculate(contacts())
                        .abandonment())
                .isEqualTo(Proportion.of(40, 500));
    }

    @Test
    void bothGivenIsAnswered() {
        List<Interaction> both = new ArrayList<>();
        add(both, 1, 10.0, 3.0);
        assertThat(QueueKpis.ABANDONMENT_RATE.calculate(both)).isEqualTo(Proportion.of(0, 1));
        assertThat(QueueKpis.serviceLevel(OF_OFFERED, THRESHOLD, SHORT).calculate(both))
                .isEqualTo(Proportion.of(1, 1));
    }

    /** Who was abandoned before being queued is left out of what counts the abandoned. */
    @Test
    void negativeWaits() {
        List<Interaction> contacts = new ArrayList<>();
        add(contacts, 3, 20.0, null);
        add(contacts, 2, -1.0, null);
        add(contacts, 1, null, -1.0);
        assertThat(QueueKpis.serviceLevel(OF_OFFERED, THRESHOLD, SHORT).calculate(contacts))
                .isEqualTo(new Proportion(3, 3, Exclusions.of("negative-span", 3)));
        assertThat(QueueKpis.serviceLevel(OF_ANSWERED, THRESHOLD, SHORT).calculate(contacts))
                .isEqualTo(new Proportion(3, 3, Exclusions.of("negative-span", 2)));
    }

    @Test
    void noContacts() {
        ServiceLevel none = QueueKpis.serviceLevel(THRESHOLD, THRESHOLD).calculate(List.of());
        for (ServiceLevelForm form : ServiceLevelForm.values()) {
            assertThat(none.level(form).value()).as(form.name()).isEmpty();
        }
        assertThat(none.abandonment().value()).isEmpty();
    }

    @Test
    void namesItsForm() {
        assertThat(QueueKpis.serviceLevel(DROP_SHORT, THRESHOLD, SHORT)
                        .definition()
                        .variant())
                .isEqualTo("drop-short");
    }

    @Test
    void refusesPartsBeyondTheWhole() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ServiceLevel(1, 2, 0, 0, 0, 0, Exclusions.none()))
                .withMessage("answeredWithin must be from 0 to answered 1: 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ServiceLevel(1, 1, 0, 0, 0, -1, Exclusions.none()))
                .withMessageContaining("flowOuts")
                .withMessageContaining("-1");
    }
}
