package io.github.servicekpi.examples.report.rows;

import org.jspecify.annotations.Nullable;

/** The columns of service level agreements, in the order in which a row is checked. */
enum SlaColumn implements Column {
    METRIC,
    TARGET,
    CHANNEL,
    SEGMENT;

    @Override
    public @Nullable Column knownSince() {
        return null;
    }
}
