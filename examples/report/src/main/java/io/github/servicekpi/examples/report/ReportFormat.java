package io.github.servicekpi.examples.report;

import java.io.IOException;
import java.io.OutputStream;

/** How a report is written. */
interface ReportFormat {

    /**
     * Writes a report.
     *
     * @param report to write
     * @param out stays open
     * @throws IOException if it cannot be written
     */
    void write(Report report, OutputStream out) throws IOException;
}
