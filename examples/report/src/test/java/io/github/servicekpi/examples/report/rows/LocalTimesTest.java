package io.github.servicekpi.examples.report.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalTimesTest {
    private static final LocalTimes BERLIN = new LocalTimes(ZoneId.of("Europe/Berlin"));

    @ParameterizedTest
    @CsvSource({
        "2026-01-31T09:30, 2026-01-31T08:30:00Z",
        "2026-07-31T09:30, 2026-07-31T07:30:00Z",
        "2026-01-31T09:30:15, 2026-01-31T08:30:15Z",
        "2026-01-31T09:30:15.1, 2026-01-31T08:30:15.1Z",
        "2026-01-31T09:30:15.123456789, 2026-01-31T08:30:15.123456789Z",
        "2026-01-31T09:30:15.000000001Z, 2026-01-31T09:30:15.000000001Z",
        "2026-01-31T09:30Z, 2026-01-31T09:30:00Z",
        "2026-01-31T09:30+05:30, 2026-01-31T04:00:00Z",
        "2026-01-31T09:30:15.5-11:30, 2026-01-31T21:00:15.5Z",
        "2026-01-31T09:30-00:00, 2026-01-31T09:30:00Z",
        "2026-01-31T09:30+18:00, 2026-01-30T15:30:00Z",
        "0000-01-01T00:00Z, 0000-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999999999Z, 9999-12-31T23:59:59.999999999Z",
        "2024-02-29T00:00Z, 2024-02-29T00:00:00Z"
    })
    void times(String text, Instant instant) {
        assertThat(BERLIN.parse(text)).isEqualTo(instant);
    }

    @ParameterizedTest
    @CsvSource({
        // Clocks go from 02:00 to 03:00: what is skipped moves an hour later.
        "Europe/Berlin, 2026-03-29T01:59:59, 2026-03-29T00:59:59Z",
        "Europe/Berlin, 2026-03-29T02:00, 2026-03-29T01:00:00Z",
        "Europe/Berlin, 2026-03-29T02:30, 2026-03-29T01:30:00Z",
        "Europe/Berlin, 2026-03-29T03:00, 2026-03-29T01:00:00Z",
        // Clocks go from 03:00 back to 02:00: what occurs twice is the first.
        "Europe/Berlin, 2026-10-25T02:00, 2026-10-25T00:00:00Z",
        "Europe/Berlin, 2026-10-25T02:59:59, 2026-10-25T00:59:59Z",
        "Europe/Berlin, 2026-10-25T03:00, 2026-10-25T02:00:00Z",
        // By half an hour.
        "Australia/Lord_Howe, 2026-10-04T02:15, 2026-10-03T15:45:00Z",
        "Australia/Lord_Howe, 2026-04-05T01:45, 2026-04-04T14:45:00Z",
        // A whole day that was skipped.
        "Pacific/Apia, 2011-12-30T12:00, 2011-12-30T22:00:00Z",
        "+02:00, 2026-03-29T02:30, 2026-03-29T00:30:00Z"
    })
    void localTimes(String zone, String text, Instant instant) {
        assertThat(new LocalTimes(ZoneId.of(zone)).parse(text)).isEqualTo(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "now",
                "2026-01-31",
                "2026-01-31T09",
                "2026-01-31T9:30",
                "2026-01-31 09:30",
                "2026-01-31t09:30",
                "2026-01-31T09:30z",
                "2026-01-31T09:30 ",
                " 2026-01-31T09:30",
                "2026-01-31T09:30:",
                "2026-01-31T09:30:1",
                "2026-01-31T09:30:15.",
                "2026-01-31T09:30:15.Z",
                "2026-01-31T09:30:15.1234567890",
                "2026-01-31T09:30:15,5",
                "2026-01-31T09:30.5",
                "2026-01-31T09:30:60",
                "2026-01-31T09:60",
                "2026-01-31T24:00",
                "2026-01-00T00:00",
                "2026-01-32T00:00",
                "2026-02-29T00:00",
                "2026-00-01T00:00",
                "2026-13-01T00:00",
                "26-01-31T09:30",
                "12026-01-31T09:30",
                "+2026-01-31T09:30",
                "-001-01-31T09:30",
                "2026-01-31T09:30+2:00",
                "2026-01-31T09:30+02",
                "2026-01-31T09:30+0200",
                "2026-01-31T09:30+02:60",
                "2026-01-31T09:30+18:01",
                "2026-01-31T09:30+19:00",
                "2026-01-31T09:30+02:00:00",
                "2026-01-31T09:30*02:00",
                "2026-01-31T09:30ZZ",
                "2026-01-31T09:30Z+01:00",
                "2026-01-31T09:30[UTC]",
                "２026-01-31T09:30",
                "2026-W05-6T09:30"
            })
    void noTimes(String text) {
        assertThat(BERLIN.parse(text)).isNull();
    }

    @Property
    boolean readsWhatInstantsPrint(
            @ForAll @LongRange(min = -62_167_219_200L, max = 253_402_300_799L) long second,
            @ForAll @IntRange(max = 999_999_999) int nano) {
        Instant instant = Instant.ofEpochSecond(second, nano);
        return instant.equals(BERLIN.parse(instant.toString()));
    }

    @Property
    void neverFails(@ForAll @StringLength(max = 40) String text) {
        assertThat(BERLIN.parse(text)).isNull();
    }
}
