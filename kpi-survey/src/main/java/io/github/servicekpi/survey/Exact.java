package io.github.servicekpi.survey;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.OptionalDouble;

/** Whole-number arithmetic, and the one division that turns it into a double. */
final class Exact {
    /** More than decide any rounding of a quotient of numbers of up to 135 bits, ties included. */
    private static final MathContext ENOUGH = new MathContext(150);

    private static final int BITS_OF_A_DOUBLE = 53;

    private Exact() {}

    /** The double nearest to {@code numerator / denominator}, of at most 135 bits each; empty if that is 0. */
    static OptionalDouble ratio(BigInteger numerator, BigInteger denominator) {
        if (denominator.signum() == 0) {
            return OptionalDouble.empty();
        }
        if (numerator.bitLength() <= BITS_OF_A_DOUBLE && denominator.bitLength() <= BITS_OF_A_DOUBLE) {
            return OptionalDouble.of(numerator.doubleValue() / denominator.doubleValue());
        }
        return OptionalDouble.of(new BigDecimal(numerator)
                .divide(new BigDecimal(denominator), ENOUGH)
                .doubleValue());
    }

    /** The double nearest to {@code 100 · (more - less) / of}. */
    static OptionalDouble points(long more, long less, long of) {
        BigInteger difference = BigInteger.valueOf(more).subtract(BigInteger.valueOf(less));
        return ratio(difference.multiply(BigInteger.valueOf(100)), BigInteger.valueOf(of));
    }
}
