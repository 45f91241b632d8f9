package io.github.servicekpi.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** The kinds of durations that systems store, each of which the engine may keep in a form of its own. */
public enum Lengths {
    SECONDS,
    MILLIS,
    NANOS,
    EQUAL,
    DISTINCT,
    EXTREME;

    /** The greatest absolute duration that the library accepts. */
    public static final Duration LONGEST = Duration.ofSeconds(100_000_000_000_000_000L);

    private static final List<Duration> EXTREMES = List.of(
            Duration.ZERO, LONGEST, LONGEST.minusNanos(1), Duration.ofNanos(Long.MAX_VALUE), Duration.ofNanos(1));

    /**
     * A length of this kind, mostly short, as those of people's work are.
     *
     * @param number that of the row
     */
    public Duration of(int number, Random random) {
        double skewed = Math.pow(random.nextDouble(), 3);
        return switch (this) {
            case SECONDS -> Duration.ofSeconds((long) (skewed * 300_000));
            case MILLIS -> Duration.ofMillis((long) (skewed * 300_000_000));
            case NANOS -> Duration.ofNanos((long) (skewed * 300_000_000_000_000L));
            case EQUAL -> Duration.ofMinutes(7);
            case DISTINCT -> Duration.ofMillis(7919L * number);
            case EXTREME -> EXTREMES.get(random.nextInt(EXTREMES.size()));
        };
    }

    /** The instant a duration later, but none after the end of time. */
    public static Instant later(Instant start, Duration length) {
        return Duration.between(start, Instant.MAX).compareTo(length) < 0 ? Instant.MAX : start.plus(length);
    }
}
