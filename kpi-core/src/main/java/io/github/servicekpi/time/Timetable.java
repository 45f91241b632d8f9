package io.github.servicekpi.time;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When an office is open, worked out date by date: the slow and plain form of a calendar, of which the fast one is made.
 *
 * @param zone in which dates and windows are read
 * @param clockChange how windows are read where clocks change
 * @param history weekly hours by the second from which they hold, the first from {@code Long.MIN_VALUE}
 * @param holidays local dates that are closed
 * @param specialOpenings local dates with windows of their own
 * @param weeklyBreaks closed windows of each week
 * @param breaks closed windows of local dates
 */
record Timetable(
        ZoneId zone,
        ClockChange clockChange,
        NavigableMap<Long, WeeklyHours> history,
        NavigableSet<LocalDate> holidays,
        NavigableMap<LocalDate, List<TimeWindow>> specialOpenings,
        WeeklyHours weeklyBreaks,
        NavigableMap<LocalDate, List<TimeWindow>> breaks) {

    private static final int DAY = 86_400;

    /** A window reaches a day beyond its date, and a skipped date moves its end by another. */
    private static final int REACH_DAYS = 3;

    /** Enough for a week that neither begins nor ends with a change, in any zone. */
    private static final long OPENS_WITHIN = 28L * DAY;

    /** About a year: whoever looks for an opening in millennia finds it in the first years as a rule. */
    private static final long LOOKED_AT_ONCE = 400L * DAY;

    /** The same with some weekly hours for all times. */
    Timetable withHours(WeeklyHours hours) {
        return new Timetable(
                zone,
                clockChange,
                new TreeMap<>(Map.of(Long.MIN_VALUE, hours)),
                holidays,
                specialOpenings,
                weeklyBreaks,
                breaks);
    }

    /**
     * Whether it is open at any time of the range. Before and after all that happens once, one week is as another; what happens
     * outside the range counts as if at its nearer end.
     */
    boolean opens() {
        long first = OpenTime.END_SECOND;
        long last = OpenTime.FIRST_SECOND;
        for (long second : onceSeconds()) {
            first = Math.min(first, inRange(second));
            last = Math.max(last, inRange(second));
        }
        if (first > last) {
            first = 0;
            last = 0;
        }
        return isOpenWithin(last, last + OPENS_WITHIN)
                || isOpenWithin(first - OPENS_WITHIN, first)
                || isOpenWithin(first, last);
    }

    private static long inRange(long second) {
        return Math.max(OpenTime.FIRST_SECOND, Math.min(OpenTime.END_SECOND, second));
    }

    private boolean isOpenWithin(long from, long to) {
        long end = inRange(to);
        for (long start = inRange(from); start < end; start += LOOKED_AT_ONCE) {
            if (open(start, Math.min(end, start + LOOKED_AT_ONCE)).size() > 0) {
                return true;
            }
        }
        return false;
    }

    /** About when hours change, and when dates differ from others. */
    private List<Long> onceSeconds() {
        List<Long> seconds =
                new ArrayList<>(history.tailMap(Long.MIN_VALUE, false).keySet());
        for (LocalDate date : holidays) {
            seconds.add(date.toEpochDay() * DAY);
        }
        for (LocalDate date : specialOpenings.keySet()) {
            seconds.add(date.toEpochDay() * DAY);
        }
        for (LocalDate date : breaks.keySet()) {
            seconds.add(date.toEpochDay() * DAY);
        }
        return seconds;
    }

    /** The open time from one second to another. */
    Intervals open(long from, long to) {
        return new Days(from, to).open();
    }

    /** The time from one second to another by why it is open or closed; outside the range it is outside all hours. */
    Map<BusinessTime.Reason, Intervals> reasons(long from, long to) {
        return new Days(inRange(from), inRange(to)).reasons(from, to);
    }

    /** The days of a range of seconds, as layers of intervals. */
    private final class Days {
        private final long from;
        private final long to;
        private final long firstDay;
        private final long lastDay;
        private final LocalClock clock;

        Days(long from, long to) {
            this.from = from;
            this.to = to;
            firstDay = Math.floorDiv(from - LocalClock.MAX_OFFSET, DAY) - REACH_DAYS;
            lastDay = Math.floorDiv(to + LocalClock.MAX_OFFSET, DAY) + 1;
            clock = new LocalClock(
                    zone.getRules(),
                    clockChange,
                    (firstDay - 1) * DAY - LocalClock.MAX_OFFSET,
                    (lastDay + 2) * DAY + LocalClock.MAX_OFFSET);
        }

        Intervals open() {
            Intervals open = weekly();
            if (!specialOpenings.isEmpty()) {
                open.addAll(special());
                open = open.merged();
            }
            return open.minus(closedByBreaks());
        }

        /** Of these days and of the time around them that is closed anyway, from one second to another. */
        Map<BusinessTime.Reason, Intervals> reasons(long allFrom, long allTo) {
            Intervals special = special();
            Intervals weekly = weekly().minus(special);
            Intervals onBreak = closedByBreaks();
            Map<BusinessTime.Reason, Intervals> reasons = new EnumMap<>(BusinessTime.Reason.class);
            reasons.put(BusinessTime.Reason.WEEKLY_HOURS, weekly.minus(onBreak));
            reasons.put(BusinessTime.Reason.SPECIAL_OPENING, special.minus(onBreak));
            Intervals open = new Intervals();
            open.addAll(weekly);
            open.addAll(special);
            open = open.merged();
            reasons.put(BusinessTime.Reason.BREAK, open.and(onBreak));
            Intervals all = new Intervals();
            all.add(allFrom, allTo);
            Intervals closed = all.minus(open);
            Intervals onHoliday = closed.and(holidays()).within(from, to);
            reasons.put(BusinessTime.Reason.HOLIDAY, onHoliday);
            reasons.put(BusinessTime.Reason.OUTSIDE_HOURS, closed.minus(onHoliday));
            return reasons;
        }

        /** The weekly hours in force, on all dates that have no other. */
        private Intervals weekly() {
            Intervals hours = new Intervals();
            for (Map.Entry<Long, WeeklyHours> entry : history.entrySet()) {
                long until = until(entry.getKey());
                if (entry.getKey() < to && until > from) {
                    hours.addAll(weekly(entry.getValue()).within(Math.max(from, entry.getKey()), Math.min(to, until)));
                }
            }
            return hours.merged().minus(datesOfTheirOwn(null));
        }

        private long until(Long since) {
            Long next = history.higherKey(since);
            return next == null ? Long.MAX_VALUE : next;
        }

        private Intervals weekly(WeeklyHours hours) {
            Intervals intervals = new Intervals();
            List<List<TimeWindow>> byDay = new ArrayList<>();
            for (DayOfWeek day : DayOfWeek.values()) {
                byDay.add(hours.on(day));
            }
            for (long day = firstDay; day <= lastDay; day++) {
                if (!hasSpecialOpening(day)) {
                    addWindows(day, byDay.get((int) Math.floorMod(day + 3, 7L)), intervals); // day 0 was a Thursday
                }
            }
            return intervals.merged();
        }

        /** Such a date has none of the weekly windows; a holiday has them, but for what lies on its own date. */
        private boolean hasSpecialOpening(long day) {
            return !specialOpenings.isEmpty() && specialOpenings.containsKey(LocalDate.ofEpochDay(day));
        }

        private void addWindows(long day, List<TimeWindow> windows, Intervals out) {
            for (int w = 0; w < windows.size(); w++) {
                TimeWindow window = windows.get(w);
                clock.addWindow(day, window.startSecond(), window.endSecond(), out);
            }
        }

        /** Special openings; what they have beyond midnight is closed by a date of its own. */
        private Intervals special() {
            Intervals special = new Intervals();
            inRange(specialOpenings).forEach((date, windows) -> {
                Intervals ofDate = new Intervals();
                addWindows(date.toEpochDay(), windows, ofDate);
                special.addAll(ofDate.merged().minus(datesOfTheirOwn(date)));
            });
            return special.merged().within(from, to);
        }

        private Intervals closedByBreaks() {
            Intervals closed = new Intervals();
            if (!weeklyBreaks.windows().isEmpty()) {
                for (long day = firstDay; day <= lastDay; day++) {
                    addWindows(day, weeklyBreaks.on(LocalDate.ofEpochDay(day).getDayOfWeek()), closed);
                }
            }
            inRange(breaks).forEach((date, windows) -> addWindows(date.toEpochDay(), windows, closed));
            return closed.merged();
        }

        private Intervals holidays() {
            Intervals days = new Intervals();
            for (LocalDate date : holidays.subSet(first(), true, last(), true)) {
                if (!specialOpenings.containsKey(date)) {
                    addDay(date, days);
                }
            }
            return days.merged();
        }

        /** The dates that weekly hours of other dates do not reach into: holidays and special openings, but for one. */
        private Intervals datesOfTheirOwn(@Nullable LocalDate but) {
            Intervals days = new Intervals();
            days.addAll(holidays());
            for (LocalDate date : inRange(specialOpenings).keySet()) {
                if (!date.equals(but)) {
                    addDay(date, days);
                }
            }
            return days.merged();
        }

        private void addDay(LocalDate date, Intervals out) {
            clock.addWindow(date.toEpochDay(), 0, DAY, out);
        }

        private <V> NavigableMap<LocalDate, V> inRange(NavigableMap<LocalDate, V> byDate) {
            return byDate.subMap(first(), true, last(), true);
        }

        private LocalDate first() {
            return LocalDate.ofEpochDay(firstDay);
        }

        private LocalDate last() {
            return LocalDate.ofEpochDay(lastDay);
        }
    }

    /** All there is, in one order. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(zone.getId());
        history.forEach((since, hours) -> text.append(", ")
                .append(since == Long.MIN_VALUE ? "" : "from " + Instant.ofEpochSecond(since) + " ")
                .append(hours));
        describe(text, "holidays", holidays.stream().map(LocalDate::toString));
        describe(text, "open on", specialOpenings.entrySet().stream().map(Timetable::describe));
        describe(text, "breaks", weeklyBreaks.windows().isEmpty() ? Stream.of() : Stream.of(weeklyBreaks.toString()));
        describe(text, "breaks on", breaks.entrySet().stream().map(Timetable::describe));
        return text.append(clockChange == ClockChange.RESOLVE_EDGES ? "" : ", " + clockChange)
                .toString();
    }

    private static void describe(StringBuilder text, String what, Stream<String> items) {
        String joined = items.collect(Collectors.joining(" "));
        text.append(joined.isEmpty() ? "" : ", " + what + " " + joined);
    }

    private static String describe(Map.Entry<LocalDate, List<TimeWindow>> windows) {
        return windows.getKey() + " "
                + windows.getValue().stream().map(TimeWindow::toString).collect(Collectors.joining(" "));
    }
}
