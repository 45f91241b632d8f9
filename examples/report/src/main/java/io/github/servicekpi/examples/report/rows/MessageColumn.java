package io.github.servicekpi.examples.report.rows;

import org.jspecify.annotations.Nullable;

/** The columns of messages, in the order in which a row is checked. */
enum MessageColumn implements Column {
    INTERACTION,
    AT,
    AUTHOR,
    VISIBILITY,
    EVENT,
    AGENT,
    TEXT;

    @Override
    public @Nullable Column knownSince() {
        return this == AT ? this : null;
    }
}
