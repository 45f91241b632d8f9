package io.github.servicekpi.stats;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * How many durations are within each of some limits, in constant memory however many there are.
 *
 * <p>Example: with the limits 5 s and 20 s, the waits 3 s, 5 s, 12 s and 60 s give 2 within 5 s, 3 within 20 s and 4 in
 * all.
 *
 * @param limits ascending, inclusive; unmodifiable
 * @param counts how many are within the first limit, between it and the next, and so on, and beyond the last; one more
 *     than there are limits; unmodifiable
 * @param missing rows without the event
 * @param open cases in which the event may still happen
 * @param excluded rows that cannot be right or do not belong, by reason
 */
public record DurationBands(List<Duration> limits, List<Long> counts, long missing, long open, Exclusions excluded) {

    /**
     * Copies and checks the components.
     *
     * @param limits ascending
     * @param counts one more than there are limits, none negative
     * @param missing not negative
     * @param open not negative
     * @param excluded rows left out
     * @throws IllegalArgumentException if the limits do not ascend or a count is wrong
     */
    public DurationBands {
        limits = List.copyOf(limits);
        counts = List.copyOf(counts);
        Objects.requireNonNull(excluded, "excluded");
        if (!isAscending(limits)) {
            throw new IllegalArgumentException("limits must ascend, but were " + limits);
        }
        if (counts.size() != limits.size() + 1) {
            throw new IllegalArgumentException(
                    "counts must be one more than the %s limits, but were %s".formatted(limits.size(), counts.size()));
        }
        List<Long> all = new ArrayList<>(counts);
        all.add(missing);
        all.add(open);
        if (all.stream().anyMatch(count -> count < 0)) {
            throw new IllegalArgumentException(
                    "counts must not be negative, but were %s, missing %s, open %s".formatted(counts, missing, open));
        }
    }

    private static boolean isAscending(List<Duration> limits) {
        for (int i = 1; i < limits.size(); i++) {
            if (limits.get(i - 1).compareTo(limits.get(i)) >= 0) {
                return false;
            }
        }
        return true;
    }

    /** {@return how many durations there are} */
    public long count() {
        return counts.stream().mapToLong(Long::longValue).sum();
    }

    /**
     * Returns how many durations are within a limit.
     *
     * @param limit one of the limits
     * @return how many are at most as long
     * @throws IllegalArgumentException if it is none of the limits
     */
    public long atMost(Duration limit) {
        int index = limits.indexOf(limit);
        if (index < 0) {
            throw new IllegalArgumentException("limit must be one of " + limits + ", but was " + limit);
        }
        return counts.subList(0, index + 1).stream().mapToLong(Long::longValue).sum();
    }
}
