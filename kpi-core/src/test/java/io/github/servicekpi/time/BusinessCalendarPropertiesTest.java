package io.github.servicekpi.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Calendars against a walk through each minute, and the laws of business time. */
class BusinessCalendarPropertiesTest {
    /** More than windows, skipped days and dates of their own reach. */
    private static final int MARGIN = 4;

    private static final int DAYS = 12;
    private static final int MINUTES = 1440;

    @Provide
    Arbitrary<Office> offices() {
        return Arbitraries.randomValue(Office::random);
    }

    private static BusinessCalendar calendar(Office office, ScheduleChange scheduleChange) {
        try {
            return office.calendar(scheduleChange);
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageStartingWith("a calendar must open at some time");
            Assume.that(false);
            throw e;
        }
    }

    private static MinuteWalk walk(Office office) {
        return new MinuteWalk(office, office.anchor().minus(Duration.ofDays(MARGIN + DAYS / 2)), DAYS + 2 * MARGIN);
    }

    /** The minutes that were open before each. */
    private static int[] sums(boolean[] open) {
        int[] sums = new int[open.length + 1];
        for (int minute = 0; minute < open.length; minute++) {
            sums[minute + 1] = sums[minute] + (open[minute] ? 1 : 0);
        }
        return sums;
    }

    @Property(tries = 300)
    void agreesWithEachMinute(@ForAll("offices") Office office) {
        BusinessCalendar calendar = calendar(office, ScheduleChange.SEGMENT_WISE);
        MinuteWalk walk = walk(office);
        boolean[] open = walk.open();
        int[] sums = sums(open);
        int first = MARGIN * MINUTES;
        long start = walk.instant(first).getEpochSecond();

        for (int minute = first; minute <= first + DAYS * MINUTES; minute++) {
            Instant end = walk.instant(minute);
            if (calendar.isOpen(end) != open[minute]
                    || calendar.secondsBetween(start, end.getEpochSecond()) != 60L * (sums[minute] - sums[first])) {
                fail("at %s: open %s, %s minutes since %s", end, open[minute], sums[minute] - sums[first], start);
            }
        }
    }

    @Property(tries = 100)
    void agreesWithEachMinuteByTheHoursAtTheEnd(@ForAll("offices") Office office, @ForAll Random random) {
        BusinessCalendar calendar = calendar(office, ScheduleChange.LATEST_AT_END);
        MinuteWalk walk = walk(office);
        for (WeeklyHours hours : office.history().values()) {
            int[] sums = sums(walk.openBy(hours));
            for (int i = 0; i < 200; i++) {
                int start = MARGIN * MINUTES + random.nextInt(DAYS * MINUTES);
                int end = MARGIN * MINUTES + random.nextInt(DAYS * MINUTES);
                if (office.hoursAt(walk.instant(Math.max(start, end))).equals(hours)) {
                    assertThat(calendar.between(walk.instant(start), walk.instant(end)))
                            .isEqualTo(Duration.ofMinutes(sums[end] - sums[start]));
                }
            }
        }
    }

    private static Instant instant(Office office, Random random) {
        long nanos = (long) (random.nextDouble() * Duration.ofDays(DAYS).toNanos());
        Instant any =
                office.anchor().plusNanos(nanos - Duration.ofDays(DAYS / 2).toNanos());
        return random.nextBoolean() ? any : Instant.ofEpochSecond(any.getEpochSecond() / 900 * 900);
    }

    @Property(tries = 200)
    void additiveMonotoneAndNoMoreThanElapsed(@ForAll("offices") Office office, @ForAll Random random) {
        BusinessCalendar calendar = calendar(office, ScheduleChange.SEGMENT_WISE);
        for (int i = 0; i < 50; i++) {
            List<Instant> times = random.ints(3, 0, 1)
                    .mapToObj(any -> instant(office, random))
                    .sorted()
                    .toList();
            Duration whole = calendar.between(times.get(0), times.get(2));
            Duration first = calendar.between(times.get(0), times.get(1));
            Duration second = calendar.between(times.get(1), times.get(2));

            assertThat(first.plus(second)).isEqualTo(whole);
            assertThat(first).isBetween(Duration.ZERO, Duration.between(times.get(0), times.get(1)));
            assertThat(whole).isGreaterThanOrEqualTo(first);
        }
    }

    @Property(tries = 200)
    void reversedIsNegated(
            @ForAll("offices") Office office, @ForAll ScheduleChange scheduleChange, @ForAll Random random) {
        BusinessCalendar calendar = calendar(office, scheduleChange);
        for (int i = 0; i < 50; i++) {
            Instant a = instant(office, random);
            Instant b = instant(office, random);

            assertThat(calendar.between(b, a)).isEqualTo(calendar.between(a, b).negated());
            assertThat(calendar.explain(b, a).total()).isEqualTo(calendar.between(b, a));
        }
    }

