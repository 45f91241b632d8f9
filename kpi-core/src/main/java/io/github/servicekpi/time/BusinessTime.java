package io.github.servicekpi.time;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Why a span has the business time that it has: its parts, in order of time and without a gap, each counted or skipped
 * for one reason.
 *
 * @param start of the span
 * @param end of the span; before the start if the span is negative
 * @param parts from the earlier to the later of both; none if they are equal
 */
public record BusinessTime(Instant start, Instant end, List<Part> parts) {
    /** Why time is counted or skipped. */
    public enum Reason {
        /** Counted: in the weekly hours. */
        WEEKLY_HOURS(true),
        /** Counted: in a window of a special opening. */
        SPECIAL_OPENING(true),
        /** Skipped: in a break of otherwise open hours. */
        BREAK(false),
        /** Skipped: on a holiday. */
        HOLIDAY(false),
        /** Skipped: outside the windows of an ordinary date or of a special opening, or outside the years 0000 to 9999. */
        OUTSIDE_HOURS(false);

        private final boolean counted;

        Reason(boolean counted) {
            this.counted = counted;
        }

        /**
         * Returns whether such time counts.
         *
         * @return true for the reasons why an office is open
         */
        public boolean isCounted() {
            return counted;
        }
    }

    /**
     * A stretch of time that is counted or skipped as a whole.
     *
     * @param startInclusive where it begins
     * @param endExclusive where it ends, after its start
     * @param reason why
     */
    public record Part(Instant startInclusive, Instant endExclusive, Reason reason) {
        /**
         * Checks the components.
         *
         * @param startInclusive where it begins
         * @param endExclusive after {@code startInclusive}
         * @param reason why
         * @throws IllegalArgumentException if it does not end after its start
         */
        public Part {
            Objects.requireNonNull(reason, "reason");
            if (!startInclusive.isBefore(endExclusive)) {
                throw new IllegalArgumentException(
                        "a part must end after its start: %s, %s".formatted(startInclusive, endExclusive));
            }
        }

        /**
         * Returns how long it is.
         *
         * @return its elapsed time, positive
         */
        public Duration duration() {
            return Duration.between(startInclusive, endExclusive);
        }
    }

    /**
     * Copies the parts.
     *
     * @param start as asked for
     * @param end as asked for
     * @param parts in the order of time
     */
    public BusinessTime {
        Objects.requireNonNull(start, "start");
        Objects.requireNonNull(end, "end");
        parts = List.copyOf(parts);
    }

    /** The business time of a span by a timetable. */
    static BusinessTime of(Timetable hours, Instant start, Instant end) {
        Instant from = start.isBefore(end) ? start : end;
        Instant to = start.isBefore(end) ? end : start;
        List<Part> parts = new ArrayList<>();
        if (!from.equals(to)) {
            long endSecond = to.getEpochSecond() + (to.getNano() == 0 ? 0 : 1);
            hours.reasons(from.getEpochSecond(), endSecond).forEach((reason, intervals) -> {
                for (int i = 0; i < intervals.size(); i++) {
                    parts.add(part(from, to, intervals.from(i), intervals.to(i), reason));
                }
            });
        }
        parts.sort(Comparator.comparing(Part::startInclusive));
        return new BusinessTime(start, end, parts);
    }

    /** What a span has of some whole seconds; the one after its last may be beyond all instants. */
    private static Part part(Instant from, Instant to, long firstSecond, long endSecond, Reason reason) {
        Instant start = firstSecond <= from.getEpochSecond() ? from : Instant.ofEpochSecond(firstSecond);
        Instant end = endSecond > to.getEpochSecond() ? to : Instant.ofEpochSecond(endSecond);
        return new Part(start, end, reason);
    }

    /**
     * Returns the sum of the counted parts: the same as {@link BusinessCalendar#between}.
     *
     * @return negative where the end is before the start
     */
    public Duration total() {
        Duration total = Duration.ZERO;
        for (Part part : parts) {
            if (part.reason().isCounted()) {
                total = total.plus(part.duration());
            }
        }
        return end.isBefore(start) ? total.negated() : total;
    }
}
