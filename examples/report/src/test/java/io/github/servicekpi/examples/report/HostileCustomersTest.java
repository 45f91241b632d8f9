package io.github.servicekpi.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Customers whose dates, spans and amounts contradict one another or go to the limits. */
class HostileCustomersTest {
    private static final String FIFTY_NINES = "9".repeat(50);

    @TempDir
    private Path folder;

    private Map<String, Object> report(List<Object> options, String... rows) {
        List<String> lines = new ArrayList<>(List.of("id,started_on,ended_on,monthly_value,end_value"));
        lines.addAll(List.of(rows));
        List<Object> args = new ArrayList<>(
                List.of("--customers", Run.file(folder, "customers.csv", lines.toArray(String[]::new))));
        args.addAll(options);
        return Run.json(args.toArray());
    }

    private static List<Object> january(Object... more) {
        List<Object> options = new ArrayList<>(List.of("--from", "2026-01-01", "--to", "2026-02-01"));
        options.addAll(List.of(more));
        return options;
    }

    private static String rejected(Map<String, Object> report) {
        return Run.at(report, "rejected", "customers").toString();
    }

    private static String share(Map<String, Object> report, String kpi) {
        return Run.at(report, "kpis", kpi, "numerator") + "/" + Run.at(report, "kpis", kpi, "denominator");
    }

