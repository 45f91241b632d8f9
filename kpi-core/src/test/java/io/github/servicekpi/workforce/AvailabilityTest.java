package io.github.servicekpi.workforce;

import static io.github.servicekpi.workforce.PresenceState.AVAILABLE;
import static io.github.servicekpi.workforce.PresenceState.AWAY;
import static io.github.servicekpi.workforce.PresenceState.BUSY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.servicekpi.stats.Exclusions;
import io.github.servicekpi.time.BusinessCalendar;
import io.github.servicekpi.time.ScheduleChange;
import io.github.servicekpi.time.WeeklyHours;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AvailabilityTest {
    private static final BusinessCalendar SHIFT = BusinessCalendar.builder(ZoneOffset.UTC)
            .hours(WeeklyHours.parse("Mon-Fri 09:00-17:00"))
            .build();

    private static Instant at(String time) {
        return Instant.parse("2026-03-02T" + time + ":00Z"); // a Monday
    }

    private static PresenceSpan in(PresenceState state, String agent, String from, String to) {
        return new PresenceSpan(agent, state, at(from), to == null ? null : at(to));
    }

    private static Availability monday(PresenceSpan... spans) {
        return Availability.calculator(SHIFT, at("00:00"), at("23:00")).calculate(List.of(spans));
    }

    /** The example of the definition, worked out by hand. */
    @Test
    void timeOutsideTheShiftIsInNeither() {
        Availability availability = monday(in(AVAILABLE, "amy", "08:30", "12:00"), in(BUSY, "amy", "13:00", "16:00"));

        assertThat(availability.available()).isEqualTo(Duration.ofHours(6));
        assertThat(availability.scheduled()).isEqualTo(Duration.ofHours(8));
        assertThat(availability.value()).hasValue(0.75);
    }

    @Test
    void everyAgentSeenIsScheduled() {
        Availability availability = monday(in(AVAILABLE, "amy", "09:00", null), in(AWAY, "bob", "09:00", null));

        assertThat(availability.scheduled()).isEqualTo(Duration.ofHours(16));
        assertThat(availability.value()).hasValue(0.5);
    }

    @Test
    void conflictingStatesAreNotAvailable() {
        Availability availability = monday(in(AVAILABLE, "amy", "09:00", "17:00"), in(AWAY, "amy", "13:00", "17:00"));

        assertThat(availability.value()).hasValue(0.5);
    }

    @Test
    void countsWhatItLeavesOutByReason() {
        assertThat(monday(in(AVAILABLE, null, "09:00", "17:00")).excluded().asMap())
                .isEqualTo(Map.of("unknown-agent", 1L));
    }

    @Test
    void returnsEmptyWithoutAgentsOrShift() {
        assertThat(monday().value()).isEmpty();
        assertThat(Availability.calculator(SHIFT, at("18:00"), at("19:00"))
                        .calculate(List.of(in(AVAILABLE, "amy", "18:00", "19:00")))
                        .value())
                .isEmpty();
    }

    /** From Monday to Friday 09:00 to 17:00, and a week later to 13:00: 40 and 20 hours, or twice 20 by the latest hours. */
    private static BusinessCalendar shorterFromTheNinth(ScheduleChange change) {
        return BusinessCalendar.builder(ZoneOffset.UTC)
                .hours(WeeklyHours.parse("Mon-Fri 09:00-17:00"))
                .hoursFrom(LocalDate.of(2026, 3, 9), WeeklyHours.parse("Mon-Fri 09:00-13:00"))
                .scheduleChange(change)
                .build();
    }

    @Test
    void hoursThatChange() {
        Instant start = Instant.parse("2026-03-02T00:00:00Z");
        Instant end = Instant.parse("2026-03-16T00:00:00Z");
        Instant friday = Instant.parse("2026-03-06T20:00:00Z");
        for (ScheduleChange change : ScheduleChange.values()) {
            Duration scheduled = Duration.ofHours(change == ScheduleChange.LATEST_AT_END ? 40 : 60);
            for (List<PresenceSpan> spans : List.of(
                    List.of(new PresenceSpan("amy", AVAILABLE, start, end)),
                    List.of(
                            new PresenceSpan("amy", AVAILABLE, start, friday),
                            new PresenceSpan("amy", BUSY, friday.plusSeconds(1), end)))) {
                Availability availability = Availability.calculator(shorterFromTheNinth(change), start, end)
                        .calculate(spans);
                assertThat(availability.scheduled()).as("%s", change).isEqualTo(scheduled);
                assertThat(availability.available()).as("%s", change).isEqualTo(scheduled);
            }
        }
    }

    @Test
    void refusesMoreThanIsScheduled() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Availability(Duration.ofHours(2), Duration.ofHours(1), Exclusions.none()))
                .withMessage("available must be from 0 to scheduled, PT1H, but was PT2H");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Availability(Duration.ofHours(-1), Duration.ofHours(1), Exclusions.none()))
                .withMessage("available must be from 0 to scheduled, PT1H, but was PT-1H");
    }
}
