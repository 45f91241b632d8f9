package io.github.servicekpi.examples.report.differential;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Business time: the parts of the days that are within the hours, one day after another.
 *
 * @param hours null around the clock
 * @param holidays null without a file of them
 * @param times how local times are instants
 */
record BusinessTime(@Nullable String hours, @Nullable Set<LocalDate> holidays, TimeText times) {
    /** A window of a day of the week, perhaps into the day after. */
    private record Window(DayOfWeek day, LocalTime from, LocalTime to, boolean intoNextDay) {}

    /** Some time without a gap. */
    private record Stretch(Instant start, Instant end) {}

    /** Whether all time is business time. */
    boolean isAroundTheClock() {
        return hours == null && holidays == null;
    }

    /** The business time between two instants, of which the second is not before the first. */
    Duration between(Instant start, Instant end) {
        if (isAroundTheClock()) {
            return Duration.between(start, end);
        }
        Duration sum = Duration.ZERO;
        Instant counted = start;
        for (Stretch open : stretches(start, end)) {
            // What overlaps counts once.
            Instant from = open.start().isBefore(counted) ? counted : open.start();
            Instant to = open.end().isAfter(end) ? end : open.end();
            if (from.isBefore(to)) {
                sum = sum.plus(Duration.between(from, to));
                counted = times.bugs().contains(PlantedBug.OVERLAPPING_WINDOWS_COUNT_TWICE) ? start : to;
            }
        }
        return sum;
    }

    /** When business is open around a span, by the beginnings of the stretches. */
    private List<Stretch> stretches(Instant start, Instant end) {
        List<Stretch> stretches = new ArrayList<>();
        LocalDate last = end.atZone(times.zone()).toLocalDate().plusDays(2);
        for (LocalDate date = start.atZone(times.zone()).toLocalDate().minusDays(2);
                !date.isAfter(last);
                date = date.plusDays(1)) {
            for (Window window : windows()) {
                if (window.day() == date.getDayOfWeek()) {
                    add(date, window, stretches);
                }
            }
        }
        stretches.sort((one, two) -> one.start().compareTo(two.start()));
        return stretches;
    }

    /** A holiday closes its own date, whatever the date on which a window began. */
    private void add(LocalDate date, Window window, List<Stretch> stretches) {
        LocalDate next = date.plusDays(1);
        Instant from = times.instant(date.atTime(window.from()));
        if (!window.intoNextDay()) {
            add(date, from, times.instant(date.atTime(window.to())), stretches);
            return;
        }
        boolean spared = times.bugs().contains(PlantedBug.HOLIDAY_SPARES_THE_WINDOW_OF_THE_DAY_BEFORE);
        add(date, from, times.midnight(next), stretches);
        add(spared ? date : next, times.midnight(next), times.instant(next.atTime(window.to())), stretches);
    }

    private void add(LocalDate date, Instant from, Instant to, List<Stretch> stretches) {
        if ((holidays == null || !holidays.contains(date)) && from.isBefore(to)) {
            stretches.add(new Stretch(from, to));
        }
    }

    private List<Window> windows() {
        List<Window> windows = new ArrayList<>();
        for (String part : (hours == null ? "Mon-Sun 00:00-24:00" : hours).split(", ", -1)) {
            List<String> days =
                    Arrays.asList(part.substring(0, part.indexOf(' ')).split("-", -1));
            String[] edges = part.substring(part.indexOf(' ') + 1).split("-", -1);
            LocalTime from = LocalTime.parse(edges[0]);
            boolean untilMidnight = edges[1].equals("24:00");
            LocalTime to = untilMidnight ? LocalTime.MIDNIGHT : LocalTime.parse(edges[1]);
            DayOfWeek last = day(days.get(days.size() - 1));
            DayOfWeek day = day(days.get(0));
            while (true) {
                windows.add(new Window(day, from, to, untilMidnight || !to.isAfter(from)));
                if (day == last) {
                    break;
                }
                day = day.plus(1);
            }
        }
        return windows;
    }

    private static DayOfWeek day(String text) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.name().startsWith(text.toUpperCase(Locale.ROOT))) {
                return day;
            }
        }
        throw new IllegalArgumentException(text);
    }
}
