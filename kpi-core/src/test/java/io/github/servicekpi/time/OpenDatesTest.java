package io.github.servicekpi.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Which dates count as business days. */
class OpenDatesTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

    private static BusinessCalendar calendar(String zone, String hours) {
        return BusinessCalendar.builder(ZoneId.of(zone))
                .hours(WeeklyHours.parse(hours))
                .build();
    }

    @Provide
    Arbitrary<Office> offices() {
        return Arbitraries.randomValue(Office::random);
    }

    /** A date counts if there is business time from its start to that of the next, by the hours of the time. */
    @Property(tries = 200)
    void agreesWithEachDate(
            @ForAll("offices") Office office, @ForAll ScheduleChange scheduleChange, @ForAll Random random) {
        BusinessCalendar calendar;
        BusinessCalendar segmentWise;
        try {
            calendar = office.calendar(scheduleChange);
            segmentWise = office.calendar(ScheduleChange.SEGMENT_WISE);
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageStartingWith("a calendar must open at some time");
            Assume.that(false);
            throw e;
        }
        LocalDate first = office.anchor().atZone(office.zone()).toLocalDate().minusDays(random.nextInt(400));
        int days = random.nextInt(800);
        long open = IntStream.range(0, days)
                .mapToObj(first::plusDays)
                .filter(date -> !segmentWise
                        .between(start(office, date), start(office, date.plusDays(1)))
                        .isZero())
                .count();
        assertThat(calendar.openDates(first, first.plusDays(days))).isEqualTo(open);
    }

    private static Instant start(Office office, LocalDate date) {
        return date.atStartOfDay(office.zone()).toInstant();
    }

    @Test
    void endsAreHalfOpen() {
        BusinessCalendar office = calendar("Europe/Berlin", "Mon-Fri 09:00-17:00");
        assertThat(office.openDates(MONDAY, MONDAY)).isZero();
        assertThat(office.openDates(MONDAY, MONDAY.plusDays(1))).isOne();
        assertThat(office.openDates(MONDAY, MONDAY.plusDays(7))).isEqualTo(5);
        assertThat(office.openDates(MONDAY.plusDays(7), MONDAY)).isZero();
        assertThat(office.openDates(LocalDate.of(2025, 12, 29), LocalDate.of(2026, 1, 2)))
                .isEqualTo(4);
    }

    /** Each 400 years have 20,871 weeks. */
    @Test
    void allYears() {
        BusinessCalendar office = calendar("UTC", "Mon-Fri 09:00-17:00");
        long all = 25L * 20_871 * 5;
        assertThat(office.openDates(LocalDate.of(0, 1, 1), LocalDate.of(10_000, 1, 1)))
                .isEqualTo(all);
        assertThat(office.openDates(LocalDate.MIN, LocalDate.MAX)).isEqualTo(all);
        assertThat(office.openDates(LocalDate.MIN, LocalDate.of(-1, 6, 1))).isZero();
        assertThat(office.openDates(LocalDate.of(10_000, 1, 1), LocalDate.MAX)).isZero();
    }

    /** In a zone ahead of UTC, where the years 0000 to 9999 of UTC are over, it is the next year for an hour. */
    @Test
    void endsOfTheRangeAreThoseOfUtc() {
        BusinessCalendar berlin = calendar("Europe/Berlin", "Mon-Sun 00:00-24:00");
        assertThat(berlin.openDates(LocalDate.of(9_999, 12, 31), LocalDate.MAX)).isEqualTo(2);
        BusinessCalendar newYork = calendar("America/New_York", "Mon-Sun 00:00-24:00");
        assertThat(newYork.openDates(LocalDate.MIN, LocalDate.of(0, 1, 1))).isOne();
    }

    /** Samoa had no 30 December 2011. */
    @Test
    void aSkippedDateIsNotOpen() {
        BusinessCalendar apia = calendar("Pacific/Apia", "Mon-Sun 00:00-24:00");
        assertThat(apia.openDates(LocalDate.of(2011, 12, 29), LocalDate.of(2012, 1, 1)))
                .isEqualTo(2);
    }
}
