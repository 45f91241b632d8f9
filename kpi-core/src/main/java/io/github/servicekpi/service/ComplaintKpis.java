package io.github.servicekpi.service;

import static io.github.servicekpi.service.ComplaintFields.CLOSED_AT;
import static io.github.servicekpi.service.ComplaintFields.CUSTOMER;
import static io.github.servicekpi.service.ComplaintFields.OUTCOME;
import static io.github.servicekpi.service.ComplaintFields.RECEIVED_AT;

import io.github.servicekpi.Calculator;
import io.github.servicekpi.Direction;
import io.github.servicekpi.Field;
import io.github.servicekpi.Kpi;
import io.github.servicekpi.Share;
import io.github.servicekpi.Span;
import io.github.servicekpi.stats.DurationDistribution;
import io.github.servicekpi.stats.Exclusions;
import io.github.servicekpi.stats.Proportion;
import io.github.servicekpi.time.BusinessCalendar;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Complaints: how many come, how soon and how they are answered. Interactions that are complaints become rows of these KPIs by
 * {@code kpi.calculator().mapping(Complaint::of).filtering(COMPLAINT.is(true))}; for their share of all contacts see {@link
 * VolumeKpis#COMPLAINT_RATE}.
 *
 * <p>KPIs of closed complaints are of those among the rows, whenever received: for those of a period, filter by {@code
 * CLOSED_AT}. Counts of no complaints are 0; shares and times of none have no value. All are the same in any order and from any
 * partition of the rows.
 *
 * <p>Example, used at each definition: 36 complaints among 1 200 contacts (3.0 %) of 20 000 active customers; 4 were
 * outstanding, 30 are closed, 12 of them within 3 business days, 9 were upheld.
 *
 * <p>Source: Financial Conduct Authority, handbook, DISP 1.10 and 1 Annex 1.
 */
public final class ComplaintKpis {
    private static final String FCA = "Financial Conduct Authority, DISP 1.10";

    private ComplaintKpis() {}

    /**
     * Complaints received, closed and outstanding in a period; see {@link ComplaintFlow}.
     *
     * <p>Example: 4 + 36 - 30 = 10 outstanding, 1.8 received per thousand customers.
     *
     * @param startInclusive the start of the period
     * @param endExclusive the end of the period
     * @return the KPI {@code complaint-flow}
     * @throws IllegalArgumentException if the start is not before the end
     */
    public static Kpi<Complaint, ComplaintFlow> flow(Instant startInclusive, Instant endExclusive) {
        return BacklogKpis.flow(startInclusive, endExclusive)
                .calculator()
                .mapping(Complaint::history)
                .andThen(flow -> new ComplaintFlow(
                        flow.opening(), flow.created(), flow.resolved(), flow.closing(), flow.excluded()))
                .named(Definitions.count(
                        "complaint-flow",
                        "by-receipt-and-closure",
                        Direction.LOWER,
                        "Outstanding = opening + received - closed, of complaints from " + startInclusive + " to "
                                + endExclusive + ".",
                        FCA));
    }

    /**
     * Upheld rate as the Financial Conduct Authority counts it: of closed complaints, those upheld in full or in part. Closed
     * ones of which the outcome is not known are excluded as {@code unknown-outcome}. The interval is Wilson's.
     *
     * <p>Example: 9 of 30 = 30 %.
     */
    public static final Kpi<Complaint, Proportion> UPHELD_RATE = Share.of(
                    OUTCOME.flagWhere("is not rejected", outcome -> outcome != ComplaintOutcome.REJECTED))
            .withUnknownAs("unknown-outcome")
            .proportion()
            .filtering(CLOSED_AT.isPresent())
            .named(Definitions.share(
                    "upheld-rate",
                    "in-full-or-in-part",
                    Direction.LOWER,
                    "Complaints upheld in full or in part, of those closed.",
                    FCA));

    /**
     * Upheld rate of those upheld in full alone; else as {@link #UPHELD_RATE}.
     */
    public static final Kpi<Complaint, Proportion> FULLY_UPHELD_RATE = Share.of(
                    OUTCOME.flagWhere("is upheld", outcome -> outcome == ComplaintOutcome.UPHELD))
            .withUnknownAs("unknown-outcome")
            .proportion()
            .filtering(CLOSED_AT.isPresent())
            .named(Definitions.share(
                    "upheld-rate",
                    "in-full",
                    Direction.LOWER,
                    "Complaints upheld in full, of those closed.",
                    "Complaint handling practice"));

    /**
     * Complaint resolution time: from the receipt to the final response, in elapsed time. Outstanding complaints count as open,
     * one closed before it was received is excluded as {@code negative-span}. For business time see {@link
     * #resolutionDays}.
     */
    public static final Kpi<Complaint, DurationDistribution> RESOLUTION_TIME = Span.between(RECEIVED_AT, CLOSED_AT)
            .openWhere(CLOSED_AT.isPresent().negate())
            .distribution()
            .named(Definitions.duration(
                    "complaint-resolution-time",
                    "elapsed",
                    "Time from the receipt of a complaint to its final response.",
                    FCA));

    /**
     * Complaint resolution time in whole days, by dates: those of the calendar or business days. A complaint closed on the day
     * of its receipt took 0 days. Outstanding complaints count as open, one closed on a date before its receipt is excluded as
     * {@code negative-span}.
     *
     * <p>Example: received on Friday, closed on Tuesday: 4 calendar days, 2 business days.
     *
     * @param days how days are counted
     * @return the KPI {@code complaint-resolution-time}, whose durations are multiples of 24 hours
     */
    public static Kpi<Complaint, DurationDistribution> resolutionDays(DayCount days) {
        Function<Complaint, @Nullable Duration> taken = complaint -> {
            Instant closed = complaint.closedAt();
            return closed == null ? null : Duration.ofDays(days.between(complaint.receivedAt(), closed));
        };
        return Span.of(Field.duration(days.toString(), taken))
                .openWhere(CLOSED_AT.isPresent().negate())
                .distribution()
                .named(Definitions.duration(
                        "complaint-resolution-time",
                        "in-days",
                        "Days from the date of receipt of a complaint to that of its final response, in " + days + ".",
                        FCA));
    }

    /**
     * How soon complaints were closed, in the classes of the Financial Conduct Authority.
     *
     * <p>Example: 12 of 30 within 3 business days = 40 %.
     *
     * @param limits where the classes end
     * @param hours which days are business days, and whose dates count
     * @return the KPI {@code complaint-closure}
     */
    public static Kpi<Complaint, ClosureBuckets> closure(ClosureLimits limits, BusinessCalendar hours) {
        DayCount calendarDays = DayCount.calendarDays(hours.zone());
        DayCount businessDays = DayCount.businessDays(hours);
        Function<Complaint, String> bucket = complaint -> {
            Instant closed = complaint.closedAt();
            if (closed == null) {
                return "outstanding";
            }
            if (closed.isBefore(complaint.receivedAt())) {
                return Span.NEGATIVE;
            }
            long days = calendarDays.between(complaint.receivedAt(), closed);
            if (limits.isEarly(days, () -> businessDays.strictlyBetween(complaint.receivedAt(), closed))) {
                return "early";
            }
            return ClosureLimits.isLate(days) ? "late" : "later";
        };
        return Calculator.<Complaint>counting()
                .groupingBy(Field.text("closure within " + limits + " by " + hours, bucket))
                .andThen(groups -> buckets(limits, groups.byKey()))
                .named(Definitions.count(
                        "complaint-closure",
                        limits.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        Direction.NONE,
                        "Closed complaints by the time from receipt to final response.",
                        FCA));
    }

    private static ClosureBuckets buckets(ClosureLimits limits, Map<String, Long> counts) {
        return new ClosureBuckets(
                limits,
                counts.getOrDefault("early", 0L),
                counts.getOrDefault("later", 0L),
                counts.getOrDefault("late", 0L),
                counts.getOrDefault("outstanding", 0L),
                Exclusions.of(Span.NEGATIVE, counts.getOrDefault(Span.NEGATIVE, 0L)));
    }

    /**
     * Repeat complainants: of the customers who complained, those who did more than once. Complaints of unknown customers are
     * excluded as {@code unknown-customer}; they are rows, not customers. The interval is Wilson's.
     *
     * <p>Example: X complained twice, Y once: 1 of 2.
     */
    public static final Kpi<Complaint, Proportion> REPEAT_COMPLAINANTS = Calculator.<Complaint>counting()
            .groupingBy(CUSTOMER)
            .andThen(customers -> new Proportion(
                    customers.byKey().values().stream()
                            .filter(complaints -> complaints > 1)
                            .count(),
                    customers.byKey().size(),
                    Exclusions.of("unknown-customer", customers.withoutKey())))
            .named(Definitions.share(
                    "repeat-complainants",
                    "of-complainants",
                    Direction.LOWER,
                    "Customers with more than one complaint, of those with any.",
                    "Complaint handling practice"));
}
