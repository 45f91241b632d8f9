package io.github.servicekpi.examples.report;

import io.github.servicekpi.examples.report.rows.Case;
import io.github.servicekpi.examples.report.rows.Found;
import io.github.servicekpi.examples.report.rows.KpiContext;
import io.github.servicekpi.examples.report.rows.MessageRow;
import io.github.servicekpi.sla.SlaClock;
import io.github.servicekpi.sla.SlaMetric;
import java.util.List;
import java.util.Optional;

/**
 * Why a case counts the way it does.
 *
 * @param id of the case
 * @param hours of business in words
 * @param context what cases are counted by
 * @param rows with the id, in the order of the file; at most one of them can be used
 * @param messages of the case in the order in which they happened, those first that count, then the others as in the file
 * @param promises the clocks of what was promised
 * @param figures what the case alone makes of each KPI; empty if the report is not of it
 */
record Explanation(
        String id,
        String hours,
        KpiContext context,
        List<Found<Case>> rows,
        List<Found<MessageRow>> messages,
        List<Promise> promises,
        List<Figure> figures) {

    /**
     * Something promised.
     *
     * @param metric what
     * @param clock by which it is measured
     */
    record Promise(SlaMetric metric, SlaClock clock) {}

    /** The row that was known at the as-of instant, empty without one. */
    Optional<Found<Case>> known() {
        return rows.stream().filter(row -> row.row() != null).findFirst();
    }
}
