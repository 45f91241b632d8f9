package io.github.servicekpi;

import io.github.servicekpi.engine.Tallies;
import io.github.servicekpi.engine.Tally;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Several KPIs calculated in one pass over the rows, which share the measures that are equal. */
public final class KpiSet {
    private KpiSet() {}

    /**
     * Returns a calculator of several KPIs.
     *
     * @param <T> the rows
     * @param kpis each with an id of its own
     * @return a calculator of all their results
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is read only
    public static <T> Calculator<T, KpiResults> of(Kpi<? super T, ?>... kpis) {
        return KpiSet.<T>of(Arrays.asList(kpis));
    }

    /**
     * Returns a calculator of several KPIs.
     *
     * @param <T> the rows
     * @param kpis each with an id of its own
     * @return a calculator of all their results
     */
    public static <T> Calculator<T, KpiResults> of(List<? extends Kpi<? super T, ?>> kpis) {
        List<Kpi<?, ?>> all = List.copyOf(kpis);
        if (all.stream().map(Kpi::id).distinct().count() < all.size()) {
            throw new IllegalArgumentException("two KPIs of a set have the same id: " + all);
        }
        return new Recipe<>(
                () -> Tallies.many(all.stream().map(KpiSet::newTally).toList(), values -> {
                    Map<Kpi<?, ?>, Object> results = new LinkedHashMap<>();
                    for (int i = 0; i < all.size(); i++) {
                        results.put(all.get(i), values.get(i));
                    }
                    return new KpiResults(results);
                }),
                all.stream()
                        .map(kpi ->
                                kpi.id() + " = " + Recipe.of(kpi.calculator()).definition())
                        .collect(Collectors.joining("; ", "{", "}")));
    }

    private static Tally<?> newTally(Kpi<?, ?> kpi) {
        return Recipe.of(kpi.calculator()).newTally();
    }
}
