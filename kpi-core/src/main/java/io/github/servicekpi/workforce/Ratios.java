package io.github.servicekpi.workforce;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.OptionalDouble;

/** The one division at the end. */
final class Ratios {
    private Ratios() {}

    /** A quotient of whole numbers of any size; empty if the denominator is 0. */
    static OptionalDouble of(BigInteger numerator, BigInteger denominator) {
        return denominator.signum() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(new BigDecimal(numerator)
                        .divide(new BigDecimal(denominator), MathContext.DECIMAL128)
                        .doubleValue());
    }
}
