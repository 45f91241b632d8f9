package io.github.servicekpi.examples.report.rows;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A column that the report knows: a constant of an enum, named after it. */
interface Column {
    String name();

    int ordinal();

    /** The column of times or dates that says since when the value is known; null for a value without a time. */
    @Nullable
    Column knownSince();

    /** The column as the header names it. */
    default String header() {
        return name().toLowerCase(Locale.ROOT);
    }
}
