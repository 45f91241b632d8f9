package io.github.servicekpi.examples.report.rows;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which rows a report is of.
 *
 * @param zone of local times and dates
 * @param from the first day, null for any
 * @param to the first day no longer in it, null for any
 * @param where the values that rows must have
 */
public record Selection(
        ZoneId zone, @Nullable LocalDate from, @Nullable LocalDate to, List<Filter> where) {
    /** All rows of files whose rows have no local times. */
    public static final Selection ALL = new Selection(ZoneOffset.UTC, null, null, List.of());

    public Selection {
        where = List.copyOf(where);
    }

    /**
     * A value that rows must have, in a file that has the column.
     *
     * @param column of the header
     * @param value as the file has it
     */
    public record Filter(String column, String value) {}

    Range range() {
        return new Range(start(from), start(to));
    }

    private @Nullable Instant start(@Nullable LocalDate date) {
        return date == null ? null : date.atStartOfDay(zone).toInstant();
    }

    /** The instants of the range of dates. */
    record Range(@Nullable Instant startInclusive, @Nullable Instant endExclusive) {

        /** Whether a time is in the range; a row without a time is only in that of all time. */
        boolean contains(@Nullable Instant time) {
            if (time == null) {
                return startInclusive == null && endExclusive == null;
            }
            return (startInclusive == null || !time.isBefore(startInclusive))
                    && (endExclusive == null || time.isBefore(endExclusive));
        }
    }
}
