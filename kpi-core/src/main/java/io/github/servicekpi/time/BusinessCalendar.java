package io.github.servicekpi.time;

import com.google.common.base.Suppliers;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * When an office is open, and how much of a span it was: business time.
 *
 * <pre>{@code
 * BusinessCalendar office = BusinessCalendar.builder(ZoneId.of("Europe/Berlin"))
 *         .hours(WeeklyHours.parse("Mon-Thu 09:00-12:30, Mon-Thu 13:30-18:00, Fri 09:00-15:00"))
 *         .holiday(LocalDate.of(2026, 4, 3))
 *         .build();
 *
 * office.between(opened, answered); // PT50M
 * office.plus(opened, Duration.ofHours(2)); // when an answer is due
 * }</pre>
 *
 * <p><b>Definition.</b> The business time of a span is the sum of its overlaps with the windows of the calendar, both
 * half-open, exact to the nanosecond. An instant is open if it lies
 * <ul>
 * <li>in a window of the weekly hours in force, or of a special opening: such a date has its own windows instead of the
 *     weekly ones, even if it is a holiday too;
 * <li>not on a holiday, nor on another date with a special opening, if the window began the day before: such dates
 *     close what reaches into them. A holiday closes its own date alone: what its weekly windows have beyond midnight
 *     stays open;
 * <li>and not in a break.
 * </ul>
 * Windows and dates are read in the zone: a window over a change of clocks is an hour shorter or longer. What happens to
 * an edge in the hour that is skipped or repeated is for {@link ClockChange} to say, and which hours count in a span
 * during which they changed for {@link ScheduleChange}.
 *
 * <p><b>Negative spans.</b> Where the end is before the start, the business time is that of the reverse, negated.
 *
 * <p><b>Range.</b> The years 0000 to 9999 in UTC; outside them the office is closed.
 *
 * <p><b>Cost.</b> A few nanoseconds a span of whole seconds or milliseconds, whatever its length, and a few more where
 * there are objects to read and to make: open time up to an instant is looked up in a table. Of each year that spans begin
 * or end in, 10 to 250 KB are computed at the first need, within a millisecond.
 *
 * <p><b>Example.</b> Berlin, Monday to Friday 09:00 to 17:00: from Friday 27 March 2026 16:30 to Monday 09:20 there are
 * 30 + 20 = 50 minutes; the clocks that change on Sunday do not matter. A target of two hours from Friday 16:30 is due on
 * Monday at 10:30.
 *
 * <p>Immutable and safe to share between threads. Two are equal if they have equal hours, holidays, special openings,
 * breaks, zones and options.
 */
public final class BusinessCalendar {
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private static final Duration SHORTEST = Duration.ofSeconds(Long.MIN_VALUE);
    private static final Duration LONGEST = Duration.ofSeconds(Long.MAX_VALUE, NANOS_PER_SECOND - 1);

    private final Timetable timetable;
    private final ScheduleChange scheduleChange;
    private final String description; // also spares the hash of the sets
    private final OpenTimes inForce;
    /** With {@link ScheduleChange#LATEST_AT_END} and a history: each schedule as if it had always been in force. */
    private final List<Schedule> schedules;
    /** Of the hours in force, unless schedules say otherwise: asked for every span, so at hand. */
    private final OpenTime seconds;

    private final OpenTime millis;
    private final OpenTime nanos;
    private final boolean isLatestAtEnd;
    private final Supplier<OpenDates> openDates; // asked for by few

    private record Schedule(long sinceSecond, OpenTimes times) {}

    BusinessCalendar(Timetable timetable, ScheduleChange scheduleChange) {
        this.timetable = timetable;
        this.scheduleChange = scheduleChange;
        description = timetable + (timetable.history().size() == 1 ? "" : ", " + scheduleChange);
        inForce = OpenTimes.of(timetable);
        List<Schedule> list = new ArrayList<>();
        if (timetable.history().size() > 1 && scheduleChange == ScheduleChange.LATEST_AT_END) {
            timetable
                    .history()
                    .forEach((since, hours) -> list.add(new Schedule(since, OpenTimes.of(timetable.withHours(hours)))));
        }
        schedules = List.copyOf(list);
        seconds = inForce.seconds();
        millis = inForce.millis();
        nanos = inForce.nanos();
        isLatestAtEnd = !schedules.isEmpty();
        openDates = Suppliers.memoize(() -> new OpenDates(timetable));
    }

    /**
     * Begins a calendar.
     *
     * @param zone in which its windows and dates are read
     * @return a builder of a calendar without any hours yet
     */
    public static BusinessCalendarBuilder builder(ZoneId zone) {
        return new BusinessCalendarBuilder(zone);
    }

