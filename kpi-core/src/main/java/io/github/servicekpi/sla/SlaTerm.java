package io.github.servicekpi.sla;

import io.github.servicekpi.time.BusinessCalendar;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The target that is in force for a clock from an instant until the next term.
 *
 * @param from when it comes into force
 * @param target the running time that it allows
 * @param hours when the clock runs; null for around the clock
 * @param change what becomes of the time used before
 */
record SlaTerm(Instant from, Duration target, @Nullable BusinessCalendar hours, TargetChange change) {

    static Duration requireTarget(Duration target) {
        if (target.isNegative()) {
            throw new IllegalArgumentException("target must not be negative: " + target);
        }
        return target;
    }

    /** What counts of the time that was used before the term. */
    Duration carried(Duration used) {
        return change == TargetChange.RESTART ? Duration.ZERO : used;
    }

    /** The running time from the start of the term until an instant, none if that is earlier. */
    Duration running(Instant end, List<Pause> pauses) {
        Duration running = Duration.ZERO;
        Instant since = from;
        for (Pause pause : pauses) {
            if (!pause.startInclusive().isBefore(end)) {
                break;
            }
            running = running.plus(open(since, pause.startInclusive()));
            if (pause.endExclusive() == null) {
                return running;
            }
            since = later(since, pause.endExclusive());
        }
        return running.plus(open(since, end));
    }

    /** When the target is used up if some of it was before the term, and no other term comes in between. */
    Optional<Instant> dueAt(Duration used, List<Pause> pauses) {
        Duration left = target.minus(used);
        if (left.isNegative()) {
            return Optional.of(from);
        }
        Instant since = from;
        for (Pause pause : pauses) {
            Duration running = open(since, pause.startInclusive());
            if (left.compareTo(running) <= 0) {
                break;
            }
            if (pause.endExclusive() == null) {
                return Optional.empty();
            }
            left = left.minus(running);
            since = later(since, pause.endExclusive());
        }
        if (hours == null) {
            return Optional.of(plus(since, left));
        }
        try {
            return Optional.of(hours.plus(since, left));
        } catch (IllegalArgumentException neverOpenForSoLong) {
            return Optional.empty();
        }
    }

    /** The sum, or the last of all instants if it is beyond that. */
    private static Instant plus(Instant instant, Duration duration) {
        return Duration.between(instant, Instant.MAX).compareTo(duration) < 0 ? Instant.MAX : instant.plus(duration);
    }

    private Duration open(Instant start, Instant end) {
        if (!start.isBefore(end)) {
            return Duration.ZERO;
        }
        return hours == null ? Duration.between(start, end) : hours.between(start, end);
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
