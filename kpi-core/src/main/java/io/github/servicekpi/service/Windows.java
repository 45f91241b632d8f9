package io.github.servicekpi.service;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

/** Where windows of time begin and end: with the range of instants at the latest, as one may be for ever. */
final class Windows {
    private Windows() {}

    /** @param window not negative */
    static Instant startOf(Duration window, Instant end) {
        try {
            return end.minus(window);
        } catch (DateTimeException | ArithmeticException e) {
            return Instant.MIN;
        }
    }

    /** @param window not negative */
    static Instant endOf(Instant start, Duration window) {
        try {
            return start.plus(window);
        } catch (DateTimeException | ArithmeticException e) {
            return Instant.MAX;
        }
    }
}
