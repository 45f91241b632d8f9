package io.github.servicekpi.retention;

import io.github.servicekpi.Calculator;
import io.github.servicekpi.stats.Exclusions;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What became of the recurring revenue that a period began with, and what was added to it: the amounts behind revenue
 * churn, gross and net revenue retention and the quick ratio.
 *
 * <p>Formulas: revenue churn {@code (churned + contraction) / start}, gross retention 1 less that, net retention {@code
 * (start + expansion - contraction - churned) / start}, quick ratio {@code (added + expansion) / (churned +
 * contraction)}; the last two with {@code reactivated} in the numerator if asked for.
 *
 * <p>Counted: customers, not rows. The amount of a customer on the first day is the sum of {@code monthlyValue} of all
 * spans active then, and on the first day after the period the sum of {@code endValue}, or {@code monthlyValue} where
 * there is none, of all spans active then; 0 if there are none. So spans that overlap are several subscriptions whose
 * values add up, and a span that takes over from another is an expansion or contraction. Per customer the amounts are
 * compared: less is a contraction, more an expansion; gone is churned. Those not active on the first day but active at
 * the end are reactivated if they were customers before, else added. All amounts must be of one currency; convert at
 * fixed rates before, or exchange rates look like churn.
 *
 * <p>Excluded: rows that ended before they started, as {@value RetentionKpis#ENDED_BEFORE_STARTED}; customers of whom
 * an amount is not known, counted once each, as {@value #UNKNOWN_VALUE} if they are active on the first day and as
 * {@value #UNKNOWN_NEW_VALUE} if not. The latter are left out of the quick ratio and of net retention with reactivation,
 * and have no part in the other rates, which do not name them.
 *
 * <p>No data: without revenue on the first day there is no rate; without churn and contraction no quick ratio. There is
 * no interval: revenue is not a sample of equal parts.
 *
 * <p>The sums are exact decimals, so they do not depend on order. The state takes about 110 bytes a customer that
 * started by the end of the period, past ones too as they may come back, and the ids and amounts: some 300 together.
 *
 * <p>Example: start 100,000, expansion 8,000, contraction 3,000, churned 5,000, reactivated 1,000, added 12,000.
 * Revenue churn is 8 %, gross retention 92 %, net retention 100 % (101 % with reactivation), and the quick ratio 20 / 8
 * = 2.5 (2.625).
 *
 * <p>Source: ChartMogul, gross and net MRR churn rate; M. Hamid, Social Capital, 2015, for the SaaS quick ratio.
 *
 * @param customers how many are active on the first day with a known amount
 * @param start what they pay on the first day
 * @param expansion what those who pay more at the end pay more
 * @param contraction what those who stay and pay less at the end pay less
 * @param churned what those who are gone at the end had paid
 * @param reactivated what those pay at the end who came back after leaving before the period
 * @param added what those pay at the end who had not been customers before the period
 * @param excluded the rows and customers left out, by reason
 */
public record RevenueRetention(
        long customers,
        BigDecimal start,
        BigDecimal expansion,
        BigDecimal contraction,
        BigDecimal churned,
        BigDecimal reactivated,
        BigDecimal added,
        Exclusions excluded) {

    /** The reason under which customers of the first day are counted of whom an amount is not known. */
    public static final String UNKNOWN_VALUE = "unknown-monthly-value";

    /** The reason under which other customers of the end are counted of whom the amount is not known. */
    public static final String UNKNOWN_NEW_VALUE = "unknown-new-value";

    /**
     * Checks the components.
     *
     * @param customers how many are active on the first day
     * @param start what they pay on the first day
     * @param expansion what is paid more
     * @param contraction what is paid less
     * @param churned what those who are gone had paid
     * @param reactivated what those pay who came back
     * @param added what those pay who are new
     * @param excluded the rows and customers left out
     * @throws IllegalArgumentException if a component is negative, or more is lost than there was
     */
    public RevenueRetention {
        if (customers < 0) {
            throw new IllegalArgumentException("customers must not be negative, but was " + customers);
        }
        requireAmount("start", start);
        requireAmount("expansion", expansion);
        requireAmount("contraction", contraction);
        requireAmount("churned", churned);
        requireAmount("reactivated", reactivated);
        requireAmount("added", added);
        if (churned.add(contraction).compareTo(start) > 0) {
            throw new IllegalArgumentException("churned and contraction must not exceed start %s, but were %s and %s"
                    .formatted(start, churned, contraction));
        }
        Objects.requireNonNull(excluded, "excluded");
    }

    private static void requireAmount(String name, BigDecimal amount) {
        if (amount.signum() < 0) {
            throw new IllegalArgumentException(name + " must not be negative, but was " + amount);
        }
    }

    /**
     * Compares the revenue on the first day of a period with that on the first day after it.
     *
     * @param startInclusive the first day
     * @param endExclusive the first day after the period, later than {@code startInclusive}
     * @return a calculator
     * @throws IllegalArgumentException if the period has no days
     */
    public static Calculator<CustomerLifetime, RevenueRetention> calculator(
            LocalDate startInclusive, LocalDate endExclusive) {
        return FactsByCustomer.calculator(
                new RevenueFacts.Of(new Period(startInclusive, endExclusive)), RevenueRetention::of);
    }

    private static RevenueRetention of(Collection<RevenueFacts> customers, long endedBeforeStarted) {
        RevenueSums sums = new RevenueSums();
        customers.forEach(sums::add);
        return new RevenueRetention(
                sums.customers,
                sums.start,
                sums.expansion,
                sums.contraction,
                sums.churned,
                sums.reactivated,
                sums.added,
                Exclusions.of(Map.of(
                        RetentionKpis.ENDED_BEFORE_STARTED,
                        endedBeforeStarted,
                        UNKNOWN_VALUE,
                        sums.unknown,
                        UNKNOWN_NEW_VALUE,
                        sums.unknownNew)));
    }

    /** {@return what is left at the end of the revenue of the first day, expansion included} */
    public BigDecimal end() {
        return start.add(expansion).subtract(contraction).subtract(churned);
    }

    /** {@return gross revenue churn: what was lost, of what there was on the first day} */
    public RevenueRatio churn() {
        return ofCustomers(churned.add(contraction));
    }

    /** {@return gross revenue retention: what was kept without any expansion, of what there was on the first day} */
    public RevenueRatio grossRetention() {
        return ofCustomers(start.subtract(churned).subtract(contraction));
    }

    /**
     * Net revenue retention: what there is at the end, of what there was on the first day; it may exceed 1.
     *
     * @param reactivation whether those who came back count
     * @return the ratio
     */
    public RevenueRatio netRetention(Reactivation reactivation) {
        return reactivation == Reactivation.COUNTED
                ? new RevenueRatio(end().add(reactivated), start, excluded)
                : ofCustomers(end());
    }

    /**
     * The quick ratio: how much was won for each unit lost.
     *
     * @param reactivation whether those who came back count as won
     * @return the ratio
     */
    public RevenueRatio quickRatio(Reactivation reactivation) {
        return new RevenueRatio(added.add(expansion).add(counted(reactivation)), churned.add(contraction), excluded);
    }

    private BigDecimal counted(Reactivation reactivation) {
        return reactivation == Reactivation.COUNTED ? reactivated : BigDecimal.ZERO;
    }

    /** A part of what the customers of the first day paid then: others were not left out of it, as they never count. */
    private RevenueRatio ofCustomers(BigDecimal numerator) {
        Map<String, Long> reasons = new HashMap<>(excluded.asMap());
        reasons.remove(UNKNOWN_NEW_VALUE);
        return new RevenueRatio(numerator, start, Exclusions.of(reasons));
    }
}
