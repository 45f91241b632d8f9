package io.github.servicekpi.service;

import static io.github.servicekpi.service.ClosureLimits.FOUR_AND_EIGHT_WEEKS;
import static io.github.servicekpi.service.ClosureLimits.THREE_BUSINESS_DAYS_AND_EIGHT_WEEKS;
import static io.github.servicekpi.service.InteractionFields.COMPLAINT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.servicekpi.stats.DurationDistribution;
import io.github.servicekpi.stats.Exclusions;
import io.github.servicekpi.stats.Proportion;
import io.github.servicekpi.time.BusinessCalendar;
import io.github.servicekpi.time.WeeklyHours;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The complaints of the class comment, and how days are counted. */
class ComplaintKpisTest {
    private static final BusinessCalendar OFFICE = BusinessCalendar.builder(ZoneOffset.UTC)
            .hours(WeeklyHours.parse("Mon-Fri 09:00-17:00"))
            .build();

    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant END = Instant.parse("2026-04-01T00:00:00Z");

    /** A Friday. */
    private static final Instant FRIDAY = Instant.parse("2026-03-06T18:00:00Z");

    private static Complaint complaint(Instant received, @Nullable Instant closed) {
        return Complaint.builder("c", received).closedAt(closed).build();
    }

    /**
     * The complaints example of the catalogue of definitions: 4 outstanding and 36 received; 30 closed, 12 of them within 3
     * business days, and 9 upheld.
     */
    private static List<Complaint> example() {
        List<Complaint> complaints = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            Complaint.Builder builder = Complaint.builder("c" + i, i < 4 ? START.minusSeconds(60) : FRIDAY);
            if (i >= 10) {
                builder.closedAt(FRIDAY.plus(Duration.ofDays(i < 22 ? 4 : 10)));
                builder.outcome(
                        i < 16
                                ? ComplaintOutcome.UPHELD
                                : i < 19 ? ComplaintOutcome.PARTLY_UPHELD : ComplaintOutcome.REJECTED);
            }
            complaints.add(builder.build());
        }
        return complaints;
    }

    @Test
    void flowOfExample() {
        ComplaintFlow flow = ComplaintKpis.flow(START, END).calculate(example());
        assertThat(flow).isEqualTo(new ComplaintFlow(4, 36, 30, 10, Exclusions.none()));
        assertThat(flow.perThousandCustomers(20_000)).hasValue(1.8);
        assertThat(flow.perThousandCustomers(19_000, 21_000)).hasValue(1.8);
        assertThat(flow.perThousandCustomers(0)).isEmpty();
        assertThat(flow.perThousandCustomers(0, 10)).hasValue(7200);
        assertThat(ComplaintKpis.flow(START, END).calculate(List.of(complaint(FRIDAY, START))))
                .isEqualTo(new ComplaintFlow(0, 0, 0, 0, Exclusions.of("negative-span", 1)));
    }

    @Test
    void sharesOfExample() {
        assertThat(ComplaintKpis.UPHELD_RATE.calculate(example())).isEqualTo(Proportion.of(9, 30));
        assertThat(ComplaintKpis.FULLY_UPHELD_RATE.calculate(example())).isEqualTo(Proportion.of(6, 30));
        ClosureBuckets closure = ComplaintKpis.closure(THREE_BUSINESS_DAYS_AND_EIGHT_WEEKS, OFFICE)
                .calculate(example());
        assertThat(closure)
                .isEqualTo(new ClosureBuckets(THREE_BUSINESS_DAYS_AND_EIGHT_WEEKS, 12, 18, 0, 10, Exclusions.none()));
        assertThat(closure.shareEarly().value()).hasValue(0.4);
        assertThat(closure.shareLater()).isEqualTo(Proportion.of(18, 30));
        assertThat(closure.shareLate()).isEqualTo(Proportion.of(0, 30));
        assertThat(ComplaintKpis.UPHELD_RATE.calculate(List.of(complaint(FRIDAY, END), complaint(FRIDAY, null))))
                .isEqualTo(new Proportion(0, 0, Exclusions.of("unknown-outcome", 1)));
    }

    /** The last day is within, the first second of the next is not; closing hours do not matter, business days do. */
    @Test
    void limits() {
        Instant thirdBusinessDay = Instant.parse("2026-03-11T23:59:59Z");
        assertThat(early(THREE_BUSINESS_DAYS_AND_EIGHT_WEEKS, thirdBusinessDay)).isTrue();
        assertThat(early(THREE_BUSINESS_DAYS_AND_EIGHT_WEEKS, thirdBusinessDay.plusSeconds(1)))
                .isFalse();
        Instant fourWeeks = Instant.parse("2026-04-03T23:59:59Z");
        assertThat(early(FOUR_AND_EIGHT_WEEKS, fourWeeks)).isTrue();
        assertThat(early(FOUR_AND_EIGHT_WEEKS, fourWeeks.plusSeconds(1))).isFalse();
        Instant eightWeeks = Instant.parse("2026-05-01T23:59:59Z");
        for (ClosureLimits limits : ClosureLimits.values()) {
            assertThat(closure(limits, eightWeeks).later()).isOne();
            assertThat(closure(limits, eightWeeks.plusSeconds(1)).late()).isOne();
            assertThat(closure(limits, FRIDAY.minusSeconds(1)))
                    .isEqualTo(new ClosureBuckets(limits, 0, 0, 0, 0, Exclusions.of("negative-span", 1)));
        }
    }

    /** Received on a Tuesday, the third business day is the Friday: a weekend after it is too late. */
    @Test
    void daysOffAfterTheThirdBusinessDay() {
        Instant tuesday = Instant.parse("2026-03-03T09:00:00Z");
        for (int day = 0; day < 7; day++) {
            Instant closed = tuesday.plus(Duration.ofDays(day));
            assertThat(ComplaintKpis.closure(THREE_BUSINESS_DAYS_AND_EIGHT_WEEKS, OFFICE)
                            .calculate(List.of(complaint(tuesday, closed)))
                            .early())
                    .as("%s days later", day)
                    .isEqualTo(day <= 3 ? 1 : 0);
        }
    }

    private static boolean early(ClosureLimits limits, Instant closed) {
        return closure(limits, closed).early() == 1;
    }

    private static ClosureBuckets closure(ClosureLimits limits, Instant closed) {
        return ComplaintKpis.closure(limits, OFFICE).calculate(List.of(complaint(FRIDAY, closed)));
    }

    /** Friday 18:00 to Tuesday 09:00 are 4 calendar days and 2 business days; to Sunday 2 and 0. */
    @Test
    void resolution() {
        List<Complaint> complaints = List.of(
                complaint(FRIDAY, Instant.parse("2026-03-10T09:00:00Z")),
                complaint(FRIDAY, Instant.parse("2026-03-08T09:00:00Z")),
                complaint(FRIDAY, FRIDAY.minus(Duration.ofDays(1))),
                complaint(FRIDAY, null));
        assertThat(ComplaintKpis.resolutionDays(DayCount.calendarDays(ZoneOffset.UTC))
                        .calculate(complaints))
                .satisfies(days -> {
                    assertThat(days.mean()).contains(Duration.ofDays(3));
                    assertThat(days.open()).isOne();
                    assertThat(days.excluded()).isEqualTo(Exclusions.of("negative-span", 1));
                });
        assertThat(ComplaintKpis.resolutionDays(DayCount.businessDays(OFFICE)).calculate(complaints))
                .satisfies(days -> {
                    assertThat(days.max()).contains(Duration.ofDays(2));
                    assertThat(days.min()).contains(Duration.ZERO);
                });
        assertThat(ComplaintKpis.RESOLUTION_TIME.calculate(complaints).max()).contains(Duration.ofHours(3 * 24 + 15));
        assertThat(ComplaintKpis.RESOLUTION_TIME.calculate(List.of())).isEqualTo(DurationDistribution.of(List.of()));
    }

    @Test
    void daysInZones() {
        DayCount berlin = DayCount.calendarDays(ZoneId.of("Europe/Berlin"));
        Instant beforeMidnight = Instant.parse("2026-03-06T22:59:00Z");
        assertThat(berlin.between(beforeMidnight, beforeMidnight.plusSeconds(60)))
                .isOne();
        assertThat(berlin.between(beforeMidnight.plusSeconds(60), beforeMidnight))
                .isEqualTo(-1);
        assertThat(berlin.between(beforeMidnight, beforeMidnight)).isZero();
        assertThat(berlin.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(berlin).hasToString("calendar days in Europe/Berlin");
        assertThat(DayCount.businessDays(OFFICE)).hasToString("business days of " + OFFICE);
    }

    /** A year 9999 or {@code Instant.MAX} in the place of "not yet" is a late closure, and takes no time to count. */
    @Test
    void closedInAFarYear() {
        Instant farAway = Instant.parse("9999-12-31T00:00:00Z");
        DayCount calendarDays = DayCount.calendarDays(ZoneOffset.UTC);
        DayCount businessDays = DayCount.businessDays(OFFICE);
        assertThat(calendarDays.between(START, farAway)).isEqualTo(ChronoUnit.DAYS.between(START, farAway));
        assertThat(businessDays.between(START, farAway)).isBetween(2_080_000L, 2_081_000L);
        assertThat(businessDays.between(START, Instant.MAX)).isEqualTo(businessDays.between(START, farAway));
        assertThat(businessDays.between(Instant.MAX, START)).isEqualTo(-businessDays.between(START, Instant.MAX));
        assertThat(calendarDays.between(Instant.MIN, Instant.MAX)).isBetween(730_000_000_000L, 730_500_000_000L);
        for (ClosureLimits limits : ClosureLimits.values()) {
            for (Instant closed : List.of(farAway, Instant.MAX)) {
                assertThat(closure(limits, closed).late()).isOne();
            }
        }
    }

    /** Full weeks have five business days, wherever they start. */
    @Property
    void businessDaysOfWeeks(
            @ForAll @IntRange(min = 0, max = 400) int days, @ForAll @IntRange(min = 0, max = 60) int weeks) {
        DayCount count = DayCount.businessDays(OFFICE);
        Instant start = START.plus(Duration.ofDays(days));
        assertThat(count.between(start, start.plus(Duration.ofDays(7L * weeks))))
                .isEqualTo(5L * weeks);
    }

    @Test
    void repeatComplainants() {
        List<Complaint> complaints = List.of(
                Complaint.builder("1", FRIDAY).customer("X").build(),
                Complaint.builder("2", FRIDAY).customer("X").build(),
                Complaint.builder("3", FRIDAY).customer("Y").build(),
                Complaint.builder("4", FRIDAY).build());
        assertThat(ComplaintKpis.REPEAT_COMPLAINANTS.calculate(complaints))
                .isEqualTo(new Proportion(1, 2, Exclusions.of("unknown-customer", 1)));
    }

    @Test
    void fromInteractions() {
        Interaction contact = Interaction.builder("7", FRIDAY)
                .customer("X")
                .topic("billing")
                .complaint(true)
                .resolvedAt(END)
                .build();
        assertThat(Complaint.of(contact))
                .isEqualTo(Complaint.builder("7", FRIDAY)
                        .customer("X")
                        .category("billing")
                        .closedAt(END)
                        .build());
        assertThat(ComplaintKpis.flow(START, END.plusSeconds(1))
                        .calculator()
                        .mapping(Complaint::of)
                        .filtering(COMPLAINT.is(true))
                        .calculate(List.of(
                                contact, contact.toBuilder().complaint(false).build())))
                .isEqualTo(new ComplaintFlow(0, 1, 1, 0, Exclusions.none()));
    }

    @Test
    void values() {
        Complaint full = Complaint.builder("1", FRIDAY)
                .acknowledgedAt(FRIDAY)
                .closedAt(END)
                .redressedAt(END)
                .outcome(ComplaintOutcome.REJECTED)
                .customer("X")
                .category("billing")
                .build();
        assertThat(full)
                .hasToString("Complaint[1, 2026-03-06T18:00:00Z, 2026-03-06T18:00:00Z, 2026-04-01T00:00:00Z,"
                        + " 2026-04-01T00:00:00Z, REJECTED, X, billing]")
                .isNotEqualTo(complaint(FRIDAY, END))
                .isNotEqualTo("a complaint");
        assertThat(complaint(FRIDAY, END)).hasSameHashCodeAs(complaint(FRIDAY, END));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Complaint.builder(" ", FRIDAY))
                .withMessage("the id of a complaint must not be blank: ' '");
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ComplaintFlow(1, 2, 3, 4, Exclusions.none()))
                .withMessage(
                        "counts must not be negative, and opening 1 + received 2 - closed 3 must be outstanding 4");
        assertThatIllegalArgumentException().isThrownBy(() -> new ComplaintFlow(-1, 1, 0, 0, Exclusions.none()));
        ComplaintFlow none = new ComplaintFlow(0, 0, 0, 0, Exclusions.none());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> none.perThousandCustomers(-1))
                .withMessage("the number of customers must not be negative: -1 at the start, -1 at the end");
        assertThatIllegalArgumentException().isThrownBy(() -> none.perThousandCustomers(1, -1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ClosureBuckets(FOUR_AND_EIGHT_WEEKS, 0, 0, -1, 0, Exclusions.none()))
                .withMessage("counts must not be negative, but were early 0, later 0, late -1, outstanding 0");
    }
}
