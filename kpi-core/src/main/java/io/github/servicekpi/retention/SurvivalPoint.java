package io.github.servicekpi.retention;

import io.github.servicekpi.stats.ConfidenceInterval;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A step of a {@link KaplanMeier} curve: a time at which the event happened.
 *
 * @param time when, in the unit of the curve
 * @param atRisk how many rows were under watch without the event just before, those of this time included
 * @param events how many of them had the event at this time, at least 1
 * @param censored how many were censored from this time on and before the next step, without the event
 * @param survival the estimated share without the event after this time, from 0 to 1
 * @param standardError of the survival by Greenwood's formula; empty if the survival is 0
 */
public record SurvivalPoint(
        long time, long atRisk, long events, long censored, double survival, OptionalDouble standardError) {

    /**
     * Checks the components.
     *
     * @param time when
     * @param atRisk how many rows were under watch
     * @param events how many had the event
     * @param censored how many were censored
     * @param survival the share without the event
     * @param standardError of the survival
     * @throws IllegalArgumentException if there are more events than rows at risk, or none
     */
    public SurvivalPoint {
        if (events < 1 || events > atRisk) {
            throw new IllegalArgumentException(
                    "events must be from 1 to the %s at risk, but were %s".formatted(atRisk, events));
        }
        Objects.requireNonNull(standardError, "standardError");
    }

    /**
     * The {@linkplain SurvivalInterval#LOG_LOG log-log} interval of the survival.
     *
     * @param level the confidence level, above 0 and below 1
     * @return the interval; empty if the survival is 0
     * @throws IllegalArgumentException if the level is out of range
     */
    public Optional<ConfidenceInterval> interval(double level) {
        return interval(level, SurvivalInterval.LOG_LOG);
    }

    /**
     * A confidence interval of the survival.
     *
     * @param level the confidence level, above 0 and below 1
     * @param method how the interval is computed
     * @return the interval; empty if the survival is 0
     * @throws IllegalArgumentException if the level is out of range
     */
    public Optional<ConfidenceInterval> interval(double level, SurvivalInterval method) {
        return method.of(survival, standardError.orElse(0), level);
    }
}
