package io.github.servicekpi.engine;

import java.math.BigInteger;
import java.time.Duration;
import java.util.Optional;

/**
 * What is known of durations without keeping them.
 *
 * @param count how many there are
 * @param sumNanos their exact sum
 * @param shortest empty if there are none
 * @param longest empty if there are none
 */
public record DurationTotals(
        long count, BigInteger sumNanos, Optional<Duration> shortest, Optional<Duration> longest) {}
