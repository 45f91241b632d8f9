package io.github.servicekpi.examples.report;

import io.github.servicekpi.Accumulator;
import io.github.servicekpi.Calculator;
import io.github.servicekpi.Groups;
import io.github.servicekpi.Kpi;
import io.github.servicekpi.KpiResults;
import io.github.servicekpi.KpiSet;
import io.github.servicekpi.examples.report.rows.KpiContext;
import io.github.servicekpi.examples.report.rows.KpiRowType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * The KPIs of one file, of all its rows and by columns: a single calculator, so that one pass over the rows does and measures are
 * taken once.
 *
 * @param <T> the rows
 */
final class FileKpis<T> {
    private final Kpi<T, KpiResults> total;
    private final Map<String, Kpi<T, Groups<String, KpiResults>>> byColumn = new LinkedHashMap<>();
    private final Calculator<T, KpiResults> calculator;

    FileKpis(KpiRowType<T> type, KpiContext context, List<String> columns) {
        Calculator<T, KpiResults> kpis = KpiSet.of(type.kpis(context));
        total = kpis.named("total");
        List<Kpi<? super T, ?>> all = new ArrayList<>(List.of(total));
        for (String column : columns) {
            Kpi<T, Groups<String, KpiResults>> by = type.by(column, kpis).named("by-" + all.size());
            byColumn.put(column, by);
            all.add(by);
        }
        calculator = KpiSet.of(all);
    }

    Accumulator<T, KpiResults> newAccumulator() {
        return calculator.newAccumulator();
    }

    /** The KPIs of all rows. */
    KpiResults total(KpiResults all) {
        return all.get(total);
    }

    /** The KPIs by the values of a column. */
    Map<String, KpiResults> groups(KpiResults all, String column) {
        Kpi<T, Groups<String, KpiResults>> by = byColumn.get(column);
        return by == null ? Map.of() : all.get(by).byKey();
    }

    /** The KPIs of no rows. */
    KpiResults none() {
        return total(newAccumulator().result());
    }

    /** What became of each KPI of a set, in its order; where one is a set itself, of each of that. */
    static void forEach(KpiResults results, BiConsumer<Kpi<?, ?>, Object> consumer) {
        for (Kpi<?, ?> kpi : results.kpis()) {
            Object result = results.get(kpi);
            if (result instanceof KpiResults set) {
                forEach(set, consumer);
            } else {
                consumer.accept(kpi, result);
            }
        }
    }
}