    /** The units agree where they can hold the instants. */
    @Property(tries = 200)
    void units(@ForAll("offices") Office office, @ForAll ScheduleChange scheduleChange, @ForAll Random random) {
        BusinessCalendar calendar = calendar(office, scheduleChange);
        for (int i = 0; i < 50; i++) {
            Instant a = instant(office, random);
            Instant b = instant(office, random);

            assertThat(Duration.ofNanos(calendar.nanosBetween(nanos(a), nanos(b))))
                    .isEqualTo(calendar.between(a, b));
            Instant a3 = Instant.ofEpochMilli(a.toEpochMilli());
            Instant b3 = Instant.ofEpochMilli(b.toEpochMilli());
            assertThat(Duration.ofMillis(calendar.millisBetween(a3.toEpochMilli(), b3.toEpochMilli())))
                    .isEqualTo(calendar.between(a3, b3));
            assertThat(Duration.ofSeconds(calendar.secondsBetween(a.getEpochSecond(), b.getEpochSecond())))
                    .isEqualTo(calendar.between(
                            Instant.ofEpochSecond(a.getEpochSecond()), Instant.ofEpochSecond(b.getEpochSecond())));
        }
    }

    private static long nanos(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
    }

    @Property(tries = 200)
    void plusAndMinusInvertBetween(@ForAll("offices") Office office, @ForAll Random random) {
        BusinessCalendar calendar = calendar(office, ScheduleChange.SEGMENT_WISE);
        for (int i = 0; i < 50; i++) {
            Instant a = instant(office, random);
            Instant b = instant(office, random);
            Duration between = calendar.between(a, b);
            Instant due = calendar.plus(a, between);
            Instant since = calendar.minus(b, between);

            assertThat(calendar.between(a, due)).isEqualTo(between);
            assertThat(calendar.between(since, b)).isEqualTo(between);
            if (between.isZero()) {
                assertThat(due).isEqualTo(a);
                assertThat(since).isEqualTo(b);
            } else if (between.isNegative()) {
                assertThat(due).isAfterOrEqualTo(b); // the last instant from which so much passes until a
                assertThat(since).isBeforeOrEqualTo(a);
            } else {
                assertThat(due).isBeforeOrEqualTo(b); // the first instant by which so much has passed
                assertThat(since).isAfterOrEqualTo(a);
                assertThat(calendar.between(a, due.minusNanos(1))).isEqualTo(between.minusNanos(1));
                assertThat(calendar.between(since.plusNanos(1), b)).isEqualTo(between.minusNanos(1));
            }
        }
    }

    private static long second(MinuteWalk walk, int minute) {
        return walk.instant(minute).getEpochSecond();
    }

    /** A deadline is the first instant by which the hours in force then count so much. */
    @Property(tries = 100)
    void plusByTheHoursAtTheEnd(@ForAll("offices") Office office, @ForAll Random random) {
        BusinessCalendar calendar = calendar(office, ScheduleChange.LATEST_AT_END);
        MinuteWalk walk = walk(office);
        for (int i = 0; i < 5; i++) {
            int start = MARGIN * MINUTES + random.nextInt(DAYS * MINUTES);
            Duration duration = Duration.ofMinutes(1 + random.nextInt(3000));
            int due = start;
            while (due < (MARGIN + DAYS) * MINUTES
                    && calendar.secondsBetween(second(walk, start), second(walk, due)) < duration.toSeconds()) {
                due++;
            }
            if (due < (MARGIN + DAYS) * MINUTES) {
                assertThat(calendar.plus(walk.instant(start), duration)).isEqualTo(walk.instant(due));
            }
        }
    }

    @Property(tries = 200)
    void explanations(@ForAll("offices") Office office, @ForAll ScheduleChange scheduleChange, @ForAll Random random) {
        BusinessCalendar calendar = calendar(office, scheduleChange);
        Instant a = instant(office, random);
        Instant b = instant(office, random);
        BusinessTime explained = calendar.explain(a, b);
        Instant reached = a.isBefore(b) ? a : b;

        assertThat(explained.total()).isEqualTo(calendar.between(a, b));
        for (BusinessTime.Part part : explained.parts()) {
            assertThat(part.startInclusive()).isEqualTo(reached);
            reached = part.endExclusive();
            if (scheduleChange == ScheduleChange.SEGMENT_WISE) {
                assertThat(calendar.between(part.startInclusive(), part.endExclusive()))
                        .isEqualTo(part.reason().isCounted() ? part.duration() : Duration.ZERO);
            }
        }
        assertThat(reached).isEqualTo(a.isBefore(b) ? b : a);
    }

    @Property(tries = 200)
    void nextOpenings(@ForAll("offices") Office office, @ForAll Random random) {
        BusinessCalendar calendar = calendar(office, ScheduleChange.SEGMENT_WISE);
        for (int i = 0; i < 50; i++) {
            Instant now = instant(office, random);
            Instant next = calendar.nextOpening(now).orElse(null);
            if (next == null) {
                assertThat(calendar.between(now, Instant.MAX)).isZero();
            } else {
                assertThat(calendar.isOpen(next)).isTrue();
                assertThat(next).isAfterOrEqualTo(now);
                assertThat(calendar.between(now, next)).isZero();
            }
        }
    }
}
