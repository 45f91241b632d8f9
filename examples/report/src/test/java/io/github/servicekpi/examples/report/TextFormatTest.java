package io.github.servicekpi.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextFormatTest {
    @TempDir
    private Path folder;

    @Test
    void surveys() {
        Path file = Run.file(
                folder,
                "surveys.csv",
                "kind,score,scale_max,source",
                "nps,10,,a",
                "nps,9,,a",
                "nps,0,,b",
                "nps,3,5,b",
                "csat,5,,b",
                "csat,7,7,b",
                "ces,6,,",
                "review,6,,");

        assertThat(Run.of("--surveys", file, "--by", "source", "--percentile-method", "hf7")
                        .out())
                .isEqualTo("""
                        Customer-service KPIs

                        Range  all dates, in the zone UTC
                        As of  no time in the data
                        Level  95 %, percentiles interpolated

                        Counts and rates        value  of      95 % interval
                        survey-response-rate  100.0 %   7  64.6 % to 100.0 %
                        review-response-rate  no data   0

                        Scores           value  n   95 % interval
                        nps              +33.3  3  -51.3 to +84.7  promoters 2, passives 0, detractors 1, other-scale 1
                        csat           no mean  2                  top box 100.0 %, several scales, so no mean
                        ces               6.00  1                  top box 100.0 %, index +100.0
                        review-rating  no data  0                  top box no data

                        By source: value, or median of times, and in brackets of how many

                                                        a            b
                        nps                    +100.0 (2)   -100.0 (1)
                        csat                  no data (0)  no mean (2)
                        ces                   no data (0)  no data (0)
                        review-rating         no data (0)  no data (0)
                        survey-response-rate  100.0 % (2)  100.0 % (4)
                        review-response-rate  no data (0)  no data (0)

                        Rows that could not be used
                        surveys: score-out-of-scale 1
                        """);
    }

    @Test
    void range() {
        Path file = Run.file(folder, "surveys.csv", "kind");

        assertThat(Run.of("--surveys", file, "--from", "2026-01-01").out())
                .contains("\nRange  from 2026-01-01, in the zone UTC\n");
        assertThat(Run.of("--surveys", file, "--to", "2026-01-01").out())
                .contains("\nRange  to before 2026-01-01, in the zone UTC\n");
    }

    @Test
    void manyGroupsAndOddValues() {
        Path file = Run.file(
                folder,
                "surveys.csv",
                "kind,source",
                "nps,a",
                "nps,b",
                "nps,c",
                "nps,d",
                "nps,e",
                "nps,f",
                "nps,\"g\nh\u001B[2J\"",
                "nps,\uD83D\uDE00");

        String text = Run.of("--surveys", file, "--by", "source").out();

        assertThat(text.lines().filter(line -> line.startsWith("nps "))).hasSize(3);
        assertThat(text)
                .contains("          g h [2J            \uD83D\uDE00\nnps")
                .doesNotContain("\u001B");
    }
}
