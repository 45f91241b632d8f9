package io.github.servicekpi.time;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a random calendar is made of, in whole minutes, around a time when much happens. */
record Office(
        ZoneId zone,
        Instant anchor,
        ClockChange clockChange,
        TreeMap<Instant, WeeklyHours> history,
        TreeSet<LocalDate> holidays,
        TreeMap<LocalDate, List<TimeWindow>> specialOpenings,
        WeeklyHours weeklyBreaks,
        TreeMap<LocalDate, List<TimeWindow>> breaks) {

    private static final Instant FIRST = Instant.parse("1985-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2040-01-01T00:00:00Z");

    /** Zones that skip an hour, two, half of one, midnight or a day; with odd offsets; that change often, or never. */
    static final List<String> ZONES = List.of(
            "Europe/Berlin",
            "America/New_York",
            "Australia/Sydney",
            "Australia/Lord_Howe",
            "Pacific/Chatham",
            "Asia/Kathmandu",
            "Asia/Kolkata",
            "Pacific/Apia",
            "Africa/Casablanca",
            "America/Sao_Paulo",
            "America/Havana",
            "America/St_Johns",
            "America/Santiago",
            "Antarctica/Troll",
            "Asia/Tehran",
            "Pacific/Kwajalein",
            "America/Caracas",
            "+05:30",
            "UTC");

    static Office random(Random random) {
        ZoneId zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
        Instant anchor = anchor(zone, random);
        LocalDate date = anchor.atZone(zone).toLocalDate();
        TreeMap<Instant, WeeklyHours> history = new TreeMap<>();
        history.put(Instant.MIN, weekly(random));
        for (int i = random.nextInt(3); i > 0; i--) {
            history.put(anchor.plusSeconds(60L * (random.nextInt(12_000) - 6_000)), weekly(random));
        }
        Office office = new Office(
                zone,
                anchor,
                random.nextBoolean() ? ClockChange.WALL_TIME : ClockChange.RESOLVE_EDGES,
                history,
                new TreeSet<>(),
                new TreeMap<>(),
                random.nextInt(3) == 0 ? weekly(random) : WeeklyHours.NONE,
                new TreeMap<>());
        for (int i = random.nextInt(3); i > 0; i--) {
            office.holidays.add(date.plusDays(random.nextInt(9) - 4));
            office.specialOpenings.put(date.plusDays(random.nextInt(9) - 4), windows(random, 1 + random.nextInt(2)));
            office.breaks.put(date.plusDays(random.nextInt(9) - 4), windows(random, 1));
        }
        return office;
    }

    /** Mostly a change of clocks. */
    private static Instant anchor(ZoneId zone, Random random) {
        long range = LAST.getEpochSecond() - FIRST.getEpochSecond();
        Instant any = FIRST.plusSeconds(60 * (long) (random.nextDouble() * range / 60));
        ZoneOffsetTransition next = zone.getRules().nextTransition(any);
        return next == null || random.nextInt(5) == 0 ? any : next.getInstant();
    }

    private static WeeklyHours weekly(Random random) {
        WeeklyHours hours = WeeklyHours.NONE;
        for (int i = random.nextInt(5); i >= 0; i--) {
            DayOfWeek first = DayOfWeek.of(1 + random.nextInt(7));
            hours = hours.plus(
                    first,
                    first.plus(random.nextInt(7)),
                    windows(random, 1 + random.nextInt(2)).toArray(TimeWindow[]::new));
        }
        return hours;
    }

    private static List<TimeWindow> windows(Random random, int count) {
        List<TimeWindow> windows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            windows.add(new TimeWindow(time(random), time(random)));
        }
        return windows;
    }

    /** Half of them in the small hours, when clocks change. */
    private static LocalTime time(Random random) {
        int hours = random.nextBoolean() ? 4 : 24;
        int minute = random.nextInt(4) == 0 ? random.nextInt(60 * hours) : 15 * random.nextInt(4 * hours);
        return LocalTime.ofSecondOfDay(60L * minute);
    }

    BusinessCalendar calendar(ScheduleChange scheduleChange) {
        BusinessCalendarBuilder builder =
                BusinessCalendar.builder(zone).clockChange(clockChange).scheduleChange(scheduleChange);
        builder.hours(history.get(Instant.MIN));
        history.tailMap(Instant.MIN, false).forEach(builder::hoursFrom);
        builder.holidays(holidays).weeklyBreaks(weeklyBreaks);
        specialOpenings.forEach((date, windows) -> builder.specialOpening(date, windows.toArray(TimeWindow[]::new)));
        breaks.forEach((date, windows) -> builder.breaks(date, windows.toArray(TimeWindow[]::new)));
        return builder.build();
    }

    WeeklyHours hoursAt(Instant instant) {
        return history.floorEntry(instant).getValue();
    }

    boolean isClosed(LocalDate date) {
        return holidays.contains(date) && !specialOpenings.containsKey(date);
    }

    /** Whether windows that began the day before have no part in a date. */
    boolean isOfItsOwn(LocalDate date) {
        return isClosed(date) || specialOpenings.containsKey(date);
    }

    /** Breaks that begin on a date, of each week and its own. */
    List<TimeWindow> breaksOn(LocalDate date) {
        List<TimeWindow> all = new ArrayList<>(weeklyBreaks.on(date.getDayOfWeek()));
        all.addAll(breaks.getOrDefault(date, List.of()));
        return all;
    }

    /** Windows that begin on a date, by some weekly hours. */
    List<TimeWindow> windowsOn(LocalDate date, WeeklyHours hours) {
        return specialOpenings.getOrDefault(date, hours.on(date.getDayOfWeek()));
    }
}
