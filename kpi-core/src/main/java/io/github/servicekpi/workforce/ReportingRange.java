package io.github.servicekpi.workforce;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The time that a calculation is about; what goes on still, goes on to its end. */
record ReportingRange(Instant start, Instant end) {
    ReportingRange {
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException(
                    "startInclusive must be before endExclusive, but they were " + start + " and " + end);
        }
    }

    /** The part of a span within the range, if any. */
    Optional<Interval> clip(Instant spanStart, @Nullable Instant spanEnd) {
        Instant from = Interval.later(start, spanStart);
        Instant to = spanEnd == null ? end : Interval.earlier(end, spanEnd);
        return from.isBefore(to) ? Optional.of(new Interval(from, to)) : Optional.empty();
    }

    @Override
    public String toString() {
        return start + "/" + end;
    }
}
