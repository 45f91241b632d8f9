package io.github.servicekpi.examples.report;

import io.github.servicekpi.KpiDefinition;
import io.github.servicekpi.KpiResults;
import io.github.servicekpi.retention.KaplanMeier;
import io.github.servicekpi.retention.RevenueRatio;
import io.github.servicekpi.retention.SurvivalInterval;
import io.github.servicekpi.retention.SurvivalPoint;
import io.github.servicekpi.sla.AttainmentForm;
import io.github.servicekpi.sla.SlaAttainment;
import io.github.servicekpi.sla.SlaState;
import io.github.servicekpi.stats.ConfidenceInterval;
import io.github.servicekpi.stats.DurationDistribution;
import io.github.servicekpi.stats.Exclusions;
import io.github.servicekpi.stats.PercentileMethod;
import io.github.servicekpi.stats.Proportion;
import io.github.servicekpi.stats.ProportionInterval;
import io.github.servicekpi.stats.ScoreDistribution;
import io.github.servicekpi.survey.Nps;
import io.github.servicekpi.survey.NpsInterval;
import io.github.servicekpi.survey.Ratings;
import io.github.servicekpi.survey.SurveyKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How results become figures.
 *
 * @param level of confidence of all intervals
 * @param percentiles what a percentile is
 * @param proportionInterval of shares
 * @param npsInterval of Net Promoter Scores
 * @param survivalInterval of the survival of customers
 */
