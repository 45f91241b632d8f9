package io.github.servicekpi.time;

import java.time.ZoneOffset;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The open time of a timetable in each unit that times come in.
 *
 * @param seconds with a tick a second
 * @param millis with a tick a millisecond
 * @param nanos with a tick a nanosecond
 */
record OpenTimes(OpenTime seconds, OpenTime millis, OpenTime nanos) {
    private static final long WEEK = 7 * 86_400L;

    static OpenTimes of(Timetable timetable) {
        long shortest = shortest(timetable);
        return new OpenTimes(
                new OpenTime(timetable, 1, shortest),
                new OpenTime(timetable, 1000, shortest),
                new OpenTime(timetable, 1_000_000_000, shortest));
    }

    /** The shortest time between an opening and a closing in the weeks without anything special. */
    private static long shortest(Timetable timetable) {
        long shortest = WEEK;
        for (WeeklyHours hours : timetable.history().values()) {
            Intervals open = ordinary(timetable, hours).open(0, 2 * WEEK);
            for (int i = 1; i < open.size(); i++) { // what touches an end of the fortnight may be a part only
                shortest = Math.min(shortest, open.from(i) - open.to(i - 1));
                shortest = i == open.size() - 1 ? shortest : Math.min(shortest, open.to(i) - open.from(i));
            }
        }
        return shortest;
    }

    private static Timetable ordinary(Timetable timetable, WeeklyHours hours) {
        NavigableMap<Long, WeeklyHours> always = new TreeMap<>();
        always.put(Long.MIN_VALUE, hours);
        return new Timetable(
                ZoneOffset.UTC,
                timetable.clockChange(),
                always,
                new TreeSet<>(),
                new TreeMap<>(),
                timetable.weeklyBreaks(),
                new TreeMap<>());
    }
}
