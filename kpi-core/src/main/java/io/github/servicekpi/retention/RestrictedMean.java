package io.github.servicekpi.retention;

import java.util.List;

/**
 * The mean time without the event, of the time up to a horizon: the area under a {@link KaplanMeier} curve, {@code ∫
 * S(t) dt} from 0 to the horizon. Unlike the mean of all time it is known even if most rows are censored.
 *
 * <p>The standard error is {@code √(Σ A² d / (n (n - d)))} over the steps before the horizon, where A is the area under
 * the curve from the step to the horizon.
 *
 * @param horizon up to when, in the unit of the curve
 * @param value the mean, in that unit
 * @param standardError of the mean, in that unit
 */
public record RestrictedMean(long horizon, double value, double standardError) {

    static RestrictedMean of(List<SurvivalPoint> points, long horizon) {
        double area = 0;
        double variance = 0;
        long until = horizon;
        for (int i = points.size() - 1; i >= 0; i--) {
            SurvivalPoint point = points.get(i);
            if (point.time() < horizon && point.survival() > 0) {
                area += point.survival() * (double) (until - point.time());
                double left = (double) (point.atRisk() - point.events());
                variance += area * area * ((double) point.events() / ((double) point.atRisk() * left));
            }
            until = Math.min(until, point.time());
        }
        return new RestrictedMean(horizon, area + (double) until, Math.sqrt(variance));
    }
}
