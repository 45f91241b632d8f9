package io.github.servicekpi.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that no sound system would write: they are left out and named, or counted as what they say; the program goes on. */
class HostileValuesTest {
    private static final String FIRST = "0000-01-01T00:00+18:00";
    private static final String LAST = "9999-12-31T23:59:59.999999999-18:00";

    @TempDir
    private Path folder;

    private Path file(String... lines) {
        return Run.file(folder, "file.csv", lines);
    }

    private void assertRejected(String option, String kind, String header, String row, String rejected) {
        Path rejects = folder.resolve("rejects.csv");

        Map<String, Object> report = Run.json(option, file(header, row), "--rejects", rejects);

        assertThat(rejects).hasContent("file,line,column,value,reason\n" + kind + ",2," + rejected + "\n");
        assertThat(Run.at(report, "rejected", kind))
                .hasToString("{" + rejected.substring(rejected.lastIndexOf(',') + 1) + "=1}");
    }

    @ParameterizedTest
    @CsvSource({
        "11, score-out-of-scale",
        "99999999999, score-out-of-scale",
        "-1, bad-number",
        "7.5, bad-number",
        "N/A, bad-number",
        "NaN, bad-number",
        "1e1, bad-number",
        "0x9, bad-number",
        "９, bad-number",
        "' 9', bad-number",
    })
    void scores(String score, String reason) {
        assertRejected("--surveys", "surveys", "kind,score", "nps," + score, "score," + score + "," + reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-01T00:00:00.1234567890Z",
                "10000-01-01T00:00Z",
                "+10000-01-01T00:00Z",
                "-0001-01-01T00:00Z",
                "2026-02-30T00:00Z",
                "2026-01-01T24:00Z",
                "2026-01-01T23:59:60Z",
                "2026-01-01T00:00+18:01",
                "2026-01-01T00:00-23:59",
                "2026-01-01",
                "1767225600",
                "never"
            })
    void noTimes(String time) {
        assertRejected(
                "--interactions", "interactions", "id,opened_at", "1," + time, "opened_at," + time + ",bad-time");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-29T02:30, 2026-03-29T01:30:00Z", // in the gap
        "2026-10-25T02:30, 2026-10-25T00:30:00Z", // in the overlap
        "2026-01-01T00:00, 2025-12-31T23:00:00Z", // without seconds
        "2026-01-01T00:00:00.123456789, 2025-12-31T23:00:00.123456789Z",
        "0000-01-01T00:00, -0001-12-31T23:06:32Z", // local mean time
        "9999-12-31T23:59:59.999999999, 9999-12-31T22:59:59.999999999Z",
        "0000-01-01T00:00+18:00, -0001-12-31T06:00:00Z",
        "9999-12-31T23:59-18:00, +10000-01-01T17:59:00Z"
    })
    void times(String time, String instant) {
        Map<String, Object> report =
                Run.json("--interactions", file("id,opened_at", "1," + time), "--zone", "Europe/Berlin");

        assertThat(Run.at(report, "asOf")).isEqualTo(instant);
        assertThat(Run.at(report, "kpis", "interactions", "value")).isEqualTo(1);
    }

    @Test
    void resolvedBeforeOpened() {
        Map<String, Object> report = Run.json(
                "--interactions",
                file(
                        "id,opened_at,queued_at,answered_at,first_response_at,resolved_at",
                        "1,2026-01-01T00:00Z,2026-01-01T00:00Z,2025-01-01T00:00Z,2025-01-01T00:00Z,2025-01-01T00:00Z"));

        for (String kpi :
                new String[] {"resolution-time", "first-resolution-time", "first-response-time", "speed-of-answer"}) {
            assertThat(Run.at(report, "kpis", kpi))
                    .asString()
                    .contains("count=0", "mean=null", "excluded={negative-span=1}");
        }
    }

    @Test
    void duplicateIds() {
        Path rejects = folder.resolve("rejects.csv");

        Map<String, Object> report = Run.json(
                "--interactions",
                file(
                        "id,opened_at,topic",
                        "\" \",2026-01-01T00:00Z,",
                        "1,never,",
                        "1,2026-01-01T00:00Z,\"a\nb\"",
                        "1,2026-01-01T00:00Z,",
                        "\" \",2026-01-01T00:00Z,",
                        "1,never,"),
                "--rejects",
                rejects);

        assertThat(Run.at(report, "kpis", "interactions", "value")).isEqualTo(2);
        assertThat(Run.at(report, "rejected", "interactions")).hasToString("{bad-time=2, duplicate-id=2}");
        assertThat(rejects).hasContent("""
                        file,line,column,value,reason
                        interactions,3,opened_at,never,bad-time
                        interactions,6,id,1,duplicate-id
                        interactions,7,id, ,duplicate-id
                        interactions,8,opened_at,never,bad-time
                        """);
    }

    @Test
    void rejectedRowsAlone() {
        Path interactions =
                Run.file(folder, "calls.csv", "id,opened_at,channel", "1,x,chat", "2,,chat", "3,2026-01-01T00:00Z");
        Path surveys = Run.file(folder, "surveys.csv", "kind,channel", "x,chat");
        Path customers = Run.file(folder, "customers.csv", "id,started_on,channel", "1,2026-02-30,chat");
        Object[] args = {
            "--interactions", interactions, "--surveys", surveys, "--customers", customers, "--by", "channel"
        };

        Map<String, Object> report = Run.json(args);

        assertThat(report).containsEntry("asOf", null);
        assertThat(Run.at(report, "groups")).hasToString("{channel={}}");
        assertThat(Run.at(report, "kpis")).asString().doesNotContainPattern("(value|count|denominator)=[1-9]");
        assertThat(Run.at(report, "rejected"))
                .hasToString("{interactions={bad-time=1, field-count=1, missing-value=1}, surveys={unknown-value=1},"
                        + " customers={bad-date=1}}");
        assertThat(Run.of(args).out())
                .contains("As of  no time in the data\n", "interactions: bad-time 1, field-count 1, missing-value 1\n");
    }

    @Test
    void longestHandleTimes() {
        String row = ",2026-01-01T00:00Z" + ",99999999999999999.999999999".repeat(3);

        Map<String, Object> report =
                Run.json("--interactions", file("id,opened_at,talk_s,hold_s,wrap_s", "1" + row, "2" + row, "3" + row));

        assertThat(Run.at(report, "kpis", "handle-time", "count")).isEqualTo(3);
        assertThat(Run.at(report, "kpis", "handle-time", "mean")).isEqualTo(3e17);
        assertThat(Run.at(report, "kpis", "handle-time", "max")).isEqualTo(3e17);
    }

    @Test
    void repeatWindowAtBothEndsOfTime() {
        Path calls = file(
                "id,opened_at,customer,topic,resolved_at,reopens",
                "1," + FIRST + ",c,t," + FIRST + ",0",
                "2,0000-01-08T00:00+18:00,c,t," + LAST + ",0",
                "3," + LAST + ",c,t," + LAST + ",0",
                "4," + FIRST + ",d,t," + FIRST + ",0");

        Map<String, Object> report = Run.json("--interactions", calls);

        assertThat(Run.at(report, "asOf")).isEqualTo("+10000-01-01T17:59:59.999999999Z");
        assertThat(Run.at(report, "kpis", "repeat-contact-rate", "numerator")).isEqualTo(1);
        assertThat(Run.at(report, "kpis", "repeat-contact-rate", "denominator")).isEqualTo(4);
        // The first is followed by the second seven days later, the last two are not seven days old.
        assertThat(Run.at(report, "kpis", "first-contact-resolution", "numerator"))
                .isEqualTo(1);
        assertThat(Run.at(report, "kpis", "first-contact-resolution", "denominator"))
                .isEqualTo(2);
        assertThat(Run.at(report, "kpis", "first-contact-resolution", "excluded"))
                .hasToString("{immature=2}");
        assertThat(Run.at(report, "kpis", "resolution-time", "max")).isEqualTo(315_569_044_800.0);
    }

    @Test
    void tenThousandGroups() {
        String[] rows = Stream.concat(
                        Stream.of("kind,score,source"),
                        IntStream.range(0, 10_000).mapToObj(i -> "nps," + i % 11 + ",group " + i))
                .toArray(String[]::new);
        Path surveys = file(rows);

        Map<String, Object> report = Run.json("--surveys", surveys, "--by", "source");

        assertThat((Map<?, ?>) Run.at(report, "groups", "source")).hasSize(10_000);
        assertThat(Run.at(report, "groups", "source", "group 9999", "nps", "count"))
                .isEqualTo(1);
        assertThat(Run.of("--surveys", surveys, "--by", "source").out()).contains("  group 9999\n");
    }
}
