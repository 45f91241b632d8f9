package io.github.servicekpi.retention;

import io.github.servicekpi.stats.ConfidenceInterval;
import io.github.servicekpi.stats.Exclusions;
import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The share of rows without the event as time goes by, estimated from rows of which some were only watched for a while.
 *
 * <p>Formula: {@code S(t) = Π (1 - d / n)} over the times up to t at which the event happened, with d events among n
 * rows at risk; the standard error is Greenwood's, {@code S(t) √(Σ d / (n (n - d)))}.
 *
 * <p>Counted: a row is at risk up to and including its own time, so of an event and a censoring at one time the event
 * comes first, and from after its entry if it came under watch late. If late entries leave nobody at risk for a while,
 * the curve says less than it seems to: once 0 it stays 0.
 *
 * <p>Excluded: rows of which the time is not known or cannot be right, by reason; see {@link Survival}.
 *
 * <p>No data: without rows there is no survival at any time; a median is empty if the curve does not come down to a
 * half, an interval where the curve is 0.
 *
 * <p>Interval: {@link SurvivalInterval#LOG_LOG} unless another is named.
 *
 * <p>The state is three counts for each distinct time, so it does not depend on the order of rows. It takes about 100
 * bytes a distinct time, whatever the number of rows.
 *
 * <p>Example: customers leave after 2, 4, 4 and 7 days, others are still there after 3 and 5. {@code S(2) = 5/6},
 * {@code S(4) = 5/6 · 2/4 = 0.4167} with a standard error of 0.2218, {@code S(7) = 0}; the median is 4 days. Dropping
 * those who are still there would give {@code S(4) = 0.25}.
 *
 * <p>Source: E. L. Kaplan and P. Meier, Nonparametric Estimation from Incomplete Observations, Journal of the American
 * Statistical Association 53 (1958), 457-481.
 *
 * <p>Immutable and safe to share between threads.
 */
public final class KaplanMeier {
    private final ChronoUnit unit;
    private final List<SurvivalPoint> points;
    private final long count;
    private final long events;
    private final OptionalLong lastTime;
    private final Exclusions excluded;

    KaplanMeier(ChronoUnit unit, SurvivalCounts counts) {
        this.unit = unit;
        this.points = SurvivalSteps.of(counts.byTime());
        this.count = counts.rows();
        this.events = points.stream().mapToLong(SurvivalPoint::events).sum();
        this.lastTime = counts.lastTime();
        this.excluded = counts.excluded();
    }

    /** {@return the unit of all times} */
    public ChronoUnit unit() {
        return unit;
    }

    /** {@return how many rows there are} */
    public long count() {
        return count;
    }

    /** {@return how many of them had the event} */
    public long events() {
        return events;
    }

    /** {@return how many of them were watched for a while without having had it} */
    public long censored() {
        return count - events;
    }

    /** {@return the rows left out, by reason} */
    public Exclusions excluded() {
        return excluded;
    }

    /** {@return the steps of the curve, one for each time at which the event happened, ascending; unmodifiable} */
    public List<SurvivalPoint> points() {
        return points;
    }

    /** {@return the time of the last event or censoring, up to which the curve is known; empty without rows} */
    public OptionalLong lastTime() {
        return lastTime;
    }

    /**
     * The step that the curve stands on at a time, with its counts and intervals.
     *
     * @param time in the unit of the curve, not negative
     * @return the last step at or before the time; empty if there is none, as the event has not happened yet
     * @throws IllegalArgumentException if the time is negative
     */
    public Optional<SurvivalPoint> pointAt(long time) {
        requireTime(time);
        int after = SurvivalSteps.first(points.size(), i -> points.get(i).time() > time);
        return after == 0 ? Optional.empty() : Optional.of(points.get(after - 1));
    }

    /**
     * The share of rows without the event after a time.
     *
     * @param time in the unit of the curve, not negative
     * @return the survival from 1 to 0; empty without rows, and after the last time unless the curve has come down to 0
     * @throws IllegalArgumentException if the time is negative
     */
    public OptionalDouble survivalAt(long time) {
        double survival = pointAt(time).map(SurvivalPoint::survival).orElse(1.0);
        return isKnownAt(time) ? OptionalDouble.of(survival) : OptionalDouble.empty();
    }

    private boolean isKnownAt(long time) {
        return lastTime.isPresent() && (time <= lastTime.getAsLong() || hasComeDown());
    }

    private boolean hasComeDown() {
        return !points.isEmpty() && points.get(points.size() - 1).survival() == 0;
    }

    private static void requireTime(long time) {
        if (time < 0) {
            throw new IllegalArgumentException("time must not be negative, but was " + time);
        }
    }

    /**
     * {@return the first time at which at most half of the rows are without the event; empty if the curve does not
     * reach it}
     */
    public OptionalLong median() {
        return quantile(0.5);
    }

    /**
     * The time by which a share of the rows has had the event.
     *
     * @param share above 0, up to 1; 0.1 is taken as the decimal that it is written as
     * @return the first time t with {@code S(t) <= 1 - share}, compared exactly, whatever the last digit of {@link
     *     SurvivalPoint#survival()}; empty if there is none
     * @throws IllegalArgumentException if the share is out of range
     */
    public OptionalLong quantile(double share) {
        requireShare(share);
        BigDecimal rest = BigDecimal.ONE.subtract(BigDecimal.valueOf(share));
        int first = SurvivalSteps.firstAtMost(points, rest);
        return first == points.size()
                ? OptionalLong.empty()
                : OptionalLong.of(points.get(first).time());
    }

    private static void requireShare(double share) {
        if (!(share > 0 && share <= 1)) { // so that NaN fails too
            throw new IllegalArgumentException("share must be above 0 and at most 1, but was " + share);
        }
    }

    /**
     * The times between which a quantile is confident to lie: those for which the interval of the curve contains {@code
     * 1 - share}.
     *
     * @param share above 0, up to 1
     * @param level the confidence level, above 0 and below 1
     * @param method how the interval of the curve is computed
     * @return the bounds, each empty where its end of the interval never comes down to {@code 1 - share}
     * @throws IllegalArgumentException if the share or the level is out of range
     */
    public Bounds quantileInterval(double share, double level, SurvivalInterval method) {
        requireShare(share);
        method.of(1, 0, level); // checks the level
        return new Bounds(
                firstAtMost(1 - share, ConfidenceInterval::low, level, method),
                firstAtMost(1 - share, ConfidenceInterval::high, level, method));
    }

    private OptionalLong firstAtMost(
            double rest, ToDoubleFunction<ConfidenceInterval> end, double level, SurvivalInterval method) {
        return points.stream()
                .filter(point -> point.interval(level, method)
                        .filter(interval -> end.applyAsDouble(interval) <= rest)
                        .isPresent())
                .mapToLong(SurvivalPoint::time)
                .findFirst();
    }

    /**
     * The bounds of a time.
     *
     * @param low the earliest, or empty if there is none
     * @param high the latest, or empty if it may be any later time
     */
    public record Bounds(OptionalLong low, OptionalLong high) {}

    /**
     * The mean time without the event, of the time up to a horizon.
     *
     * @param horizon in the unit of the curve, above 0
     * @return the mean; empty where {@link #survivalAt} is at the horizon
     * @throws IllegalArgumentException if the horizon is not above 0
     */
    public Optional<RestrictedMean> restrictedMean(long horizon) {
        if (horizon <= 0) {
            throw new IllegalArgumentException("horizon must be above 0, but was " + horizon);
        }
        return isKnownAt(horizon) ? Optional.of(RestrictedMean.of(points, horizon)) : Optional.empty();
    }

    /** Two curves are equal if they have the same steps, number of rows, last time, unit and exclusions. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof KaplanMeier that
                && unit == that.unit
                && points.equals(that.points)
                && count == that.count
                && lastTime.equals(that.lastTime)
                && excluded.equals(that.excluded);
    }

    @Override
    public int hashCode() {
        return Objects.hash(unit, points, count, lastTime, excluded);
    }

    @Override
    public String toString() {
        return "%s rows, %s events, median %s %s, excluded %s"
                .formatted(count, events, median().isPresent() ? median().getAsLong() : "beyond", unit, excluded);
    }
}
