package io.github.servicekpi.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.servicekpi.examples.report.rows.KpiContext;
import io.github.servicekpi.examples.report.rows.KpiRowType;
import io.github.servicekpi.examples.report.rows.RowType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Without a file the program reports on sample data, and says so. */
class SampleReportTest {
    private static final String NOTICE =
            "kpi-report: a report on generated sample data, as no file was named; see --help" + System.lineSeparator();

    @Test
    void textOfEveryKpi() {
        Run run = Run.of("--by", "channel", "--from", "2026-01-01", "--to", "2026-04-01");

        assertThat(run.exit()).isZero();
        assertThat(run.errors()).isEqualTo(NOTICE);
        List<String> ids = new ArrayList<>();
        for (KpiRowType<?> type : List.of(RowType.interactions(), RowType.surveys(), RowType.customers())) {
            KpiContext context = KpiContext.each().get(0);
            FileKpis.forEach(new FileKpis<>(type, context, List.of()).none(), (kpi, none) -> ids.add(kpi.id()));
        }
        assertThat(ids).hasSize(35);
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
        assertThat(run.out())
                .contains(
                        "\"interactions\" : { },\n    \"messages\" : { },\n    \"surveys\" : { },\n    \"customers\" : { },\n    \"sla\" : { }\n");
        Figures figures = new Figures(run);
        assertThat(figures.count("interactions", "value")).isEqualTo(2000);
        assertThat(figures.count("open-interactions", "value")).isBetween(20, 400);
        assertThat(figures.count("time-to-abandon", "count")).isBetween(20, 400);
        assertThat(figures.count("reopen-rate", "numerator")).isPositive();
        for (String unknown : List.of("reopens", "transfers", "complaint", "registered")) {
            assertThat(run.out()).contains("\"unknown-" + unknown + "\" : ");
        }
        assertThat(figures.count("response-time", "count")).isBetween(1000, 4000);
        assertThat(figures.count("response-time", "open")).isPositive();
        assertThat(figures.count("response-time", "missing")).isPositive();
        for (String metric : List.of("first-response", "next-response", "resolution")) {
            assertThat(figures.count("sla-" + metric, "numerator")).as(metric).isPositive();
            assertThat(figures.count("sla-" + metric, "denominator"))
                    .as(metric)
                    .isGreaterThan(figures.count("sla-" + metric, "numerator"));
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
