package io.github.servicekpi.service;

import io.github.servicekpi.time.BusinessCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * How days are counted where rules are written in days: by local dates, as a customer counts them. What happens on the day
 * itself is after 0 days, on the next day that counts after 1, whatever the time of day.
 *
 * <p>Example: received on Friday at 18:00 and closed on Tuesday at 09:00: 4 calendar days, 2 business days. Closed on Sunday:
 * 2 calendar days, 0 business days.
 *
 * <p>An instant whose year no {@code LocalDate} has, as {@link Instant#MAX}, counts as one of the first or the last year that there is.
 *
 * <p>Immutable and safe to share between threads.
 */
public final class DayCount {
    private final ZoneId zone;
    private final Rule rule;
    private final String description;

    /** Counts the days after a date up to another, which is not before it. */
    private interface Rule {
        long days(LocalDate first, LocalDate last);
    }

    private DayCount(ZoneId zone, Rule rule, String description) {
        this.zone = zone;
        this.rule = rule;
        this.description = description;
    }

    /**
     * Every day counts: the number of dates after the first, up to and including the last.
     *
     * @param zone whose dates count
     * @return a way to count
     */
    public static DayCount calendarDays(ZoneId zone) {
        Objects.requireNonNull(zone, "zone");
        return new DayCount(zone, ChronoUnit.DAYS::between, "calendar days in " + zone);
    }

    /**
     * Days count on which the office is open at some time, by {@link BusinessCalendar#openDates}.
     *
     * @param hours the opening hours, with their zone and holidays
     * @return a way to count
     */
    public static DayCount businessDays(BusinessCalendar hours) {
        return new DayCount(
                hours.zone(),
                (first, last) -> hours.openDates(first.plusDays(1), last.plusDays(1)),
                "business days of " + hours);
    }

    /** {@return the zone whose dates count} */
    public ZoneId zone() {
        return zone;
    }

    /**
     * Counts the days after the date of one instant up to that of another.
     *
     * @param start the earlier instant
     * @param end the later instant
     * @return the days, from 0 on; negative where the end is before the start
     */
    public long between(Instant start, Instant end) {
        LocalDate first = date(start);
        LocalDate last = date(end);
        return last.isBefore(first) ? -rule.days(last, first) : rule.days(first, last);
    }

    /** Counts the days after the date of one instant and before that of another, which is not before it. */
    long strictlyBetween(Instant start, Instant end) {
        LocalDate first = date(start);
        LocalDate last = date(end);
        return last.isAfter(first) ? rule.days(first, last.minusDays(1)) : 0;
    }

    private LocalDate date(Instant instant) {
        return CalendarRange.nearest(instant).atZone(zone).toLocalDate();
    }

    /** What is counted, the same in every process. */
    @Override
    public String toString() {
        return description;
    }
}
