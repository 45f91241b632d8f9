package io.github.servicekpi.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class BusinessCalendarTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final BusinessCalendar NINE_TO_FIVE = BusinessCalendar.builder(BERLIN)
            .hours(WeeklyHours.parse("Mon-Fri 09:00-17:00"))
            .build();

    private static Instant berlin(String local) {
        return java.time.LocalDateTime.parse(local).atZone(BERLIN).toInstant();
    }

    /** Example E1 of the catalogue of metrics: over the weekend on which clocks go forward. */
    @Test
    void exampleOfDaylightSaving() {
        Instant asked = berlin("2026-03-27T16:30");
        Instant answered = berlin("2026-03-30T09:20");

        assertThat(Duration.between(asked, answered)).isEqualTo(Duration.parse("PT63H50M"));
        assertThat(NINE_TO_FIVE.between(asked, answered)).isEqualTo(Duration.ofMinutes(50));
        assertThat(NINE_TO_FIVE.between(asked, berlin("2026-03-27T16:30:05"))).isEqualTo(Duration.ofSeconds(5));
        assertThat(NINE_TO_FIVE.between(asked, berlin("2026-03-27T16:45"))).isEqualTo(Duration.ofMinutes(15));
    }

    /** Example E2: the published ticket 941606 of Fivetran, minutes to two digits. */
    @Test
    void exampleOfScheduleChange() {
        BusinessCalendarBuilder builder = BusinessCalendar.builder(ZoneId.of("UTC"))
                .hours(WeeklyHours.parse("Tue-Wed 12:00-02:00"))
                .hoursFrom(Instant.parse("2026-03-04T19:01:25Z"), WeeklyHours.parse("Tue-Wed 15:00-00:30"));
        Instant created = Instant.parse("2026-03-03T17:01:38Z");
        Instant replied = Instant.parse("2026-03-04T19:01:46Z");

        Duration segments =
                builder.scheduleChange(ScheduleChange.SEGMENT_WISE).build().between(created, replied);
        Duration latest =
                builder.scheduleChange(ScheduleChange.LATEST_AT_END).build().between(created, replied);

        assertThat(segments.toSeconds() / 60.0).isCloseTo(960.13, within(0.005));
        assertThat(latest.toSeconds() / 60.0).isCloseTo(690.13, within(0.005));
    }

    /** The deadline of example E16. */
    @Test
    void exampleOfDeadline() {
        assertThat(NINE_TO_FIVE.plus(berlin("2026-03-27T16:30"), Duration.ofHours(2)))
                .isEqualTo(berlin("2026-03-30T10:30"));
    }

    @Test
    void durationsThatNothingCanHave() {
        Instant instant = berlin("2026-03-27T16:30");
        for (Duration duration : List.of(Duration.ofDays(4_000_000), Duration.ofSeconds(Long.MAX_VALUE, 999_999_999))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> NINE_TO_FIVE.plus(instant, duration))
                    .withMessageStartingWith("the office is not open for " + duration + " after 2026-03-27T15:30:00Z");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> NINE_TO_FIVE.minus(instant, duration))
                    .withMessageStartingWith("the office is not open for " + duration + " before 2026-03-27T15:30:00Z");
        }
        Duration shortest = Duration.ofSeconds(Long.MIN_VALUE); // has no opposite
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NINE_TO_FIVE.plus(instant, shortest))
                .withMessageStartingWith("the office is not open for PT2562047788015215H30M7.999999999S before ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NINE_TO_FIVE.minus(instant, shortest))
                .withMessageStartingWith("the office is not open for PT2562047788015215H30M7.999999999S after ");
    }

    @Test
    void holidayClosesItsDateAlone() {
        BusinessCalendar night = BusinessCalendar.builder(BERLIN)
                .hours(WeeklyHours.parse("Mon-Sun 22:00-02:00"))
                .holiday(LocalDate.of(2026, 4, 3))
                .build();

        assertThat(night.between(berlin("2026-04-02T12:00"), berlin("2026-04-05T12:00")))
                .isEqualTo(Duration.ofHours(2 + 0 + 2 + 2 + 2)); // until Friday, from Saturday on, and Saturday night
        assertThat(night.explain(berlin("2026-04-02T22:00"), berlin("2026-04-04T02:00"))
                        .parts())
                .extracting(BusinessTime.Part::reason, BusinessTime.Part::duration)
                .containsExactly(
                        tuple(BusinessTime.Reason.WEEKLY_HOURS, Duration.ofHours(2)),
                        tuple(BusinessTime.Reason.HOLIDAY, Duration.ofHours(24)),
                        tuple(BusinessTime.Reason.WEEKLY_HOURS, Duration.ofHours(2)));
    }
}
