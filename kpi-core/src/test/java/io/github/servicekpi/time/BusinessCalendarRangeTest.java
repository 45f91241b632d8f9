package io.github.servicekpi.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.servicekpi.Span;
import io.github.servicekpi.stats.Exclusions;
import io.github.servicekpi.time.BusinessTime.Reason;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Long spans, far years, short windows, and many threads. */
class BusinessCalendarRangeTest {
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");
    private static final BusinessCalendar ALWAYS = calendar("UTC", "Mon-Sun 00:00-24:00");
    private static final BusinessCalendar OFFICE = calendar("UTC", "Mon-Fri 09:00-17:00");

    private static BusinessCalendar calendar(String zone, String hours) {
        return BusinessCalendar.builder(ZoneId.of(zone))
                .hours(WeeklyHours.parse(hours))
                .build();
    }

    /** Date by date, as a developer writes it. */
    private static Duration dayLoop(ZoneId zone, LocalTime opens, LocalTime closes, Instant start, Instant end) {
        Duration sum = Duration.ZERO;
        LocalDate last = end.atZone(zone).toLocalDate();
        for (LocalDate date = start.atZone(zone).toLocalDate(); !date.isAfter(last); date = date.plusDays(1)) {
            if (date.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0) {
                Instant from =
                        ZonedDateTime.ofLocal(date.atTime(opens), zone, null).toInstant();
                Instant to =
                        ZonedDateTime.ofLocal(date.atTime(closes), zone, null).toInstant();
                from = from.isBefore(start) ? start : from;
                to = to.isAfter(end) ? end : to;
                sum = from.isBefore(to) ? sum.plus(Duration.between(from, to)) : sum;
            }
        }
        return sum;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UTC",
                "Europe/Berlin",
                "America/St_Johns",
                "Australia/Lord_Howe",
                "Africa/Casablanca",
                "Europe/Amsterdam",
                "Asia/Kathmandu"
            })
    void decades(String zone) {
        BusinessCalendar calendar = calendar(zone, "Mon-Fri 01:45-09:30");
        Random random = new Random(42);
        for (int i = 0; i < 20; i++) {
            Instant start = Instant.ofEpochSecond(-2_500_000_000L + random.nextInt(2_000_000_000));
            Instant end = start.plusSeconds(3L * random.nextInt(2_000_000_000));

            assertThat(calendar.between(start, end))
                    .as("%s to %s", start, end)
                    .isEqualTo(dayLoop(calendar.zone(), LocalTime.of(1, 45), LocalTime.of(9, 30), start, end));
        }
    }

    /** Each 400 years have 20,871 weeks, of five days of eight hours. */
    @Test
    void centuries() {
        Duration week = Duration.ofHours(40);

        assertThat(OFFICE.between(FIRST, Instant.parse("2000-01-01T00:00:00Z")))
                .isEqualTo(week.multipliedBy(5L * 20_871));
        assertThat(OFFICE.between(FIRST, END)).isEqualTo(week.multipliedBy(25L * 20_871));
        assertThat(OFFICE.between(END, FIRST)).isEqualTo(week.multipliedBy(-25L * 20_871));
    }

    /** Which years are asked for first makes no difference, nor do dates that stand for "never". */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void yearsInAnyOrder(long seed) {
        BusinessCalendar office = calendar("UTC", "Mon-Fri 09:00-17:00");
        List<Integer> years = new ArrayList<>(List.of(1, 1970, 1971, 2022, 2023, 2024, 2025, 2026, 2400, 9999));
        Collections.shuffle(years, new Random(seed));

        for (int year : years) {
            Instant start =
                    LocalDate.of(year, 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant();
            for (int other : years) {
                Instant end =
                        LocalDate.of(other, 7, 1).atStartOfDay(ZoneOffset.UTC).toInstant();
                Duration expected = OFFICE.between(FIRST, end).minus(OFFICE.between(FIRST, start));

                assertThat(office.between(start, end))
                        .as("%s to %s", year, other)
                        .isEqualTo(expected);
                assertThat(office.millisBetween(start.toEpochMilli(), end.toEpochMilli()))
                        .isEqualTo(expected.toMillis());
            }
        }
    }

    @Test
    void closedOutsideItsRange() {
        Duration all = Duration.between(FIRST, END);

        assertThat(ALWAYS.between(Instant.MIN, Instant.MAX)).isEqualTo(all);
        assertThat(ALWAYS.between(FIRST, END)).isEqualTo(all);
        assertThat(ALWAYS.secondsBetween(Long.MIN_VALUE, Long.MAX_VALUE)).isEqualTo(all.toSeconds());
        assertThat(ALWAYS.millisBetween(Long.MIN_VALUE, Long.MAX_VALUE)).isEqualTo(all.toMillis());
        assertThat(ALWAYS.isOpen(FIRST)).isTrue();
        assertThat(ALWAYS.isOpen(FIRST.minusNanos(1))).isFalse();
        assertThat(ALWAYS.isOpen(END.minusNanos(1))).isTrue();
        assertThat(ALWAYS.isOpen(END)).isFalse();
        assertThat(ALWAYS.between(FIRST.minusNanos(5), FIRST.plusNanos(7))).isEqualTo(Duration.ofNanos(7));
        assertThat(ALWAYS.between(END.minusNanos(5), END.plusNanos(7))).isEqualTo(Duration.ofNanos(5));
        assertThat(ALWAYS.nextOpening(Instant.MIN)).contains(FIRST);
        assertThat(ALWAYS.nextOpening(END)).isEmpty();
    }

    /** Nanoseconds hold all instants that a long has. */
    @Test
    void endsOfNanoseconds() {
        assertThat(ALWAYS.nanosBetween(Long.MIN_VALUE, -1)).isEqualTo(Long.MAX_VALUE);
        assertThat(ALWAYS.nanosBetween(0, Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
        assertThat(ALWAYS.nanosBetween(Long.MAX_VALUE, Long.MAX_VALUE - 3)).isEqualTo(-3);
    }

    /** Three centuries are 2,629,752 hours, more nanoseconds than a long holds. */
    @ParameterizedTest
    @ValueSource(strings = {"1900-01-01T00:00:00Z", "1800-01-01T00:00:00Z", "1678-01-01T00:00:00Z"})
    void moreThanNanosecondsHold(String first) {
        Instant start = Instant.parse(first);
        Instant end = Instant.parse("2200-01-01T00:00:00.000000001Z");
        Duration elapsed = Duration.between(start, end);

        assertThat(ALWAYS.between(start, end)).isEqualTo(elapsed);
        assertThat(ALWAYS.between(end, start)).isEqualTo(elapsed.negated());
        assertThat(ALWAYS.explain(start, end).total()).isEqualTo(elapsed);
        Span<Instant> toEnd = Span.<Instant>between(row -> row, row -> end).during(ALWAYS);
        assertThat(toEnd.summary().calculate(List.of(start, end.minusNanos(1)))).satisfies(summary -> {
            assertThat(summary.total()).isEqualTo(elapsed.plusNanos(1));
            assertThat(summary.excluded()).isEqualTo(Exclusions.none());
        });
        Span<Instant> ofRow = Span.<Instant>between(row -> row, row -> end).during(row -> ALWAYS);
        assertThat(ofRow.summary().calculate(List.of(start, end)).total()).isEqualTo(elapsed);
    }

    /** What an office is open in 584 years fits, and what one that never closes is does not. */
    @Test
    void nanosecondsOfAllYears() {
        Instant start = Instant.ofEpochSecond(0, Long.MIN_VALUE);
        Instant end = Instant.ofEpochSecond(0, Long.MAX_VALUE);
        long open = OFFICE.explain(start, end).total().toNanos();

        assertThat(OFFICE.nanosBetween(Long.MIN_VALUE, Long.MAX_VALUE)).isEqualTo(open);
        assertThat(OFFICE.nanosBetween(Long.MAX_VALUE, Long.MIN_VALUE)).isEqualTo(-open);
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> ALWAYS.nanosBetween(Long.MIN_VALUE, Long.MAX_VALUE))
                .withMessage("open time must be less than 2^63 nanoseconds to be told in nanoseconds, but from"
                        + " 1677-09-21T00:12:43.145224192Z to 2262-04-11T23:47:16.854775807Z it is"
                        + " PT5124095H34M33.709551615S");
    }

    /** The parts have no gap, and before and after the range all is outside the hours. */
    @Test
    void explainsTheEndsOfTheRange() {
        Instant before = FIRST.minusSeconds(10);
        Instant after = END.plusSeconds(10);

        assertThat(ALWAYS.explain(before, FIRST.plusNanos(3)).parts())
                .containsExactly(
                        part(before, FIRST, Reason.OUTSIDE_HOURS),
                        part(FIRST, FIRST.plusNanos(3), Reason.WEEKLY_HOURS));
        assertThat(ALWAYS.explain(Instant.MAX, Instant.MIN).parts())
                .containsExactly(
                        part(Instant.MIN, FIRST, Reason.OUTSIDE_HOURS),
                        part(FIRST, END, Reason.WEEKLY_HOURS),
                        part(END, Instant.MAX, Reason.OUTSIDE_HOURS));
        assertThat(ALWAYS.explain(Instant.MIN, FIRST).parts())
                .containsExactly(part(Instant.MIN, FIRST, Reason.OUTSIDE_HOURS));
        assertThat(ALWAYS.explain(before, before.plusNanos(1)).parts())
                .containsExactly(part(before, before.plusNanos(1), Reason.OUTSIDE_HOURS));
        assertThat(ALWAYS.explain(END, after).parts()).containsExactly(part(END, after, Reason.OUTSIDE_HOURS));
        assertThat(ALWAYS.explain(after, END).total()).isZero();
        assertThat(ALWAYS.explain(after, after).parts()).isEmpty();
    }

    /** What is closed on both sides of an end of the range is one part; a holiday after it is outside the hours as well. */
    @Test
    void explainsClosedHoursAtTheEndsOfTheRange() {
        BusinessCalendar calendar = BusinessCalendar.builder(ZoneOffset.UTC)
                .hours(WeeklyHours.parse("Mon-Fri 09:00-17:00"))
                .holiday(LocalDate.of(10_000, 1, 1))
                .build();
        Instant closing = END.minusSeconds(7 * 3600);

        assertThat(calendar.explain(closing, END.plusSeconds(60)).parts())
                .containsExactly(part(closing, END.plusSeconds(60), Reason.OUTSIDE_HOURS));
    }

    private static BusinessTime.Part part(Instant start, Instant end, Reason reason) {
        return new BusinessTime.Part(start, end, reason);
    }

    /** In a zone with two changes of clocks a year, of which each window has to find its own. */
    @ParameterizedTest
    @EnumSource(ClockChange.class)
    void explainsMillennia(ClockChange clockChange) {
        BusinessCalendar calendar = BusinessCalendar.builder(ZoneId.of("Europe/Berlin"))
                .hours(WeeklyHours.parse("Mon-Fri 09:00-17:00"))
                .clockChange(clockChange)
                .build();

        assertThat(calendar.explain(FIRST, END).total()).isEqualTo(calendar.between(FIRST, END));
    }

    @Test
    void notSoMuchTime() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ALWAYS.plus(END.minusSeconds(1), Duration.ofSeconds(2)))
                .withMessage("the office is not open for PT2S after 9999-12-31T23:59:59Z: UTC, Mon-Sun 00:00-24:00");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ALWAYS.minus(FIRST.plusSeconds(1), Duration.ofSeconds(2)))
                .withMessage("the office is not open for PT2S before 0000-01-01T00:00:01Z: UTC, Mon-Sun 00:00-24:00");
        assertThat(ALWAYS.plus(END.minusSeconds(1), Duration.ofSeconds(1))).isEqualTo(END);
        assertThat(ALWAYS.minus(FIRST.plusSeconds(1), Duration.ofSeconds(1))).isEqualTo(FIRST);
        assertThatIllegalArgumentException().isThrownBy(() -> ALWAYS.plus(FIRST, Duration.ofSeconds(Long.MAX_VALUE)));
        assertThatIllegalArgumentException().isThrownBy(() -> ALWAYS.minus(END, Duration.ofSeconds(Long.MAX_VALUE)));
    }

    @Test
    void negativeDurationsGoTheOtherWay() {
        Instant noon = Instant.parse("2026-04-01T12:00:00Z");

        assertThat(OFFICE.plus(noon, Duration.ofHours(-4))).isEqualTo(OFFICE.minus(noon, Duration.ofHours(4)));
        assertThat(OFFICE.minus(noon, Duration.ofHours(-6))).isEqualTo(OFFICE.plus(noon, Duration.ofHours(6)));
        assertThat(OFFICE.minus(noon, Duration.ofHours(3))).isEqualTo(Instant.parse("2026-04-01T09:00:00Z"));
        assertThat(OFFICE.plus(noon, Duration.ofHours(5))).isEqualTo(Instant.parse("2026-04-01T17:00:00Z"));
    }

    /** Many windows of a second in each of the buckets. */
    @Test
    void shortWindows() {
        List<TimeWindow> windows = new ArrayList<>();
        for (int second = 0; second < 86_400; second += 20) {
            windows.add(new TimeWindow(LocalTime.ofSecondOfDay(second), LocalTime.ofSecondOfDay(second + 1)));
        }
        WeeklyHours hours =
                WeeklyHours.NONE.plus(DayOfWeek.MONDAY, DayOfWeek.SUNDAY, windows.toArray(TimeWindow[]::new));
        BusinessCalendar calendar =
                BusinessCalendar.builder(ZoneOffset.UTC).hours(hours).build();
        Random random = new Random(42);
        for (int i = 0; i < 10_000; i++) {
            long start = random.nextInt(50_000_000); // a year of such windows takes some 50 MB
            long end = start + random.nextInt(1_000_000);
            assertThat(calendar.secondsBetween(start, end)).isEqualTo((end + 19) / 20 - (start + 19) / 20);
        }
    }

    /** Hundreds of dates that are of no year in common, asked by several threads in orders of their own. */
    @Test
    void threads() throws InterruptedException, ExecutionException {
        List<Integer> years = IntStream.range(1, 200).map(i -> 20 * i).boxed().toList();
        BusinessCalendar shared = calendar("Europe/Berlin", "Mon-Fri 09:00-17:00");
        List<Long> expected = hours(calendar("Europe/Berlin", "Mon-Fri 09:00-17:00"), years);
        ExecutorService executor = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Boolean>> tasks = new ArrayList<>();
            for (int seed = 0; seed < 4; seed++) {
                List<Integer> order = new ArrayList<>(years);
                Collections.shuffle(order, new Random(seed));
                tasks.add(() -> {
                    hours(shared, order);
                    return hours(shared, years).equals(expected);
                });
            }
            for (Future<Boolean> equal : executor.invokeAll(tasks)) {
                assertThat(equal.get()).isTrue();
            }
        } finally {
            executor.shutdownNow();
        }
    }

    private static List<Long> hours(BusinessCalendar calendar, List<Integer> years) {
        Instant now = Instant.parse("2026-01-01T00:00:00Z");
        return years.stream()
                .map(year -> calendar.millisBetween(
                        LocalDate.of(year, 7, 3)
                                .atStartOfDay()
                                .toInstant(ZoneOffset.UTC)
                                .toEpochMilli(),
                        now.toEpochMilli()))
                .toList();
    }
}
