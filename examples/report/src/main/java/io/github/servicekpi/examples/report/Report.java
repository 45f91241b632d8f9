package io.github.servicekpi.examples.report;

import io.github.servicekpi.examples.report.rows.KpiContext;
import java.util.List;
import java.util.Map;

/**
 * All that a report says, whatever the format.
 *
 * @param hours of business in words
 * @param context which rows it is of, and what they were counted by
 * @param statistics how results became figures
 * @param kpis the figures of all rows
 * @param groups the figures by column and value, both in order; empty without columns
 * @param rejected how many rows could not be used, by file and reason
 */
record Report(
        String hours,
        KpiContext context,
        Statistics statistics,
        List<Figure> kpis,
        Map<String, Map<String, List<Figure>>> groups,
        Map<String, Map<String, Long>> rejected) {}
