package io.github.servicekpi.examples.report.rows;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row that was looked for, and what became of it.
 *
 * @param <T> what a row becomes
 * @param line of the file in which it begins, from 1
 * @param cells the texts that are not empty, by column
 * @param rejection why it cannot be used, null if it can
 * @param row as it was known at the as-of instant; null if it was not or cannot be used
 * @param leftOut why it is not one of the report, null if it is or cannot be used
 */
public record Found<T>(
        long line,
        Map<String, String> cells,
        @Nullable Rejection rejection,
        @Nullable T row,
        @Nullable LeftOut leftOut) {

    /** Why a row that can be used is not one of a report. */
    public enum LeftOut {
        /** It happened after the as-of instant. */
        LATER_THAN_AS_OF,
        /** It is outside the range of dates. */
        OUTSIDE_THE_RANGE,
        /** It has not the values that are asked for. */
        WITHOUT_THE_VALUE
    }

    public Found {
        cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
    }

    /** {@return whether the report is of it} */
    public boolean isCounted() {
        return row != null && leftOut == null;
    }
}
