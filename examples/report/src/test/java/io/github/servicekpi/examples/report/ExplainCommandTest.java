package io.github.servicekpi.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExplainCommandTest {
    @TempDir
    private Path folder;

    private final List<Object> files = new ArrayList<>();

    @BeforeEach
    void files() {
        files.addAll(List.of(
                "--interactions",
                Run.file(
                        folder,
                        "calls.csv",
                        "id,opened_at,first_response_at,resolved_at,channel,reopens",
                        "1,2026-03-27T16:30,2026-03-27T16:45,2026-03-31T12:00,chat,",
                        "2,2026-03-27T16:30,,,email,0",
                        "1,2026-03-27T16:30,,,chat,",
                        "broken,2026-03-27T25:00,,,chat,",
                        "later,2026-05-01T00:00,,,chat,"),
                "--messages",
                Run.file(
                        folder,
                        "messages.csv",
                        "interaction,at,author,visibility,event,text",
                        "1,2026-03-30T09:20,agent,,,It works again",
                        "1,2026-03-27T16:45,agent,internal,,Who knows?",
                        "1,2026-03-27T16:30,customer,,,\"Help,\nplease\"",
                        "1,2026-03-30T16:00,customer,,,Thanks",
                        "1,2026-03-31T12:00,agent,,resolved,",
                        "1,2026-04-30T12:00,customer,,,Hello again",
                        "1,never,customer,,,Hm",
                        "2,2026-03-27T16:30,customer,,,?"),
                "--sla",
                Run.file(
                        folder,
                        "sla.csv",
                        "metric,target,channel",
                        "first-response,PT2H,chat",
                        "next-response,PT1H,",
                        "resolution,PT8H,"),
                "--holidays",
                Run.file(folder, "holidays.csv", "date", "2026-03-31"),
                "--zone",
                "Europe/Berlin",
                "--hours",
                "Mon-Fri 09:00-17:00",
                "--as-of",
                "2026-04-02T10:00"));
    }

    private Object[] explain(Object... args) {
        List<Object> all = new ArrayList<>(List.of("explain"));
        all.addAll(Arrays.asList(args));
        all.addAll(files);
        return all.toArray();
    }

    @Test
    void caseWithMessages() {
        Run run = Run.of(explain("1"));

        assertThat(run.errors()).isEmpty();
        assertThat(run.exit()).isZero();
        assertThat(run.out()).isEqualTo("""
                        Case 1

                        As of  2026-04-02T08:00:00Z, in the zone Europe/Berlin
                        Hours  Mon-Fri 09:00-17:00, but for holidays

                        Line 2 of the interactions: in the report
                          id: 1
                          opened_at: 2026-03-27T16:30
                          first_response_at: 2026-03-27T16:45
                          resolved_at: 2026-03-31T12:00
                          channel: chat

                        Line 4 of the interactions: cannot be used, duplicate-id in id: "1"
                          id: 1
                          opened_at: 2026-03-27T16:30
                          channel: chat

                        Messages, as they happened  line    author  visibility     event
                        2026-03-27T16:30:00+01:00      4  customer                        Help,\\nplease
                        2026-03-27T16:45:00+01:00      3     agent    internal            Who knows?
                        2026-03-30T09:20:00+02:00      2     agent                        It works again
                        2026-03-30T16:00:00+02:00      6  customer                        Thanks
                        2026-03-31T12:00:00+02:00      7     agent              resolved
                        2026-04-30T12:00               8  customer                        after the as-of instant
                        never                          9  customer                        cannot be used, bad-time in at: "never"

                        Reply cycles                                   until    time
                        2026-03-27T16:30:00+01:00  2026-03-30T09:20:00+02:00  50 min  answered
                        2026-03-30T16:00:00+02:00  2026-03-31T12:00:00+02:00          missing: closed without an answer, after the first reply

                        To the first response in the messages and reply, 2026-03-27T16:30:00+01:00 to 2026-03-30T09:20:00+02:00: 50 min of business time
                          from                                              to      time
                          2026-03-27T16:30:00+01:00  2026-03-27T17:00:00+01:00    30 min  counted: weekly-hours
                          2026-03-27T17:00:00+01:00  2026-03-30T09:00:00+02:00  2 d 15 h  skipped: outside-hours
                          2026-03-30T09:00:00+02:00  2026-03-30T09:20:00+02:00    20 min  counted: weekly-hours

                        To the last resolution, 2026-03-27T16:30:00+01:00 to 2026-03-31T12:00:00+02:00: 8 h 30 min of business time
                          from                                              to      time
                          2026-03-27T16:30:00+01:00  2026-03-27T17:00:00+01:00    30 min  counted: weekly-hours
                          2026-03-27T17:00:00+01:00  2026-03-30T09:00:00+02:00  2 d 15 h  skipped: outside-hours
                          2026-03-30T09:00:00+02:00  2026-03-30T17:00:00+02:00       8 h  counted: weekly-hours
                          2026-03-30T17:00:00+02:00  2026-03-31T00:00:00+02:00       7 h  skipped: outside-hours
                          2026-03-31T00:00:00+02:00  2026-03-31T12:00:00+02:00      12 h  skipped: holiday

                        Promises                                       target                        due        used
                        first-response from 2026-03-27T16:30:00+01:00    PT2H  2026-03-30T10:30:00+02:00      50 min  met
                        next-response from 2026-03-30T16:00:00+02:00     PT1H  2026-03-30T17:00:00+02:00         1 h  closed-without
                        resolution from 2026-03-27T16:30:00+01:00        PT8H  2026-03-30T16:30:00+02:00  8 h 30 min  breached-closed

                        KPIs
                        interactions              counted
                        open-interactions         not counted
                        resolved-interactions     counted
                        complaints                not counted
                        distinct-customers        not counted
                        first-response-time       counted, 50 min
                        response-time             counted, 50 min, missing
                        speed-of-answer           missing
                        time-to-abandon           missing
                        handle-time               missing
                        resolution-time           counted, 8 h 30 min
                        first-resolution-time     counted, 8 h 30 min
                        first-contact-resolution  excluded: unknown-customer
                        repeat-contact-rate       excluded: unknown-customer
                        reopen-rate               excluded: unknown-reopens
                        transfer-rate             excluded: unknown-transfers
                        complaint-rate            excluded: unknown-complaint
                        registered-rate           excluded: unknown-registered
                        abandonment-rate          not among those that it is of
                        service-level             not among those that it is of
                        sla-first-response        counted, yes
                        sla-next-response         excluded: closed-without
                        sla-resolution            counted, no
                        """);
    }

    /** What it says of each case is what the report counts. */
    @Test
    void verdictsAreThoseOfTheReport() {
        List<Object> args = new ArrayList<>(files);
        args.addAll(List.of("--where", "id=1"));

        Map<String, Object> report = Run.json(args.toArray());

        assertThat(Run.at(report, "kpis", "first-response-time", "mean")).isEqualTo(3000.0);
        assertThat(Run.at(report, "kpis", "sla-first-response", "numerator")).isEqualTo(1);
        assertThat(Run.of(explain("1", "--where", "id=1")).out())
                .contains("first-response-time       counted, 50 min\n", "sla-first-response        counted, yes\n");
    }

    @Test
    void openCase() {
        assertThat(Run.of(explain("2")).out())
                .contains(
                        "first-response-time       open\n",
                        "response-time             open\n",
                        "sla-first-response        not among those that it is of\n",
                        "sla-resolution            counted, no\n");
    }

    @Test
    void rowThatCannotBeUsed() {
        assertThat(Run.of(explain("broken")).out())
                .contains("Line 5 of the interactions: cannot be used, bad-time in opened_at: \"2026-03-27T25:00\"\n")
                .doesNotContain("KPIs");
    }

    @Test
    void rowThatIsNotInTheReport() {
        assertThat(Run.of(explain("later")).out())
                .contains("Line 6 of the interactions: not in the report, as it was opened after the as-of instant\n")
                .doesNotContain("KPIs");
        assertThat(Run.of(explain("2", "--where", "channel=chat")).out())
                .contains("Line 3 of the interactions: not in the report, as it is not one where channel = chat\n")
                .doesNotContain("KPIs");
        assertThat(Run.of(explain("2", "--to", "2026-03-27")).out())
                .contains(
                        "not in the report, as it was not opened in the range from the beginning to before 2026-03-27\n");
        assertThat(Run.of(explain("2", "--from", "2026-03-28")).out())
                .contains("not in the report, as it was not opened in the range from 2026-03-28 to before the end\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    explain                                   | Missing required parameter: 'ID'
                    explain 1 --messages m.csv                | --messages: m.csv needs --interactions with the interactions of the messages
                    explain 1 --surveys s.csv                 | explain: needs --interactions with the interaction 1
                    explain T-0                               | explain: no interaction has the id "T-0"
                    explain 1 --by channel                    | Unknown options: '--by', 'channel'
                    explain 1 --where price=1                 | --where: no file has a column "price"; expected one of id, opened_at
                    --zone UTC explain 1                      | explain: options must come after it, or they would not count
                    explain 1 2                               | Unmatched argument at index 2: '2'
                    """)
    void wrongUsage(String args, String message) {
        Run run = Run.of((Object[]) args.split(" "));

        assertThat(run.errors()).contains("kpi-report: " + message);
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void sampleCase() {
        Run run = Run.of("explain", "T-0000003");

        assertThat(run.exit()).isZero();
        assertThat(run.errors())
                .isEqualTo("kpi-report: a report on generated sample data, as no file was named; see --help"
                        + System.lineSeparator());
        assertThat(run.out()).startsWith("Case T-0000003\n").contains("all of it counted");
    }

    @Test
    void closedStandardOutput() {
        OutputStream closed = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        StringWriter errors = new StringWriter();

        int exit = ReportCommand.run(closed, new PrintWriter(errors, true), Progress.none(), "explain", "T-0000003");

        assertThat(exit).isEqualTo(3);
        assertThat(errors.toString()).contains("kpi-report: standard output: cannot be written (closed or full)");
    }

    @Test
    void help() {
        assertThat(Run.of("explain", "--help").out()).contains("Usage: kpi-report explain [-hV]");
    }
}
