package io.github.servicekpi.service;

import static io.github.servicekpi.service.InteractionFields.ABANDONMENT;
import static io.github.servicekpi.service.InteractionFields.FIRST_RESOLVED_AT;
import static io.github.servicekpi.service.InteractionFields.IS_OPEN;
import static io.github.servicekpi.service.InteractionFields.OPENED_AT;
import static io.github.servicekpi.service.InteractionFields.REOPENS;
import static io.github.servicekpi.service.InteractionFields.RESOLVED_AT;

import io.github.servicekpi.Direction;
import io.github.servicekpi.Kpi;
import io.github.servicekpi.Share;
import io.github.servicekpi.Span;
import io.github.servicekpi.retention.KaplanMeier;
import io.github.servicekpi.retention.Survival;
import io.github.servicekpi.stats.DurationDistribution;
import io.github.servicekpi.stats.Proportion;
import io.github.servicekpi.time.BusinessCalendar;
import java.time.Instant;

/** How long cases take, and whether they stay resolved. */
public final class ResolutionKpis {
    /** From the opening to the first resolution, as far as it is known. */
    static final Span<Interaction> FIRST_RESOLUTION = Span.between(
                    OPENED_AT, FIRST_RESOLVED_AT.orElse(RESOLVED_AT.onlyWhere(ResolvedCases.IS_REOPENED.negate())))
            .openWhere(IS_OPEN);

    private static final String SOURCE = "Zendesk, About native Support time duration metrics";

    private static final Span<Interaction> RESOLUTION =
            Span.between(OPENED_AT, RESOLVED_AT).openWhere(IS_OPEN);

    private ResolutionKpis() {}

    /**
     * Full resolution time: from the opening of a case to its last resolution, the time between reopenings included.
     *
     * <p>For each interaction with {@code resolvedAt}, {@code resolvedAt - openedAt}, in elapsed time. An unresolved
     * one counts as open, or as missing if it was abandoned; a resolution before the opening is excluded as {@code
     * negative-span}. Without any resolution there is no mean and no percentile.
     *
     * <p>Every duration is kept, so percentiles are exact, and the same in any order and from any partition of the
     * rows.
     *
     * <p>Example: opened 09:00, solved 16:00, reopened, solved the next day 10:45: 25 h 45 min.
     *
     * <p>Source: Zendesk, <i>About native Support time duration metrics</i> (full resolution time).
     */
    public static final Kpi<Interaction, DurationDistribution> RESOLUTION_TIME = RESOLUTION
            .distribution()
            .named(Definitions.duration(
                    "resolution-time",
                    "full",
                    "Time from opening to the last resolution, reopened time included.",
                    SOURCE));

    /**
     * Full resolution time in business time: as {@link #RESOLUTION_TIME}, but only the opening hours count.
     *
     * <p>Example: 09:00 to 17:00, opened 09:00, solved the next day 10:45: 9 h 45 min.
     *
     * @param calendar whose opening hours count
     * @return the KPI {@code resolution-time}; keep it, it is the key to its result
     */
    public static Kpi<Interaction, DurationDistribution> resolutionTime(BusinessCalendar calendar) {
        return RESOLUTION
                .during(calendar)
                .distribution()
                .named(Definitions.duration(
                        "resolution-time",
                        "full" + Definitions.IN_BUSINESS_TIME,
                        "Business time from opening to the last resolution, reopened time included.",
                        SOURCE));
    }

    /**
     * First resolution time: from the opening of a case to its first resolution.
     *
     * <p>For each interaction with {@code firstResolvedAt}, {@code firstResolvedAt - openedAt}. Where only {@code
     * resolvedAt} is given it is that, unless the case was reopened, as the last resolution is not the first then.
     * Others count as open if they are neither resolved nor abandoned, else as missing; negative times are excluded as
     * {@code negative-span}. Without any first resolution there is no mean and no percentile.
     *
     * <p>Every duration is kept, so percentiles are exact, and the same in any order and from any partition of the
     * rows.
     *
     * <p>Example: opened 09:00, solved 16:00, reopened, solved the next day 10:45: 7 h.
     *
     * <p>Source: Zendesk, <i>About native Support time duration metrics</i> (first resolution time).
     */
    public static final Kpi<Interaction, DurationDistribution> FIRST_RESOLUTION_TIME = FIRST_RESOLUTION
            .distribution()
            .named(Definitions.duration(
                    "first-resolution-time",
                    "first",
                    "Time from opening to the first resolution; where only the last one is known, to that unless the case was"
                            + " reopened.",
                    SOURCE));

