package io.github.servicekpi.stats;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How many rows a calculation left out, by reason.
 *
 * <p>A row that cannot count (a negative span, a score off the scale) is not silently dropped: the result carries its
 * reason, such as {@code negative-span}, and how many rows shared it. Reasons are written in kebab-case by convention.
 * Instances are immutable and hold only counts above 0, so equal exclusions are equal however they came about.
 */
public final class Exclusions {

    private static final Exclusions NONE = new Exclusions(new TreeMap<>());

    private final SortedMap<String, Long> counts;
    private final long total;

    private Exclusions(SortedMap<String, Long> counts) {
        this.counts = Collections.unmodifiableSortedMap(counts);
        this.total = counts.values().stream().mapToLong(Long::longValue).reduce(0, Math::addExact);
    }

    /** {@return the exclusions of a calculation in which every row counted} */
    public static Exclusions none() {
        return NONE;
    }

    /**
     * Exclusions for one reason.
     *
     * @param reason why the rows do not count, not blank
     * @param count how many rows, not negative
     * @return the exclusions; none if the count is 0
     * @throws IllegalArgumentException if the reason is blank or the count negative
     */
    public static Exclusions of(String reason, long count) {
        return of(Map.of(reason, count));
    }

    /**
     * Exclusions for several reasons.
     *
     * @param counts how many rows each reason excludes, not negative; a count of 0 is the same as no entry
     * @return the exclusions, independent of the map
     * @throws IllegalArgumentException if a reason is blank or a count negative
     * @throws ArithmeticException if the total does not fit a {@code long}
     */
    public static Exclusions of(Map<String, Long> counts) {
        SortedMap<String, Long> kept = new TreeMap<>();
        counts.forEach((reason, count) -> {
            if (reason.isBlank()) {
                throw new IllegalArgumentException("reason must not be blank, but was \"" + reason + "\"");
            }
            if (count < 0) {
                throw new IllegalArgumentException(
                        "count of reason \"" + reason + "\" must not be negative, but was " + count);
            }
            if (count > 0) {
                kept.put(reason, count);
            }
        });
        return kept.isEmpty() ? NONE : new Exclusions(kept);
    }

    /**
     * How many rows one reason excluded.
     *
     * @param reason the reason
     * @return its count, 0 for a reason that excluded nothing
     */
    public long count(String reason) {
        return counts.getOrDefault(Objects.requireNonNull(reason, "reason"), 0L);
    }

    /** {@return how many rows were excluded, for all reasons together} */
    public long total() {
        return total;
    }

    /** {@return whether no row was excluded} */
    public boolean isEmpty() {
        return counts.isEmpty();
    }

    /**
     * The reasons in alphabetical order, each with its count.
     *
     * @return an unmodifiable map whose counts are above 0
     */
    public SortedMap<String, Long> asMap() {
        return counts;
    }

    /**
     * These exclusions and others of other rows.
     *
     * @param other the exclusions to add
     * @return the sum by reason
     * @throws ArithmeticException if the total does not fit a {@code long}
     */
    public Exclusions plus(Exclusions other) {
        SortedMap<String, Long> sums = new TreeMap<>(counts);
        other.counts.forEach((reason, count) -> sums.merge(reason, count, Math::addExact));
        return sums.isEmpty() ? NONE : new Exclusions(sums);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Exclusions that && counts.equals(that.counts);
    }

    @Override
    public int hashCode() {
        return counts.hashCode();
    }

    /**
     * The counts in text, such as {@code {negative-span=3, score-off-scale=1}}.
     *
     * @return the reasons and their counts
     */
    @Override
    public String toString() {
        return counts.toString();
    }
}
