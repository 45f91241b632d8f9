package io.github.servicekpi.service;

import io.github.servicekpi.Calculator;
import io.github.servicekpi.Direction;
import io.github.servicekpi.Field;
import io.github.servicekpi.Granularity;
import io.github.servicekpi.Kpi;
import io.github.servicekpi.Share;
import io.github.servicekpi.Span;
import io.github.servicekpi.stats.DurationDistribution;
import io.github.servicekpi.stats.Proportion;
import io.github.servicekpi.time.BusinessCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The backlog of open cases by two meanings that must not be mixed up: as a stock, the cases open at an instant, and as a
 * flow, what came and went in a period.
 *
 * <p>All are rebuilt from a {@link CaseHistory}, so that the backlog of any past instant is what it was then, whatever became
 * of the cases since. Interactions become histories on the way:
 *
 * <pre>{@code
 * BacklogKpis.flow(monday, nextMonday).calculator().mapping(CaseHistory::of).groupingBy(TEAM).calculate(interactions);
 * }</pre>
 *
 * <p>When a case was open is known of any instant, but not who had it: {@link #unassigned} and groups by agent or team go by the
 * row of the case, and so by who has it today or had it last. Of conversations, ask for those of a past instant by what they were
 * then:
 *
 * <pre>{@code
 * List<CaseHistory> then = conversations.stream()
 *         .flatMap(talk -> talk.asOf(instant).stream())
 *         .map(talk -> talk.reduce(policy).history())
 *         .toList();
 * BacklogKpis.unassigned(instant).calculate(then);
 * }</pre>
 *
 * <p>Cases with a change before their opening are excluded as {@code negative-span} where exclusions are counted, and in no
 * stock. Counts of no cases are 0; shares and ages of none have no value.
 *
 * <p>Example: the backlogs of two teams of 3 and 4 cases add up to one of 7; and see {@link BacklogFlow}.
 *
 * <p>Source: practice of help desks; Zendesk, backlog snapshots, which are taken at about 23:00 local time: ask for the stock
 * of those instants.
 */
public final class BacklogKpis {
    private static final String PRACTICE = "Help-desk practice";

    private BacklogKpis() {}

    /**
     * Backlog as a stock: how many cases are open at an instant.
     *
     * @param asOf the instant; what happens at it has happened
     * @return the KPI {@code backlog}
     */
    public static Kpi<CaseHistory, Long> stock(Instant asOf) {
        return Calculator.<CaseHistory>counting()
                .filtering(isOpenAt(asOf))
                .named(Definitions.count(
                        "backlog", "stock", Direction.LOWER, "Cases open as of " + asOf + ".", PRACTICE));
    }

    private static Predicate<CaseHistory> isOpenAt(Instant asOf) {
        return Definitions.condition("open as of " + asOf, history -> history.isOpenAt(asOf));
    }

    /**
     * Age of the backlog: how long ago the open cases were opened, reopened or not. For counts by age see {@link
     * Span#within}.
     *
     * @param asOf the instant; what happens at it has happened
     * @return the KPI {@code backlog-age}
     */
    public static Kpi<CaseHistory, DurationDistribution> age(Instant asOf) {
        return ageSpan(asOf)
                .distribution()
                .filtering(isOpenAt(asOf))
                .named(Definitions.duration(
                        "backlog-age",
                        "since-opening",
                        "Time from the opening of the cases open as of " + asOf + " until then.",
                        PRACTICE));
    }

    /**
     * Age of the backlog in business time: how much opening time has passed since the open cases were opened.
     *
     * @param asOf the instant; what happens at it has happened
     * @param hours the opening hours
     * @return the KPI {@code backlog-age}
     */
    public static Kpi<CaseHistory, DurationDistribution> age(Instant asOf, BusinessCalendar hours) {
        return Span.of(Field.<CaseHistory>duration(
                        "age as of " + asOf + " in " + hours,
                        history -> hours.between(history.interaction().openedAt(), asOf)))
                .distribution()
                .filtering(isOpenAt(asOf))
                .named(Definitions.duration(
                        "backlog-age",
                        "since-opening-in-business-time",
                        "Business time from the opening of the cases open as of " + asOf + " until then.",
                        PRACTICE));
    }

    /**
     * The age of each case open at an instant, a measure: from which bands of age, such as up to a day, a week, a month, are
     * made.
     *
     * @param asOf the instant; what happens at it has happened
     * @return a span that other cases do not have
     */
    public static Span<CaseHistory> ageSpan(Instant asOf) {
        Function<CaseHistory, @Nullable Duration> age = history ->
                history.isOpenAt(asOf) ? Duration.between(history.interaction().openedAt(), asOf) : null;
        return Span.of(Field.duration("age as of " + asOf, age));
    }

    /**
     * Unassigned backlog: of the cases open at an instant, those without an agent in their row, which is that of the instant only
     * if the row is; see the comment of the class.
     *
     * @param asOf the instant; what happens at it has happened
     * @return the KPI {@code unassigned-backlog}
     */
    public static Kpi<CaseHistory, Proportion> unassigned(Instant asOf) {
        return Share.where(Definitions.<CaseHistory>condition(
                        "unassigned", history -> history.interaction().agent() == null))
                .proportion()
                .filtering(isOpenAt(asOf))
                .named(Definitions.share(
                        "unassigned-backlog",
                        "without-agent",
                        Direction.LOWER,
                        "Cases without an agent, of those open as of " + asOf + ".",
                        PRACTICE));
    }

    /**
     * Unanswered backlog: of the cases open at an instant, those without a first response by then.
     *
     * @param asOf the instant; what happens at it has happened
     * @return the KPI {@code unanswered-backlog}
     */
    public static Kpi<CaseHistory, Proportion> unanswered(Instant asOf) {
        return Share.where(Definitions.<CaseHistory>condition("unanswered as of " + asOf, history -> {
                    Instant response = history.interaction().firstResponseAt();
                    return response == null || response.isAfter(asOf);
                }))
                .proportion()
                .filtering(isOpenAt(asOf))
                .named(Definitions.share(
                        "unanswered-backlog",
                        "without-first-response",
                        Direction.LOWER,
                        "Cases without a first response, of those open as of " + asOf + ".",
                        PRACTICE));
    }

    /**
     * Backlog as a flow: what came and went in a period, and the stocks before and after it.
     *
     * @param startInclusive the start of the period
     * @param endExclusive the end of the period
     * @return the KPI {@code backlog-flow}
     * @throws IllegalArgumentException if the start is not before the end
     */
    public static Kpi<CaseHistory, BacklogFlow> flow(Instant startInclusive, Instant endExclusive) {
        return flows(List.of(startInclusive, endExclusive))
                .andThen(flows -> flows.get(0))
                .named(Definitions.count(
                        "backlog-flow",
                        "with-reopens",
                        Direction.LOWER,
                        "Closing = opening + created + reopened - resolved - abandoned - merged - deleted, of cases from "
                                + startInclusive + " to " + endExclusive + ".",
                        PRACTICE));
    }

    /**
     * Flows of periods one after the other; the closing stock of each is the opening stock of the next. See {@link #edges}
     * for the instants between days, weeks or months.
     *
     * @param edges at least two, ascending: where the first period starts, where each ends and the next starts, and where the
     *     last ends
     * @return a calculator of one flow a period, in order
     * @throws IllegalArgumentException if there are less than two edges, or they do not ascend
     */
    public static Calculator<CaseHistory, List<BacklogFlow>> flows(List<Instant> edges) {
        BacklogPeriods periods = new BacklogPeriods(edges);
        return Calculator.of(
                periods::newState, periods::add, BacklogPeriods.State::merge, periods::flows, periods.codec());
    }

    /**
     * The instants between local calendar periods, the first and last of which are cut to a range of days; a day may have 23 or
     * 25 hours.
     *
     * @param granularity day, week, month, quarter or year
     * @param zone whose days count
     * @param startInclusive the first day
     * @param endExclusive the first day after the last
     * @return the starts of all periods and the end of the last, ascending
     * @throws IllegalArgumentException if the start is not before the end
     */
    public static List<Instant> edges(
            Granularity granularity, ZoneId zone, LocalDate startInclusive, LocalDate endExclusive) {
        if (!startInclusive.isBefore(endExclusive)) {
            throw new IllegalArgumentException("startInclusive must be before endExclusive, but they were %s and %s"
                    .formatted(startInclusive, endExclusive));
        }
        List<Instant> edges = new ArrayList<>();
        LocalDate date = startInclusive;
        while (date.isBefore(endExclusive)) {
            edges.add(date.atStartOfDay(zone).toInstant());
            date = granularity.next(granularity.startOf(date));
        }
        edges.add(endExclusive.atStartOfDay(zone).toInstant());
        return edges.stream().distinct().toList(); // a day that a zone left out starts when the next one does
    }
}
