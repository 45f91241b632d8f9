package io.github.servicekpi.examples.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonFormatTest {
    @TempDir
    private Path folder;

    @Test
    void keysOfTheReport() {
        Path file = Run.file(folder, "calls.csv", "id,opened_at", "1,2026-01-01T00:00");

        Map<String, Object> json = Run.json(
                "--interactions",
                file,
                "--from",
                "2026-01-01",
                "--to",
                "2026-02-01",
                "--zone",
                "Asia/Kolkata",
                "--level",
                "0.9");

        assertThat(json.keySet().toString()).isEqualTo("[zone, from, to, asOf, level, kpis, rejected]");
        assertThat(json)
                .containsEntry("zone", "Asia/Kolkata")
                .containsEntry("from", "2026-01-01")
                .containsEntry("to", "2026-02-01")
                .containsEntry("asOf", "2025-12-31T18:30:00Z")
                .containsEntry("level", 0.9)
                .containsEntry("rejected", Map.of("interactions", Map.of()));
    }

    @Test
    void filesWithoutRows() {
        Map<String, Object> json = Run.json(
                "--interactions",
                Run.file(folder, "calls.csv", "id,opened_at"),
                "--surveys",
                Run.file(folder, "surveys.csv", "kind"),
                "--customers",
                Run.file(folder, "customers.csv", "id,started_on"));

        assertThat(json).containsEntry("asOf", null);
        assertThat(((Map<?, ?>) json.get("kpis")).keySet().toString())
                .isEqualTo("[interactions, open-interactions, resolved-interactions, complaints, distinct-customers,"
                        + " first-response-time, speed-of-answer, time-to-abandon, handle-time, resolution-time,"
                        + " first-resolution-time, first-contact-resolution, repeat-contact-rate, reopen-rate, transfer-rate,"
                        + " complaint-rate, registered-rate, abandonment-rate, service-level, nps, csat, ces, review-rating,"
                        + " survey-response-rate, review-response-rate, customer-survival]");
        assertThat(Run.at(json, "kpis", "interactions", "value")).isEqualTo(0);
        assertThat(Run.at(json, "kpis", "handle-time").toString())
                .isEqualTo(
                        "{type=duration, unit=seconds, direction=lower, definition=talk-hold-wrap, count=0, missing=0, open=0,"
                                + " mean=null, min=null, p50=null, p90=null, p95=null, p99=null, max=null}");
        assertThat(Run.at(json, "kpis", "reopen-rate").toString())
                .isEqualTo(
                        "{type=proportion, unit=fraction, direction=lower, definition=of-resolved, numerator=0, denominator=0,"
                                + " value=null, low=null, high=null}");
        assertThat(Run.at(json, "kpis", "customer-survival").toString())
                .isEqualTo(
                        "{type=survival, unit=fraction, direction=higher, definition=kaplan-meier, count=0, events=0,"
                                + " median=null, points=[]}");
        assertThat(Run.at(json, "kpis", "nps").toString())
                .isEqualTo("{type=nps, unit=points, direction=higher, definition=scale-0-10, promoters=0, passives=0,"
                        + " detractors=0, count=0, value=null, low=null, high=null}");
        assertThat(Run.at(json, "kpis", "ces").toString())
                .isEqualTo(
                        "{type=rating, unit=score, direction=higher, definition=ces-2, count=0, distribution={}, mean=null,"
                                + " standardDeviation=null, low=null, high=null, topBox={numerator=0, denominator=0, value=null,"
                                + " low=null, high=null}, index=null}");
    }

    @Test
    void onlyKpisOfTheFilesGiven() {
        Map<String, Object> json = Run.json("--surveys", Run.file(folder, "surveys.csv", "kind"));

        assertThat(((Map<?, ?>) json.get("kpis")).keySet().toString())
                .isEqualTo("[nps, csat, ces, review-rating, survey-response-rate, review-response-rate]");
        assertThat(json).containsEntry("rejected", Map.of("surveys", Map.of()));
    }

    @Test
    void shortestNumbersAndEscapes() {
        Path file = Run.file(
                folder,
                "calls.csv",
                "id,opened_at,wrap_s,\"a\"\"\t\"",
                "1,2026-01-01T00:00,0.1,\"x\\\"",
                "2,2026-01-01T00:00,0.2,\u00FC\u2028",
                "3,2026-01-01T00:00,20000000,");

        String json = Run.of("--interactions", file, "--format", "json", "--by", "a\"\t")
                .out();

        assertThat(json)
                .contains(
                        "\"p50\" : 0.2,",
                        "\"max\" : 2.0E7\n",
                        "\"a\\\"\\t\" : {\n",
                        "\"x\\\\\" : {\n",
                        "\"\u00FC\u2028\" : {\n");
        assertThat(json).startsWith("{\n").endsWith("\n}\n").doesNotContain("\r");
    }

    @ParameterizedTest
    @CsvSource({"nearest-rank, 2.0, 9.0", "hf7, 2.5, 7.2"})
    void percentileMethod(String method, double p50, double p90) {
        Path file = Run.file(
                folder,
                "calls.csv",
                "id,opened_at,wrap_s",
                "1,2026-01-01T00:00,1",
                "2,2026-01-01T00:00,2",
                "3,2026-01-01T00:00,3",
                "4,2026-01-01T00:00,9");

        Map<String, Object> json = Run.json("--interactions", file, "--percentile-method", method);

        assertThat(Run.at(json, "kpis", "handle-time", "p50")).isEqualTo(p50);
        assertThat(Run.at(json, "kpis", "handle-time", "p90")).isEqualTo(p90);
        assertThat(Run.at(json, "kpis", "handle-time", "max")).isEqualTo(9.0);
    }

    /**
     * 8 of 10 at 95 %. SciPy 1.11: {@code binomtest(8, 10).proportion_ci(0.95, method)} for wilson, wilsoncc and exact; {@code
     * beta.ppf} of 8.5 and 2.5 for jeffreys; the textbook formulas for the others.
     */
    @ParameterizedTest
    @CsvSource({
        "wilson, 0.49016247, 0.94331785",
        "wilson-cc, 0.44218142, 0.96457306",
        "clopper-pearson, 0.44390454, 0.97478927",
        "agresti-coull, 0.47936759, 0.95411273",
        "jeffreys, 0.49722550, 0.95594059",
        "wald, 0.55208199, 1.0"
    })
    void proportionInterval(String name, double low, double high) {
        String[] lines = new String[11];
        lines[0] = "id,opened_at,complaint";
        for (int row = 1; row <= 10; row++) {
            lines[row] = row + ",2026-01-01T00:00," + (row <= 8);
        }

        Map<String, Object> json = Run.json(
                "--interactions", Run.file(folder, "calls.csv", lines), "--set", "proportion-interval=" + name);

        assertThat((Double) Run.at(json, "kpis", "complaint-rate", "low")).isCloseTo(low, offset(1e-8));
        assertThat((Double) Run.at(json, "kpis", "complaint-rate", "high")).isCloseTo(high, offset(1e-8));
        assertThat(Run.at(json, "kpis", "complaint-rate", "definition")).isEqualTo("of-contacts");
    }

    /**
     * 3 promoters and 1 detractor at 95 %, by the textbook formulas; the score interval by numeric maximisation of the constrained
     * likelihood (SciPy 1.11, {@code minimize_scalar} in {@code brentq}).
     */
    @ParameterizedTest
    @CsvSource({"wald, -34.86893, 100.0", "adjusted-wald, -33.58851, 90.73137", "score, -39.87163, 90.88255"})
    void npsInterval(String name, double low, double high) {
        Path file = Run.file(folder, "surveys.csv", "kind,score", "nps,10", "nps,9", "nps,9", "nps,0");

        Map<String, Object> json = Run.json("--surveys", file, "--set", "nps-interval=" + name);

        assertThat(Run.at(json, "kpis", "nps", "value")).isEqualTo(50.0);
        assertThat((Double) Run.at(json, "kpis", "nps", "low")).isCloseTo(low, offset(1e-5));
        assertThat((Double) Run.at(json, "kpis", "nps", "high")).isCloseTo(high, offset(1e-5));
    }
}
