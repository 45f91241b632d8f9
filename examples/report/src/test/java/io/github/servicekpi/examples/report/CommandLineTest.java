package io.github.servicekpi.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
    @TempDir
    private Path folder;

    private Path interactions;

    @BeforeEach
    void interactions() {
        interactions = Run.file(folder, "calls.csv", "id,opened_at,region", "1,2026-01-01T00:00Z,north");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --zone Mars/Olympus       | Invalid value for option '--zone': "Mars/Olympus" is not a time zone such as Europe/Berlin, UTC or +02:00
                    --from 2026-02-29         | Invalid value for option '--from': "2026-02-29" is not a date such as 2026-01-31
                    --to 2026-1-1             | Invalid value for option '--to': "2026-1-1" is not a date such as 2026-01-31
                    --to 12026-01-01          | Invalid value for option '--to': "12026-01-01" is not a date such as 2026-01-31
                    --from 2026-02-02 --to 2026-02-01 | --from must be before --to: 2026-02-02 and 2026-02-01
                    --from 2026-02-01 --to 2026-02-01 | --from must be before --to: 2026-02-01 and 2026-02-01
                    --as-of 2026-02-01        | --as-of: "2026-02-01" is not a time such as 2026-04-01T00:00Z
                    --level 0                 | Invalid value for option '--level': "0" is not between 0 and 1, both excluded
                    --level 1                 | Invalid value for option '--level': "1" is not between 0 and 1, both excluded
                    --level NaN               | Invalid value for option '--level': "NaN" is not a number between 0 and 1
                    --percentile-method hf6   | Invalid value for option '--percentile-method': "hf6" is not nearest-rank or hf7
                    --format xml              | --format: "xml" is not text or json
                    --format pdf              | not available yet: --format pdf
                    --hours 09:00-17:00       | Invalid value for option '--hours': hours must be days and a window such as Mon-Fri 09:00-17:00, with commas between: '09:00-17:00' in '09:00-17:00'
                    --period month            | not available yet: --period
                    --targets x.csv           | not available yet: --targets
                    --set nps-interval        | --set: "nps-interval" is not OPTION=VALUE of an option fcr, short-abandon, service-level, service-level-threshold, nps-interval, proportion-interval, survival-interval
                    --set colour=red          | --set: "colour=red" is not OPTION=VALUE of an option fcr, short-abandon, service-level, service-level-threshold, nps-interval, proportion-interval, survival-interval
                    --set fcr=confirmed       | --set: "confirmed" is no fcr; expected one of no-repeat, no-reply-needed, one-touch, single-agent, single-reply
                    --set service-level=best  | --set: "best" is no service-level; expected one of drop-abandoned-within, drop-short, left-queue, of-answered, of-offered
                    --set survival-interval=x | --set: "x" is no survival-interval; expected one of log, log-log, plain
                    --set short-abandon=5     | --set: "5" is no short-abandon; expected a duration such as PT20S or PT1M30S
                    --set short-abandon=      | --set: "" is no short-abandon; expected a duration such as PT20S or PT1M30S
                    --set service-level-threshold=PT-1S | --set: "PT-1S" is no service-level-threshold; expected a duration such as PT20S or PT1M30S
                    --set nps-interval=exact  | --set: "exact" is no nps-interval; expected one of adjusted-wald, score, wald
                    --set proportion-interval=x | --set: "x" is no proportion-interval; expected one of agresti-coull, clopper-pearson, jeffreys, wald, wilson, wilson-cc
                    --set nps-interval=wald --set nps-interval=score | --set: nps-interval is given twice; expected once
                    --by price                | --by: no file has a column "price"; expected one of id, opened_at, region
                    --where price=1           | --where: no file has a column "price"; expected one of id, opened_at, region
                    --where region            | Invalid value for option '--where' (COLUMN=VALUE): "region" is not COLUMN=VALUE
                    --where region=           | Invalid value for option '--where' (COLUMN=VALUE): "region=" is not COLUMN=VALUE
                    --where =north            | Invalid value for option '--where' (COLUMN=VALUE): "=north" is not COLUMN=VALUE
                    --frmo 2026-01-01         | Unknown options: '--frmo', '2026-01-01'
                    calls.csv                 | Unmatched argument at index 2: 'calls.csv'
                    --zone                    | Missing required parameter for option '--zone' (ZONE)
                    --zone UTC --zone UTC     | option '--zone' (ZONE) should be specified only once
                    """)
    void wrongUsage(String options, String message) {
        Object[] args = ("--interactions " + interactions + " " + options).split(" ", -1);

        Run run = Run.of(args);

        assertThat(run.errors())
                .isEqualTo(
                        "kpi-report: " + message + lineEnd() + "Try 'kpi-report --help' for the options." + lineEnd());
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void columnWithoutName(String column) {
        Run run = Run.of("--interactions", interactions, "--by", column);

        assertThat(run.errors())
                .startsWith("kpi-report: Invalid value for option '--by' (COLUMN): \"" + column
                        + "\" is not the name of a column");
        assertThat(run.exit()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--out", "--rejects"})
    void outputOverInput(String option) {
        Run run = Run.of(
                "--interactions",
                interactions,
                option,
                folder.resolve("x").resolve("..").resolve("calls.csv"));

        assertThat(run.errors())
                .startsWith("kpi-report: " + option + ": ")
                .contains("is also another file of the command line");
        assertThat(run.exit()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--messages", "--surveys", "--customers", "--holidays", "--sla"})
    void outputOverOtherInput(String option) {
        Path input = folder.resolve("input.csv");

        Run run = Run.of("--interactions", interactions, option, input, "--out", input);

        assertThat(run.errors())
                .startsWith("kpi-report: --out: " + input + " is also another file of the command line" + lineEnd());
        assertThat(run.exit()).isEqualTo(2);
    }

    @Test
    void messagesWithoutInteractions() {
        Run run = Run.of("--messages", "talk.csv", "--surveys", "surveys.csv");

        assertThat(run.errors())
                .startsWith(
                        "kpi-report: --messages: talk.csv needs --interactions with the interactions of the messages"
                                + lineEnd());
        assertThat(run.exit()).isEqualTo(2);
    }

    @Test
    void sameFileForReportAndRejects() {
        Path file = folder.resolve("both");

        assertThat(Run.of("--out", file, "--rejects", file).exit()).isEqualTo(2);
        assertThat(file).doesNotExist();
    }

    @Test
    void help() {
        Run run = Run.of("--help");

        assertThat(run.exit()).isZero();
        assertThat(run.errors()).isEmpty();
        assertThat(run.out())
                .contains("--interactions=FILE", "--percentile-method=METHOD", "Exit status: 0; 2 for wrong usage")
                .contains("--messages=FILE", "--hours=WINDOWS", "--holidays=FILE", "--sla=FILE", "  explain  ")
                .doesNotContain("--period", "--targets");
    }

    @Test
    void version() {
        assertThat(Run.of("--version").out()).matches("kpi-report .+\\R");
    }

    @Test
    void argumentsAreNoFilesOfArguments() {
        assertThat(Run.of("--interactions", interactions, "--where", "region=@x")
                        .exit())
                .isZero();
    }

    @Test
    void out() throws IOException {
        Path out = Files.writeString(folder.resolve("report.json"), "old");

        Run run = Run.of("--interactions", interactions, "--format", "json", "--out", out);

        assertThat(run).isEqualTo(new Run(0, "", ""));
        assertThat(out)
                .hasContent(Run.of("--interactions", interactions, "--format", "json")
                        .out());
        assertThat(folder).isDirectoryNotContaining(file -> file.toString().endsWith(".tmp"));
    }

    @Test
    void outStaysAsItWasAfterFailure() throws IOException {
        Path broken = Run.file(folder, "broken.csv", "id,opened_at", "1,\"2026");
        Path out = Files.writeString(folder.resolve("report.json"), "old");
        Path rejects = folder.resolve("rejects.csv");

        assertThat(Run.of("--interactions", broken, "--out", out, "--rejects", rejects)
                        .exit())
                .isEqualTo(3);

        assertThat(out).hasContent("old");
        assertThat(rejects).doesNotExist();
        assertThat(folder).isDirectoryNotContaining(file -> file.toString().endsWith(".tmp"));
    }

    @Test
    void outBehindLink() throws IOException {
        Path target = Files.writeString(folder.resolve("target"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link"), target);

        assertThat(Run.of("--interactions", interactions, "--out", link).exit()).isZero();

        assertThat(link).isSymbolicLink();
        assertThat(Files.readString(target)).startsWith("Customer-service KPIs");
    }

    @Test
    void outInMissingFolder() {
        Path out = folder.resolve("none").resolve("report.txt");

        Run run = Run.of("--interactions", interactions, "--out", out);

        assertThat(run)
                .isEqualTo(new Run(3, "", "kpi-report: " + out + ": cannot be written (no such folder)" + lineEnd()));
    }

    @Test
    void outIsFolder() {
        Run run = Run.of("--interactions", interactions, "--rejects", folder);

        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.errors())
                .isEqualTo("kpi-report: " + folder + ": cannot be written (Is a directory)" + lineEnd());
    }

    @Test
    void closedStandardOutput() {
        StringWriter errors = new StringWriter();
        OutputStream closed = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };

        int exit = ReportCommand.run(
                closed, new PrintWriter(errors, true), Progress.none(), "--interactions", interactions.toString());

        assertThat(exit).isEqualTo(3);
        assertThat(errors).hasToString("kpi-report: standard output: cannot be written (Broken pipe)" + lineEnd());
    }

    private static String lineEnd() {
        return System.lineSeparator();
    }
}
