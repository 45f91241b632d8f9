package io.github.servicekpi.stats;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;

/** Whole-number arithmetic, and the one division that turns it into a double. */
final class Exact {

    /**
     * Digits that decide every rounding. The distance of a quotient from the midpoint of two neighbouring doubles is
     * zero or at least 2^-(54 + bits of the divisor) of its size; with divisors of at most 127 bits that is 3e-55. And
     * a quotient that is such a midpoint has at most 17 + 0.7 * 127 digits, so ties are seen as ties.
     */
    private static final MathContext ENOUGH = new MathContext(120, RoundingMode.HALF_EVEN);

    private static final int BITS_OF_A_DOUBLE = 53;
    private static final BigInteger NANOS_PER_SECOND = BigInteger.valueOf(1_000_000_000);

    private Exact() {}

    /** The double nearest to {@code numerator / denominator}, for a denominator of at most 127 bits. */
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
