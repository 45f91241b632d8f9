package io.github.servicekpi.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages, hours, holidays and targets that no sound system would write. */
@Timeout(120)
class HostileConversationsTest {
    private static final String FIRST = "0000-01-01T00:00+18:00";
    private static final String LAST = "9999-12-31T23:59:59.999999999-18:00";

    @TempDir
    private Path folder;

    private Path calls;

    @BeforeEach
    void calls() {
        calls = Run.file(folder, "calls.csv", "id,opened_at", "1,2026-03-02T10:00", "2,2026-03-02T10:00", "bad,never");
    }

    private Path messages(String... lines) {
        return Run.file(folder, "messages.csv", lines);
    }

    private Path sla(String... lines) {
        return Run.file(folder, "sla.csv", lines);
    }

    private static Object kpi(Map<String, Object> report, String kpi, String statistic) {
        return Run.at(report, "kpis", kpi, statistic);
    }

    @ParameterizedTest
    @CsvSource({
        "--messages, '', ', line 1: no header; expected a line with the columns interaction, at, author'",
        "--holidays, '', ', line 1: no header; expected a line with the columns date'",
        "--sla, '', ', line 1: no header; expected a line with the columns metric, target'",
        "--messages, 'interaction,at', ', line 1, column \"author\": is missing; expected it among interaction, at'",
        "--holidays, 'Date', ', line 1, column \"date\": is missing; expected it among Date'",
        "--sla, 'metric', ', line 1, column \"target\": is missing; expected it among metric'",
        "--messages, 'interaction,at,author,at', ', line 1, column \"at\": is there twice, as fields 2 and 4; expected once'",
        "--holidays, 'date,date', ', line 1, column \"date\": is there twice, as fields 1 and 2; expected once'",
        "--sla, 'metric,target,metric', ', line 1, column \"metric\": is there twice, as fields 1 and 3; expected once'",
        "--messages, 'interaction,at,author;1,\"x', ', line 2, column \"at\": Unclosed quoted field at end of input; expected quoting as in RFC 4180'",
        "--holidays, 'date;\"x', ', line 2, column \"date\": Unclosed quoted field at end of input; expected quoting as in RFC 4180'",
        "--sla, 'metric,target;\"x', ', line 2, column \"metric\": Unclosed quoted field at end of input; expected quoting as in RFC 4180'"
    })
    void unusableFiles(String option, String content, String message) throws IOException {
        Path file = Files.writeString(folder.resolve("x.csv"), content.replace(';', '\n'));

        assertThat(Run.of("--interactions", calls, option, file))
                .isEqualTo(new Run(3, "", "kpi-report: " + file + message + System.lineSeparator()));
        assertThat(Run.of("explain", "1", "--interactions", calls, option, file))
                .isEqualTo(new Run(3, "", "kpi-report: " + file + message + System.lineSeparator()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--messages", "--holidays", "--sla"})
    void noFiles(String option) throws IOException {
        Path bytes = Files.write(
                folder.resolve("bytes.csv"),
                "interaction,at,author,date,metric,target\n\u00e9".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(Run.of("--interactions", calls, option, folder).errors())
                .isEqualTo("kpi-report: " + folder + ": is a folder; expected a CSV file" + System.lineSeparator());
        assertThat(Run.of("--interactions", calls, option, folder.resolve("none"))
                        .exit())
                .isEqualTo(3);
        assertThat(Run.of("--interactions", calls, option, bytes).errors())
                .startsWith("kpi-report: " + bytes + ", line 2, column \"interaction\": bytes E9; expected UTF-8");
    }

    @Test
    void headersOnly() {
        Map<String, Object> report = Run.json(
                "--interactions",
                calls,
                "--messages",
                messages("\uFEFFinteraction,at,author\r"),
                "--holidays",
                Run.file(folder, "holidays.csv", "date"),
                "--sla",
                sla("metric,target"));

        assertThat(kpi(report, "response-time", "count")).isEqualTo(0);
        assertThat(kpi(report, "sla-next-response", "denominator")).isEqualTo(0);
        assertThat(Run.at(report, "rejected"))
                .hasToString("{interactions={bad-time=1}, messages={}, holidays={}, sla={}}");
        assertThat(Run.at(report, "asOf")).isEqualTo("2026-03-02T10:00:00Z");
    }

    @Test
    void everyBadRowIsCountedAndListed() {
        Path rejects = folder.resolve("rejects.csv");

        Map<String, Object> report = Run.json(
                "--interactions",
                calls,
                "--messages",
                messages(
                        "interaction,at,author",
                        "1,2026-03-02T10:00,agent,x",
                        "3,2026-03-02T10:00,agent",
                        "bad,2026-03-02T10:00,agent",
                        "1,2026-03-02T25:00,agent",
                        "1,2026-03-02T10:00,robot",
                        ",,"),
                "--holidays",
                Run.file(folder, "holidays.csv", "date", "2026-02-30", "2026-03-02,"),
                "--sla",
                sla("metric,target", "happiness,PT1H", "resolution,soon", "resolution,"),
                "--rejects",
                rejects);

        assertThat(Run.at(report, "rejected"))
                .hasToString("{interactions={bad-time=1}, messages={bad-time=1, field-count=1, missing-value=1,"
                        + " unknown-interaction=2, unknown-value=1}, holidays={bad-date=1, field-count=1},"
                        + " sla={bad-duration=1, missing-value=1, unknown-value=1}}");
        assertThat(rejects).hasContent("""
                        file,line,column,value,reason
                        interactions,4,opened_at,never,bad-time
                        messages,2,,4,field-count
                        messages,3,interaction,3,unknown-interaction
                        messages,4,interaction,bad,unknown-interaction
                        messages,5,at,2026-03-02T25:00,bad-time
                        messages,6,author,robot,unknown-value
                        messages,7,interaction,,missing-value
                        holidays,2,date,2026-02-30,bad-date
                        holidays,3,,2,field-count
                        sla,2,metric,happiness,unknown-value
                        sla,3,target,soon,bad-duration
                        sla,4,target,,missing-value
                        """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ",",
                "Mon-Fri",
                "09:00-17:00",
                "Mon 9:00-17:00",
                "Mon 09:00",
                "Mon 09:00-17:00,",
                "Mon 09:00-17:00; Tue 09:00-17:00",
                "Mon 24:00-09:00",
                "Mon 09:00-24:01",
                "Mon 09:60-17:00",
                "Mon 09:00-17:00 Tue 09:00-17:00",
                "Monday 09:00-17:00",
                "Mo 09:00-17:00",
                "Mon-Tue-Wed 09:00-17:00",
                "Mon\u00A009:00-17:00",
                "Mon \uFF10\uFF19:00-17:00",
                "Mon 09:00-\n17:00"
            })
    void noHours(String hours) {
        Run run = Run.of("--interactions", calls, "--hours", hours);

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.errors())
                .startsWith("kpi-report: Invalid value for option '--hours': ")
                .contains("must be")
                .hasLineCount(2);
    }

    @Test
    void manyWindows() {
        String hours = String.join(
                ", ",
                Stream.generate(() -> "Mon-Sun 00:00-24:00, Sat-Mon 23:59-23:59")
                        .limit(5000)
                        .toList());

        Map<String, Object> report = Run.json(
                "--interactions",
                Run.file(folder, "calls.csv", "id,opened_at,resolved_at", "1,2026-03-02T10:00,2026-03-09T10:00"),
                "--hours",
                hours);

        assertThat(kpi(report, "resolution-time", "max")).isEqualTo(7 * 86400.0);
    }

    @Test
    void endsOfTime() {
        Path interactions = Run.file(
                folder,
                "calls.csv",
                "id,opened_at,resolved_at",
                "1," + FIRST + "," + LAST,
                "2," + LAST + "," + FIRST,
                "3," + FIRST + ",");
        Path messages = messages(
                "interaction,at,author,event",
                "1," + LAST + ",agent,",
                "1," + FIRST + ",customer,",
                "2," + FIRST + ",agent,",
                "2," + LAST + ",customer,",
                "3," + FIRST + ",agent,",
                "3," + FIRST + ",customer,");
        Path sla = sla(
                "metric,target",
                "first-response,PT2562047788015215H30M7.999999999S",
                "next-response,PT0S",
                "resolution,PT0.000000001S");
        Path holidays = Run.file(folder, "holidays.csv", "date", "0000-01-01", "9999-12-31", "1582-10-10");
        for (String zone : List.of("UTC", "+18:00", "-18:00", "Pacific/Apia")) {
            for (String hours : List.of("", "Mon-Sun 00:00-24:00", "Fri 23:00-01:00")) {
                List<Object> args = new ArrayList<>(
                        List.of("--interactions", interactions, "--messages", messages, "--sla", sla, "--zone", zone));
                args.addAll(hours.isEmpty() ? List.of() : List.of("--hours", hours, "--holidays", holidays));

                Map<String, Object> report = Run.json(args.toArray());

                assertThat(report.toString()).doesNotContain("NaN").doesNotContain("Infinity");
                assertThat(kpi(report, "first-response-time", "count")).isEqualTo(2);
                assertThat(kpi(report, "first-response-time", "excluded")).hasToString("{negative-span=1}");
                assertThat(kpi(report, "response-time", "count")).isEqualTo(2);
                assertThat(kpi(report, "response-time", "missing")).isEqualTo(1);
                assertThat(kpi(report, "sla-first-response", "numerator")).isEqualTo(2);
                assertThat(kpi(report, "sla-next-response", "excluded")).hasToString("{closed-without=1}");
                assertThat(kpi(report, "sla-resolution", "excluded")).hasToString("{negative-span=1}");
                for (String id : List.of("1", "2", "3")) {
                    args.addAll(0, List.of("explain", id));
                    assertThat(Run.of(args.toArray()).errors()).isEmpty();
                    args.subList(0, 2).clear();
                }
            }
        }
    }

    @Test
    void manyMessagesOfOneInteractionBackwards() {
        List<String> lines = new ArrayList<>(List.of("interaction,at,author"));
        for (int second = 200_000; second > 0; second--) {
            lines.add("1," + java.time.Instant.ofEpochSecond(1_772_445_600L + second) + ","
                    + (second % 2 == 0 ? "agent" : "customer"));
        }

        Map<String, Object> report =
                Run.json("--interactions", calls, "--messages", messages(lines.toArray(String[]::new)));

        assertThat(kpi(report, "response-time", "count")).isEqualTo(100_000);
        assertThat(kpi(report, "response-time", "max")).isEqualTo(1.0);
        assertThat(kpi(report, "first-response-time", "max")).isEqualTo(2.0);
    }

    @Test
    void badHistories() {
        Map<String, Object> report = Run.json(
                "--interactions",
                calls,
                "--messages",
                messages(
                        "interaction,at,author,event",
                        "1,2026-03-02T09:00,agent,", // before the opening
                        "1,2026-03-02T10:00,system,resolved",
                        "1,2026-03-02T10:00,system,resolved",
                        "1,2026-03-02T10:01,customer,", // after the resolution
                        "1,2026-03-02T10:02,bot,reopened",
                        "1,2026-03-02T10:03,agent,",
                        "2,2026-03-02T10:00,customer,reopened",
                        "2,2026-03-02T10:00,customer,",
                        "2,2026-03-02T10:00,customer,resolved"));

        assertThat(kpi(report, "first-response-time", "excluded")).hasToString("{negative-span=1}");
        assertThat(kpi(report, "response-time", "max")).isEqualTo(120.0);
        assertThat(kpi(report, "response-time", "missing")).isEqualTo(1);
        assertThat(Run.at(report, "rejected", "messages")).hasToString("{}");
    }

    /** Without an event that is a message nobody has answered; messages after the as-of instant are not there at all. */
    @Test
    void firstResponseIsThatOfTheMessagesWhereThereAreAny() {
        Path interactions = Run.file(
                folder,
                "calls.csv",
                "id,opened_at,first_response_at",
                "1,2026-03-02T10:00,2026-03-02T10:01",
                "2,2026-03-02T10:00,2026-03-02T10:01",
                "3,2026-03-02T10:00,2026-03-02T10:01");
        Path messages = messages(
                "interaction,at,author,event", "1,2026-03-02T10:00,system,assigned", "2,2026-03-02T12:00,agent,");
        Object[] files = {"--interactions", interactions, "--messages", messages};

        Map<String, Object> later = Run.json(files);
        Map<String, Object> before =
                Run.json("--as-of", "2026-03-02T11:59", "--interactions", interactions, "--messages", messages);

        assertThat(kpi(later, "first-response-time", "count")).isEqualTo(2);
        assertThat(kpi(later, "first-response-time", "open")).isEqualTo(1);
        assertThat(kpi(later, "first-response-time", "max")).isEqualTo(7200.0);
        assertThat(kpi(before, "first-response-time", "count")).isEqualTo(2);
        assertThat(kpi(before, "first-response-time", "max")).isEqualTo(60.0);
    }

    @Test
    void idsOfSpacesAndQuotes() {
        Path interactions = Run.file(
                folder,
                "calls.csv",
                "id,opened_at",
                "\" \",2026-03-02T10:00",
                "\"' '\",2026-03-02T10:00",
                "\"a,\"\"b\",2026-03-02T10:00");
        Path messages = messages(
                "interaction,at,author",
                "\" \",2026-03-02T10:01,agent",
                "\"' '\",2026-03-02T10:02,agent",
                "\"a,\"\"b\",2026-03-02T10:03,agent");

        Map<String, Object> report = Run.json("--interactions", interactions, "--messages", messages);

        assertThat(kpi(report, "first-response-time", "mean")).isEqualTo(120.0);
        assertThat(Run.at(report, "rejected", "messages")).hasToString("{}");
        assertThat(Run.of("explain", " ", "--interactions", interactions, "--messages", messages)
                        .out())
                .contains("first-response-time       counted, 1 min\n");
    }

    @Test
    void holidaysOfAllDays() {
        List<String> dates = new ArrayList<>(List.of("date"));
        for (LocalDate date = LocalDate.of(1900, 1, 1); date.getYear() < 2100; date = date.plusDays(1)) {
            dates.add(date.toString());
        }
        Path holidays = Run.file(folder, "holidays.csv", dates.toArray(String[]::new));
        Path interactions =
                Run.file(folder, "calls.csv", "id,opened_at,resolved_at", "1,2026-03-02T10:00,2026-03-09T10:00");

        Map<String, Object> report = Run.json(
                "--interactions",
                interactions,
                "--holidays",
                holidays,
                "--sla",
                sla("metric,target", "resolution,PT0S"));

        assertThat(kpi(report, "resolution-time", "count")).isEqualTo(1);
        assertThat(kpi(report, "resolution-time", "max")).isEqualTo(0.0);
        assertThat(kpi(report, "sla-resolution", "numerator")).isEqualTo(1);
        assertThat(Run.of("explain", "1", "--interactions", interactions, "--holidays", holidays)
                        .out())
                .contains("skipped: holiday");
    }

    @Test
    void noBusinessTimeAtAll() {
        List<String> dates = new ArrayList<>(List.of("date"));
        for (LocalDate date = LocalDate.of(0, 1, 2); date.getYear() < 10_000; date = date.plusDays(7)) {
            dates.add(date.toString());
        }
        Path holidays = Run.file(folder, "holidays.csv", dates.toArray(String[]::new));

        Run run = Run.of("--interactions", calls, "--hours", "Sun 10:00-12:00", "--holidays", holidays);

        assertThat(run)
                .isEqualTo(new Run(
                        3,
                        "",
                        "kpi-report: " + holidays + ": closes every day of --hours; expected days without a holiday"
                                + System.lineSeparator()));
    }

    @Test
    void clockChanges() {
        Path interactions = Run.file(
                folder,
                "calls.csv",
                "id,opened_at,resolved_at",
                "1,2026-03-28T12:00,2026-03-29T12:00",
                "2,2026-10-24T12:00,2026-10-25T12:00");

        for (List<String> expected : List.of(
                List.of("Sun 01:00-04:00", "7200.0", "14400.0"), // an hour less, an hour more
                List.of("Sun 02:30-03:15", "0.0", "6300.0"), // both edges later by the gap; from the first 02:30
                List.of("Sun 01:00-02:30", "5400.0", "5400.0"), // until 03:30; until the first 02:30
                List.of("Mon-Sun 00:00-24:00", "82800.0", "90000.0"))) {
            Map<String, Object> report =
                    Run.json("--interactions", interactions, "--hours", expected.get(0), "--zone", "Europe/Berlin");

            assertThat(kpi(report, "resolution-time", "min"))
                    .as(expected.get(0))
                    .isEqualTo(Double.valueOf(expected.get(1)));
            assertThat(kpi(report, "resolution-time", "max"))
                    .as(expected.get(0))
                    .isEqualTo(Double.valueOf(expected.get(2)));
        }
    }
}