    /**
     * First resolution time in business time: as {@link #FIRST_RESOLUTION_TIME}, but only the opening hours count.
     *
     * <p>Example: 09:00 to 15:00, opened 09:00, solved 16:00: 6 h.
     *
     * @param calendar whose opening hours count
     * @return the KPI {@code first-resolution-time}; keep it, it is the key to its result
     */
    public static Kpi<Interaction, DurationDistribution> firstResolutionTime(BusinessCalendar calendar) {
        return FIRST_RESOLUTION
                .during(calendar)
                .distribution()
                .named(Definitions.duration(
                        "first-resolution-time",
                        "first" + Definitions.IN_BUSINESS_TIME,
                        "Business time from opening to the first resolution; where only the last one is known, to that unless"
                                + " the case was reopened.",
                        SOURCE));
    }

    /**
     * Reopen rate: the share of resolved cases that were reopened at least once.
     *
     * <p>Interactions with {@code reopens > 0} divided by interactions with known reopens, both of those with {@code
     * resolvedAt}. Cases with unknown reopens are in neither and counted as {@code unknown-reopens}. Without resolved
     * cases there is no value. The interval is Wilson's. Two counts: the same in any order and from any partition of
     * the rows.
     *
     * <p>Example: five resolved cases with 0, 0, 1, 3 and unknown reopens, and one unresolved: 2 of 4, 1 unknown.
     *
     * <p>Source: Zammad, ticket history; Fivetran's Zendesk models count solves less one instead.
     */
    public static final Kpi<Interaction, Proportion> REOPEN_RATE = reopenRate(ResolvedCases.RESOLVED_NOW);

    /**
     * Reopen rate as {@link #REOPEN_RATE}, of a population of choice: of all cases that were ever resolved, one that was
     * reopened and is still open counts as reopened.
     *
     * <p>Example: five resolved cases with 0, 0, 1, 3 and unknown reopens, and one reopened that is open: of those ever resolved
     * 3 of 5, 1 unknown.
     *
     * @param cases of which it is asked
     * @return the KPI {@code reopen-rate}; keep it, it is the key to its result
     */
    public static Kpi<Interaction, Proportion> reopenRate(ResolvedCases cases) {
        return Share.of(REOPENS.flagWhere("is above 0", n -> n > 0))
                .withUnknownAs("unknown-reopens")
                .proportion()
                .filtering(cases.condition())
                .named(Definitions.share(
                        "reopen-rate",
                        cases == ResolvedCases.RESOLVED_NOW ? "of-resolved" : "of-ever-resolved",
                        Direction.LOWER,
                        "Resolved cases that were reopened at least once." + cases.suffix(),
                        "Zammad, ticket history"));
    }

    /**
     * Resolution with the unresolved: the share of cases still without their last resolution as time goes by, in elapsed
     * nanoseconds.
     *
     * <p>A mean of the resolved alone leaves out the oldest of the backlog. Here an unresolved case counts for as long as it
     * has been open: up to its abandonment, where it ended so, else up to the as-of instant. The curve is that of a virtual
     * time, as if abandoned cases would have been resolved like the others. Rows are left out by the reasons of {@link
     * Survival}; without cases there is no curve; see {@link KaplanMeier} for formula, interval and cost.
     *
     * <p>Example: as of the fifth day, resolved after 1 and 2 days, and one open since the first. S(1 day) = 2/3, S(2 days) =
     * 1/3, the median is 2 days.
     *
     * <p>Source: E. L. Kaplan and P. Meier (1958).
     *
     * @param asOf later resolutions have not happened
     * @return a KPI
     */
    public static Kpi<Interaction, KaplanMeier> resolutionSurvival(Instant asOf) {
        return Survival.<Interaction>between(OPENED_AT, RESOLVED_AT, ABANDONMENT, asOf)
                .calculator()
                .named(Definitions.survival(
                        "resolution-survival",
                        "Share of cases without their last resolution after a time; what was never resolved counts for as long"
                                + " as it was open.",
                        "Kaplan and Meier 1958"));
    }
}
