package io.github.servicekpi.examples.report.rows;

import org.jspecify.annotations.Nullable;

/** The columns of holidays. A holiday is known beforehand. */
enum HolidayColumn implements Column {
    DATE;

    @Override
    public @Nullable Column knownSince() {
        return null;
    }
}
