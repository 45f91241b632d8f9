package io.github.servicekpi.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.servicekpi.retention.KaplanMeierTest.Row;
import io.github.servicekpi.stats.ConfidenceInterval;
import io.github.servicekpi.stats.Proportion;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/**
 * Published data, in a folder outside the project that the system property {@code data.folder} names; skipped where it
 * is not.
 */
class RealCustomersTest {
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);
    private static final LocalDate APRIL = LocalDate.of(2026, 4, 1);

    /** The rows of a simple CSV file, each with the values of some columns. */
    private static List<List<String>> read(String name, String... columns) throws IOException {
        Path file = Path.of(System.getProperty("data.folder", "../../shared/data"), name);
        assumeTrue(Files.exists(file), () -> file + " is not there");
        List<String> lines = Files.readAllLines(file);
        List<String> header = Arrays.asList(lines.get(0).split(",", -1));
        return lines.stream()
                .skip(1)
                .map(line -> Arrays.asList(line.split(",", -1)))
                .map(values -> Arrays.stream(columns)
                        .map(column -> values.get(header.indexOf(column)))
                        .toList())
                .toList();
    }

    /** Customers of a telephone company: those who left in the last month, as if that were March. */
    private static List<CustomerLifetime> telco() throws IOException {
        return read("telco_customer_churn.csv", "customerID", "tenure", "MonthlyCharges", "Churn").stream()
                .map(row -> CustomerLifetime.builder(row.get(0), MARCH.minusMonths(Long.parseLong(row.get(1))))
                        .endedOn(row.get(3).equals("Yes") ? APRIL : null)
                        .monthlyValue(new BigDecimal(row.get(2)))
                        .build())
                .toList();
    }

    /** Counted with awk; the Wilson formula in Python with z = 1.959963984540054. */
    @Test
    void churnOfTelco() throws IOException {
        Churn churn = Churn.calculator(MARCH, APRIL).calculate(telco(), 2);

        assertThat(churn.cohort()).isEqualTo(Proportion.of(1869, 7043));
        assertThat(churn.rate(ChurnMethod.COHORT).orElseThrow() * 100).isEqualTo(26.537, within(0.0005));
        ConfidenceInterval interval = churn.cohort().interval(0.95).orElseThrow();
        assertThat(interval.low()).isEqualTo(0.25518811288450727, within(1e-14));
        assertThat(interval.high()).isEqualTo(0.2758074374889079, within(1e-14));
    }

    /** Summed in Python with Decimal. */
    @Test
    void revenueOfTelco() throws IOException {
        RevenueRetention revenue = RevenueRetention.calculator(MARCH, APRIL).calculate(telco());

        assertThat(revenue.customers()).isEqualTo(7043);
        assertThat(revenue.start()).isEqualTo("456116.60");
        assertThat(revenue.churned()).isEqualTo("139130.85");
        assertThat(revenue.churn().value()).hasValue(0.3050335155528214);
    }

    /** By the definition, row by row, in Python with Fraction. */
    @Test
    void survivalOfTelco() throws IOException {
        KaplanMeier curve = Survival.of(ChronoUnit.MONTHS, Row::time, Row::event)
                .calculator()
                .calculate(read("telco_customer_churn.csv", "tenure", "Churn").stream()
                        .map(row -> new Row(Long.valueOf(row.get(0)), row.get(1).equals("Yes"), null))
                        .toList());

        assertThat(curve.count()).isEqualTo(7043);
        assertThat(curve.events()).isEqualTo(1869);
        assertPoint(curve, 1, 7032, 380, 0.9459613196814562, 0.0026961846106099726);
        assertPoint(curve, 12, 4974, 38, 0.8431995538158312, 0.004492160254841062);
        assertPoint(curve, 72, 362, 6, 0.5927901520522301, 0.009918766870762756);
        assertThat(curve.quantile(0.25)).hasValue(36);
        assertThat(curve.median()).isEmpty();
        assertThat(curve.restrictedMean(72).orElseThrow().value()).isEqualTo(54.49238710672834, within(1e-11));
    }

    private static void assertPoint(
            KaplanMeier curve, long time, long atRisk, long events, double survival, double standardError) {
        SurvivalPoint point = curve.pointAt(time).orElseThrow();
        assertThat(List.of(point.time(), point.atRisk(), point.events())).containsExactly(time, atRisk, events);
        assertThat(point.survival()).isEqualTo(survival, within(1e-13));
        assertThat(point.standardError().orElseThrow()).isEqualTo(standardError, within(1e-14));
    }

    /**
     * The lung data of R's package survival, as its documentation prints {@code survfit(Surv(time, status) ~ 1, lung)}:
     * 228 rows, 165 events, median 310 with limits 285 and 363 (log), restricted mean 376.3 with standard error 19.7.
     */
    @Test
    void lung() throws IOException {
        KaplanMeier curve = KaplanMeierTest.CALCULATOR.calculate(read("lung.csv", "time", "status").stream()
                .map(row -> new Row(Long.valueOf(row.get(0)), row.get(1).equals("1"), null))
                .toList());

        assertThat(curve.count()).isEqualTo(228);
        assertThat(curve.events()).isEqualTo(165);
        assertThat(curve.median()).hasValue(310);
        assertThat(curve.quantileInterval(0.5, 0.95, SurvivalInterval.LOG))
                .isEqualTo(new KaplanMeier.Bounds(OptionalLong.of(285), OptionalLong.of(363)));
        RestrictedMean mean = curve.restrictedMean(1022).orElseThrow();
        assertThat(mean.value()).isEqualTo(376.3, within(0.05));
        assertThat(mean.standardError()).isEqualTo(19.7, within(0.05));
    }
}
