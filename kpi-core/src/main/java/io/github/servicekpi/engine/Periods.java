package io.github.servicekpi.engine;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The calendar periods of a zone, found once each: a row costs no calendar arithmetic. Safe to share between threads.
 */
public final class Periods {
    /** Here the period before or after, and the same in any zone, still are days that the calendar has. */
    private static final long EARLIEST = secondOf(Year.MIN_VALUE + 2);

    private static final long LATEST = secondOf(Year.MAX_VALUE - 1);

    private static final long SECONDS_OF_DAY = 86_400;

    private final ZoneId zone;
    private final UnaryOperator<LocalDate> startOf;
    private final UnaryOperator<LocalDate> next;
    private final TreeMap<Long, Stretch> known = new TreeMap<>(); // by first second

    /** Seconds that all belong to the same period, from the first to before the last one. */
    record Stretch(long from, long to, LocalDate firstDay) {}

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

    private static long secondOf(int year) {
        return LocalDate.of(year, 1, 1).atStartOfDay().toEpochSecond(ZoneOffset.UTC);
    }

    /** The usual length of a period that is not longer than others, in seconds. */
    long shortest() {
        LocalDate february =
                startOf.apply(LocalDate.of(1970, 2, 1)); // neither a quarter nor a year is shorter than its own
        return ChronoUnit.DAYS.between(february, next.apply(february)) * SECONDS_OF_DAY;
    }

    /** Whether a day is the first of a period. */
    boolean isFirst(LocalDate day) {
        return startOf.apply(day).equals(day);
    }

    /** A stretch that a second belongs to; null for years near the ends of the calendar, as of {@link Instant#MAX}. */
    synchronized @Nullable Stretch around(long second) {
        if (second < EARLIEST || second >= LATEST) {
            return null;
        }
        Map.Entry<Long, Stretch> found = known.floorEntry(second);
        if (found != null && second < found.getValue().to()) {
            return found.getValue();
        }
        Stretch stretch = find(second);
        LocalDate firstDay = stretch.firstDay();
        long from = stretch.from();
        while (from > EARLIEST && find(from - 1).firstDay().equals(firstDay)) {
            from = find(from - 1).from();
        }
        long to = stretch.to();
        while (to < LATEST && find(to).firstDay().equals(firstDay)) {
            to = find(to).to();
        }
        Stretch whole = new Stretch(from, to, firstDay);
        known.put(from, whole);
        return whole;
    }

    /** The part of a stretch with one offset. Where clocks go back over midnight, some of a day comes again after the next one began. */
    private Stretch find(long second) {
        Instant instant = Instant.ofEpochSecond(second);
        ZoneRules rules = zone.getRules();
        ZoneOffset offset = rules.getOffset(instant);
        LocalDate firstDay = startOf.apply(LocalDate.ofInstant(instant, offset));
        long from = firstDay.atStartOfDay().toEpochSecond(offset);
        long to = next.apply(firstDay).atStartOfDay().toEpochSecond(offset);
        ZoneOffsetTransition before = rules.previousTransition(instant.plusSeconds(1)); // or at the second itself
        ZoneOffsetTransition after = rules.nextTransition(instant);
        return new Stretch(
                Math.max(EARLIEST, before == null ? from : Math.max(from, before.toEpochSecond())),
                Math.min(LATEST, after == null ? to : Math.min(to, after.toEpochSecond())),
                firstDay);
    }
}
