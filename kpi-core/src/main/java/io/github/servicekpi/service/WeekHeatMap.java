package io.github.servicekpi.service;

import io.github.servicekpi.Calculator;
import io.github.servicekpi.StateCodec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How many rows fall into each hour of each day of the week, by the local time of a zone.
 *
 * <p>Hours are those on the clock: where the clocks are set back, the hour that occurs twice has both, and where they are set
 * forward the hour that is left out has none. An hour without rows has 0.
 *
 * <pre>{@code
 * WeekHeatMap heat = WeekHeatMap.calculator(BERLIN, OPENED_AT).calculate(interactions);
 * heat.count(DayOfWeek.MONDAY, 9); // opened on Mondays from 09:00 to before 10:00
 * }</pre>
 *
 * <p>Counts: the same in any order and from any partition of the rows.
 *
 * <p>Example: opened on Monday 2026-03-02 at 08:59 and 09:00 and on Monday 2026-03-09 at 09:30: 1 at 8 and 2 at 9; of the two
 * Mondays of these weeks 1 a day at 9.
 *
 * <p>Source: practice of help desks.
 *
 * @param zone whose clocks count
 * @param counts the hours of Monday from 0 on, then those of Tuesday and so on; 168, unmodifiable
 * @param withoutTime the number of rows that have no time
 */
public record WeekHeatMap(ZoneId zone, List<Long> counts, long withoutTime) {
    private static final int HOURS = 24;
    private static final int HOURS_OF_A_WEEK = 7 * HOURS;

    /**
     * Copies and checks the components.
     *
     * @param zone whose clocks count
     * @param counts 168, none negative
     * @param withoutTime not negative
     * @throws IllegalArgumentException if a count is negative, or there are not 168
     */
    public WeekHeatMap {
        Objects.requireNonNull(zone, "zone");
        counts = List.copyOf(counts);
        if (counts.size() != HOURS_OF_A_WEEK) {
            throw new IllegalArgumentException("a week has 168 hours, but there were " + counts.size() + " counts");
        }
        if (withoutTime < 0 || counts.stream().anyMatch(count -> count < 0)) {
            throw new IllegalArgumentException(
                    "counts must not be negative, but were " + counts + ", without time " + withoutTime);
        }
    }

    /**
     * Counts rows of any class.
     *
     * @param <T> the rows
     * @param zone whose clocks count
     * @param timestamp null for a row without it, which is counted apart, as is one that no calendar has, as {@link Instant#MAX};
     *     of a {@link io.github.servicekpi.Field} the name is part of the definition, and over a table its column is read
     * @return a calculator
     */
    public static <T> Calculator<T, WeekHeatMap> calculator(
            ZoneId zone, Function<? super T, ? extends @Nullable Instant> timestamp) {
        Objects.requireNonNull(zone, "zone");
        return Calculator.<T>counting()
                .<Integer>groupingBy(
                        timestamp.andThen(time -> hourOfWeek(time, zone)), // over a table, a field stays one
                        new HourCodec("hour of the week in " + zone))
                .andThen(groups -> {
                    Long[] counts = Collections.nCopies(HOURS_OF_A_WEEK, 0L).toArray(Long[]::new);
                    groups.byKey().forEach((index, count) -> counts[index] = count);
                    return new WeekHeatMap(zone, List.of(counts), groups.withoutKey());
                });
    }

    private static @Nullable Integer hourOfWeek(@Nullable Instant time, ZoneId zone) {
        if (time == null || !CalendarRange.holds(time)) {
            return null;
        }
        ZonedDateTime local = time.atZone(zone);
        return index(local.getDayOfWeek(), local.getHour());
    }

    /** The zone is in the format, so that states of other zones are refused. */
    record HourCodec(String format) implements StateCodec<Integer> {
        @Override
        public void write(Integer hour, DataOutput out) throws IOException {
            out.writeByte(hour);
        }

        @Override
        public Integer read(DataInput in) throws IOException {
            int hour = in.readUnsignedByte();
            if (hour >= HOURS_OF_A_WEEK) {
                throw new IOException("hour of the week must be from 0 to 167, but was " + hour);
            }
            return hour;
        }
    }

    private static int index(DayOfWeek day, int hour) {
        if (hour < 0 || hour >= HOURS) {
            throw new IllegalArgumentException("hour must be from 0 to 23, but was " + hour);
        }
        return (day.getValue() - 1) * HOURS + hour;
    }

    /**
     * Returns how many rows fall into an hour.
     *
     * @param day of the week
     * @param hour from 0 to 23
     * @return the count
     * @throws IllegalArgumentException if the hour is out of range
     */
    public long count(DayOfWeek day, int hour) {
        return counts.get(index(day, hour));
    }

    /**
     * Returns how many rows fall into a day of the week.
     *
     * @param day of the week
     * @return the sum of its hours
     */
    public long count(DayOfWeek day) {
        int first = index(day, 0);
        return sum(counts.subList(first, first + HOURS));
    }

    /** {@return how many rows have a time} */
    public long total() {
        return sum(counts);
    }

    private static long sum(List<Long> counts) {
        return counts.stream().mapToLong(Long::longValue).sum();
    }

    /**
     * Returns how many rows fall into an hour on average, of the days on which there was such an hour: a day that was a holiday
     * counts, a day whose clocks left out the whole hour does not.
     *
     * @param day of the week
     * @param hour from 0 to 23
     * @param startInclusive the first day of the rows
     * @param endExclusive the first day after the rows
     * @return count / days; empty if there was no such hour
     * @throws IllegalArgumentException if the hour is out of range
     */
    public OptionalDouble meanPerDay(DayOfWeek day, int hour, LocalDate startInclusive, LocalDate endExclusive) {
        long count = count(day, hour);
        long days = startInclusive
                .datesUntil(startInclusive.isBefore(endExclusive) ? endExclusive : startInclusive)
                .filter(date -> date.getDayOfWeek() == day)
                .filter(date -> hasHour(date, hour))
                .count();
        return days == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) count / days);
    }

    private boolean hasHour(LocalDate date, int hour) {
        LocalDateTime start = date.atTime(hour, 0);
        ZoneOffsetTransition change = zone.getRules().getTransition(start);
        return change == null
                || change.isOverlap()
                || change.getDateTimeAfter().isBefore(start.plusHours(1)); // the clocks left out the beginning alone
    }
}
