package io.github.servicekpi.service;

import static io.github.servicekpi.service.CaseHistories.START;
import static io.github.servicekpi.service.CaseHistories.minute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.servicekpi.Calculator;
import io.github.servicekpi.Granularity;
import io.github.servicekpi.Groups;
import io.github.servicekpi.Kpi;
import io.github.servicekpi.stats.DurationDistribution;
import io.github.servicekpi.stats.Exclusions;
import io.github.servicekpi.stats.Proportion;
import io.github.servicekpi.time.BusinessCalendar;
import io.github.servicekpi.time.WeeklyHours;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** The examples of the class comments, and random histories against counts of who is open. */
class BacklogKpisTest {
    private static final Instant END = minute(22 * 24 * 60);

    private static CaseHistory.Builder opened(Instant instant) {
        return CaseHistory.builder(Interaction.builder("c", instant).build());
    }

    /**
     * The backlog example of the catalogue of definitions: 40 open, 120 created, 5 reopened, 110 resolved. Besides, cases that
     * are over before the period or begin after it.
     */
    private static List<CaseHistory> example() {
        List<CaseHistory> cases = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            cases.add(opened(minute(-60)).build());
        }
        for (int i = 0; i < 120; i++) {
            CaseHistory.Builder builder = opened(minute(i));
            if (i < 105) {
                builder.resolvedAt(minute(200));
            }
            if (i < 5) {
                builder.reopenedAt(minute(300)).resolvedAt(minute(400));
            }
            cases.add(builder.build());
        }
        cases.add(opened(minute(-90)).resolvedAt(minute(-80)).build());
        cases.add(opened(END).resolvedAt(END).build());
        cases.add(opened(minute(0)).resolvedAt(minute(-1)).build());
        return cases;
    }

    /** The backlog of one instant is not that of another, though both are made of the same kind of state. */
    @Test
    void savedStatesOfAnotherInstantAreRefused() {
        BusinessCalendar always = BusinessCalendar.builder(ZoneOffset.UTC)
                .hours(WeeklyHours.parse("Mon-Sun 00:00-24:00"))
                .build();
        List<Function<Instant, Kpi<CaseHistory, ?>>> kpis = List.of(
                BacklogKpis::stock,
                BacklogKpis::age,
                instant -> BacklogKpis.age(instant, always),
                BacklogKpis::unassigned,
                BacklogKpis::unanswered,
                instant -> BacklogKpis.flow(START, instant));
        for (Function<Instant, Kpi<CaseHistory, ?>> kpi : kpis) {
            byte[] saved = kpi.apply(END).calculator().newAccumulator().toByteArray();
            Calculator<CaseHistory, ?> later = kpi.apply(END.plusSeconds(1)).calculator();
            assertThatIllegalArgumentException()
                    .as("%s", kpi.apply(END))
                    .isThrownBy(() -> later.fromByteArray(saved))
                    .withMessageContaining("another definition");
        }
    }

    @Test
    void flowOfExample() {
        BacklogFlow flow = BacklogKpis.flow(START, END).calculate(example());
        assertThat(flow)
                .isEqualTo(
                        new BacklogFlow(START, END, 40, 120, 5, 110, 0, 0, 0, 55, Exclusions.of("negative-span", 1)));
        assertThat(flow.netFlow()).isEqualTo(10);
        assertThat(flow.growth()).isEqualTo(15);
        assertThat(flow.clearanceRate()).hasValue(110.0 / 120); // 91.67 %
        assertThat(flow.timeToClear()).contains(Duration.ofDays(11));
        assertThat(flow.timeToClearWithArrivals()).isEmpty();
        assertThat(BacklogKpis.stock(END.minusNanos(1)).calculate(example())).isEqualTo(55);
    }

    /** A quarter fewer come than go: 10 of 22 days remain for as many as 5 less a day... counted by hand: 20 / (40 - 30). */
    @Test
    void timeToClear() {
        BacklogFlow shrinking =
                new BacklogFlow(START, START.plusSeconds(100), 30, 25, 5, 40, 0, 0, 0, 20, Exclusions.none());
        assertThat(shrinking.timeToClear()).contains(Duration.ofSeconds(50));
        assertThat(shrinking.timeToClearWithArrivals()).contains(Duration.ofSeconds(200));
        BacklogFlow none = BacklogKpis.flow(START, END).calculate(List.of());
        assertThat(none.timeToClear()).contains(Duration.ZERO);
        assertThat(none.clearanceRate()).isEmpty();
        BacklogFlow stuck = new BacklogFlow(START, END, 1, 0, 0, 0, 0, 0, 0, 1, Exclusions.none());
        assertThat(stuck.timeToClear()).isEmpty();
    }

    @Test
    void allWaysOut() {
        List<CaseHistory> cases = List.of(
                opened(minute(1)).abandonedAt(minute(2)).build(),
                opened(minute(1)).mergedAt(minute(2)).build(),
                opened(minute(1)).deletedAt(minute(2)).build(),
                opened(minute(1)).resolvedAt(minute(2)).deletedAt(minute(3)).build());
        assertThat(BacklogKpis.flow(START, END).calculate(cases))
                .isEqualTo(new BacklogFlow(START, END, 0, 4, 0, 1, 1, 1, 1, 0, Exclusions.none()));
    }

    /** What happens at an edge belongs to the period after it. */
    @Test
    void periodsAreHalfOpen() {
        List<CaseHistory> cases =
                List.of(opened(minute(10)).resolvedAt(minute(20)).build());
        List<BacklogFlow> flows = BacklogKpis.flows(List.of(minute(0), minute(10), minute(20), minute(30)))
                .calculate(cases);
        assertThat(flows)
                .containsExactly(
                        new BacklogFlow(minute(0), minute(10), 0, 0, 0, 0, 0, 0, 0, 0, Exclusions.none()),
                        new BacklogFlow(minute(10), minute(20), 0, 1, 0, 0, 0, 0, 0, 1, Exclusions.none()),
                        new BacklogFlow(minute(20), minute(30), 1, 0, 0, 1, 0, 0, 0, 0, Exclusions.none()));
        assertThat(BacklogKpis.stock(minute(10)).calculate(cases)).isOne();
        assertThat(BacklogKpis.stock(minute(20)).calculate(cases)).isZero();
    }

    @Provide
    Arbitrary<List<CaseHistory>> histories() {
        return CaseHistories.any().list().ofMaxSize(30);
    }

    /** The stocks of flows are those counted case by case at the instant before each edge, and the flows lead from one to the next. */
    @Property
    void identity(@ForAll("histories") List<CaseHistory> histories) {
        List<Instant> edges = List.of(minute(3), minute(7), minute(15), minute(16), minute(40));
        List<BacklogFlow> flows = BacklogKpis.flows(edges).calculate(histories);
        for (int i = 0; i < flows.size(); i++) {
            BacklogFlow flow = flows.get(i);
            assertThat(flow.opening()).isEqualTo(openBefore(histories, edges.get(i)));
            assertThat(flow.closing()).isEqualTo(openBefore(histories, edges.get(i + 1)));
            assertThat(flow.opening()
                            + flow.created()
                            + flow.reopened()
                            - flow.resolved()
                            - flow.abandoned()
                            - flow.merged()
                            - flow.deleted())
                    .isEqualTo(flow.closing());
            assertThat(flow.created())
                    .isEqualTo(histories.stream()
                            .filter(CaseHistory::isValid)
                            .map(history -> history.interaction().openedAt())
                            .filter(opened ->
                                    !opened.isBefore(flow.startInclusive()) && opened.isBefore(flow.endExclusive()))
                            .count());
            assertThat(flow.excluded())
                    .isEqualTo(Exclusions.of(
                            "negative-span",
                            histories.stream()
                                    .filter(history -> !history.isValid())
                                    .count()));
        }
    }

    private static long openBefore(List<CaseHistory> histories, Instant edge) {
        return histories.stream()
                .filter(history -> history.isOpenAt(edge.minusNanos(1)))
                .count();
    }

    /** The parts of the agents and that of no agent add up to the whole. */
    @Property
    void partsAddUp(@ForAll("histories") List<CaseHistory> histories) {
        Calculator<CaseHistory, BacklogFlow> flow =
                BacklogKpis.flow(minute(5), minute(20)).calculator();
        Groups<String, BacklogFlow> byAgent = flow.groupingBy(
                        (CaseHistory history) -> history.interaction().agent())
                .calculate(histories);
        BacklogFlow sum =
                flow.filtering(history -> history.interaction().agent() == null).calculate(histories);
        for (BacklogFlow part : byAgent.byKey().values()) {
            sum = sum.plus(part);
        }
        assertThat(sum).isEqualTo(flow.calculate(histories));
    }

    @Test
    void ages() {
        Instant asOf = Instant.parse("2026-03-09T10:00:00Z"); // a Monday
        Interaction friday =
                Interaction.builder("f", Instant.parse("2026-03-06T16:30:00Z")).build();
        Interaction today = Interaction.builder("t", Instant.parse("2026-03-09T09:00:00Z"))
                .agent("amy")
                .firstResponseAt(asOf)
                .build();
        Interaction late = today.toBuilder().firstResponseAt(asOf.plusNanos(1)).build();
        Interaction done = today.toBuilder().resolvedAt(asOf).build();
        List<CaseHistory> cases =
                List.of(friday, today, late, done).stream().map(CaseHistory::of).toList();
        assertThat(BacklogKpis.age(asOf).calculate(cases))
                .isEqualTo(DurationDistribution.of(
                        List.of(Duration.ofMinutes(65 * 60 + 30), Duration.ofHours(1), Duration.ofHours(1))));
        BusinessCalendar office = BusinessCalendar.builder(ZoneOffset.UTC)
                .hours(WeeklyHours.parse("Mon-Fri 09:00-17:00"))
                .build();
        assertThat(BacklogKpis.age(asOf, office).calculate(cases))
                .isEqualTo(DurationDistribution.of(
                        List.of(Duration.ofMinutes(90), Duration.ofHours(1), Duration.ofHours(1))));
        assertThat(BacklogKpis.ageSpan(asOf)
                        .within(Duration.ofHours(24), Duration.ofDays(7))
                        .calculate(cases)
                        .counts())
                .containsExactly(2L, 1L, 0L);
        assertThat(BacklogKpis.unassigned(asOf).calculate(cases)).isEqualTo(Proportion.of(1, 3));
        assertThat(BacklogKpis.unanswered(asOf).calculate(cases)).isEqualTo(Proportion.of(2, 3));
        assertThat(BacklogKpis.age(asOf).calculate(List.of()).mean()).isEmpty();
    }

    /** Clocks change on 2026-03-29 in Berlin; Apia had no 2011-12-30. */
    @Test
    void edgesOfPeriods() {
        assertThat(BacklogKpis.edges(
                        Granularity.DAY,
                        ZoneId.of("Europe/Berlin"),
                        LocalDate.of(2026, 3, 28),
                        LocalDate.of(2026, 3, 30)))
                .containsExactly(
                        Instant.parse("2026-03-27T23:00:00Z"),
                        Instant.parse("2026-03-28T23:00:00Z"),
                        Instant.parse("2026-03-29T22:00:00Z"));
        assertThat(BacklogKpis.edges(
                        Granularity.MONTH, ZoneOffset.UTC, LocalDate.of(2026, 1, 15), LocalDate.of(2026, 3, 1)))
                .containsExactly(
                        Instant.parse("2026-01-15T00:00:00Z"),
                        Instant.parse("2026-02-01T00:00:00Z"),
                        Instant.parse("2026-03-01T00:00:00Z"));
        assertThat(BacklogKpis.edges(
                        Granularity.DAY,
                        ZoneId.of("Pacific/Apia"),
                        LocalDate.of(2011, 12, 29),
                        LocalDate.of(2012, 1, 1)))
                .hasSize(3);
        LocalDate day = LocalDate.of(2026, 3, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BacklogKpis.edges(Granularity.DAY, ZoneOffset.UTC, day, day))
                .withMessage("startInclusive must be before endExclusive, but they were 2026-03-01 and 2026-03-01");
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BacklogKpis.flows(List.of(START)))
                .withMessage("a period has a start and an end, but the edges were [2026-03-02T00:00:00Z]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BacklogKpis.flow(START, START))
                .withMessage("the edges of periods must ascend, but were 2026-03-02T00:00:00Z and then"
                        + " 2026-03-02T00:00:00Z");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BacklogFlow(START, END, 1, 2, 3, 4, 0, 0, 0, 3, Exclusions.none()))
                .withMessage(
                        "counts must not be negative, and opening 1 + created 2 + reopened 3 - resolved 4 - abandoned 0"
                                + " - merged 0 - deleted 0 must be closing 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BacklogFlow(START, END, 1, 2, 3, 4, -1, 0, 0, 3, Exclusions.none()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BacklogFlow(END, START, 0, 0, 0, 0, 0, 0, 0, 0, Exclusions.none()))
                .withMessage("startInclusive must be before endExclusive, but they were %s and %s", END, START);
        BacklogFlow flow = BacklogKpis.flow(START, END).calculate(List.of());
        BacklogFlow other = BacklogKpis.flow(START, minute(1)).calculate(List.of());
        BacklogFlow third = BacklogKpis.flow(minute(1), END).calculate(List.of());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> flow.plus(other))
                .withMessageStartingWith("flows of different periods do not add up: from 2026-03-02T00:00:00Z to ");
        assertThatIllegalArgumentException().isThrownBy(() -> flow.plus(third));
    }
}
