package io.github.servicekpi.retention;

import io.github.servicekpi.Calculator;
import io.github.servicekpi.stats.Exclusions;
import io.github.servicekpi.stats.Proportion;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many customers a period began with, lost, won and ended with: the counts behind churn and retention.
 *
 * <p>Formulas: {@code churn = lost / activeAtStart} and {@code retention = 1 - churn} of the cohort; for other ways to
 * divide see {@link ChurnMethod}.
 *
 * <p>Counted: customers, not rows. A customer is active on a day if any span of the customer has {@code startedOn <=
 * day < endedOn}, so overlapping spans are one, and spans that meet are one. The state of the first day is compared
 * with that of the first day after the period. An end on that day is therefore a departure of this period, as the last
 * day of the customer lies in it; an end on the first day is one of the period before.
 *
 * <p>Excluded: rows that ended before they started, as {@value RetentionKpis#ENDED_BEFORE_STARTED}; other rows of the
 * customer count. A span of no days, ended on the day it started, makes nobody a customer.
 *
 * <p>No data: without customers on the first day there is no rate of the cohort.
 *
 * <p>Interval: Wilson's, of the cohort alone; the other rates are not shares.
 *
 * <p>The state is a set of days for each customer, kept as spans, and a union does not depend on order. It takes about
 * 70 bytes a customer of the period, and its id, as long as customers have one span each; customers of other times take
 * nothing.
 *
 * <p>Example: of 200 customers 15 leave and 2 of these come back; 50 join, and 3 of these leave. 13 of 200 are lost:
 * the churn is 6.5 % (Wilson 3.84 to 10.80 % at the level 0.95) and the retention 93.5 %, which is (234 - 47) / 200
 * with the 47 who joined and stayed. Subtracting all 50 who joined would understate it.
 *
 * <p>Source: C. S. Gold, Fighting Churn with Data, Manning 2020; ChartMogul, customer churn rate.
 *
 * @param startInclusive the first day of the period
 * @param endExclusive the first day after it
 * @param activeAtStart how many were customers on the first day
 * @param activeAtEnd how many were customers on the first day after the period
 * @param activeDuring how many were customers on any day of the period
 * @param lost how many of those active at the start were not active at the end
 * @param departuresByDay for each day of the period after which somebody was no customer any more: how many of those
 *     active on the day were not active on the next; unmodifiable
 * @param excluded the rows left out, by reason
 */
public record Churn(
        LocalDate startInclusive,
        LocalDate endExclusive,
        long activeAtStart,
        long activeAtEnd,
        long activeDuring,
        long lost,
        SortedMap<LocalDate, Proportion> departuresByDay,
        Exclusions excluded) {

    private static final double DAYS_OF_A_YEAR = 365;

    /**
     * Copies and checks the components.
     *
     * @param startInclusive the first day of the period
     * @param endExclusive the first day after it
     * @param activeAtStart how many were customers on the first day
     * @param activeAtEnd how many were customers on the first day after the period
     * @param activeDuring how many were customers on any day of the period
     * @param lost how many of those active at the start were not active at the end
     * @param departuresByDay how many left after each day
     * @param excluded the rows left out
     * @throws IllegalArgumentException if the period has no days, or counts contradict each other
     */
    public Churn {
        new Period(startInclusive, endExclusive); // checks
        requireWithin("lost", lost, 0, activeAtStart);
        requireWithin("activeAtStart", activeAtStart, 0, activeDuring);
        requireWithin("activeAtEnd", activeAtEnd, activeAtStart - lost, Long.MAX_VALUE);
        Objects.requireNonNull(excluded, "excluded");
        departuresByDay = Collections.unmodifiableSortedMap(new TreeMap<>(departuresByDay));
    }

    private static void requireWithin(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "%s must be from %s to %s, but was %s".formatted(name, least, most, value));
        }
    }

    /**
     * Counts the customers of a period.
     *
     * @param startInclusive the first day
     * @param endExclusive the first day after the period, later than {@code startInclusive}
     * @return a calculator
     * @throws IllegalArgumentException if the period has no days
     */
    public static Calculator<CustomerLifetime, Churn> calculator(LocalDate startInclusive, LocalDate endExclusive) {
        Period period = new Period(startInclusive, endExclusive);
        return FactsByCustomer.calculator(
                new ActiveDays(period), (customers, excluded) -> of(period, customers, excluded));
    }

    private static Churn of(Period period, Collection<int[]> customers, long endedBeforeStarted) {
        int end = period.days();
        long atStart = 0;
        long atEnd = 0;
        long during = 0;
        long stayed = 0;
        SortedMap<Integer, long[]> changes = new TreeMap<>(); // joined and left by day
        for (int[] spans : customers) {
            boolean first = spans[0] == 0;
            boolean last = spans[spans.length - 1] > end;
            atStart += first ? 1 : 0;
            atEnd += last ? 1 : 0;
            during += spans[0] < end ? 1 : 0;
            stayed += first && last ? 1 : 0;
            for (int i = 0; i < spans.length; i++) {
                changes.computeIfAbsent(spans[i], day -> new long[2])[i % 2]++;
            }
        }
        SortedMap<LocalDate, Proportion> departures = new TreeMap<>();
        long active = 0;
        for (var change : changes.entrySet()) {
            int day = change.getKey();
            long left = change.getValue()[1];
            if (left > 0 && day <= end) {
                departures.put(period.day(day - 1), Proportion.of(left, active));
            }
            active += change.getValue()[0] - left;
        }
        return new Churn(
                period.startInclusive(),
                period.endExclusive(),
                atStart,
                atEnd,
                during,
                atStart - stayed,
                departures,
                Exclusions.of(RetentionKpis.ENDED_BEFORE_STARTED, endedBeforeStarted));
    }

    /** {@return how often a customer left: each span of days that ended, of whatever customer} */
    public long departures() {
        return departuresByDay.values().stream()
                .mapToLong(Proportion::numerator)
                .sum();
    }

    /**
     * {@return how many joined after the first day and were customers on some day of the period, the returned left out}
     */
    public long joined() {
        return activeDuring - activeAtStart;
    }

    /** {@return how many of those active at the end were not active at the start} */
    public long joinedAndStayed() {
        return activeAtEnd - (activeAtStart - lost);
    }

    /** {@return the churn of the cohort: those lost, of those active at the start} */
    public Proportion cohort() {
        return new Proportion(lost, activeAtStart, excluded);
    }

    /** {@return the retention of the cohort: those active at the end, of those active at the start} */
    public Proportion retention() {
        return cohort().complement();
    }

    /**
     * The churn rate by one of the conflicting methods.
     *
     * @param method how to divide
     * @return the rate; empty if there is nobody to divide by
     */
    public OptionalDouble rate(ChurnMethod method) {
        return method.rate(this);
    }

    /**
     * What the rate would be of a year of such periods, {@code 1 - (1 - rate)^(365 / days)}.
     *
     * @param method how to divide
     * @return the annual rate; empty if there is no rate, or one above 1, which cannot recur
     */
    public OptionalDouble annualisedRate(ChurnMethod method) {
        return annualisedRate(method, DAYS_OF_A_YEAR / new Period(startInclusive, endExclusive).days());
    }

    /**
     * What the rate would be of a number of such periods, {@code 1 - (1 - rate)^periods}, and not {@code periods ·
     * rate}: who has left cannot leave again. A month with 6.5 % makes a year with 55.36 %.
     *
     * @param method how to divide
     * @param periodsOfAYear how many such periods a year has, such as 12 for a month; above 0 and finite
     * @return the annual rate; empty if there is no rate, or one above 1, which cannot recur
     * @throws IllegalArgumentException if {@code periodsOfAYear} is out of range
     */
    public OptionalDouble annualisedRate(ChurnMethod method, double periodsOfAYear) {
        if (!(periodsOfAYear > 0 && Double.isFinite(periodsOfAYear))) { // so that NaN fails too
            throw new IllegalArgumentException("periodsOfAYear must be above 0 and finite, but was " + periodsOfAYear);
        }
        return rate(method).stream()
                .filter(rate -> rate <= 1)
                .map(rate -> -Math.expm1(periodsOfAYear * Math.log1p(-rate)))
                .findFirst();
    }
}
