package io.github.servicekpi;

import io.github.servicekpi.engine.Tallies;
import io.github.servicekpi.engine.Tally;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Several KPIs calculated in one pass over the rows, which share the measures that are equal. A set may hold variants of one KPI, to
 * compare them. Saved states are those of the same KPIs in the same order.
 */
public final class KpiSet {
    private KpiSet() {}

    /**
     * Returns a calculator of several KPIs.
     *
     * @param <T> the rows
     * @param kpis each with an id of its own, or a variant of its own of an id that others have too
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
     * @param kpis each with an id of its own, or a variant of its own of an id that others have too
     * @return a calculator of all their results
     */
    public static <T> Calculator<T, KpiResults> of(List<? extends Kpi<? super T, ?>> kpis) {
        kpis.forEach(kpi -> Objects.requireNonNull(kpi, "a KPI of the set is null"));
        List<Kpi<?, ?>> all = List.copyOf(kpis);
        Set<String> names = new HashSet<>();
        for (Kpi<?, ?> kpi : all) {
            if (!names.add(kpi.qualifiedId())) {
                throw new IllegalArgumentException(
                        "two KPIs of a set have the id %s and the variant %s: give one of them another by withId"
                                .formatted(kpi.id(), kpi.definition().variant()));
            }
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
                        .map(kpi -> name(kpi, all) + " = "
                                + Recipe.of(kpi.calculator()).definition())
                        .collect(Collectors.joining("; ", "{", "}")));
    }

    /** The id of a KPI of a set, with its variant where the set has others of the id. */
    static String name(Kpi<?, ?> kpi, Collection<? extends Kpi<?, ?>> all) {
        long same = all.stream().filter(other -> other.id().equals(kpi.id())).count();
        return same == 1 ? kpi.id() : kpi.qualifiedId();
    }

    private static Tally<?> newTally(Kpi<?, ?> kpi) {
        return Recipe.of(kpi.calculator()).newTally();
    }
}
