package io.github.servicekpi.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Walks through some days minute by minute with a look at the clock on the wall, and writes down in which minutes the office
 * is open: slow, and with nothing that is clever.
 */
final class MinuteWalk {
    private static final int MINUTES_A_DAY = 1440;

    private final Office office;
    private final Instant start;
    private final LocalDateTime[] wall;
    /** The first minute at which the wall shows a time; for one that is skipped, so much later as clocks were set forward. */
    private final Map<LocalDateTime, Integer> minuteOf = new HashMap<>();

    private final TreeSet<LocalDate> dates = new TreeSet<>();

    /** A walk through all minutes of whole days. */
    MinuteWalk(Office office, Instant start, int days) {
        this.office = office;
        this.start = start;
        wall = new LocalDateTime[days * MINUTES_A_DAY];
        for (int minute = 0; minute < wall.length; minute++) {
            LocalDateTime shown = LocalDateTime.ofInstant(instant(minute), office.zone());
            wall[minute] = shown;
            dates.add(shown.toLocalDate());
            if (minute > 0) {
                int later = minute;
                for (LocalDateTime skipped = wall[minute - 1].plusMinutes(1);
                        skipped.isBefore(shown);
                        skipped = skipped.plusMinutes(1)) {
                    minuteOf.putIfAbsent(skipped, later++);
                }
            }
            minuteOf.putIfAbsent(shown, minute);
        }
    }

    Instant instant(int minute) {
        return start.plusSeconds(60L * minute);
    }

    /** Whether the office is open in each minute, by some hours throughout. */
    boolean[] openBy(WeeklyHours hours) {
        return office.clockChange() == ClockChange.WALL_TIME ? openByWall(hours) : openByEdges(hours);
    }

    /** Whether the office is open in each minute, by the hours in force then. */
    boolean[] open() {
        Map<WeeklyHours, boolean[]> byHours = new HashMap<>();
        boolean[] open = new boolean[wall.length];
        for (int minute = 0; minute < open.length; minute++) {
            open[minute] = byHours.computeIfAbsent(office.hoursAt(instant(minute)), this::openBy)[minute];
        }
        return open;
    }

    private boolean[] openByWall(WeeklyHours hours) {
        boolean[] open = new boolean[wall.length];
        for (int minute = 0; minute < wall.length; minute++) {
            LocalDateTime now = wall[minute];
            LocalDate today = now.toLocalDate();
            LocalDate yesterday = today.minusDays(1);
            boolean ofToday = !office.isClosed(today) && contains(today, office.windowsOn(today, hours), now);
            boolean ofLastNight =
                    !office.isOfItsOwn(today) && contains(yesterday, office.windowsOn(yesterday, hours), now);
            boolean onBreak = contains(today, office.breaksOn(today), now)
                    || contains(yesterday, office.breaksOn(yesterday), now);
            open[minute] = (ofToday || ofLastNight) && !onBreak;
        }
        return open;
    }

    private static boolean contains(LocalDate date, List<TimeWindow> windows, LocalDateTime time) {
        return windows.stream()
                .anyMatch(window -> !time.isBefore(date.atTime(window.start())) && time.isBefore(end(date, window)));
    }

    private static LocalDateTime end(LocalDate date, TimeWindow window) {
        return window.end().isAfter(window.start())
                ? date.atTime(window.end())
                : date.plusDays(1).atTime(window.end());
    }

    private boolean[] openByEdges(WeeklyHours hours) {
        boolean[] open = new boolean[wall.length];
        Map<LocalDate, boolean[]> ownDays = new HashMap<>();
        for (LocalDate date : dates) {
            if (office.isOfItsOwn(date)) {
                boolean[] day = new boolean[wall.length];
                mark(day, date.atTime(LocalTime.MIDNIGHT), date.plusDays(1).atTime(LocalTime.MIDNIGHT));
                ownDays.put(date, day);
            }
        }
        for (LocalDate date : dates) {
            boolean[] ofDate = marked(date, office.windowsOn(date, hours));
            for (int minute = 0; minute < open.length; minute++) {
                int at = minute;
                open[minute] |= ofDate[minute]
                        && ownDays.entrySet().stream()
                                .noneMatch(day ->
                                        day.getValue()[at] && (!day.getKey().equals(date) || office.isClosed(date)));
            }
        }
        for (LocalDate date : dates) {
            boolean[] onBreak = marked(date, office.breaksOn(date));
            for (int minute = 0; minute < open.length; minute++) {
                open[minute] &= !onBreak[minute];
            }
        }
        return open;
    }

    private boolean[] marked(LocalDate date, List<TimeWindow> windows) {
        boolean[] minutes = new boolean[wall.length];
        for (TimeWindow window : windows) {
            mark(minutes, date.atTime(window.start()), end(date, window));
        }
        return minutes;
    }

    /** What lies before the walk or behind it is not looked at. */
    private void mark(boolean[] minutes, LocalDateTime from, LocalDateTime to) {
        Integer first = minuteOf.get(from);
        Integer end = minuteOf.get(to);
        for (int minute = first == null ? wall.length : first; minute < (end == null ? wall.length : end); minute++) {
            minutes[minute] = true;
        }
    }
}
