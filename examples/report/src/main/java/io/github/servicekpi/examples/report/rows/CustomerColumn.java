package io.github.servicekpi.examples.report.rows;

import org.jspecify.annotations.Nullable;

/** The columns of customers, in the order in which a row is checked. */
enum CustomerColumn implements Column {
    ID,
    STARTED_ON,
    ENDED_ON,
    PLAN,
    SEGMENT,
    MONTHLY_VALUE,
    END_VALUE;

    @Override
    public @Nullable Column knownSince() {
        return this == ENDED_ON ? this : null;
    }
}
