package io.github.servicekpi.stats;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How often each whole-number score of a scale was given, such as the stars 1 to 5.
 *
 * <p>All statistics come from exact whole-number sums, divided once and last. Without scores they are empty, never
 * zero.
 *
 * <p>Example: the counts 2, 1, 5, 18, 24 of the scores 1 to 5 have the mean 4.22; a share of 0.84 is 4 or 5; rescaled
 * to 0..100 the mean is 80.5, and the points given are 84.4 % of the maximum.
 *
 * <p>Instances are immutable and may be shared between threads.
 */
public final class ScoreDistribution {

    private final int lowest;
    private final long[] counts;
    private final Moments moments;
    private final Exclusions excluded;

    private ScoreDistribution(int lowest, long[] counts, Exclusions excluded) {
        this.lowest = lowest;
        this.counts = counts;
        this.moments = Moments.of(lowest, counts);
        this.excluded = Objects.requireNonNull(excluded, "excluded");
    }

    /**
     * The distribution with given counts.
     *
     * @param lowest the lowest score of the scale
     * @param counts how often each score was given, from the lowest to the highest of the scale; at least two scores,
     *     no negative count
     * @param excluded the answers left out, by reason
     * @return the distribution
     * @throws IllegalArgumentException if there are fewer than two counts, or a count is negative, or the highest score
     *     does not fit an {@code int}
     * @throws ArithmeticException if the total count does not fit a {@code long}
     */
    public static ScoreDistribution of(int lowest, List<Long> counts, Exclusions excluded) {
        if (counts.size() < 2) {
            throw new IllegalArgumentException("counts must cover at least two scores, but were " + counts);
        }
        if (lowest > Integer.MAX_VALUE - (counts.size() - 1)) {
            throw new IllegalArgumentException(
                    "the highest score must fit an int, but there were " + counts.size() + " scores from " + lowest);
        }
        long[] copy = counts.stream().mapToLong(Long::longValue).toArray();
        for (int i = 0; i < copy.length; i++) {
            if (copy[i] < 0) {
                throw new IllegalArgumentException(
                        "count of score " + (lowest + i) + " must not be negative, but was " + copy[i]);
            }
        }
        return new ScoreDistribution(lowest, copy, excluded);
    }

    /** {@return the lowest score of the scale, whether given or not} */
    public int lowest() {
        return lowest;
    }

    /** {@return the highest score of the scale, whether given or not} */
    public int highest() {
        return lowest + counts.length - 1;
    }

    /** {@return how many scores were given} */
    public long count() {
        return moments.count();
    }

    /**
     * How often one score was given.
     *
     * @param score a score of the scale
     * @return its count
     * @throws IllegalArgumentException if the score is off the scale
     */
    public long count(int score) {
        requireOnScale("score", score);
        return counts[score - lowest];
    }

    /**
     * Every score of the scale with its count.
     *
     * @return an unmodifiable map, scores ascending, that holds the scores nobody gave too
     */
    public SortedMap<Integer, Long> asMap() {
        SortedMap<Integer, Long> map = new TreeMap<>();
        for (int i = 0; i < counts.length; i++) {
            map.put(lowest + i, counts[i]);
        }
        return Collections.unmodifiableSortedMap(map);
    }

    /** {@return the answers left out, by reason} */
    public Exclusions excluded() {
        return excluded;
    }

    /**
     * The arithmetic mean.
     *
     * @return the sum of the scores / count, correctly rounded; empty if there are no scores
     */
    public OptionalDouble mean() {
        return moments.mean();
    }

    /**
     * The standard deviation of the sample, with n - 1 in the denominator.
     *
     * @return the square root of the correctly rounded variance; empty for fewer than two scores
     */
    public OptionalDouble standardDeviation() {
        return moments.standardDeviation();
    }

    /**
     * Student's t interval of the mean, {@code mean ± t · s / √n} with n - 1 degrees of freedom.
     *
     * <p>It takes the scores for a random sample, of a population whose scores are roughly normal or large enough not
     * to matter. It may extend beyond the scale, and has no width if all scores are equal. From a level of 0.1 upwards
     * t is right to 10 digits or more, whatever n.
     *
     * @param level the confidence level, above 0 and below 1
     * @return the interval; empty for fewer than two scores
     * @throws IllegalArgumentException if the level is out of range
     */
    public Optional<ConfidenceInterval> meanInterval(double level) {
        return moments.meanInterval(level);
    }

