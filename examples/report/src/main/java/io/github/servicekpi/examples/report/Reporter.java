package io.github.servicekpi.examples.report;

import io.github.servicekpi.Accumulator;
import io.github.servicekpi.KpiResults;
import io.github.servicekpi.examples.report.rows.InputFile;
import io.github.servicekpi.examples.report.rows.Rejection;
import io.github.servicekpi.examples.report.rows.Selection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes a report of files, in one pass over each, and one before to find the latest time where no as-of instant is given.
 *
 * @param selection which rows
 * @param asOf what is later has not happened; null for the latest of all times in the files
 * @param by the columns to group by
 * @param statistics how results become figures
 */
record Reporter(Selection selection, @Nullable Instant asOf, List<String> by, Statistics statistics) {

    /** Receives rows that cannot be used. */
    interface Rejects {
        /** Takes a row of the kind of file that {@code file} names. */
        void add(String file, Rejection rejection);
    }

    Report report(List<InputFile<?>> files, Rejects rejects) {
        Instant lookedAt = asOf == null ? latest(files) : asOf;
        List<Result<?>> results = new ArrayList<>();
        Map<String, Map<String, Long>> rejected = new LinkedHashMap<>();
        for (InputFile<?> file : files) {
            SortedMap<String, Long> reasons = new TreeMap<>();
            rejected.put(file.type().name(), reasons);
            results.add(read(file, lookedAt, (name, rejection) -> {
                reasons.merge(rejection.reason().id(), 1L, Long::sum);
                rejects.add(name, rejection);
            }));
        }
        Map<String, Map<String, List<Figure>>> groups = new LinkedHashMap<>();
        by.forEach(column -> groups.put(column, groups(results, column)));
        List<Figure> kpis = new ArrayList<>();
        results.forEach(result -> kpis.addAll(statistics.figures(result.total())));
        return new Report(selection, lookedAt, statistics, kpis, groups, rejected);
    }

    private @Nullable Instant latest(List<InputFile<?>> files) {
        Instant latest = null;
        for (InputFile<?> file : files) {
            Instant ofFile = file.latest(selection.zone());
            if (ofFile != null && (latest == null || ofFile.isAfter(latest))) {
                latest = ofFile;
            }
        }
        return latest;
    }

    private <T> Result<T> read(InputFile<T> file, @Nullable Instant lookedAt, Rejects rejects) {
        FileKpis<T> kpis = new FileKpis<>(file.type(), by);
        Accumulator<T, KpiResults> accumulator = kpis.newAccumulator();
        String name = file.type().name();
        file.forEach(selection, lookedAt, by, rejection -> rejects.add(name, rejection), accumulator::add);
        return new Result<>(kpis, accumulator.result());
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
