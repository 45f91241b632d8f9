package io.github.servicekpi.examples.report;

import io.github.servicekpi.Accumulator;
import io.github.servicekpi.Calculator;
import io.github.servicekpi.KpiResults;
import io.github.servicekpi.examples.report.rows.InputFile;
import io.github.servicekpi.examples.report.rows.KpiContext;
import io.github.servicekpi.examples.report.rows.KpiVariants;
import io.github.servicekpi.examples.report.rows.Rejection;
import io.github.servicekpi.examples.report.rows.Selection;
import io.github.servicekpi.service.ContactHistory;
import io.github.servicekpi.service.Interaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes a report of files, in one pass over each, and one before over those that have something to tell ahead: the latest time
 * where no as-of instant is given, and the history of contacts.
 *
 * @param selection which rows
 * @param asOf what is later has not happened; null for the latest of all times in the files
 * @param by the columns to group by
 * @param variants of the definitions
 * @param statistics how results become figures
 */
record Reporter(
        Selection selection, @Nullable Instant asOf, List<String> by, KpiVariants variants, Statistics statistics) {

    /** Receives rows that cannot be used. */
    interface Rejects {
        /** Takes a row of the kind of file that {@code file} names. */
        void add(String file, Rejection rejection);
    }

    Report report(List<InputFile<?>> files, Rejects rejects) {
        KpiContext context = readAhead(files);
        List<Result<?>> results = new ArrayList<>();
        Map<String, Map<String, Long>> rejected = new LinkedHashMap<>();
        for (InputFile<?> file : files) {
            SortedMap<String, Long> reasons = new TreeMap<>();
            rejected.put(file.type().name(), reasons);
            results.add(read(file, context, (name, rejection) -> {
                reasons.merge(rejection.reason().id(), 1L, Long::sum);
                rejects.add(name, rejection);
            }));
        }
        Map<String, Map<String, List<Figure>>> groups = new LinkedHashMap<>();
        by.forEach(column -> groups.put(column, groups(results, column)));
        List<Figure> kpis = new ArrayList<>();
        results.forEach(result -> kpis.addAll(statistics.figures(result.total())));
        return new Report(selection, context.asOf(), statistics, kpis, groups, rejected);
    }

    private KpiContext readAhead(List<InputFile<?>> files) {
        Instant latest = null;
        Accumulator<Interaction, ContactHistory> none =
                ContactHistory.calculator().newAccumulator();
        ContactHistory history = none.result();
        for (InputFile<?> file : files) {
            if (asOf == null || file.type().history().isPresent()) {
                Ahead ahead = readAhead(file);
                latest = later(latest, ahead.latest());
                history = ahead.history().orElse(history);
            }
        }
        return new KpiContext(selection, asOf == null ? latest : asOf, variants, history);
    }

    /** What a file tells ahead: the latest of its times, and the contacts in it if it is of contacts. */
    private record Ahead(@Nullable Instant latest, Optional<ContactHistory> history) {}

    private <T> Ahead readAhead(InputFile<T> file) {
        Optional<Accumulator<T, ContactHistory>> history = file.type().history().map(Calculator::newAccumulator);
        Instant latest = file.readAhead(selection, asOf, row -> history.ifPresent(contacts -> contacts.add(row)));
        return new Ahead(latest, history.map(Accumulator::result));
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        return one == null || (other != null && other.isAfter(one)) ? other : one;
    }

    private <T> Result<T> read(InputFile<T> file, KpiContext context, Rejects rejects) {
        FileKpis<T> kpis = new FileKpis<>(file.type(), context, by);
        Accumulator<T, KpiResults> accumulator = kpis.newAccumulator();
        String name = file.type().name();
        file.forEach(selection, context.asOf(), by, rejection -> rejects.add(name, rejection), accumulator::add);
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
