package io.github.servicekpi.retention;

import static io.github.servicekpi.retention.Lifetimes.END;
import static io.github.servicekpi.retention.Lifetimes.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.servicekpi.Direction;
import io.github.servicekpi.Kpi;
import io.github.servicekpi.KpiResults;
import io.github.servicekpi.KpiSet;
import io.github.servicekpi.stats.Proportion;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetentionKpisTest {
    private static final List<CustomerLifetime> ROWS = List.of(
            Lifetimes.of("ann", "2026-01-01", null)
                    .monthlyValue(new BigDecimal(10))
                    .endValue(new BigDecimal(12))
                    .plan("pro")
                    .build(),
            Lifetimes.of("bob", "2026-01-01", "2026-03-05")
                    .monthlyValue(new BigDecimal(30))
                    .plan("basic")
                    .build(),
            Lifetimes.of("cid", "2025-01-01", "2025-02-01")
                    .monthlyValue(new BigDecimal(5))
                    .plan("pro")
                    .build(),
            Lifetimes.of("cid", "2026-03-05", null)
                    .monthlyValue(new BigDecimal(4))
                    .plan("basic")
                    .build());

    @Test
    void oneOfEach() {
        Kpi<CustomerLifetime, Proportion> churn = RetentionKpis.churnRate(START, END);
        Kpi<CustomerLifetime, ChurnRate> byEvents = RetentionKpis.churnRate(START, END, ChurnMethod.EVENT);
        Kpi<CustomerLifetime, Proportion> retention = RetentionKpis.retentionRate(START, END);
        Kpi<CustomerLifetime, RevenueRatio> revenueChurn = RetentionKpis.revenueChurnRate(START, END);
        Kpi<CustomerLifetime, RevenueRatio> gross = RetentionKpis.grossRevenueRetention(START, END);
        Kpi<CustomerLifetime, RevenueRatio> net = RetentionKpis.netRevenueRetention(START, END, Reactivation.LEFT_OUT);
        Kpi<CustomerLifetime, RevenueRatio> quick = RetentionKpis.quickRatio(START, END, Reactivation.COUNTED);
        Kpi<CustomerLifetime, KaplanMeier> survival = RetentionKpis.customerSurvival(END);
        KpiResults results = KpiSet.of(churn, retention, revenueChurn, gross, net, quick, survival)
                .calculate(ROWS);

        assertThat(results.get(churn)).isEqualTo(Proportion.of(1, 2));
        assertThat(byEvents.calculate(ROWS).value()).hasValue(0.5);
        assertThat(results.get(retention)).isEqualTo(Proportion.of(1, 2));
        assertThat(results.get(revenueChurn).value()).hasValue(0.75);
        assertThat(results.get(gross).value()).hasValue(0.25);
        assertThat(results.get(net).value()).hasValue(0.3);
        assertThat(results.get(quick).value()).hasValue(0.2);
        assertThat(results.get(survival).count()).isEqualTo(4);
        assertThat(results.get(survival).events()).isEqualTo(2);
    }

    @Test
    void aCustomerOfTwoPlansIsOneOfEach() {
        var byPlan = RetentionKpis.churnRate(START, END)
                .calculator()
                .groupingBy(CustomerLifetimeFields.PLAN)
                .calculate(ROWS);

        assertThat(byPlan.get("basic")).isEqualTo(Proportion.of(1, 1));
        assertThat(byPlan.get("pro")).isEqualTo(Proportion.of(0, 1));
    }

    @ParameterizedTest
    @CsvSource({"COHORT, cohort", "EVENT, event", "AVERAGE_BASE, average-base", "STRIPE, stripe", "DAILY, daily"})
    void methodsHaveDefinitions(ChurnMethod method, String variant) {
        var definition = RetentionKpis.churnRate(START, END, method).definition();

        assertThat(definition.id()).isEqualTo("churn-rate");
        assertThat(definition.variant()).isEqualTo(variant);
        assertThat(definition.direction()).isEqualTo(Direction.LOWER);
        assertThat(definition.text()).endsWith(".");
        assertThat(definition.source()).isNotBlank();
    }

    @Test
    void definitionsSayWhetherThoseWhoComeBackCount() {
        assertThat(RetentionKpis.netRevenueRetention(START, END, Reactivation.COUNTED)
                        .definition()
                        .text())
                .endsWith("first day after it, and those too who had left before the period and came back in it.");
        assertThat(RetentionKpis.netRevenueRetention(START, END, Reactivation.LEFT_OUT)
                        .definition()
                        .text())
                .endsWith("first day after it.");
        assertThat(RetentionKpis.quickRatio(START, END, Reactivation.COUNTED)
                        .definition()
                        .text())
                .contains("expansion and reactivation, divided");
        assertThat(RetentionKpis.quickRatio(START, END, Reactivation.LEFT_OUT)
                        .definition()
                        .text())
                .contains("expansion, divided");
    }

    @Test
    void definitions() {
        assertThat(Stream.of(
                                RetentionKpis.churnRate(START, END),
                                RetentionKpis.retentionRate(START, END),
                                RetentionKpis.revenueChurnRate(START, END),
                                RetentionKpis.grossRevenueRetention(START, END),
                                RetentionKpis.netRevenueRetention(START, END, Reactivation.LEFT_OUT),
                                RetentionKpis.netRevenueRetention(START, END, Reactivation.COUNTED),
                                RetentionKpis.quickRatio(START, END, Reactivation.LEFT_OUT),
                                RetentionKpis.quickRatio(START, END, Reactivation.COUNTED),
                                RetentionKpis.customerSurvival(END))
                        .map(Kpi::definition)
                        .map(kpi -> "%s %s %s %s".formatted(kpi.id(), kpi.variant(), kpi.unit(), kpi.direction())))
                .containsExactly(
                        "churn-rate cohort FRACTION LOWER",
                        "retention-rate cohort FRACTION HIGHER",
                        "revenue-churn-rate gross FRACTION LOWER",
                        "gross-revenue-retention capped-per-customer FRACTION HIGHER",
                        "net-revenue-retention strict-cohort FRACTION HIGHER",
                        "net-revenue-retention with-reactivation FRACTION HIGHER",
                        "quick-ratio without-reactivation NONE HIGHER",
                        "quick-ratio with-reactivation NONE HIGHER",
                        "customer-survival kaplan-meier FRACTION HIGHER");
    }
}
