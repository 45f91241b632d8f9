package io.github.servicekpi;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A result for each calendar period from the first with a row to the last. A period between them without rows has the
 * result of no rows: a count of 0, an absent average.
 *
 * @param <R> the result
 * @param granularity the length of the periods
 * @param zone whose days count
 * @param byStart the results of the periods with rows, by first day; unmodifiable
 * @param empty the result of no rows
 * @param withoutTime the number of rows that belong to no period: those without an instant, and those beyond the years
 *     -999,999,997 to 999,999,997, such as at {@link java.time.Instant#MAX}
 */
public record Series<R>(
        Granularity granularity, ZoneId zone, SortedMap<LocalDate, R> byStart, R empty, long withoutTime) {

    /**
     * Copies and checks the components.
     *
     * @param granularity the length of the periods
     * @param zone whose days count
     * @param byStart the results of the periods with rows, by first day
     * @param empty the result of no rows
     * @param withoutTime the number of rows that belong to no period, not negative
     */
    public Series {
        byStart = Collections.unmodifiableSortedMap(new TreeMap<>(byStart));
        if (withoutTime < 0) {
            throw new IllegalArgumentException("withoutTime must not be negative: " + withoutTime);
        }
    }

    private static final int MOST_POINTS = 1_000_000;

    /**
     * One period and its result.
     *
     * @param <R> the result
     * @param startInclusive the first day
     * @param endExclusive the first day after it
     * @param value the result
     */
    public record Point<R>(LocalDate startInclusive, LocalDate endExclusive, R value) {}

    /**
     * Returns the result of the period that a day belongs to.
     *
     * @param date any day
     * @return its result, that of no rows outside the series
     */
    public R at(LocalDate date) {
        return byStart.getOrDefault(granularity.startOf(date), empty);
    }

    /**
     * Returns all periods from the first with a row to the last, without gaps. A day that a zone left out as it changed sides of
     * the date line, as 2011-12-30 in Samoa, is none.
     *
     * @return the points in order of time; none if there were no rows
     * @throws IllegalStateException if there are more than a million, as a row in a year far away makes them
     */
    public List<Point<R>> points() {
        return byStart.isEmpty() ? List.of() : points(byStart.firstKey(), granularity.next(byStart.lastKey()));
    }

    /**
     * Returns all periods of a range, with or without rows, such as for charts of several groups over the same months. A range that
     * begins or ends within a period has the whole of it, with all its rows.
     *
     * @param startInclusive a day of the first period
     * @param endExclusive the day after one of the last period
     * @return the points in order of time; none if the range is empty
     * @throws IllegalArgumentException if the end is before the start
     * @throws IllegalStateException if there are more than a million
     */
    public List<Point<R>> points(LocalDate startInclusive, LocalDate endExclusive) {
        if (endExclusive.isBefore(startInclusive)) {
            throw new IllegalArgumentException(
                    "endExclusive must not be before startInclusive: %s, %s".formatted(endExclusive, startInclusive));
        }
        List<Point<R>> points = new ArrayList<>();
        LocalDate first = granularity.startOf(startInclusive);
        for (LocalDate start = first; start.isBefore(endExclusive) && startInclusive.isBefore(endExclusive); ) {
            LocalDate end = granularity.next(start);
            if (points.size() == MOST_POINTS) {
                throw new IllegalStateException(
                        "more than %s periods are from %s until %s".formatted(MOST_POINTS, first, endExclusive));
            }
            if (hasTime(start, end)) {
                points.add(new Point<>(start, end, at(start)));
            }
            start = end;
        }
        return List.copyOf(points);
    }

    /** Where a zone changed sides of the date line, a day may never have been. */
    private boolean hasTime(LocalDate start, LocalDate end) {
        return granularity != Granularity.DAY
                || start.atStartOfDay(zone)
                        .toInstant()
                        .isBefore(end.atStartOfDay(zone).toInstant());
    }
}