    /**
     * Returns the zone.
     *
     * @return in which windows and dates are read
     */
    public ZoneId zone() {
        return timetable.zone();
    }

    /** {@return which hours count in a span during which they change; where they never do, {@link ScheduleChange#SEGMENT_WISE}} */
    public ScheduleChange scheduleChange() {
        return scheduleChange;
    }

    /**
     * Measures the business time of a span.
     *
     * @param start of the span
     * @param end of the span
     * @return the open time from the start to the end, exact to the nanosecond; negative where the end is before the
     *     start, and zero if the office is closed throughout
     */
    public Duration between(Instant start, Instant end) {
        OpenTime time = isLatestAtEnd
                ? at(Math.max(start.getEpochSecond(), end.getEpochSecond())).seconds()
                : seconds;
        return time.between(start, end);
    }

    /**
     * Measures the business time of a span between two whole seconds.
     *
     * @param start in seconds since 1970-01-01T00:00Z
     * @param end in seconds since 1970-01-01T00:00Z
     * @return the open time in seconds, negative where the end is before the start
     */
    public long secondsBetween(long start, long end) {
        OpenTime time = isLatestAtEnd ? at(Math.max(start, end)).seconds() : seconds;
        return time.between(start, end);
    }

    /**
     * Measures the business time of a span between two whole milliseconds.
     *
     * @param start in milliseconds since 1970-01-01T00:00Z
     * @param end in milliseconds since 1970-01-01T00:00Z
     * @return the open time in milliseconds, negative where the end is before the start
     */
    public long millisBetween(long start, long end) {
        OpenTime time =
                isLatestAtEnd ? at(Math.floorDiv(Math.max(start, end), 1000)).millis() : millis;
        return time.between(start, end);
    }

    /**
     * Measures the business time of a span between two nanoseconds, of the years 1677 to 2262: all that a long holds.
     *
     * @param start in nanoseconds since 1970-01-01T00:00Z
     * @param end in nanoseconds since 1970-01-01T00:00Z
     * @return the open time in nanoseconds, negative where the end is before the start
     * @throws ArithmeticException if the open time is more nanoseconds than a long holds, 292 years, which {@link #between}
     *     can tell
     */
    public long nanosBetween(long start, long end) {
        long elapsed = end - start;
        if (((end ^ start) & (end ^ elapsed)) < 0) { // it does not fit, so the open time may not either
            return nanosBetweenFar(start, end);
        }
        return nanosBetweenNear(start, end);
    }

    /** Of a span whose length is less than 2^63 nanoseconds. */
    private long nanosBetweenNear(long start, long end) {
        OpenTime time = isLatestAtEnd
                ? at(Math.floorDiv(Math.max(start, end), NANOS_PER_SECOND)).nanos()
                : nanos;
        return time.between(start, end);
    }

    private long nanosBetweenFar(long start, long end) {
        Instant from = Instant.ofEpochSecond(0, start);
        Instant to = Instant.ofEpochSecond(0, end);
        Duration open = between(from, to);
        try {
            return open.toNanos();
        } catch (ArithmeticException tooLong) {
            ArithmeticException told = new ArithmeticException(
                    "open time must be less than 2^63 nanoseconds to be told in nanoseconds, but from %s to %s it is %s"
                            .formatted(from, to, open));
            told.initCause(tooLong);
            throw told;
        }
    }

    /** What counts in a span whose later instant is in some second. */
    private OpenTimes at(long laterSecond) {
        for (int i = schedules.size() - 1; i >= 0; i--) {
            if (schedules.get(i).sinceSecond() <= laterSecond) {
                return schedules.get(i).times();
            }
        }
        return inForce;
    }

    /**
     * Returns whether the office is open, by the hours in force.
     *
     * @param instant to look at
     * @return true from an opening on until just before the closing
     */
    public boolean isOpen(Instant instant) {
        return inForce.seconds().isOpen(instant.getEpochSecond());
    }

    /**
     * Counts the business days among local dates: those on which the office is open at some time between their start and that of the
     * next date, by the hours in force at that time, whatever the {@link ScheduleChange}. A date that the zone skips is none.
     *
     * <p>Example: Monday to Friday 09:00 to 17:00, from Monday 2026-03-02 to Monday 2026-03-09: 5. Cost: of each year from the first to the
     * last, a kilobyte is computed at the first need, within a millisecond; later a few nanoseconds a year.
     *
     * @param startInclusive the first date
     * @param endExclusive the first date after the last
     * @return how many dates, 0 where the end is not after the start
     */
    public long openDates(LocalDate startInclusive, LocalDate endExclusive) {
        return openDates.get().count(startInclusive, endExclusive);
    }

