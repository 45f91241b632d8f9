package io.github.servicekpi.retention;

import io.github.servicekpi.Direction;
import io.github.servicekpi.Kpi;
import io.github.servicekpi.KpiDefinition;
import io.github.servicekpi.Unit;
import io.github.servicekpi.stats.Proportion;
import java.time.LocalDate;
import java.util.Locale;

/**
 * Who stays, and what they pay. What a KPI needs to know beyond its rows, a period or an as-of day, is given when it is
 * made; each call makes another KPI, so keep it: it is the key to its result.
 *
 * <p>Periods are half-open, and the state of the first day is compared with that of the first day after the period: of
 * January, {@code 2026-01-01} to {@code 2026-02-01}, those two days. Where groups are made of something that changes,
 * such as a plan, a customer is a customer of each group by itself, and leaves one by changing to another.
 *
 * <p>Each keeps a state of its own. For several figures of one period {@link Churn#calculator} and {@link
 * RevenueRetention#calculator} give them all at once.
 */
public final class RetentionKpis {
    /** The reason under which lifetimes are counted that ended before they started. */
    public static final String ENDED_BEFORE_STARTED = "ended-before-started";

    private static final String CHARTMOGUL_MRR = "ChartMogul, gross and net MRR churn rate";

    private RetentionKpis() {}

    /**
     * Churn rate: of the customers active on the first day, those not active on the first day after the period; see
     * {@link Churn} for who is active, what is excluded and an example, and {@link ChurnMethod#COHORT}.
     *
     * @param startInclusive the first day
     * @param endExclusive the first day after the period, later than {@code startInclusive}
     * @return the KPI {@code churn-rate}
     */
    public static Kpi<CustomerLifetime, Proportion> churnRate(LocalDate startInclusive, LocalDate endExclusive) {
        return Churn.calculator(startInclusive, endExclusive)
                .andThen(Churn::cohort)
                .named(new KpiDefinition(
                        "churn-rate",
                        "cohort",
                        Unit.FRACTION,
                        Direction.LOWER,
                        ChurnMethod.COHORT.text(),
                        ChurnMethod.COHORT.source()));
    }

    /**
     * Churn rate by one of the conflicting methods; see {@link ChurnMethod}.
     *
     * @param startInclusive the first day
     * @param endExclusive the first day after the period, later than {@code startInclusive}
     * @param method how those who left are divided by those who were there
     * @return the KPI {@code churn-rate}, its variant named after the method
     */
    public static Kpi<CustomerLifetime, ChurnRate> churnRate(
            LocalDate startInclusive, LocalDate endExclusive, ChurnMethod method) {
        return Churn.calculator(startInclusive, endExclusive)
                .andThen(churn -> new ChurnRate(method, churn))
                .named(new KpiDefinition(
                        "churn-rate",
                        method.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        Unit.FRACTION,
                        Direction.LOWER,
                        method.text(),
                        method.source()));
    }

    /**
     * Retention rate: of the customers active on the first day, those active on the first day after the period, which
     * is 1 less the churn rate; see {@link Churn}.
     *
     * @param startInclusive the first day
     * @param endExclusive the first day after the period, later than {@code startInclusive}
     * @return the KPI {@code retention-rate}
     */
    public static Kpi<CustomerLifetime, Proportion> retentionRate(LocalDate startInclusive, LocalDate endExclusive) {
        return Churn.calculator(startInclusive, endExclusive)
                .andThen(Churn::retention)
                .named(new KpiDefinition(
                        "retention-rate",
                        "cohort",
                        Unit.FRACTION,
                        Direction.HIGHER,
                        "Of the customers active on the first day of the period, those active on the first day after it.",
                        ChurnMethod.COHORT.source()));
    }

    /**
     * Revenue churn rate, gross: of the revenue of the first day, what those who left had paid and those who stayed pay
     * less; see {@link RevenueRetention}.
     *
     * @param startInclusive the first day
     * @param endExclusive the first day after the period, later than {@code startInclusive}
     * @return the KPI {@code revenue-churn-rate}
     */
    public static Kpi<CustomerLifetime, RevenueRatio> revenueChurnRate(
            LocalDate startInclusive, LocalDate endExclusive) {
        return RevenueRetention.calculator(startInclusive, endExclusive)
                .andThen(RevenueRetention::churn)
                .named(new KpiDefinition(
                        "revenue-churn-rate",
                        "gross",
                        Unit.FRACTION,
                        Direction.LOWER,
                        "Of the monthly value of the customers active on the first day of the period, what they pay"
                                + " less on the first day after it, each customer by itself; who is gone pays nothing.",
                        CHARTMOGUL_MRR));
    }

