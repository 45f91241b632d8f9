package io.github.servicekpi.retention;

import io.github.servicekpi.stats.Exclusions;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The share of rows that have had an event as time goes by, where another one competes with it: a caller who hangs up is not
 * answered later. It is what happens, where {@link KaplanMeier} tells of a virtual time, as if nobody hung up.
 *
 * <p>Formula (Aalen and Johansen): {@code F(t) = Σ S(before) · d / n} over the times up to t at which the event happened, with d
 * events among n rows at risk, where {@code S = Π (1 - (d + c) / n)} is the share with neither the event nor, c of them, a
 * competing one. The incidence of what competes is the same with c for d; both and S add up to 1.
 *
 * <p>Counted, excluded, late entry and ties: as in {@link KaplanMeier}; of events of both kinds at one time neither comes first.
 * No data: without rows there is no incidence at any time. It has no interval.
 *
 * <p>The state is that of two curves, three counts each for each distinct time, so it does not depend on the order of rows.
 *
 * <p>Example: calls are answered after 2, 4 and 4 minutes, abandoned after 3 and 7, and one still waits after 5. {@code S(2) =
 * 5/6, S(3) = 4/6, S(4) = 2/6, S(7) = 0}. Answered {@code F(2) = 1/6, F(4) = 1/6 + 4/6 · 2/4 = 1/2}; abandoned {@code F(3) = 5/6 ·
 * 1/5 = 1/6, F(7) = 1/6 + 2/6 · 1/1 = 1/2}. With the abandoned as censored, 1 - S(4) of the answered is 7/12, more than there are.
 *
 * <p>Source: O. O. Aalen and S. Johansen, An Empirical Transition Matrix for Non-homogeneous Markov Chains Based on Censored
 * Observations, Scandinavian Journal of Statistics 5 (1978), 141-150.
 *
 * @param unit of all times
 * @param points the steps, one for each time at which something happened, ascending; unmodifiable
 * @param count how many rows there are
 * @param lastTime the time of the last event or censoring, up to which the curves are known; empty without rows
 * @param excluded the rows left out, by reason
 */
public record CumulativeIncidence(
        ChronoUnit unit, List<IncidencePoint> points, long count, OptionalLong lastTime, Exclusions excluded) {

    /**
     * Copies and checks the components.
     *
     * @param unit of all times
     * @param points the steps, ascending
     * @param count how many rows there are
     * @param lastTime the time of the last event or censoring
     * @param excluded the rows left out
     */
    public CumulativeIncidence {
        Objects.requireNonNull(unit, "unit");
        points = List.copyOf(points);
        Objects.requireNonNull(lastTime, "lastTime");
        Objects.requireNonNull(excluded, "excluded");
    }

    /** Of the curve of the event and that of what competes, of the same rows: who has the one is censored in the other. */
    static CumulativeIncidence of(KaplanMeier events, KaplanMeier competing) {
        SortedMap<Long, Step> steps = new TreeMap<>();
        events.points().forEach(point -> steps.put(point.time(), new Step(point.atRisk(), point.events(), 0)));
        competing
                .points()
                .forEach(point ->
                        steps.merge(point.time(), new Step(point.atRisk(), 0, point.events()), Step::withCompeting));
        return new CumulativeIncidence(
                events.unit(), points(steps), events.count(), events.lastTime(), events.excluded());
    }

    private record Step(long atRisk, long events, long competing) {
        Step withCompeting(Step other) {
            return new Step(atRisk, events, other.competing);
        }
    }

    /**
     * Between steps at which nobody was censored or entered, the counts are added up before they are divided. So without
     * censoring an incidence is the plain share, correctly rounded.
     */
    private static List<IncidencePoint> points(SortedMap<Long, Step> steps) {
        List<IncidencePoint> points = new ArrayList<>(steps.size());
        double before = 1; // the survival where the counts began, and the incidences
        double incidenceBefore = 0;
        double competingBefore = 0;
        long from = 1;
        long left = 1;
        long events = 0;
        long competing = 0;
        for (Map.Entry<Long, Step> entry : steps.entrySet()) {
            Step step = entry.getValue();
            if (step.atRisk != left) {
                incidenceBefore += before * ((double) events / (double) from);
                competingBefore += before * ((double) competing / (double) from);
                before *= (double) left / (double) from;
                from = step.atRisk;
                events = 0;
                competing = 0;
            }
            events += step.events;
            competing += step.competing;
            left = step.atRisk - step.events - step.competing;
            points.add(new IncidencePoint(
                    entry.getKey(),
                    step.atRisk,
                    step.events,
                    step.competing,
                    incidenceBefore + before * ((double) events / (double) from),
                    competingBefore + before * ((double) competing / (double) from),
                    before * ((double) left / (double) from)));
        }
        return points;
    }

    /** {@return how many rows had the event} */
    public long events() {
        return points.stream().mapToLong(IncidencePoint::events).sum();
    }

    /** {@return how many rows had a competing one} */
    public long competing() {
        return points.stream().mapToLong(IncidencePoint::competing).sum();
    }

    /**
     * The share of rows with the event up to a time.
     *
     * @param time in the unit of the curves, not negative
     * @return the incidence from 0 to 1; empty without rows, and after the last time unless nobody is without an end
     * @throws IllegalArgumentException if the time is negative
     */
    public OptionalDouble incidenceAt(long time) {
        int step = stepAt(time);
        return known(time, step < 0 ? 0 : points.get(step).incidence());
    }

    /**
     * The share of rows with a competing event up to a time.
     *
     * @param time in the unit of the curves, not negative
     * @return as {@link #incidenceAt}
     * @throws IllegalArgumentException if the time is negative
     */
    public OptionalDouble competingIncidenceAt(long time) {
        int step = stepAt(time);
        return known(time, step < 0 ? 0 : points.get(step).competingIncidence());
    }

    /**
     * The share of rows with neither up to a time.
     *
     * @param time in the unit of the curves, not negative
     * @return as {@link #incidenceAt}
     * @throws IllegalArgumentException if the time is negative
     */
    public OptionalDouble survivalAt(long time) {
        int step = stepAt(time);
        return known(time, step < 0 ? 1 : points.get(step).survival());
    }

    private int stepAt(long time) {
        if (time < 0) {
            throw new IllegalArgumentException("time must not be negative, but was " + time);
        }
        return SurvivalSteps.first(points.size(), i -> points.get(i).time() > time) - 1;
    }

    private OptionalDouble known(long time, double share) {
        boolean allEnded = !points.isEmpty() && points.get(points.size() - 1).survival() == 0;
        return lastTime.isPresent() && (time <= lastTime.getAsLong() || allEnded)
                ? OptionalDouble.of(share)
                : OptionalDouble.empty();
    }
}
