package io.github.servicekpi.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Milliseconds, seconds and instants, which are packed, against each other and against nanoseconds, which are not. */
class PackedRunTest {
    private static final Instant YEAR_2000 = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant OF_NANOS = Instant.parse("1678-01-01T00:00:00Z");
    private static final Instant PAST_NANOS = Instant.parse("2262-01-01T00:00:00Z");
    private static final long YEAR = Duration.ofDays(365).toMillis();

    private static BusinessCalendarBuilder hours(String hours) {
        return BusinessCalendar.builder(ZoneId.of("Europe/Berlin")).hours(WeeklyHours.parse(hours));
    }

    static Stream<BusinessCalendar> calendars() {
        return Stream.of(
                hours("Mon-Fri 09:00-17:00").build(),
                hours("Mon-Fri 09:00-12:00, Mon-Fri 13:00-17:00").build(),
                hours("Mon-Sun 00:00-24:00").build(),
                hours("Mon 09:00-09:01").build(),
                hours("Mon-Fri 09:00-17:00")
                        .specialOpening(LocalDate.of(2004, 5, 1), TimeWindow.parse("10:00-10:20"))
                        .build(),
                hours("Mon-Fri 09:00-17:00")
                        .hoursFrom(LocalDate.of(2003, 7, 1), WeeklyHours.parse("Mon-Sat 22:00-05:00"))
                        .scheduleChange(ScheduleChange.LATEST_AT_END)
                        .build());
    }

    /** The stretch grows by a month at a time, forward and backward, so runs of each number of pages are asked. */
    @ParameterizedTest
    @MethodSource("calendars")
    void growingStretch(BusinessCalendar calendar) {
        Random random = new Random(7);
        for (int month = 1; month <= 12 * 24; month++) {
            long from = YEAR_2000.toEpochMilli() - month * YEAR / 24;
            long to = YEAR_2000.toEpochMilli() + month * YEAR / 12;
            for (int span = 0; span < 20; span++) {
                assertSame(
                        calendar,
                        from + (long) (random.nextDouble() * (to - from)),
                        from + (long) (random.nextDouble() * (to - from)));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("calendars")
    void everyMillisecondAboutEdges(BusinessCalendar calendar) {
        long monday = Instant.parse("2004-05-03T00:00:00Z").toEpochMilli();
        for (long tick = monday - YEAR;
                tick < monday + YEAR;
                tick += Duration.ofMinutes(5).toMillis() * 7) {
            assertSame(calendar, monday, tick / 60_000 * 60_000);
        }
        for (long minute = 0; minute < 24 * 60; minute += 30) {
            for (long tick = monday + minute * 60_000 - 2; tick <= monday + minute * 60_000 + 2; tick++) {
                assertSame(calendar, monday - 3 * YEAR, tick);
                assertSame(calendar, tick, monday + YEAR);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("calendars")
    void endsOfAllTime(BusinessCalendar calendar) {
        long end = Instant.parse("+10000-01-01T00:00:00Z").toEpochMilli();
        long start = Instant.parse("0000-01-01T00:00:00Z").toEpochMilli();
        for (int step = 0; step < 60; step++) {
            long away = step * YEAR / 12 - YEAR;
            assertSame(calendar, end - away, end - away - YEAR / 3);
            assertSame(calendar, start + away, start + away + YEAR / 3);
        }
        assertSame(calendar, start - 1, end + 1);
    }

    private static void assertSame(BusinessCalendar calendar, long start, long end) {
        Instant from = Instant.ofEpochMilli(start);
        Instant to = Instant.ofEpochMilli(end);
        Duration open = calendar.between(from, to);
        assertThat(calendar.millisBetween(start, end))
                .as("%s from %d to %d", calendar, start, end)
                .isEqualTo(open.toMillis());
        if (from.isAfter(OF_NANOS) && to.isAfter(OF_NANOS) && from.isBefore(PAST_NANOS) && to.isBefore(PAST_NANOS)) {
            assertSameAsNanos(calendar, from.minusNanos(1), to.plusNanos(999_999));
            assertSameAsNanos(calendar, from, to.minusNanos(1));
            assertThat(calendar.secondsBetween(from.getEpochSecond(), to.getEpochSecond()))
                    .isEqualTo(calendar.nanosBetween(
                                    from.getEpochSecond() * 1_000_000_000, to.getEpochSecond() * 1_000_000_000)
                            / 1_000_000_000);
        }
    }

    private static void assertSameAsNanos(BusinessCalendar calendar, Instant from, Instant to) {
        assertThat(calendar.between(from, to))
                .as("%s from %s to %s", calendar, from, to)
                .isEqualTo(Duration.ofNanos(calendar.nanosBetween(nanos(from), nanos(to))));
    }

    private static long nanos(Instant instant) {
        return instant.getEpochSecond() * 1_000_000_000 + instant.getNano();
    }

    @Test
    void nothingFromAnInstantToItself() {
        BusinessCalendar fresh = hours("Mon-Fri 09:00-17:00").build();
        assertThat(fresh.millisBetween(0, 0)).isZero();
        assertThat(fresh.secondsBetween(0, 0)).isZero();
        assertThat(fresh.nanosBetween(0, 0)).isZero();
    }

    @Test
    void partOfTheFirstSecond() {
        BusinessCalendar fresh = hours("Mon-Sun 00:00-24:00").build();
        assertThat(fresh.between(Instant.ofEpochSecond(0, 100), Instant.ofEpochSecond(0, 900)))
                .isEqualTo(Duration.ofNanos(800));
    }
}