record Statistics(
        double level,
        PercentileMethod percentiles,
        ProportionInterval proportionInterval,
        NpsInterval npsInterval,
        SurvivalInterval survivalInterval) {

    static final Statistics DEFAULT = new Statistics(
            0.95,
            PercentileMethod.NEAREST_RANK,
            ProportionInterval.WILSON,
            NpsInterval.ADJUSTED_WALD,
            SurvivalInterval.LOG_LOG);

    private static final List<Integer> PERCENTS = List.of(50, 90, 95, 99);

    /** The figures of all KPIs of a set, in its order. */
    List<Figure> figures(KpiResults results) {
        List<Figure> figures = new ArrayList<>();
        FileKpis.forEach(results, (kpi, result) -> figures.add(figure(kpi.definition(), result)));
        return figures;
    }

    private Figure figure(KpiDefinition definition, Object result) {
        if (result instanceof Long count) {
            return new Figure(definition, "count", Map.of("value", count), Exclusions.none());
        } else if (result instanceof Proportion proportion) {
            return new Figure(definition, "proportion", proportion(proportion), proportion.excluded());
        } else if (result instanceof SlaAttainment attainment) {
            Proportion kept = attainment.attainment(AttainmentForm.OF_DECIDED);
            return new Figure(definition, "proportion", proportion(kept), withTarget(kept.excluded()));
        } else if (result instanceof DurationDistribution durations) {
            return new Figure(definition, "duration", durations(durations), durations.excluded());
        } else if (result instanceof Nps nps) {
            return new Figure(definition, "nps", nps(nps), nps.excluded());
        } else if (result instanceof Ratings ratings) {
            return new Figure(definition, "rating", ratings(ratings), ratings.excluded());
        } else if (result instanceof RevenueRatio revenue) {
            return new Figure(definition, "ratio", ratio(revenue), revenue.excluded());
        } else if (result instanceof KaplanMeier survival) {
            return new Figure(definition, "survival", survival(survival), survival.excluded());
        }
        throw new IllegalStateException("no figure for the result of " + definition.id() + ", " + result.getClass());
    }

    /** Nothing was promised to cases without a target, so that they are not among those of which it was kept or not. */
    private static Exclusions withTarget(Exclusions excluded) {
        Map<String, Long> reasons = new TreeMap<>(excluded.asMap());
        reasons.remove(SlaState.NOT_APPLICABLE.reason());
        return Exclusions.of(reasons);
    }

    private Map<String, @Nullable Object> proportion(Proportion proportion) {
        Map<String, @Nullable Object> statistics = new LinkedHashMap<>();
        statistics.put("numerator", proportion.numerator());
        statistics.put("denominator", proportion.denominator());
        statistics.put("value", orNull(proportion.value()));
        putInterval(statistics, proportion.interval(level, proportionInterval));
        return statistics;
    }

    private Map<String, @Nullable Object> durations(DurationDistribution durations) {
        Map<String, @Nullable Object> statistics = new LinkedHashMap<>();
        statistics.put("count", durations.count());
        statistics.put("missing", durations.missing());
        statistics.put("open", durations.open());
        statistics.put("mean", orNull(durations.meanSeconds()));
        statistics.put("min", orNull(durations.percentileSeconds(0, percentiles)));
        for (int percent : PERCENTS) {
            statistics.put("p" + percent, orNull(durations.percentileSeconds(percent, percentiles)));
        }
        statistics.put("max", orNull(durations.percentileSeconds(100, percentiles)));
        return statistics;
    }

    private Map<String, @Nullable Object> nps(Nps nps) {
        Map<String, @Nullable Object> statistics = new LinkedHashMap<>();
        statistics.put("promoters", nps.promoters());
        statistics.put("passives", nps.passives());
        statistics.put("detractors", nps.detractors());
        statistics.put("count", nps.count());
        statistics.put("value", orNull(nps.value()));
        putInterval(statistics, nps.interval(level, npsInterval));
        return statistics;
    }

    /** Scores of several scales have no mean together, but are satisfied or not each by its own scale. */
    private Map<String, @Nullable Object> ratings(Ratings ratings) {
        Map<String, Object> distribution = new LinkedHashMap<>();
        ratings.distribution().forEach((score, count) -> distribution.put(Integer.toString(score), count));
        Optional<ScoreDistribution> single = ratings.single();
        Map<String, @Nullable Object> statistics = new LinkedHashMap<>();
        statistics.put("count", ratings.count());
        statistics.put("distribution", distribution);
        statistics.put("mean", single.map(scores -> orNull(scores.mean())).orElse(null));
        statistics.put(
                "standardDeviation",
                single.map(scores -> orNull(scores.standardDeviation())).orElse(null));
        putInterval(statistics, single.flatMap(scores -> scores.meanInterval(level)));
        statistics.put("topBox", topBox(ratings.topBox()));
        if (ratings.kind() == SurveyKind.CES) {
            statistics.put("index", orNull(ratings.index()));
        }
        return statistics;
    }

    private Map<String, @Nullable Object> topBox(Proportion topBox) {
        Map<String, @Nullable Object> statistics = proportion(topBox);
        if (!topBox.excluded().isEmpty()) {
            statistics.put("excluded", topBox.excluded().asMap());
        }
        return statistics;
    }

    private static Map<String, @Nullable Object> ratio(RevenueRatio revenue) {
        Map<String, @Nullable Object> statistics = new LinkedHashMap<>();
        statistics.put("numerator", revenue.numerator());
        statistics.put("denominator", revenue.denominator());
        statistics.put("value", orNull(revenue.value()));
        return statistics;
    }

    private Map<String, @Nullable Object> survival(KaplanMeier survival) {
        Map<String, @Nullable Object> statistics = new LinkedHashMap<>();
        statistics.put("count", survival.count());
        statistics.put("events", survival.events());
        statistics.put(
                "median", survival.median().isPresent() ? survival.median().getAsLong() : null);
        statistics.put("points", survival.points().stream().map(this::point).toList());
        return statistics;
    }

    private Map<String, @Nullable Object> point(SurvivalPoint point) {
        Map<String, @Nullable Object> statistics = new LinkedHashMap<>();
        statistics.put("time", point.time());
        statistics.put("atRisk", point.atRisk());
        statistics.put("events", point.events());
        statistics.put("value", point.survival());
        putInterval(statistics, point.interval(level, survivalInterval));
        return statistics;
    }

    private static void putInterval(Map<String, @Nullable Object> statistics, Optional<ConfidenceInterval> interval) {
        statistics.put("low", interval.map(ConfidenceInterval::low).orElse(null));
        statistics.put("high", interval.map(ConfidenceInterval::high).orElse(null));
    }

    private static @Nullable Double orNull(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}
