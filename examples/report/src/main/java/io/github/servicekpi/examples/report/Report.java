package io.github.servicekpi.examples.report;

import io.github.servicekpi.examples.report.rows.Selection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that a report says, whatever the format.
 *
 * @param selection which rows it is of
 * @param asOf what is later has not happened; null without any time
 * @param statistics how results became figures
 * @param kpis the figures of all rows
 * @param groups the figures by column and value, both in order; empty without columns
 * @param rejected how many rows could not be used, by file and reason
 */
record Report(
        Selection selection,
        @Nullable Instant asOf,
        Statistics statistics,
        List<Figure> kpis,
        Map<String, Map<String, List<Figure>>> groups,
        Map<String, Map<String, Long>> rejected) {}
