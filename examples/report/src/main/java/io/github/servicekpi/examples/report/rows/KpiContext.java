package io.github.servicekpi.examples.report.rows;

import io.github.servicekpi.service.ContactHistory;
import io.github.servicekpi.sla.SlaPolicy;
import io.github.servicekpi.time.BusinessCalendar;
import io.github.servicekpi.time.WeeklyHours;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What KPIs need to know beyond the rows they are of.
 *
 * @param selection which rows the report is of
 * @param asOf what is later has not happened; null if there is no time at all, and so no row either
 * @param variants of the definitions
 * @param history of the contacts of all customers
 * @param calendar of business time; null if time counts around the clock
 * @param sla what is promised; null without a file of it
 * @param messages whether there is a file of them
 */
public record KpiContext(
        Selection selection,
        @Nullable Instant asOf,
        KpiVariants variants,
        ContactHistory history,
        @Nullable BusinessCalendar calendar,
        @Nullable SlaPolicy sla,
        Messages messages) {

    /** Whether there are messages. */
    public enum Messages {
        /** A file of them is given. */
        GIVEN,
        /** None is. */
        NONE
    }

    /** For how long a further contact is a repeat of an earlier one, or tells that a case was not resolved. */
    static final Duration REPEAT_WINDOW = Duration.ofDays(7);

    /** {@return contexts that give each definition of each KPI, the default one first} */
    public static List<KpiContext> each() {
        // The days stand for any: a period makes more KPIs, whichever it is. So do the hours.
        Selection period = new Selection(ZoneOffset.UTC, LocalDate.EPOCH, LocalDate.EPOCH.plusDays(1), List.of());
        BusinessCalendar hours = BusinessCalendar.builder(ZoneOffset.UTC)
                .hours(WeeklyHours.AROUND_THE_CLOCK)
                .build();
        SlaPolicy sla = SlaPolicy.builder(hours).build();
        ContactHistory none = ContactHistory.calculator().calculate(List.of());
        List<KpiContext> each = new ArrayList<>();
        for (KpiVariants variants : KpiVariants.each()) {
            each.add(new KpiContext(period, null, variants, none, null, sla, Messages.GIVEN));
        }
        each.add(new KpiContext(period, null, KpiVariants.DEFAULT, none, hours, sla, Messages.GIVEN));
        return each;
    }

    /** The as-of instant, or any other where no row will ask. */
    Instant asOfOrAnyTime() {
        return asOf == null ? Instant.EPOCH : asOf;
    }
}