    /**
     * The share of the scores within a range, such as 4 to 5 of 1 to 5 for the satisfied.
     *
     * @param fromInclusive the lowest score of the range, on the scale
     * @param toInclusive the highest score of the range, on the scale and not below {@code fromInclusive}
     * @return the scores in the range of all scores, with these exclusions
     * @throws IllegalArgumentException if the range is empty or leaves the scale
     */
    public Proportion share(int fromInclusive, int toInclusive) {
        requireOnScale("fromInclusive", fromInclusive);
        requireOnScale("toInclusive", toInclusive);
        if (fromInclusive > toInclusive) {
            throw new IllegalArgumentException("fromInclusive must be at most toInclusive, but they were "
                    + fromInclusive + " and " + toInclusive);
        }
        long inside = Arrays.stream(counts, fromInclusive - lowest, toInclusive - lowest + 1)
                .sum();
        return new Proportion(inside, count(), excluded);
    }

    /**
     * The mean on a scale of 0 to 100, {@code (mean - lowest) / (highest - lowest) · 100}.
     *
     * @return the rescaled mean, correctly rounded; empty if there are no scores
     */
    public OptionalDouble rescaled() {
        return moments.percentOf((long) highest() - lowest, lowest);
    }

    /**
     * The points given in percent of the points possible, {@code sum / (n · highest) · 100}.
     *
     * <p>On a scale that begins at 1 this cannot reach 0: the worst answers on 1 to 5 make 20.
     *
     * @return the percentage, correctly rounded; empty if there are no scores
     * @throws IllegalStateException if the highest score of the scale is not above 0
     */
    public OptionalDouble pointsOfMaximum() {
        if (highest() <= 0) {
            throw new IllegalStateException(
                    "points of the maximum need a highest score above 0, but the scale is " + scale());
        }
        return moments.percentOf(highest(), 0);
    }

    /**
     * The same answers on the scale read the other way round, so that the best end is the other one.
     *
     * @return the distribution of {@code lowest + highest - score}
     */
    public ScoreDistribution flipped() {
        long[] reversed = new long[counts.length];
        for (int i = 0; i < counts.length; i++) {
            reversed[counts.length - 1 - i] = counts[i];
        }
        return new ScoreDistribution(lowest, reversed, excluded);
    }

    /**
     * These scores and others of other answers on the same scale together.
     *
     * @param other a distribution on the same scale
     * @return the sum of the counts, score by score, and of the exclusions
     * @throws IllegalArgumentException if the scales differ
     * @throws ArithmeticException if the total count does not fit a {@code long}
     */
    public ScoreDistribution plus(ScoreDistribution other) {
        if (lowest != other.lowest || counts.length != other.counts.length) {
            throw new IllegalArgumentException("scales must be equal, but were " + scale() + " and " + other.scale());
        }
        long[] sums = new long[counts.length];
        Arrays.setAll(sums, i -> Math.addExact(counts[i], other.counts[i]));
        return new ScoreDistribution(lowest, sums, excluded.plus(other.excluded));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ScoreDistribution that
                && lowest == that.lowest
                && Arrays.equals(counts, that.counts)
                && excluded.equals(that.excluded);
    }

    @Override
    public int hashCode() {
        return Objects.hash(lowest, Arrays.hashCode(counts), excluded);
    }

    /**
     * The counts in text, such as {@code {1=2, 2=1, 3=5, 4=18, 5=24}}.
     *
     * @return the scores with their counts, and the exclusions if there are any
     */
    @Override
    public String toString() {
        return excluded.isEmpty() ? asMap().toString() : asMap() + ", excluded " + excluded;
    }

    private void requireOnScale(String name, int score) {
        if (score < lowest || score > highest()) {
            throw new IllegalArgumentException(name + " must be on the scale " + scale() + ", but was " + score);
        }
    }

    private String scale() {
        return lowest + ".." + highest();
    }
}