    /**
     * Returns the instant itself if the office is open then, or else the next at which it opens, by the hours in force.
     *
     * @param instant from which to look
     * @return empty if it does not open any more
     */
    public Optional<Instant> nextOpening(Instant instant) {
        if (isOpen(instant)) {
            return Optional.of(instant);
        }
        OpenTime seconds = inForce.seconds();
        Long afterwards = seconds.first(instant.getEpochSecond(), seconds.until(instant.getEpochSecond()) + 1);
        return Optional.ofNullable(afterwards).map(second -> Instant.ofEpochSecond(second - 1));
    }

    /**
     * Returns the first instant by which so much business time has passed: when a target is due. Where it is used up just
     * at a closing, that is the closing; {@link #nextOpening} makes it the next opening. Nothing from an instant is that
     * instant, open or not.
     *
     * <p>{@code between(instant, plus(instant, duration))} is the duration again, unless hours change by
     * {@link ScheduleChange#LATEST_AT_END} to ones by which more has passed already: the first instant is that of the
     * change then.
     *
     * @param instant from which to count
     * @param duration to add; what is negative is subtracted
     * @return the first instant
     * @throws IllegalArgumentException if the office is not open for so long after it
     */
    public Instant plus(Instant instant, Duration duration) {
        if (duration.isNegative()) {
            return minus(instant, opposite(duration));
        }
        if (duration.isZero()) {
            return instant;
        }
        if (!isLatestAtEnd) {
            Instant due = BusinessShift.forward(inForce.seconds(), instant, duration);
            return reached(due, duration, "after", instant);
        }
        return reached(plusByLatest(instant, duration), duration, "after", instant);
    }

    /** The first instant by which the hours in force then count so much. */
    private @Nullable Instant plusByLatest(Instant instant, Duration duration) {
        for (int i = 0; i < schedules.size(); i++) {
            long until = i + 1 == schedules.size()
                    ? Long.MAX_VALUE
                    : schedules.get(i + 1).sinceSecond();
            if (until <= instant.getEpochSecond()) {
                continue;
            }
            Instant due = BusinessShift.forward(schedules.get(i).times().seconds(), instant, duration);
            long since = schedules.get(i).sinceSecond();
            if (due != null && due.getEpochSecond() < since) {
                return Instant.ofEpochSecond(since);
            }
            if (due != null && due.getEpochSecond() < until) {
                return due;
            }
        }
        return null;
    }

    /**
     * Returns the last instant from which so much business time passes until another. Where it is used up just at an
     * opening, that is the opening. Nothing until an instant is that instant, open or not.
     *
     * @param instant to which to count
     * @param duration to subtract; what is negative is added
     * @return the last instant
     * @throws IllegalArgumentException if the office is not open for so long before it
     */
    public Instant minus(Instant instant, Duration duration) {
        if (duration.isNegative()) {
            return plus(instant, opposite(duration));
        }
        if (duration.isZero()) {
            return instant;
        }
        OpenTime seconds = at(instant.getEpochSecond()).seconds();
        return reached(BusinessShift.backward(seconds, instant, duration), duration, "before", instant);
    }

    /** What is to be subtracted; the shortest duration has no opposite, and no office is open for the longest either. */
    private static Duration opposite(Duration negative) {
        return negative.equals(SHORTEST) ? LONGEST : negative.negated();
    }

    private Instant reached(@Nullable Instant found, Duration duration, String direction, Instant instant) {
        if (found == null) {
            throw new IllegalArgumentException(
                    "the office is not open for %s %s %s: %s".formatted(duration, direction, instant, this));
        }
        return found;
    }

    /**
     * Explains the business time of a span: its parts, each counted or skipped for one reason. They add up to
     * {@link #between}. What lies outside the years 0000 to 9999 is skipped as {@link BusinessTime.Reason#OUTSIDE_HOURS}.
     *
     * @param start of the span
     * @param end of the span
     * @return the parts in order of time, from the earlier to the later instant
     */
    public BusinessTime explain(Instant start, Instant end) {
        Instant later = start.isBefore(end) ? end : start;
        Timetable hours = isLatestAtEnd
                ? timetable.withHours(
                        timetable.history().floorEntry(later.getEpochSecond()).getValue())
                : timetable;
        return BusinessTime.of(hours, start, end);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof BusinessCalendar that
                        && scheduleChange == that.scheduleChange
                        && timetable.equals(that.timetable));
    }

    @Override
    public int hashCode() {
        return description.hashCode();
    }

    /** Returns all that the calendar consists of, the same for equal ones in every process. */
    @Override
    public String toString() {
        return description;
    }
}
