package io.github.servicekpi.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.servicekpi.Kpi;
import io.github.servicekpi.examples.report.rows.KpiContext;
import io.github.servicekpi.examples.report.rows.KpiVariants;
import io.github.servicekpi.examples.report.rows.RowType;
import io.github.servicekpi.examples.report.rows.Selection;
import io.github.servicekpi.service.ContactHistory;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Without a file the program reports on sample data, and says so. */
class SampleReportTest {
    private static final String NOTICE =
            "kpi-report: no input file, so this is a report on generated sample data" + System.lineSeparator();

    @Test
    void textOfEveryKpi() {
        Run run = Run.of("--by", "channel", "--from", "2026-01-01", "--to", "2026-04-01");

        assertThat(run.exit()).isZero();
        assertThat(run.errors()).isEqualTo(NOTICE);
        KpiContext context = new KpiContext(
                new Selection(
                        ZoneId.of("UTC"), LocalDate.parse("2026-01-01"), LocalDate.parse("2026-04-01"), List.of()),
                null,
                KpiVariants.DEFAULT,
                ContactHistory.calculator().calculate(List.of()));
        List<String> ids = Stream.of(RowType.interactions(), RowType.surveys(), RowType.customers())
                .flatMap(type -> type.kpis(context).stream())
                .map(Kpi::id)
                .toList();
        assertThat(ids).hasSize(31);
        for (String id : ids) {
            assertThat(run.out().lines().filter(line -> line.startsWith(id + " ")))
                    .as(id)
                    .hasSize(2)
                    .noneMatch(line -> line.contains("null") || line.contains("NaN"));
        }
        assertThat(run.out().lines()).noneMatch(line -> line.endsWith(" "));
    }

    @Test
    void realistic() {
        Run run = Run.of("--format", "json");

        assertThat(run.errors()).isEqualTo(NOTICE);
        assertThat(run.out()).contains("\"interactions\" : { },\n    \"surveys\" : { },\n    \"customers\" : { }\n");
        Figures figures = new Figures(run);
        assertThat(figures.count("interactions", "value")).isEqualTo(2000);
        assertThat(figures.count("open-interactions", "value")).isBetween(20, 400);
        assertThat(figures.count("time-to-abandon", "count")).isBetween(20, 400);
        assertThat(figures.count("reopen-rate", "numerator")).isPositive();
        for (String unknown : List.of("reopens", "transfers", "complaint", "registered")) {
            assertThat(run.out()).contains("\"unknown-" + unknown + "\" : ");
        }
        assertThat(figures.count("repeat-contact-rate", "numerator")).isPositive();
        assertThat(figures.count("customer-survival", "events")).isBetween(100, 400);
        for (String survey : List.of("nps", "csat", "ces", "review-rating")) {
            assertThat(figures.count(survey, "count")).as(survey).isGreaterThan(30);
        }
    }

    private record Figures(Map<String, Object> json) {
        Figures(Run run) {
            this(parsed(run));
        }

        private static Map<String, Object> parsed(Run run) {
            return Run.parse(run.out());
        }

        int count(String kpi, String statistic) {
            return (Integer) Run.at(json, "kpis", kpi, statistic);
        }
    }
}
