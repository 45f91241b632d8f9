package io.github.servicekpi.examples.report.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DigitsTest {
    private static long number(String text) {
        return Digits.number(text, 0, text.length());
    }

    @Property
    void readsWhatFits(@ForAll @NumericChars @StringLength(min = 1, max = 30) String digits) {
        BigInteger exact = new BigInteger(digits);
        BigInteger exactBelow = BigInteger.valueOf((Long.MAX_VALUE - 9) / 10).multiply(BigInteger.TEN);
        if (exact.compareTo(exactBelow) < 0) {
            assertThat(number(digits)).isEqualTo(exact.longValueExact());
        } else {
            assertThat(number(digits)).isGreaterThanOrEqualTo(exactBelow.longValueExact());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"9223372036854775807", "9223372036854775808", "99999999999999999999", "1000000000000000000000"})
    void theGreatestStandsForGreaterOnes(String digits) {
        assertThat(number(digits)).isEqualTo(Long.MAX_VALUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "+1", " 1", "1 ", "1.5", "1e3", "x", "１", "٣"})
    void refusesAnythingElse(String text) {
        assertThat(number(text)).isEqualTo(-1);
        assertThat(Digits.nanos(text, 0, text.length())).isEqualTo(-1);
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 1", "1, 3, 23", "2, 2, -1", "0, 4, -1", "3, 2, -1"})
    void readsAPart(int from, int to, long number) {
        assertThat(Digits.number("123", from, to)).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource({
        "5, 500000000",
        "05, 50000000",
        "000000001, 1",
        "123456789, 123456789",
        "1234567890, -1",
        "0000000000, -1"
    })
    void readsDecimalsAsNanoseconds(String decimals, int nanos) {
        assertThat(Digits.nanos(decimals, 0, decimals.length())).isEqualTo(nanos);
    }

    @Property
    void readsNanosecondsAsTheyArePrinted(@ForAll @IntRange(max = 999_999_999) int nanos) {
        String decimals = "%09d".formatted(nanos);
        assertThat(Digits.nanos(decimals, 0, 9)).isEqualTo(nanos);
    }
}
