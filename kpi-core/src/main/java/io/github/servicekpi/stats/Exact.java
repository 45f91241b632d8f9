package io.github.servicekpi.stats;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;

/** Whole-number arithmetic, and the one division that turns it into a double. */
final class Exact {

    /**
     * Digits that decide every rounding. A quotient is the midpoint of two neighbouring doubles or differs from it by
     * at least 1 / max(2^54 · divisor, dividend) of its size: 3e-58 for the divisors of up to 127 bits and dividends of
     * up to 190 bits that this package has. And such a midpoint has at most 17 + 0.7 · 127 digits, so ties are seen as
     * ties.
     */
    private static final MathContext ENOUGH = new MathContext(120, RoundingMode.HALF_EVEN);

    private static final int BITS_OF_A_DOUBLE = 53;
    private static final BigInteger NANOS_PER_SECOND = BigInteger.valueOf(1_000_000_000);

    private Exact() {}

    /** The double nearest to {@code numerator / denominator}, of at most 190 and 127 bits. */
    static double ratio(BigInteger numerator, BigInteger denominator) {
        if (numerator.bitLength() <= BITS_OF_A_DOUBLE && denominator.bitLength() <= BITS_OF_A_DOUBLE) {
            return numerator.doubleValue() / denominator.doubleValue();
        }
        return new BigDecimal(numerator)
                .divide(new BigDecimal(denominator), ENOUGH)
                .doubleValue();
    }

    /** The double nearest to {@code numerator / denominator}. */
    static double ratio(long numerator, long denominator) {
        return ratio(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }

    static BigInteger nanos(Duration duration) {
        return BigInteger.valueOf(duration.getSeconds())
                .multiply(NANOS_PER_SECOND)
                .add(BigInteger.valueOf(duration.getNano()));
    }

    /** The double nearest to a number of nanoseconds in seconds. */
    static double seconds(BigDecimal nanos) {
        return nanos.movePointLeft(9).doubleValue();
    }

    /** The double nearest to the mean of {@code count} durations, in seconds. */
    static double meanSeconds(BigInteger sumNanos, long count) {
        return ratio(sumNanos, NANOS_PER_SECOND.multiply(BigInteger.valueOf(count)));
    }

    /**
     * The sum of {@code count} durations.
     *
     * @throws ArithmeticException if a duration cannot hold it
     */
    static Duration total(BigInteger sumNanos, long count) {
        try {
            return duration(new BigDecimal(sumNanos));
        } catch (ArithmeticException tooLong) {
            throw new ArithmeticException(
                    "the total of " + count + " durations, " + sumNanos + " ns, does not fit a Duration");
        }
    }

    /** The mean of {@code count} durations, rounded half-even to the nanosecond. */
    static Duration mean(BigInteger sumNanos, long count) {
        return duration(new BigDecimal(sumNanos).divide(BigDecimal.valueOf(count), RoundingMode.HALF_EVEN));
    }

    /**
     * A number of nanoseconds as a duration, rounded half-even to the nanosecond.
     *
     * @throws ArithmeticException if a duration cannot hold so many
     */
    static Duration duration(BigDecimal nanos) {
        BigInteger[] parts =
                nanos.setScale(0, RoundingMode.HALF_EVEN).toBigIntegerExact().divideAndRemainder(NANOS_PER_SECOND);
        return Duration.ofSeconds(parts[0].longValueExact(), parts[1].longValueExact());
    }
}
