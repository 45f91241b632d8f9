package io.github.servicekpi.service;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneOffset;

/** The instants that have a local date, and a day after it, in every zone: all but those of the first and last years. */
final class CalendarRange {
    private static final Instant FIRST = startOf(Year.MIN_VALUE + 1);
    private static final Instant LAST = startOf(Year.MAX_VALUE);

    private CalendarRange() {}

    private static Instant startOf(int year) {
        return LocalDate.of(year, 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    static boolean holds(Instant instant) {
        return instant.equals(nearest(instant));
    }

    /** The instant, or the first or last of the range, as for {@link Instant#MAX}, which may stand for "never". */
    static Instant nearest(Instant instant) {
        if (instant.isBefore(FIRST)) {
            return FIRST;
        }
        return instant.isAfter(LAST) ? LAST : instant;
    }
}
