package io.github.servicekpi.stats;

import java.math.BigInteger;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How many durations there are, their sum and mean, the shortest and the longest: what can be said of them in constant memory,
 * as of handle times by agent and hour. It counts what a {@link DurationDistribution} of the same rows counts, and says the same
 * where both have an answer; only percentiles need every duration.
 *
 * <p>Example: of the ten minutes 2, 4, 4, 5, 7, 9, 12, 15, 20, 60 the total is 2 h 18 min, the mean 13 min 48 s, the shortest
 * 2 min and the longest 60 min.
 *
 * @param count how many durations there are
 * @param sumNanos their exact sum in nanoseconds, 0 if there are none
 * @param min the shortest duration; empty if there are none
 * @param max the longest duration; empty if there are none
 * @param missing how many cases ended without the event
 * @param open how many open cases still wait for the event
 * @param excluded the rows left out, by reason
 */
public record DurationSummary(
        long count,
        BigInteger sumNanos,
        Optional<Duration> min,
        Optional<Duration> max,
        long missing,
        long open,
        Exclusions excluded) {

    /**
     * Checks the components.
     *
     * @param count not negative
     * @param sumNanos at least count times the shortest, and at most count times the longest
     * @param min present if there are durations
     * @param max present if there are durations
     * @param missing not negative
     * @param open not negative
     * @param excluded rows left out
     * @throws IllegalArgumentException if a count is negative or the components contradict each other
     */
    public DurationSummary {
        Objects.requireNonNull(excluded, "excluded");
        if (count < 0 || missing < 0 || open < 0) {
            throw new IllegalArgumentException(
                    "counts must not be negative, but were %s, missing %s, open %s".formatted(count, missing, open));
        }
        if (min.isPresent() != count > 0 || max.isPresent() != count > 0) {
            throw new IllegalArgumentException(
                    "min and max must be present if there are durations, but of %s they were %s and %s"
                            .formatted(count, min, max));
        }
        BigInteger times = BigInteger.valueOf(count);
        BigInteger least = Exact.nanos(min.orElse(Duration.ZERO)).multiply(times);
        BigInteger most = Exact.nanos(max.orElse(Duration.ZERO)).multiply(times);
        if (sumNanos.compareTo(least) < 0 || sumNanos.compareTo(most) > 0) {
            String range = min.map(shortest -> " from " + shortest + " to " + max.orElseThrow())
                    .orElse("");
            throw new IllegalArgumentException(
                    "the sum of %s durations%s cannot be %s ns".formatted(count, range, sumNanos));
        }
    }

    /**
     * The sum of the durations.
     *
     * @return the total, zero if there are no durations
     * @throws ArithmeticException if the total is beyond what a {@code Duration} holds, some 292 thousand million years
     */
    public Duration total() {
        return Exact.total(sumNanos, count);
    }

    /**
     * The arithmetic mean.
     *
     * @return total / count, rounded half-even to the nanosecond; empty if there are no durations
     */
    public Optional<Duration> mean() {
        return count == 0 ? Optional.empty() : Optional.of(Exact.mean(sumNanos, count));
    }

    /**
     * The arithmetic mean in seconds, with the digits that {@link #mean()} rounds away.
     *
     * @return total / count, correctly rounded; empty if there are no durations
     */
    public OptionalDouble meanSeconds() {
        return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(Exact.meanSeconds(sumNanos, count));
    }
}
