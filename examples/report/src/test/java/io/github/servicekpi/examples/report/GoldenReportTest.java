package io.github.servicekpi.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A report of two small files, worked out by hand.
 *
 * <p>Interactions, local to Berlin. Line 2 is answered after 20 s in the queue; line 3 after 2 h, resolved after 6 h, reopened, and
 * resolved for good after 24 h 45 min = 89,100 s; line 4 is open; line 5 abandoned after 50 s; line 7 (line 6 is blank) begun by an
 * agent; line 8 is opened in the hour that is skipped on 29 March, so at 03:30, and has a response a minute before. Lines 9 to 11 are
 * rejected. Handle times: 300 + 60 + 45 = 405, 90, 30.5 and 10 s, mean 535.5 / 4 = 133.875.
 *
 * <p>Surveys. NPS 10, 9, 7, 3: (2 - 1) / 4 = 25; a 4 on 1-5 is of another scale. Lines 15 to 17 are rejected.
 *
 * <p>Intervals were computed with SciPy 1.11: Wilson's, {@code norm} for NPS, {@code t.ppf} for means.
 */
class GoldenReportTest {
    private static final Path FOLDER = Path.of("src", "test", "resources", "golden");

    @TempDir
    private Path folder;

    @Test
    void json() throws IOException {
        Run run = Run.of(
                "--interactions",
                FOLDER.resolve("interactions.csv"),
                "--surveys",
                FOLDER.resolve("surveys.csv"),
                "--zone",
                "Europe/Berlin",
                "--format",
                "json");

        assertThat(run.errors()).isEmpty();
        assertThat(run.exit()).isZero();
        assertThat(run.out()).isEqualTo(Files.readString(FOLDER.resolve("report.json")));
    }

    @Test
    void rejects() {
        Path rejects = folder.resolve("rejects.csv");

        Run run = Run.of(
                "--interactions",
                FOLDER.resolve("interactions.csv"),
                "--surveys",
                FOLDER.resolve("surveys.csv"),
                "--rejects",
                rejects);

        assertThat(run.exit()).isZero();
        assertThat(run.out()).endsWith("""

                        Rows that could not be used
                        interactions: bad-time 1, duplicate-id 1, field-count 1
                        surveys: bad-scale 1, score-out-of-scale 1, unknown-value 1
                        """);
        assertThat(rejects).hasContent("""
                        file,line,column,value,reason
                        interactions,9,opened_at,2026-03-30 09:00,bad-time
                        interactions,10,id,1,duplicate-id
                        interactions,11,,3,field-count
                        surveys,15,score,6,score-out-of-scale
                        surveys,16,scale_max,1,bad-scale
                        surveys,17,kind,CSAT,unknown-value
                        """);
    }

    @Test
    void text() {
        Run run = Run.of(
                "--interactions",
                FOLDER.resolve("interactions.csv"),
                "--zone",
                "Europe/Berlin",
                "--from",
                "2026-03-02",
                "--to",
                "2026-04-01",
                "--where",
                "channel=email",
                "--by",
                "agent",
                "--level",
                "0.9");

        assertThat(run.out()).isEqualTo("""
                        Customer-service KPIs

                        Range  from 2026-03-02 to before 2026-04-01, in the zone Europe/Berlin
                        As of  2026-03-29T01:31:00.250Z
                        Where  channel = email
                        Level  90 %, percentiles by nearest rank

                        Counts and rates            value  of      90 % interval
                        interactions                    3
                        open-interactions               1
                        resolved-interactions           2
                        complaints                      1
                        distinct-customers              0
                        first-contact-resolution  no data   0                     unknown-customer 2
                        repeat-contact-rate       no data   0                     unknown-customer 3
                        reopen-rate               100.0 %   1  27.0 % to 100.0 %  unknown-reopens 1
                        transfer-rate              50.0 %   2   12.1 % to 87.9 %  unknown-transfers 1
                        complaint-rate             50.0 %   2   12.1 % to 87.9 %  unknown-complaint 1
                        registered-rate            66.7 %   3   25.4 % to 92.2 %
                        abandonment-rate          no data   0
                        service-level             no data   0

                        Times                  n         mean      p50         p90         p95         p99         max  open  missing
                        first-response-time    1          2 h      2 h         2 h         2 h         2 h         2 h     1        0  not-customer-initiated 1
                        speed-of-answer        0      no data  no data     no data     no data     no data     no data     1        2
                        time-to-abandon        0      no data  no data     no data     no data     no data     no data     1        2
                        handle-time            2        1 min   30.5 s  1 min 30 s  1 min 30 s  1 min 30 s  1 min 30 s     1        0
                        resolution-time        2  12 h 53 min      1 h     1 d 1 h     1 d 1 h     1 d 1 h     1 d 1 h     1        0
                        first-resolution-time  2   3 h 30 min      1 h         6 h         6 h         6 h         6 h     1        0

                        By agent: value, or median of times, and in brackets of how many

                                                          amy          bob
                        interactions                        1            2
                        open-interactions                   1            0
                        resolved-interactions               0            2
                        complaints                          0            1
                        distinct-customers                  0            0
                        first-response-time       no data (0)      2 h (1)
                        speed-of-answer           no data (0)  no data (0)
                        time-to-abandon           no data (0)  no data (0)
                        handle-time               no data (0)   30.5 s (2)
                        resolution-time           no data (0)      1 h (2)
                        first-resolution-time     no data (0)      1 h (2)
                        first-contact-resolution  no data (0)  no data (0)
                        repeat-contact-rate       no data (0)  no data (0)
                        reopen-rate               no data (0)  100.0 % (1)
                        transfer-rate             no data (0)   50.0 % (2)
                        complaint-rate            no data (0)   50.0 % (2)
                        registered-rate           100.0 % (1)   50.0 % (2)
                        abandonment-rate          no data (0)  no data (0)
                        service-level             no data (0)  no data (0)

                        Rows that could not be used
                        interactions: bad-time 1, duplicate-id 1, field-count 1
                        """);
    }
}
