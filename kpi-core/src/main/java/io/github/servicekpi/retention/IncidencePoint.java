package io.github.servicekpi.retention;

/**
 * A step of a {@link CumulativeIncidence}: a time at which the event or one that competes with it happened.
 *
 * @param time when, in the unit of the curves
 * @param atRisk how many rows were under watch without either just before, those of this time included
 * @param events how many of them had the event at this time
 * @param competing how many had a competing one
 * @param incidence the estimated share with the event up to this time, from 0 to 1
 * @param competingIncidence the estimated share with a competing one
 * @param survival the estimated share with neither; the three add up to 1
 */
public record IncidencePoint(
        long time,
        long atRisk,
        long events,
        long competing,
        double incidence,
        double competingIncidence,
        double survival) {

    /**
     * Checks the counts.
     *
     * @param time when
     * @param atRisk how many rows were under watch
     * @param events how many had the event
     * @param competing how many had a competing one
     * @param incidence the share with the event
     * @param competingIncidence the share with a competing one
     * @param survival the share with neither
     * @throws IllegalArgumentException if a count is negative, or there are more ends than rows at risk, or none
     */
    public IncidencePoint {
        if (events < 0 || competing < 0 || events + competing < 1 || events + competing > atRisk) {
            throw new IllegalArgumentException(
                    "events and competing must be from 1 to the %s at risk, but were %s and %s"
                            .formatted(atRisk, events, competing));
        }
    }
}
