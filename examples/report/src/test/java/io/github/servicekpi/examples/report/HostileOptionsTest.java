package io.github.servicekpi.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Options at the limits of what they can say, and beyond, on data at the limits. */
class HostileOptionsTest {
    private static final String FIRST = "0000-01-01T00:00+18:00";
    private static final String LAST = "9999-12-31T23:59:59.999999999-18:00";

    @TempDir
    private Path folder;

    private final List<Object> files = new ArrayList<>();

    @BeforeEach
    void files() {
        String header = "id,opened_at,queued_at,answered_at,abandoned_at,resolved_at,first_response_at,customer,topic,"
                + "talk_s,reopens,\"a \"\"b\"\"\nc\"";
        files.addAll(List.of(
                "--interactions",
                Run.file(
                        folder,
                        "calls.csv",
                        header,
                        String.join(
                                ",", "1", FIRST, FIRST, LAST, "", LAST, LAST, "c", "t", "99999999999999999", "0", "x"),
                        String.join(",", "2", LAST, FIRST, "", LAST, FIRST, FIRST, "c", "t", "0", "0", "\"d=\"\"\n\""),
                        String.join(",", "3", LAST, "", FIRST, FIRST, LAST, "", "c", "t", "0", "1", "d="),
                        String.join(
                                ",",
                                "4",
                                "2026-01-01T00:00Z",
                                "",
                                "2026-01-01T00:00:20Z",
                                "",
                                "",
                                "",
                                "",
                                "",
                                "",
                                "",
                                "")),
                "--surveys",
                Run.file(
                        folder,
                        "surveys.csv",
                        "kind,score,sent_at,answered_at,replied_at",
                        "nps,10," + FIRST + "," + LAST + ",",
                        "nps,0," + LAST + "," + FIRST + ",",
                        "csat,1,,,",
                        "ces,7," + LAST + ",,",
                        "review,5,," + FIRST + "," + LAST),
                "--customers",
                Run.file(
                        folder,
                        "customers.csv",
                        "id,started_on,ended_on",
                        "1,0000-01-01,9999-12-31",
                        "2,9999-12-31,")));
    }

    private List<Object> with(Object... options) {
        List<Object> all = new ArrayList<>(files);
        all.addAll(List.of(options));
        return all;
    }

    /** The report, which must be there as text too, and must have no number that is none. */
    private Map<String, Object> report(Object... options) {
        assertThat(Run.of(with(options).toArray()).exit()).isZero();
        Map<String, Object> report = Run.json(with(options).toArray());
        assertThat(report.toString()).doesNotContain("NaN").doesNotContain("Infinity");
        return report;
    }

    private static Object value(Map<String, Object> report, String kpi, String statistic) {
        return Run.at(report, "kpis", kpi, statistic);
    }

    private Run wrongUsage(Object... options) {
        Run run = Run.of(with(options).toArray());
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        return run;
    }

