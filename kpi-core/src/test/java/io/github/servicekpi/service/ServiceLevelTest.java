package io.github.servicekpi.service;

import static io.github.servicekpi.service.ServiceLevelForm.DROP_ABANDONED_WITHIN;
import static io.github.servicekpi.service.ServiceLevelForm.DROP_SHORT;
import static io.github.servicekpi.service.ServiceLevelForm.DROP_SHORT_WITH_FLOW_OUTS;
import static io.github.servicekpi.service.ServiceLevelForm.LEFT_QUEUE;
import static io.github.servicekpi.service.ServiceLevelForm.OF_ANSWERED;
import static io.github.servicekpi.service.ServiceLevelForm.OF_OFFERED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.servicekpi.Calculator;
import io.github.servicekpi.Field;
import io.github.servicekpi.Kpi;
import io.github.servicekpi.Span;
import io.github.servicekpi.stats.Exclusions;
import io.github.servicekpi.stats.Proportion;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
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
        assertThat(counts).isEqualTo(counts(460, 390, 40, 20, 12, OptionalLong.empty()));
        assertThat(counts.level(OF_ANSWERED)).isEqualTo(Proportion.of(390, 460));
        assertThat(counts.level(OF_OFFERED)).isEqualTo(Proportion.of(390, 500));
        assertThat(counts.level(LEFT_QUEUE)).isEqualTo(Proportion.of(410, 500));
        assertThat(counts.level(DROP_ABANDONED_WITHIN)).isEqualTo(Proportion.of(390, 480));
        assertThat(counts.level(DROP_SHORT)).isEqualTo(Proportion.of(390, 488));
        assertThatIllegalStateException()
                .isThrownBy(() -> counts.level(DROP_SHORT_WITH_FLOW_OUTS))
                .withMessageContaining("flow-outs were not counted");
    }

    private static ServiceLevel counts(
            long answered,
            long answeredWithin,
            long abandoned,
            long abandonedWithin,
            long abandonedShort,
            OptionalLong flowOuts) {
        return new ServiceLevel(
                answered,
                answeredWithin,
                abandoned,
                abandonedWithin,
                abandonedShort,
                flowOuts,
                Exclusions.none(),
                Exclusions.none());
    }

    /** Ten more contacts left for another queue; so says of one that was answered too, but it was answered. */
    @Test
    void flowOuts() {
        Field<Interaction, String> leftFor = InteractionFields.dimension("left-for");
        List<Interaction> contacts = new ArrayList<>(contacts());
        contacts.set(
                0, contacts.get(0).toBuilder().dimension("left-for", "sales").build());
        for (int i = 0; i < 10; i++) {
            contacts.add(Interaction.builder("flow-out " + i, OPENED)
                    .queuedAt(OPENED)
                    .dimension("left-for", "sales")
                    .build());
        }
        for (WaitStart start : WaitStart.values()) {
            assertThat(QueueKpis.serviceLevel(start, leftFor.isPresent(), THRESHOLD, SHORT)
                            .calculate(contacts))
                    .isEqualTo(counts(460, 390, 40, 20, 12, OptionalLong.of(10)));
            Kpi<Interaction, Proportion> kpi =
                    QueueKpis.serviceLevel(DROP_SHORT_WITH_FLOW_OUTS, start, leftFor.isPresent(), THRESHOLD, SHORT);
            assertThat(kpi.calculate(contacts)).isEqualTo(Proportion.of(390, 498));
        }
    }

    /** It gave the figure without flow-outs under a text that promises them. */
    @Test
    void refusesFlowOutsWithoutACondition() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> QueueKpis.serviceLevel(DROP_SHORT_WITH_FLOW_OUTS, THRESHOLD, SHORT))
                .withMessage("form must be one without flow-outs where no condition for them is given, but was"
                        + " DROP_SHORT_WITH_FLOW_OUTS");
    }

    /** One queued and was answered, one queued and hung up; two hung up in a menu, one was put through by it. */
    @Test
    void onlyWhatQueued() {
        List<Interaction> contacts = new ArrayList<>();
        add(contacts, 1, 10.0, null);
        add(contacts, 1, null, 4.0);
        for (int i = 0; i < 2; i++) {
            contacts.add(Interaction.builder("menu " + i, OPENED)
                    .abandonedAt(after(50.0))
                    .build());
        }
        contacts.add(Interaction.builder("put through", OPENED)
                .answeredAt(after(30.0))
                .build());
        contacts.add(Interaction.builder("waiting", OPENED).build());
        Exclusions twoNotQueued = Exclusions.of("not-queued", 2);
        Exclusions threeNotQueued = Exclusions.of("not-queued", 3);

        assertThat(QueueKpis.ABANDONMENT_RATE.calculate(contacts)).isEqualTo(Proportion.of(3, 5));
        assertThat(QueueKpis.abandonmentRate(WaitStart.QUEUED_ONLY).calculate(contacts))
                .isEqualTo(new Proportion(1, 2, threeNotQueued));
        assertThat(QueueKpis.abandonmentRate(WaitStart.QUEUED_ONLY, Duration.ofSeconds(3))
                        .calculate(contacts))
                .isEqualTo(new Proportion(1, 2, threeNotQueued));
        assertThat(QueueKpis.speedOfAnswer(WaitStart.QUEUED_ONLY).calculate(contacts))
                .satisfies(waits -> assertThat(waits.mean()).contains(Duration.ofSeconds(10)))
                .satisfies(waits -> assertThat(waits.excluded()).isEqualTo(Exclusions.of("not-queued", 1)));
        assertThat(QueueKpis.timeToAbandon(WaitStart.QUEUED_ONLY).calculate(contacts))
                .satisfies(waits -> assertThat(waits.mean()).contains(Duration.ofSeconds(4)))
                .satisfies(waits -> assertThat(waits.open()).isEqualTo(3))
                .satisfies(waits -> assertThat(waits.excluded()).isEqualTo(twoNotQueued));
        ServiceLevel level = QueueKpis.serviceLevel(WaitStart.QUEUED_ONLY, row -> false, THRESHOLD, SHORT)
                .calculate(contacts);
        assertThat(level.level(OF_OFFERED)).isEqualTo(new Proportion(1, 2, threeNotQueued));
        assertThat(level.level(OF_ANSWERED)).isEqualTo(new Proportion(1, 1, Exclusions.of("not-queued", 1)));
        assertThat(QueueKpis.abandonmentRate(WaitStart.QUEUED_ONLY).definition().variant())
                .isEqualTo("of-offered-queued-only");
    }

    /** The KPI of a form, and the form of the counts of all contacts. */
    @Test
    void sameByBothWays() {
        List<Interaction> contacts = new ArrayList<>(contacts());
        add(contacts, 2, -1.0, null);
        add(contacts, 1, null, -1.0);
        ServiceLevel counts = QueueKpis.serviceLevel(THRESHOLD, SHORT).calculate(contacts);
        for (ServiceLevelForm form : ServiceLevelForm.values()) {
            if (form != DROP_SHORT_WITH_FLOW_OUTS) {
                assertThat(counts.level(form))
                        .as(form.name())
                        .isEqualTo(
                                QueueKpis.serviceLevel(form, THRESHOLD, SHORT).calculate(contacts));
            }
        }
        assertThat(counts.excluded()).isEqualTo(Exclusions.of("negative-span", 3));
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
                .isEqualTo(new ServiceLevel(
                        1, 1, 0, 0, 0, OptionalLong.of(1), Exclusions.none(), Exclusions.of("negative-span", 1)));
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
        ServiceLevel none = QueueKpis.serviceLevel(WaitStart.QUEUED_ELSE_OPENED, row -> true, THRESHOLD, THRESHOLD)
                .calculate(List.of());
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
                .isThrownBy(() -> counts(1, 2, 0, 0, 0, OptionalLong.empty()))
                .withMessage("answeredWithin must be from 0 to answered 1: 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> counts(1, 1, 0, 0, 0, OptionalLong.of(-1)))
                .withMessageContaining("flowOuts")
                .withMessageContaining("-1");
    }
}
