package io.github.servicekpi.testing.violations;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Date;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Reads the clock in each method but the last. */
@SuppressWarnings({"JavaTimeDefaultTimeZone", "JavaUtilDate"})
final class ReadsClock {
    private ReadsClock() {}

    static Instant instant() {
        return Instant.now();
    }

    static LocalDate date() {
        return LocalDate.now(ZoneId.of("Europe/Berlin"));
    }

    static Supplier<ZonedDateTime> reference() {
        return ZonedDateTime::now;
    }

    static LongSupplier lambda() {
        return () -> System.nanoTime();
    }

    static long millis() {
        return System.currentTimeMillis();
    }

    static Clock clock() {
        return Clock.systemUTC();
    }

    static Clock ticks() {
        return Clock.tickSeconds(ZoneId.of("Europe/Berlin"));
    }

    static Date old() {
        return new Date();
    }

    static Calendar older() {
        return Calendar.getInstance();
    }

    static Instant allowed(Clock given) {
        return given.instant().plusSeconds(1);
    }
}
