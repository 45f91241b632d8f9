package io.github.servicekpi.examples.report;

import io.github.servicekpi.Accumulator;
import io.github.servicekpi.KpiResults;
import io.github.servicekpi.examples.report.rows.InputFile;
import io.github.servicekpi.examples.report.rows.KpiContext;
import io.github.servicekpi.examples.report.rows.KpiRowType;
import io.github.servicekpi.examples.report.rows.Rejection;
import io.github.servicekpi.examples.report.rows.Selection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes a report of files: in one pass over each, after what {@link ReadingAhead} has to know before.
 *
 * @param ahead reads what has to be known before
 * @param by the columns to group by
 * @param statistics how results become figures
 */
record Reporter(ReadingAhead ahead, List<String> by, Statistics statistics) {

    /** Receives rows that cannot be used. */
    interface Rejects {
        /** Takes a row of the kind of file that {@code file} names. */
        void add(String file, Rejection rejection);

        /** Takes rows of one file. */
        default Consumer<Rejection> of(InputFile<?> file) {
            String name = file.type().name();
            return rejection -> add(name, rejection);
        }
    }

    Report report(InputFiles files, Rejects rejects) {
        Map<String, Map<String, Long>> rejected = new LinkedHashMap<>();
        files.all().forEach(file -> rejected.put(file.type().name(), new TreeMap<>()));
        Rejects counting = (name, rejection) -> {
            rejected.computeIfAbsent(name, file -> new TreeMap<>())
                    .merge(rejection.reason().id(), 1L, Long::sum);
            rejects.add(name, rejection);
        };
        KpiContext context = ahead.read(files, counting);
        List<Result<?>> results = new ArrayList<>();
        add(files.interactions(), context, (name, rejection) -> {}, results); // they have been named ahead
        add(files.surveys(), context, counting, results);
        add(files.customers(), context, counting, results);
        nameRejected(files.holidays(), counting);
        nameRejected(files.sla(), counting);
        Map<String, Map<String, List<Figure>>> groups = new LinkedHashMap<>();
        by.forEach(column -> groups.put(column, groups(results, column)));
        List<Figure> kpis = new ArrayList<>();
        results.forEach(result -> kpis.addAll(statistics.figures(result.total())));
        return new Report(ahead.hoursInWords(files), context, statistics, kpis, groups, rejected);
    }

    private <T> void add(@Nullable InputFile<T> file, KpiContext context, Rejects rejects, List<Result<?>> results) {
        if (file != null) {
            FileKpis<T> kpis = new FileKpis<>((KpiRowType<T>) file.type(), context, by);
            Accumulator<T, KpiResults> accumulator = kpis.newAccumulator();
            try (OtherThread<T> counting = new OtherThread<>(accumulator::add)) {
                file.forEach(context.selection(), context.asOf(), by, rejects.of(file), counting);
            }
            results.add(new Result<>(kpis, accumulator.result()));
        }
    }

    /** Names the rows that cannot be used of a file whose other rows are known already. */
    private static void nameRejected(@Nullable InputFile<?> file, Rejects rejects) {
        if (file != null) {
            file.readAhead(Selection.ALL, null, rejects.of(file), row -> {});
        }
    }

    /** The results of one file. */
    private record Result<T>(FileKpis<T> kpis, KpiResults all) {
        KpiResults total() {
            return kpis.total(all);
        }

        Map<String, KpiResults> groups(String column) {
            return kpis.groups(all, column);
        }
    }

    /** The figures of each value that a row of any file has; a file without a row of it has figures of none. */
    private Map<String, List<Figure>> groups(List<Result<?>> results, String column) {
        SortedMap<String, List<Figure>> groups = new TreeMap<>(CodePointOrder.INSTANCE);
        results.forEach(
                result -> result.groups(column).keySet().forEach(value -> groups.put(value, new ArrayList<>())));
        for (Result<?> result : results) {
            Map<String, KpiResults> ofFile = result.groups(column);
            List<Figure> none = statistics.figures(result.kpis().none());
            groups.forEach((value, figures) -> {
                KpiResults ofGroup = ofFile.get(value);
                figures.addAll(ofGroup == null ? none : statistics.figures(ofGroup));
            });
        }
        return groups;
    }
}
