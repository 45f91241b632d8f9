package io.github.servicekpi.time;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Instants by an amount of open time from another. Edges are whole seconds, so rests of seconds only shift the result. */
final class BusinessShift {
    /** No two instants of the range are farther apart; beyond it sums would not fit. */
    private static final long LONGEST = OpenTime.END_SECOND - OpenTime.FIRST_SECOND;

    private BusinessShift() {}

    /** The first instant by which so much was open since another, or null; the duration is positive. */
    static @Nullable Instant forward(OpenTime seconds, Instant instant, Duration duration) {
        if (duration.toSeconds() > LONGEST) {
            return null;
        }
        Duration open = seconds.until(instant).plus(duration);
        int rest = open.getNano();
        Long second = seconds.first(instant.getEpochSecond(), open.getSeconds() + (rest == 0 ? 0 : 1));
        if (second == null) {
            return null;
        }
        return rest == 0 ? Instant.ofEpochSecond(second) : Instant.ofEpochSecond(second - 1, rest);
    }

    /** The last instant since which so much was open until another, or null; the duration is positive. */
    static @Nullable Instant backward(OpenTime seconds, Instant instant, Duration duration) {
        if (duration.toSeconds() > LONGEST) {
            return null;
        }
        Duration open = seconds.until(instant).minus(duration);
        Long second = seconds.last(instant.getEpochSecond(), open.getSeconds());
        return second == null ? null : Instant.ofEpochSecond(second, open.getNano());
    }
}
