package io.github.servicekpi.engine;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * The calendar periods of a zone, found once each: a row costs no calendar arithmetic. Safe to share between threads.
 */
public final class Periods {
    private final ZoneId zone;
    private final UnaryOperator<LocalDate> startOf;
    private final UnaryOperator<LocalDate> next;
    private final TreeMap<Long, Long> known = new TreeMap<>(); // first second of a period, first second after it

    /**
     * @param zone whose days count
     * @param startOf the first day of the period of a day
     * @param next the first day of the period after the one that begins on a day
     */
    public Periods(ZoneId zone, UnaryOperator<LocalDate> startOf, UnaryOperator<LocalDate> next) {
        this.zone = zone;
        this.startOf = startOf;
        this.next = next;
    }

    /** The first second of the period of a second, and the first after it. */
    synchronized long[] around(long second) {
        Map.Entry<Long, Long> found = known.floorEntry(second);
        if (found == null || second >= found.getValue()) {
            LocalDate start = startOf.apply(dayOf(second));
            long from = firstSecond(start);
            long to = firstSecond(next.apply(start));
            known.put(from, to);
            return new long[] {from, to};
        }
        return new long[] {found.getKey(), found.getValue()};
    }

    LocalDate dayOf(long second) {
        return LocalDate.ofInstant(Instant.ofEpochSecond(second), zone);
    }

    private long firstSecond(LocalDate day) {
        return day.atStartOfDay(zone).toEpochSecond();
    }
}