    @ParameterizedTest
    @CsvSource({
        "',2026-01-01,,,', missing-value",
        "'1,,,,', missing-value",
        "'1,2026-02-30,,,', bad-date",
        "'1,2026-2-3,,,', bad-date",
        "'1,2026-01-01T00:00Z,,,', bad-date",
        "'1,10000-01-01,,,', bad-date",
        "'1,-001-01-01,,,', bad-date",
        "'1,2026-01-01,2025-02-29,,', bad-date",
        "'1,2026-01-01,never,,', bad-date",
        "'1,2026-01-01,,-1,', bad-number",
        "'1,2026-01-01,,1e5,', bad-number",
        "'1,2026-01-01,,NaN,', bad-number",
        "'1,2026-01-01,,,1.', bad-number",
        "'1,2026-01-01,,,.5', bad-number",
        "'1,2026-01-01,,,€5', bad-number",
        "'1,2026-01-01,,,\"1,5\"', bad-number",
        "'1,2026-01-01,,,,', field-count"
    })
    void rejectedRows(String row, String reason) {
        Map<String, Object> report = report(january(), row);

        assertThat(rejected(report)).isEqualTo("{" + reason + "=1}");
        assertThat(share(report, "churn-rate")).isEqualTo("0/0");
        assertThat(Run.at(report, "kpis", "customer-survival", "count")).isEqualTo(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {51, 60, 1_000_000})
    void amountsOfTooManyDigits(int digits) {
        Map<String, Object> report = report(
                january(),
                "1,2025-01-01,," + "9".repeat(digits) + ",",
                "2,2025-01-01,,,0." + "9".repeat(digits),
                "3,2025-01-01,," + "0".repeat(digits) + "5.0,");

        assertThat(rejected(report)).isEqualTo("{bad-number=2}");
        assertThat(Run.at(report, "kpis", "net-revenue-retention", "value")).isEqualTo(1.0);
    }

    @Test
    void amountsOfFiftyDigits() {
        Map<String, Object> report = report(
                january(),
                "1,2025-01-01,," + FIFTY_NINES + "." + FIFTY_NINES + ",0." + "0".repeat(49) + "1",
                "2,2025-01-01,,0." + "0".repeat(49) + "1,");

        assertThat(rejected(report)).isEqualTo("{}");
        assertThat(Run.at(report, "kpis", "gross-revenue-retention", "value")).isEqualTo(2e-100);
        assertThat(Run.of("--customers", folder.resolve("customers.csv"), "--from", "2026-01-01", "--to", "2026-02-01")
                        .out())
                .contains("100" + ",000".repeat(16) + "." + "0".repeat(50));
    }

    /** 1/3 has no end in decimals, and 0/0 no value. */
    @Test
    void ratiosThatNoDecimalIs() {
        Map<String, Object> thirds = report(january(), "1,2025-01-01,,3,1");
        Map<String, Object> nothing = report(january(), "1,2025-01-01,,0,5");

        assertThat(Run.at(thirds, "kpis", "net-revenue-retention", "value")).isEqualTo(1 / 3.0);
        assertThat(Run.at(nothing, "kpis", "net-revenue-retention")).asString().contains("value=null");
        assertThat(Run.of("--customers", folder.resolve("customers.csv"), "--from", "2026-01-01", "--to", "2026-02-01")
                        .out())
                .containsPattern("net-revenue-retention +no data");
    }

    @Test
    void overlappingSpansAreOneCustomer() {
        Map<String, Object> report = report(
                january(),
                "1,2025-01-01,2026-01-15,10,",
                "1,2025-06-01,2026-03-01,10,",
                "1,2026-01-10,,10,",
                "2,2025-01-01,2026-01-15,10,",
                "2,2025-01-01,2026-01-15,10,");

        assertThat(rejected(report)).isEqualTo("{}");
        assertThat(share(report, "churn-rate")).isEqualTo("1/2");
        assertThat(share(report, "retention-rate")).isEqualTo("1/2");
        assertThat(Run.at(report, "kpis", "customer-survival", "count")).isEqualTo(5);
    }

    /** A space, and a space between signs, are two customers: the library takes neither as it is. */
    @Test
    void idsOfSpacesAndSigns() {
        for (String id : new String[] {"' '", "\"' '\"", "''", "'  '"}) {
            Map<String, Object> report = report(january(), "\" \",2025-01-01,,1,", id + ",2025-01-01,2026-01-15,1,");

            assertThat(share(report, "churn-rate")).as(id).isEqualTo("1/2");
        }
    }

    @Test
    void endedBeforeStarted() {
        Map<String, Object> report =
                report(january(), "1,2026-01-10,2025-01-01,1,", "2,2025-01-01,2025-01-01,1,", "3,2025-01-01,,1,");

        assertThat(rejected(report)).isEqualTo("{}");
        assertThat(share(report, "churn-rate")).isEqualTo("0/1");
        assertThat(Run.at(report, "kpis", "churn-rate", "excluded")).hasToString("{ended-before-started=1}");
        assertThat(Run.at(report, "kpis", "customer-survival", "count")).isEqualTo(2);
        assertThat(Run.at(report, "kpis", "customer-survival", "excluded")).hasToString("{ended-before-started=1}");
    }

    @Test
    void asOfBeforeStart() {
        Map<String, Object> report = report(january("--as-of", "2025-12-31T23:59:59.999999999Z"), "1,2026-01-01,,1,");

        assertThat(share(report, "churn-rate")).isEqualTo("0/0");
        assertThat(Run.at(report, "kpis", "customer-survival", "count")).isEqualTo(0);
        assertThat(rejected(report)).isEqualTo("{}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "+18:00", "-18:00", "Pacific/Apia", "Europe/Berlin"})
    void allOfTime(String zone) {
        String[] rows = {
            "1,0000-01-01,9999-12-31,1,", "2,9999-12-31,,1,", "3,0000-01-01,,1,", "4,9999-12-31,0000-01-01,1,"
        };

        Map<String, Object> report =
                report(List.of("--from", "0000-01-01", "--to", "9999-12-31", "--zone", zone), rows);

        assertThat(share(report, "churn-rate")).isEqualTo("1/2");
        assertThat(Run.at(report, "kpis", "customer-survival", "median")).isEqualTo(3_652_424);
        for (String asOf : new String[] {"0000-01-01T00:00+18:00", "9999-12-31T23:59:59.999999999-18:00"}) {
            assertThat(rejected(report(List.of("--as-of", asOf, "--zone", zone), rows)))
                    .isEqualTo("{}");
        }
    }

    @ParameterizedTest
    @CsvSource({"--from, 2026-01-01", "--to, 2026-01-01"})
    void noChurnWithoutPeriod(String option, String date) {
        Map<String, Object> report = report(List.of(option, date), "1,2025-01-01,,1,");

        assertThat(((Map<?, ?>) report.get("kpis")).keySet()).hasToString("[customer-survival]");
    }
}
