package io.github.servicekpi.survey;

import io.github.servicekpi.stats.ConfidenceInterval;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The difference between the Net Promoter Scores of two groups of answers that have none in common, such as two
 * quarters or two teams. A difference whose interval contains 0 is not a demonstrated change.
 *
 * <p>Formula: {@code later - earlier}, with its sign; the standard error is the root of the sum of the squares of both.
 *
 * <p>No data: if either has no scores, there is no difference, no standard error and no interval.
 *
 * <p>Interval: made of the {@link NpsInterval#SCORE} intervals of both scores unless another method is named. It contains
 * the difference and has a width also if each group's answers are all alike, where that of {@link NpsInterval#WALD} has
 * none, and {@link NpsInterval#ADJUSTED_WALD} can miss the difference.
 *
 * <p>Example: from 28 promoters, 12 passives and 10 detractors to 45, 20 and 10 the score rises by 10.67, with a
 * standard error of 13.96 and the interval -15.82 to 38.48 at the level 0.95, by Wald -16.69 to 38.02: not a demonstrated
 * improvement. From 10 detractors to 10 promoters it rises by 200, with the interval 121.50 to 200, by Wald 200 to 200.
 *
 * <p>Source: R. G. Newcombe, Interval estimation for the difference between independent proportions, Statistics in Medicine
 * 17 (1998), 873-890, method 10.
 *
 * @param earlier the score before, or that of the group to compare with
 * @param later the score after
 */
public record NpsChange(Nps earlier, Nps later) {
    private static final double WIDEST = 200;

    /**
     * Checks the components.
     *
     * @param earlier the score before
     * @param later the score after
     */
    public NpsChange {
        Objects.requireNonNull(earlier, "earlier");
        Objects.requireNonNull(later, "later");
    }

    private boolean isKnown() {
        return earlier.count() > 0 && later.count() > 0;
    }

    /** {@return the later value less the earlier one, in points from -200 to 200; empty if either is} */
    public OptionalDouble difference() {
        return isKnown()
                ? OptionalDouble.of(
                        later.value().getAsDouble() - earlier.value().getAsDouble())
                : OptionalDouble.empty();
    }

    /** {@return the standard error of the difference in points; empty if either score has none} */
    public OptionalDouble standardError() {
        return isKnown()
                ? OptionalDouble.of(Math.hypot(
                        later.standardError().getAsDouble(),
                        earlier.standardError().getAsDouble()))
                : OptionalDouble.empty();
    }

    /**
     * The interval of the difference that is made of the {@linkplain NpsInterval#SCORE score} intervals of both scores.
     *
     * @param level the confidence level, above 0 and below 1
     * @return the interval in points, within -200 to 200; empty if either score has no answers
     * @throws IllegalArgumentException if the level is out of range
     */
    public Optional<ConfidenceInterval> interval(double level) {
        return interval(level, NpsInterval.SCORE);
    }

    /**
     * A confidence interval of the difference, made of the distances from each score to the ends of its own interval:
     * {@code difference - √(l₂² + u₁²)} to {@code difference + √(u₂² + l₁²)}, where l and u are the distances to the
     * lower and the upper end, 1 of the earlier and 2 of the later score.
     *
     * <p>For {@link NpsInterval#WALD} that is {@code difference ± z · standardError}. For {@link
     * NpsInterval#ADJUSTED_WALD} it is the same of the scores with three answers added to each.
     *
     * @param level the confidence level, above 0 and below 1
     * @param method how the intervals of the scores are computed
     * @return the interval in points, clipped to -200 to 200; empty if either score has no answers
     * @throws IllegalArgumentException if the level is out of range
     */
    public Optional<ConfidenceInterval> interval(double level, NpsInterval method) {
        Objects.requireNonNull(method, "method");
        double z = NpsInterval.z(level);
        if (!isKnown()) {
            return Optional.empty();
        }
        NpsInterval.Reach before = method.reach(earlier, z);
        NpsInterval.Reach after = method.reach(later, z);
        double difference = after.point() - before.point();
        double below = Math.hypot(after.point() - after.low(), before.high() - before.point());
        double above = Math.hypot(after.high() - after.point(), before.point() - before.low());
        return Optional.of(new ConfidenceInterval(100 * (difference - below), 100 * (difference + above), level)
                .clippedTo(-WIDEST, WIDEST));
    }
}