    @ParameterizedTest
    @CsvSource({
        "0000-01-01T00:00Z, 1",
        "0000-01-01T00:00+18:00, 1",
        "0000-01-01T00:00:00.000000000-18:00, 1",
        "2025-12-31T23:59:59.999999999Z, 1",
        "2026-01-01T00:00Z, 2",
        "9999-12-31T23:59:59.999999999Z, 2",
        "9999-12-31T23:59:59.999999998-18:00, 2",
        "9999-12-31T23:59:59.999999999-18:00, 4"
    })
    void asOf(String asOf, int interactions) {
        for (String zone : List.of("UTC", "+18:00", "-18:00", "Pacific/Apia")) {
            assertThat(value(report("--as-of", asOf, "--zone", zone), "interactions", "value"))
                    .isEqualTo(interactions);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10000-01-01T00:00Z",
                "-0001-12-31T00:00Z",
                "now",
                "",
                "2026-01-01T00:00+18:01",
                "2026-01-01T00:00\n"
            })
    void noAsOf(String asOf) {
        assertThat(wrongUsage("--as-of", asOf).errors())
                .startsWith("kpi-report: --as-of: \"" + asOf.replace("\n", "\\n")
                        + "\" is not a time such as 2026-04-01T00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "--from 9999-12-31 --zone UTC, 2",
        "--from 9999-12-31 --zone +18:00, 2",
        "--from 9999-12-31 --zone -18:00, 2",
        "--to 0000-01-01 --zone UTC, 1",
        "--to 0000-01-01 --zone +18:00, 0",
        "--to 0000-01-01 --zone -18:00, 1",
        "--from 0000-01-01 --to 0000-01-02 --zone +18:00, 1",
        "--from 0000-01-01 --to 9999-12-31 --zone UTC, 1",
        "--from 9999-12-30 --to 9999-12-31 --zone -18:00, 0"
    })
    void ranges(String options, int interactions) {
        assertThat(value(report((Object[]) options.split(" ")), "interactions", "value"))
                .isEqualTo(interactions);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"PT0S", "PT20S", "PT2562047788015H", "PT2562047788015215H30M7.999999999S", "P106751991167300D"})
    void durations(String duration) {
        for (String form : List.of("of-offered", "of-answered", "left-queue", "drop-abandoned-within", "drop-short")) {
            Map<String, Object> report = report(
                    "--set", "short-abandon=" + duration,
                    "--set", "service-level-threshold=" + duration,
                    "--set", "service-level=" + form);

            // The fourth was answered after 20 seconds, the first after ten thousand years; so long the second waited
            // in vain.
            int ever = form.equals("left-queue") ? 3 : 2;
            assertThat(value(report, "service-level", "numerator"))
                    .isEqualTo(duration.equals("PT0S") ? 0 : duration.equals("PT20S") ? 1 : ever);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "fcr, ''",
        "fcr, NO-REPEAT",
        "short-abandon, PT",
        "short-abandon, PT-0.000000001S",
        "short-abandon, -PT5S",
        "short-abandon, PT2562047788015215H30M8S",
        "short-abandon, PT9999999999999999999999H",
        "short-abandon, PT0.0000000001S",
        "short-abandon, P1M",
        "service-level, ' of-offered'",
        "service-level-threshold, 20s",
        "service-level-threshold, ''",
        "nps-interval, 'wald '",
        "proportion-interval, Wilson",
        "survival-interval, log_log"
    })
    void noVariants(String option, String value) {
        assertThat(wrongUsage("--set", option + "=" + value).errors())
                .startsWith("kpi-report: --set: \"" + value + "\" is no " + option + "; expected ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "=", "=wald", "fcr", "FCR=no-repeat", "fcr =no-repeat", "a\nb=c"})
    void noOptionsOfVariants(String setting) {
        assertThat(wrongUsage("--set", setting).errors())
                .startsWith("kpi-report: --set: \"" + setting.replace("\n", "\\n")
                        + "\" is not OPTION=VALUE of an option fcr, ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.9e-324", "1e-300", "0.5", "0.9999999999999999"})
    void levels(String level) {
        for (String interval : List.of("wilson", "wilson-cc", "clopper-pearson", "agresti-coull", "jeffreys", "wald")) {
            report("--level", level, "--set", "proportion-interval=" + interval, "--set", "nps-interval=score");
        }
        for (String interval : List.of("log-log", "log", "plain")) {
            report("--level", level, "--set", "survival-interval=" + interval, "--set", "nps-interval=wald");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e-400", "1e999999999", "-1e-300", "0.99999999999999999999", "1"})
    void levelsBeyond(String level) {
        assertThat(wrongUsage("--level", level).errors())
                .startsWith("kpi-report: Invalid value for option '--level': \"" + level
                        + "\" is not between 0 and 1, both excluded");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0,95", "1e99999999999", "95%"})
    void noLevels(String level) {
        assertThat(wrongUsage("--level", level).errors())
                .startsWith("kpi-report: Invalid value for option '--level': \"" + level
                        + "\" is not a number between 0 and 1");
    }

    @Test
    void columnAndValuesWithQuotesAndLineEnds() {
        String column = "a \"b\"\nc";

        assertThat(Run.at(report("--by", column), "groups", column, "d=\"\n", "interactions", "value"))
                .isEqualTo(1);
        assertThat(value(report("--where", column + "=d=\"\n"), "interactions", "value"))
                .isEqualTo(1);
        assertThat(value(report("--where", column + "=d="), "interactions", "value"))
                .isEqualTo(1);
        assertThat(value(report("--where", column + "=d"), "interactions", "value"))
                .isEqualTo(0);
        assertThat(value(report("--where", column + "=x", "--where", column + "=d="), "interactions", "value"))
                .isEqualTo(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a \"b\"", "'id'", "ID", " id", "id\n", "\0", "\uD800"})
    void noColumns(String column) {
        for (List<String> options : List.of(List.of("--by=" + column), List.of("--where=" + column + "=x"))) {
            assertThat(wrongUsage(options.toArray()).errors())
                    .contains(": no file has a column \"")
                    .hasLineCount(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "=", "id", "id=", "=1", "\n"})
    void noFilters(String filter) {
        assertThat(wrongUsage("--where", filter).errors())
                .startsWith("kpi-report: Invalid value for option '--where' (COLUMN=VALUE): \""
                        + filter.replace("\n", "\\n") + "\" is not COLUMN=VALUE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "+18:01", "+19:00", "Europe", "UTC ", "UTC\n", "EST5EDT,M3.2.0,M11.1.0", "utc"})
    void noZones(String zone) {
        assertThat(wrongUsage("--zone", zone).errors())
                .startsWith("kpi-report: Invalid value for option '--zone': \"" + zone.replace("\n", "\\n")
                        + "\" is not a time zone such as Europe/Berlin, UTC or +02:00");
    }
}
