package io.github.servicekpi.retention;

import static io.github.servicekpi.retention.Lifetimes.END;
import static io.github.servicekpi.retention.Lifetimes.START;

import io.github.servicekpi.Calculator;
import io.github.servicekpi.KpiSet;
import io.github.servicekpi.Table;
import io.github.servicekpi.testing.DurationLaws;
import io.github.servicekpi.testing.Lengths;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitrary;

/** The laws, for every calculator of this package. */
class RetentionCalculatorsTest implements DurationLaws<CustomerLifetime> {

    private static Instant midnight(LocalDate date) {
        return date == null ? null : date.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** A value as a duration, as good as any other; one that is too great is as good as nothing. */
    private static Duration seconds(BigDecimal value) {
        return value.compareTo(BigDecimal.valueOf(Lengths.LONGEST.toSeconds())) > 0
                ? Duration.ZERO
                : Duration.ofSeconds(
                        value.longValue(),
                        value.remainder(BigDecimal.ONE).movePointRight(9).longValue());
    }

    @Override
    public Map<String, Calculator<CustomerLifetime, ?>> calculators() {
        Map<String, Calculator<CustomerLifetime, ?>> all = new LinkedHashMap<>();
        all.put("churn", Churn.calculator(START, END));
        all.put("churn of a day", Churn.calculator(START, START.plusDays(1)));
        all.put("revenue", RevenueRetention.calculator(START, END));
        for (ChurnMethod method : ChurnMethod.values()) {
            all.put(
                    "churn rate " + method,
                    RetentionKpis.churnRate(START, END, method).calculator());
        }
        all.put(
                "churn rate by plan",
                RetentionKpis.churnRate(START, END).calculator().groupingBy(CustomerLifetimeFields.PLAN));
        all.put("retention rate", RetentionKpis.retentionRate(START, END).calculator());
        all.put("survival", RetentionKpis.customerSurvival(END).calculator());
        all.put(
                "survival with late entry",
                Survival.ofLifetimes(END)
                        .enteringAt(lifetime -> ChronoUnit.DAYS.between(lifetime.startedOn(), START))
                        .calculator());
        all.put(
                "survival of instants",
                Survival.<CustomerLifetime>between(
                                lifetime -> midnight(lifetime.startedOn()),
                                lifetime -> midnight(lifetime.endedOn()),
                                midnight(END))
                        .excluding("pro", lifetime -> "pro".equals(lifetime.plan()))
                        .calculator());
        all.put(
                "incidence",
                Survival.ofLifetimes(END)
                        .competingWhere("pro", lifetime -> "pro".equals(lifetime.plan()))
                        .incidence());
        all.put(
                "survival of durations by plan",
                Survival.<CustomerLifetime>of(
                                lifetime -> lifetime.monthlyValue() == null ? null : seconds(lifetime.monthlyValue()),
                                lifetime -> lifetime.endedOn() != null)
                        .calculator()
                        .groupingBy(CustomerLifetimeFields.PLAN));
        all.put(
                "set",
                KpiSet.of(
                        RetentionKpis.revenueChurnRate(START, END),
                        RetentionKpis.grossRevenueRetention(START, END),
                        RetentionKpis.netRevenueRetention(START, END, Reactivation.COUNTED),
                        RetentionKpis.quickRatio(START, END, Reactivation.LEFT_OUT)));
        return all;
    }

    @Override
    public Arbitrary<CustomerLifetime> row() {
        return Lifetimes.any();
    }

    @Override
    public CustomerLifetime row(Lengths lengths, int number, Random random) {
        return Lifetimes.of(lengths, number, random);
    }

    @Override
    public Table<CustomerLifetime> table(List<CustomerLifetime> rows) {
        return CustomerLifetimeFields.table(rows, CustomerLifetimeFields.dimension("region"));
    }
}
