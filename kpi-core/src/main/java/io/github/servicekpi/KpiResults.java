package io.github.servicekpi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The results of a {@link KpiSet}, with the KPIs themselves as the keys. Immutable; two are equal if their ids,
 * variants and results are, in any order.
 */
public final class KpiResults {
    private final Map<Kpi<?, ?>, Object> results;

    KpiResults(Map<Kpi<?, ?>, Object> results) {
        this.results = results;
    }

    /**
     * Returns the KPIs of the set, in its order.
     *
     * @return the KPIs
     */
    public List<Kpi<?, ?>> kpis() {
        return List.copyOf(results.keySet());
    }

    /**
     * Returns the result of a KPI.
     *
     * @param <R> the result
     * @param kpi the object that was given to the set
     * @return its result
     * @throws NoSuchElementException if it was not given to the set
     */
    @SuppressWarnings("unchecked") // the set stores the result of each KPI under it
    public <R> R get(Kpi<?, R> kpi) {
        Object result = results.get(kpi);
        if (result == null) {
            throw new NoSuchElementException(
                    results.keySet().stream().anyMatch(other -> other.id().equals(kpi.id()))
                            ? "the set has another KPI of the id " + kpi + ": keep each KPI in a constant"
                            : "no KPI " + kpi + " in " + new ArrayList<>(results.keySet()));
        }
        return (R) result;
    }

    private Map<String, Object> byQualifiedId() {
        Map<String, Object> byId = new LinkedHashMap<>();
        results.forEach((kpi, result) -> byId.put(kpi.qualifiedId(), result));
        return byId;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof KpiResults that && byQualifiedId().equals(that.byQualifiedId());
    }

    @Override
    public int hashCode() {
        return Objects.hash(byQualifiedId());
    }

    @Override
    public String toString() {
        return results.entrySet().stream()
                .map(entry -> KpiSet.name(entry.getKey(), results.keySet()) + "=" + entry.getValue())
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
