package io.github.servicekpi.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import org.junit.jupiter.api.Test;

class ExactTest {

    @Property
    void ratioIsTheNearestDouble(
            @ForAll @BigRange(min = "-1e57", max = "1e57") BigInteger numerator,
            @ForAll @BigRange(min = "1", max = "170141183460469231731687303715884105727") BigInteger denominator) {
        double ratio = Exact.ratio(numerator, denominator);
        BigDecimal divisor = new BigDecimal(denominator);
        BigDecimal error = new BigDecimal(ratio).multiply(divisor).subtract(new BigDecimal(numerator));
        BigDecimal halfStep = new BigDecimal(Math.ulp(ratio)).multiply(divisor).divide(BigDecimal.valueOf(2));

        assertThat(error.abs()).isLessThanOrEqualTo(halfStep);
    }

    /** 1 + 2^-53 lies midway between two doubles, 1 + 3 · 2^-53 too; the even neighbours are below and above. */
    @Test
    void ratioRoundsTiesToEven() {
        BigInteger step = BigInteger.TWO.pow(53);
        BigInteger factor = BigInteger.TWO.pow(70);

        assertThat(Exact.ratio(step.add(BigInteger.ONE).multiply(factor), step.multiply(factor)))
                .isEqualTo(1);
        assertThat(Exact.ratio(step.add(BigInteger.valueOf(3)).multiply(factor), step.multiply(factor)))
                .isEqualTo(1 + 0x1p-51);
    }

    @Test
    void ratioSeesWhatExceedsATie() {
        BigInteger denominator = BigInteger.TWO.pow(126);
        BigInteger tie = denominator.add(BigInteger.TWO.pow(73));

        assertThat(Exact.ratio(tie, denominator)).isEqualTo(1);
        assertThat(Exact.ratio(tie.add(BigInteger.ONE), denominator)).isEqualTo(1 + 0x1p-52);
    }

    @Property
    void nanosAndBack(@ForAll long seconds, @ForAll int adjustment) {
        Duration duration = Duration.ofSeconds(seconds / 2, adjustment);

        assertThat(Exact.duration(new BigDecimal(Exact.nanos(duration)))).isEqualTo(duration);
    }

    @Test
    void nanosOfTheLongestDurations() {
        Duration longest = Duration.ofSeconds(Long.MAX_VALUE, 999_999_999);
        Duration mostNegative = Duration.ofSeconds(Long.MIN_VALUE);

        assertThat(Exact.nanos(longest)).isEqualTo("9223372036854775807999999999");
        assertThat(Exact.duration(new BigDecimal("9223372036854775807999999999")))
                .isEqualTo(longest);
        assertThat(Exact.duration(new BigDecimal("-9223372036854775808000000000")))
                .isEqualTo(mostNegative);
    }

    @Test
    void refusesMoreThanADurationHolds() {
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> Exact.duration(new BigDecimal("9223372036854775808000000000")));
    }

    @Test
    void roundsToTheNanosecondHalfEven() {
        assertThat(Exact.duration(new BigDecimal("0.5"))).isEqualTo(Duration.ZERO);
        assertThat(Exact.duration(new BigDecimal("1.5"))).isEqualTo(Duration.ofNanos(2));
        assertThat(Exact.duration(new BigDecimal("-0.5"))).isEqualTo(Duration.ZERO);
        assertThat(Exact.duration(new BigDecimal("-1.5"))).isEqualTo(Duration.ofNanos(-2));
    }
}
