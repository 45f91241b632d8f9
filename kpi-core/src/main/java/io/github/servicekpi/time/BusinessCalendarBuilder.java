package io.github.servicekpi.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Builds a {@link BusinessCalendar}. Not safe to share between threads. */
public final class BusinessCalendarBuilder {
    private final ZoneId zone;
    private final NavigableMap<Long, WeeklyHours> history = new TreeMap<>();
    private final NavigableSet<LocalDate> holidays = new TreeSet<>();
    private final NavigableMap<LocalDate, List<TimeWindow>> specialOpenings = new TreeMap<>();
    private final NavigableMap<LocalDate, List<TimeWindow>> breaks = new TreeMap<>();
    private WeeklyHours weeklyBreaks = WeeklyHours.NONE;
    private ClockChange clockChange = ClockChange.RESOLVE_EDGES;
    private @Nullable ScheduleChange scheduleChange;

    BusinessCalendarBuilder(ZoneId zone) {
        this.zone = Objects.requireNonNull(zone, "zone");
        history.put(Long.MIN_VALUE, WeeklyHours.NONE);
    }

    /**
     * Sets the weekly hours, or the first of them if they change later. Without, there are none at first.
     *
     * @param hours until the first {@code hoursFrom}
     * @return this builder
     */
    public BusinessCalendarBuilder hours(WeeklyHours hours) {
        history.put(Long.MIN_VALUE, Objects.requireNonNull(hours, "hours"));
        return this;
    }

    /**
     * Sets the weekly hours from an instant on, in place of earlier ones. A calendar whose hours change needs a
     * {@link #scheduleChange} too.
     *
     * @param startInclusive a whole second
     * @param hours until the next {@code hoursFrom}
     * @return this builder
     */
    public BusinessCalendarBuilder hoursFrom(Instant startInclusive, WeeklyHours hours) {
        if (startInclusive.getNano() != 0) {
            throw new IllegalArgumentException("hours must change at a whole second: " + startInclusive);
        }
        if (history.putIfAbsent(startInclusive.getEpochSecond(), Objects.requireNonNull(hours, "hours")) != null) {
            throw new IllegalArgumentException("hours must not change twice at one instant: " + startInclusive);
        }
        return this;
    }

    /**
     * Sets the weekly hours from the beginning of a local date on, in place of earlier ones. A calendar whose hours change
     * needs a {@link #scheduleChange} too.
     *
     * @param startInclusive the first date
     * @param hours until the next {@code hoursFrom}
     * @return this builder
     */
    public BusinessCalendarBuilder hoursFrom(LocalDate startInclusive, WeeklyHours hours) {
        return hoursFrom(
                ZonedDateTime.ofLocal(startInclusive.atTime(LocalTime.MIDNIGHT), zone, null)
                        .toInstant(),
                hours);
    }

    /**
     * Says which hours count in a span during which they changed.
     *
     * @param change needed if there is a {@code hoursFrom}
     * @return this builder
     */
    public BusinessCalendarBuilder scheduleChange(ScheduleChange change) {
        scheduleChange = Objects.requireNonNull(change, "change");
        return this;
    }

    /**
     * Says how windows are read on days on which clocks change; by default {@link ClockChange#RESOLVE_EDGES}.
     *
     * @param change how edges in the skipped or repeated hour are read
     * @return this builder
     */
    public BusinessCalendarBuilder clockChange(ClockChange change) {
        clockChange = Objects.requireNonNull(change, "change");
        return this;
    }

    /**
     * Closes a local date, also for a window that began the day before. A window that begins on it opens at midnight.
     *
     * @param date closed unless it has a special opening
     * @return this builder
     */
    public BusinessCalendarBuilder holiday(LocalDate date) {
        holidays.add(Objects.requireNonNull(date, "date"));
        return this;
    }

    /**
     * Closes local dates, each as {@link #holiday} does.
     *
     * @param dates closed unless they have a special opening
     * @return this builder
     */
    public BusinessCalendarBuilder holidays(Collection<LocalDate> dates) {
        dates.forEach(this::holiday);
        return this;
    }

    /**
     * Opens a local date in windows of its own, in place of its weekly hours and of what reaches into it from the day
     * before, and even if it is a holiday.
     *
     * @param date once
     * @param windows at least one; what crosses midnight reaches into an ordinary next date
     * @return this builder
     */
    public BusinessCalendarBuilder specialOpening(LocalDate date, TimeWindow... windows) {
        if (windows.length == 0) {
            throw new IllegalArgumentException("a special opening needs a window, a closed date is a holiday: " + date);
        }
        if (specialOpenings.putIfAbsent(date, WeeklyHours.inOrder(List.of(windows))) != null) {
            throw new IllegalArgumentException("a date must not have two special openings: " + date);
        }
        return this;
    }

    /**
     * Sets the breaks of each week: closed, whatever opens then.
     *
     * @param breaks such as {@code Mon-Fri 12:30-13:00}
     * @return this builder
     */
    public BusinessCalendarBuilder weeklyBreaks(WeeklyHours breaks) {
        weeklyBreaks = Objects.requireNonNull(breaks, "breaks");
        return this;
    }

    /**
     * Adds breaks on a local date: closed, whatever opens then.
     *
     * @param date on which they begin
     * @param windows closed
     * @return this builder
     */
    public BusinessCalendarBuilder breaks(LocalDate date, TimeWindow... windows) {
        List<TimeWindow> all = new ArrayList<>(breaks.getOrDefault(date, List.of()));
        all.addAll(List.of(windows));
        breaks.put(date, WeeklyHours.inOrder(all));
        return this;
    }

    /**
     * Builds the calendar.
     *
     * @return a calendar, which later calls of this builder do not change
     * @throws IllegalArgumentException if it never opens, or if hours change and no {@link #scheduleChange} says what then
     */
    public BusinessCalendar build() {
        Timetable timetable = new Timetable(
                zone,
                clockChange,
                Collections.unmodifiableNavigableMap(new TreeMap<>(history)),
                Collections.unmodifiableNavigableSet(new TreeSet<>(holidays)),
                Collections.unmodifiableNavigableMap(new TreeMap<>(specialOpenings)),
                weeklyBreaks,
                Collections.unmodifiableNavigableMap(new TreeMap<>(breaks)));
        if (history.size() > 1 && scheduleChange == null) {
            throw new IllegalArgumentException(
                    "hours change, so a scheduleChange must be set, to SEGMENT_WISE or LATEST_AT_END: " + timetable);
        }
        if (!timetable.opens()) {
            throw new IllegalArgumentException("a calendar must open at some time: " + timetable);
        }
        return new BusinessCalendar(
                timetable,
                history.size() == 1 || scheduleChange == null ? ScheduleChange.SEGMENT_WISE : scheduleChange);
    }
}
