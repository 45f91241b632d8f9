package io.github.servicekpi.survey;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class ExactTest {

    /** A factor that takes the numbers beyond the digits of a double changes no bit of the quotient. */
    @Property
    void ratio(
            @ForAll @LongRange(min = -(1L << 52), max = 1L << 52) long numerator,
            @ForAll @LongRange(min = 1, max = 1L << 52) long denominator,
            @ForAll @LongRange(min = 1) long factor) {
        BigInteger f = BigInteger.valueOf(factor);
        assertThat(Exact.ratio(
                        BigInteger.valueOf(numerator).multiply(f),
                        BigInteger.valueOf(denominator).multiply(f)))
                .hasValue(numerator == 0 ? 0 : numerator / (double) denominator);
    }

    @Test
    void points() {
        assertThat(Exact.points(28, 10, 50)).hasValue(36);
        assertThat(Exact.points(Long.MAX_VALUE, 0, Long.MAX_VALUE)).hasValue(100);
        assertThat(Exact.points(0, Long.MAX_VALUE, Long.MAX_VALUE)).hasValue(-100);
        assertThat(Exact.points(0, 0, 0)).isEmpty();
    }
}
