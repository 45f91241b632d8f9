package io.github.servicekpi.examples.report.rows;

import io.github.servicekpi.service.ContactHistory;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What KPIs need to know beyond the rows they are of.
 *
 * @param selection which rows the report is of
 * @param asOf what is later has not happened; null if there is no time at all, and so no row either
 * @param variants of the definitions
 * @param history of the contacts of all customers
 */
public record KpiContext(Selection selection, @Nullable Instant asOf, KpiVariants variants, ContactHistory history) {

    /** For how long a further contact is a repeat of an earlier one, or tells that a case was not resolved. */
    static final Duration REPEAT_WINDOW = Duration.ofDays(7);

    /** The as-of instant, or any other where no row will ask. */
    Instant asOfOrAnyTime() {
        return asOf == null ? Instant.EPOCH : asOf;
    }
}