    /**
     * Gross revenue retention: of the revenue of the first day, what the same customers pay on the first day after the
     * period, at most what they paid before; see {@link RevenueRetention}.
     *
     * @param startInclusive the first day
     * @param endExclusive the first day after the period, later than {@code startInclusive}
     * @return the KPI {@code gross-revenue-retention}
     */
    public static Kpi<CustomerLifetime, RevenueRatio> grossRevenueRetention(
            LocalDate startInclusive, LocalDate endExclusive) {
        return RevenueRetention.calculator(startInclusive, endExclusive)
                .andThen(RevenueRetention::grossRetention)
                .named(new KpiDefinition(
                        "gross-revenue-retention",
                        "capped-per-customer",
                        Unit.FRACTION,
                        Direction.HIGHER,
                        "Of the monthly value of the customers active on the first day of the period, what they pay"
                                + " on the first day after it, of each customer at most the amount of the first day.",
                        CHARTMOGUL_MRR));
    }

    /**
     * Net revenue retention: of the revenue of the first day, what the same customers pay on the first day after the
     * period, more or less; see {@link RevenueRetention}.
     *
     * @param startInclusive the first day
     * @param endExclusive the first day after the period, later than {@code startInclusive}
     * @param reactivation whether those count who had left before the period and came back in it
     * @return the KPI {@code net-revenue-retention}
     */
    public static Kpi<CustomerLifetime, RevenueRatio> netRevenueRetention(
            LocalDate startInclusive, LocalDate endExclusive, Reactivation reactivation) {
        return RevenueRetention.calculator(startInclusive, endExclusive)
                .andThen(revenue -> revenue.netRetention(reactivation))
                .named(new KpiDefinition(
                        "net-revenue-retention",
                        reactivation == Reactivation.COUNTED ? "with-reactivation" : "strict-cohort",
                        Unit.FRACTION,
                        Direction.HIGHER,
                        "Of the monthly value of the customers active on the first day of the period, what they pay"
                                + " on the first day after it"
                                + (reactivation == Reactivation.COUNTED
                                        ? ", and those too who had left before the period and came back in it."
                                        : "."),
                        CHARTMOGUL_MRR));
    }

    /**
     * Quick ratio: the monthly value won by new customers and expansion, for each unit lost by churn and contraction;
     * see {@link RevenueRetention}.
     *
     * @param startInclusive the first day
     * @param endExclusive the first day after the period, later than {@code startInclusive}
     * @param reactivation whether those count as won who had left before the period and came back in it
     * @return the KPI {@code quick-ratio}
     */
    public static Kpi<CustomerLifetime, RevenueRatio> quickRatio(
            LocalDate startInclusive, LocalDate endExclusive, Reactivation reactivation) {
        return RevenueRetention.calculator(startInclusive, endExclusive)
                .andThen(revenue -> revenue.quickRatio(reactivation))
                .named(new KpiDefinition(
                        "quick-ratio",
                        reactivation == Reactivation.COUNTED ? "with-reactivation" : "without-reactivation",
                        Unit.NONE,
                        Direction.HIGHER,
                        "Monthly value won by new customers and expansion"
                                + (reactivation == Reactivation.COUNTED ? " and reactivation" : "")
                                + ", divided by that lost by churn and contraction.",
                        "Hamid, Social Capital, 2015"));
    }

    /**
     * Customer survival: the estimated share of customers still there after each number of days, those of today
     * included as long as they have been watched; see {@link Survival#ofLifetimes} and {@link KaplanMeier}. Each row is
     * a lifetime of its own.
     *
     * @param asOf until when lifetimes were watched
     * @return the KPI {@code customer-survival}
     */
    public static Kpi<CustomerLifetime, KaplanMeier> customerSurvival(LocalDate asOf) {
        return Survival.ofLifetimes(asOf)
                .calculator()
                .named(new KpiDefinition(
                        "customer-survival",
                        "kaplan-meier",
                        Unit.FRACTION,
                        Direction.HIGHER,
                        "Kaplan-Meier estimate of the share of lifetimes that have not ended after so many days;"
                                + " those that go on are censored at the as-of day.",
                        "Kaplan and Meier, Journal of the American Statistical Association 53, 1958"));
    }
}
