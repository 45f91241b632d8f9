package io.github.servicekpi.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0          | 0 s
                    0.04       | 0 s
                    0.05       | 0 s
                    0.06       | 0.1 s
                    12.5       | 12.5 s
                    59.94      | 59.9 s
                    59.96      | 1 min
                    60         | 1 min
                    61         | 1 min 1 s
                    3599.4     | 59 min 59 s
                    3599.6     | 1 h
                    8040       | 2 h 14 min
                    86369      | 23 h 59 min
                    86370      | 1 d
                    86400      | 1 d
                    273600     | 3 d 4 h
                    172799     | 2 d
                    31536000   | 365 d
                    99999999999 | 1,157,407 d 10 h
                    """)
    void duration(double seconds, String text) {
        assertThat(Units.duration(seconds)).isEqualTo(text);
    }

    @Test
    void numbers() {
        assertThat(Units.count(1234567)).isEqualTo("1,234,567");
        assertThat(Units.percent(0.84)).isEqualTo("84.0 %");
        assertThat(Units.percent(1.0)).isEqualTo("100.0 %");
        assertThat(Units.points(36.0)).isEqualTo("+36.0");
        assertThat(Units.points(-56.801909)).isEqualTo("-56.8");
        assertThat(Units.points(0.0)).isEqualTo("0.0");
        assertThat(Units.points(-0.04)).isEqualTo("0.0");
        assertThat(Units.score(4.125)).isEqualTo("4.13");
    }

    @Test
    void noData() {
        assertThat(Units.duration(null)).isEqualTo("no data");
        assertThat(Units.percent(null)).isEqualTo("no data");
        assertThat(Units.points(null)).isEqualTo("no data");
        assertThat(Units.score(null)).isEqualTo("no data");
    }
}
