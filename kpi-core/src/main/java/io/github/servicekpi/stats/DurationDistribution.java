package io.github.servicekpi.stats;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * A multiset of durations and what can be said of it: mean, exact percentiles, and who is not in it.
 *
 * <p>Three kinds of rows are counted but have no duration here:
 *
 * <ul>
 *   <li>{@link #missing()}: the case is over and the event never happened, such as a ticket closed without a reply;
 *   <li>{@link #open()}: the event may still happen. Leaving these out biases the mean low while a backlog grows;
 *   <li>{@link #excluded()}: the row cannot be right, such as a reply before the question.
 * </ul>
 *
 * <p>Without durations every statistic is empty, never zero; only the total of none is zero. The state is exact, so
 * equal durations give equal distributions in whatever order or in how many parts they were gathered.
 *
 * <p>Example: of the ten minutes 2, 4, 4, 5, 7, 9, 12, 15, 20, 60 the mean is 13 min 48 s, the median 7 min and the
 * 90th percentile 20 min by nearest rank; 8 min and 24 min interpolated.
 *
 * <p>Instances are immutable and may be shared between threads.
 */
public final class DurationDistribution {

    private final OrderStatistics durations;
    private final long missing;
    private final long open;
    private final Exclusions excluded;

    private DurationDistribution(OrderStatistics durations, long missing, long open, Exclusions excluded) {
        this.durations = Objects.requireNonNull(durations, "durations");
        this.missing = requireCount("missing", missing);
        this.open = requireCount("open", open);
        this.excluded = Objects.requireNonNull(excluded, "excluded");
    }

    /**
     * The distribution of some durations, with nothing missing, open or excluded.
     *
     * @param durations the durations, in any order; copied
     * @return their distribution
     */
    public static DurationDistribution of(Collection<Duration> durations) {
        return of(new SortedDurations(durations), 0, 0, Exclusions.none());
    }

    /**
     * The distribution of durations that are in order already.
     *
     * @param durations the durations in ascending order; kept, not copied
     * @param missing how many cases ended without the event, not negative
     * @param open how many open cases still wait for it, not negative
     * @param excluded the rows left out, by reason
     * @return the distribution
     * @throws IllegalArgumentException if a count is negative
     */
    public static DurationDistribution of(OrderStatistics durations, long missing, long open, Exclusions excluded) {
        return new DurationDistribution(durations, missing, open, excluded);
    }

    /** {@return how many durations there are} */
    public long count() {
        return durations.count();
    }

    /** {@return how many cases ended without the event} */
    public long missing() {
        return missing;
    }

    /** {@return how many open cases still wait for the event} */
    public long open() {
        return open;
    }

    /** {@return the rows left out, by reason} */
    public Exclusions excluded() {
        return excluded;
    }

    /** {@return the shortest duration; empty if there are no durations} */
    public Optional<Duration> min() {
        return isEmpty() ? Optional.empty() : Optional.of(durations.valueAt(0));
    }

    /** {@return the longest duration; empty if there are no durations} */
    public Optional<Duration> max() {
        return isEmpty() ? Optional.empty() : Optional.of(durations.valueAt(count() - 1));
    }

    /**
     * The sum of the durations.
     *
     * @return the total, zero if there are no durations
     * @throws ArithmeticException if the total is beyond what a {@code Duration} holds, some 292 thousand million years
     */
    public Duration total() {
        return Exact.total(durations.sumNanos(), count());
    }

    /**
     * The arithmetic mean.
     *
     * @return total / count, rounded half-even to the nanosecond; empty if there are no durations
     */
    public Optional<Duration> mean() {
        return isEmpty() ? Optional.empty() : Optional.of(Exact.mean(durations.sumNanos(), count()));
    }

    /**
     * The arithmetic mean in seconds, with the digits that {@link #mean()} rounds away.
     *
     * @return total / count, correctly rounded; empty if there are no durations
     */
    public OptionalDouble meanSeconds() {
        return isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Exact.meanSeconds(durations.sumNanos(), count()));
    }

    /**
     * The median by nearest rank, a duration that occurred.
     *
     * @return the 50th percentile; empty if there are no durations
     */
    public Optional<Duration> median() {
        return percentile(50);
    }

    /**
     * A percentile by {@linkplain PercentileMethod#NEAREST_RANK nearest rank}, a duration that occurred.
     *
     * @param percent how many percent, from 0 to 100: 90, not 0.9
     * @return the percentile; empty if there are no durations
     * @throws IllegalArgumentException if the percent is out of range
     */
    public Optional<Duration> percentile(double percent) {
        return percentile(percent, PercentileMethod.NEAREST_RANK);
    }

    /**
     * A percentile.
     *
     * @param percent how many percent, from 0 to 100
     * @param method what a percentile is
     * @return the percentile, rounded half-even to the nanosecond; empty if there are no durations
     * @throws IllegalArgumentException if the percent is out of range
     */
    public Optional<Duration> percentile(double percent, PercentileMethod method) {
        return nanosAt(percent, method).map(Exact::duration);
    }

    /**
     * A percentile in seconds, with the digits that {@link #percentile(double, PercentileMethod)} rounds away.
     *
     * @param percent how many percent, from 0 to 100
     * @param method what a percentile is
     * @return the percentile, correctly rounded; empty if there are no durations
     * @throws IllegalArgumentException if the percent is out of range
     */
    public OptionalDouble percentileSeconds(double percent, PercentileMethod method) {
        return nanosAt(percent, method).stream().mapToDouble(Exact::seconds).findFirst();
    }

    /**
     * How many durations do not exceed a limit, such as a service-level threshold.
     *
     * @param limit the longest duration to count
     * @return how many durations are shorter than the limit or equal to it
     */
    public long countAtMost(Duration limit) {
        return durations.countAtMost(limit);
    }

    /**
     * Gives each distinct duration, shortest first, with how often it occurs.
     *
     * @param consumer receives the runs
     */
    public void forEachRun(OrderStatistics.RunConsumer consumer) {
        durations.forEachRun(consumer);
    }

    /** Two distributions are equal if their durations, missing and open counts and exclusions are. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DurationDistribution that
                && count() == that.count()
                && missing == that.missing
                && open == that.open
                && excluded.equals(that.excluded)
                && durations.sumNanos().equals(that.durations.sumNanos())
                && runs().equals(that.runs());
    }

    @Override
    public int hashCode() {
        return Objects.hash(count(), missing, open, durations.sumNanos());
    }

    /**
     * A short summary, such as {@code 10 durations from PT2M to PT1H, median PT7M, 1 missing, 3 open, excluded
     * {negative-span=2}}.
     *
     * @return the counts, and the range and median if there are durations
     */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder().append(count()).append(count() == 1 ? " duration" : " durations");
        median().ifPresent(median -> text.append(" from ")
                .append(durations.valueAt(0))
                .append(" to ")
                .append(durations.valueAt(count() - 1))
                .append(", median ")
                .append(median));
        if (missing > 0) {
            text.append(", ").append(missing).append(" missing");
        }
        if (open > 0) {
            text.append(", ").append(open).append(" open");
        }
        if (!excluded.isEmpty()) {
            text.append(", excluded ").append(excluded);
        }
        return text.toString();
    }

    private boolean isEmpty() {
        return count() == 0;
    }

    private Optional<BigDecimal> nanosAt(double percent, PercentileMethod method) {
        PercentileMethod.requirePercent(percent); // a wrong percent is an error without durations too
        return isEmpty()
                ? Optional.empty()
                : Optional.of(
                        method.at(percent, count(), rank -> new BigDecimal(Exact.nanos(durations.valueAt(rank)))));
    }

    private List<Run> runs() {
        List<Run> runs = new ArrayList<>();
        durations.forEachRun((value, count) -> runs.add(new Run(value, count)));
        return runs;
    }

    private static long requireCount(String name, long count) {
        if (count < 0) {
            throw new IllegalArgumentException(name + " must not be negative, but was " + count);
        }
        return count;
    }

    private record Run(Duration value, long count) {}
}
