package io.github.servicekpi.workforce;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.OptionalDouble;

/** Durations of any length as whole nanoseconds. */
final class Nanos {
    private static final BigInteger PER_SECOND = BigInteger.valueOf(1_000_000_000);

    private Nanos() {}

    static BigInteger of(Duration duration) {
        return BigInteger.valueOf(duration.getSeconds())
                .multiply(PER_SECOND)
                .add(BigInteger.valueOf(duration.getNano()));
    }

    /** A fraction of nanoseconds, rounded half-even to the nanosecond. */
    static Duration duration(BigInteger numerator, BigInteger denominator) {
        BigInteger nanos = new BigDecimal(numerator)
                .divide(new BigDecimal(denominator), 0, RoundingMode.HALF_EVEN)
                .toBigIntegerExact();
        BigInteger[] parts = nanos.divideAndRemainder(PER_SECOND);
        return Duration.ofSeconds(parts[0].longValueExact(), parts[1].longValueExact());
    }

    /** How many times one duration is another; empty if the other is zero. */
    static OptionalDouble ratio(Duration numerator, Duration denominator) {
        return Ratios.of(of(numerator), of(denominator));
    }
}
