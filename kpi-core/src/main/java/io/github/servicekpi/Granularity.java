package io.github.servicekpi;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjuster;
import java.time.temporal.TemporalAdjusters;

/** The lengths of calendar periods. */
public enum Granularity {
    /** A local date, which may have 23 or 25 hours. */
    DAY(Period.ofDays(1), date -> date),
    /** Seven days from Monday, as in ISO 8601. */
    WEEK(Period.ofWeeks(1), TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)),
    /** Seven days from Sunday, as in most of America and Japan. */
    WEEK_FROM_SUNDAY(Period.ofWeeks(1), TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY)),
    /** Seven days from Saturday, as in much of the Middle East. */
    WEEK_FROM_SATURDAY(Period.ofWeeks(1), TemporalAdjusters.previousOrSame(DayOfWeek.SATURDAY)),
    /** A month of the calendar. */
    MONTH(Period.ofMonths(1), TemporalAdjusters.firstDayOfMonth()),
    /** Three months from January, April, July or October. */
    QUARTER(Period.ofMonths(3), date -> date.with(IsoFields.DAY_OF_QUARTER, 1)),
    /** A year of the calendar. */
    YEAR(Period.ofYears(1), TemporalAdjusters.firstDayOfYear());

    private final Period length;

    @SuppressWarnings("ImmutableEnumChecker") // none of the adjusters has a state
    private final TemporalAdjuster toStart;

    Granularity(Period length, TemporalAdjuster toStart) {
        this.length = length;
        this.toStart = toStart;
    }

    /**
     * Returns the first day of the period that a day belongs to.
     *
     * @param date any day
     * @return the first day, not after it
     */
    public LocalDate startOf(LocalDate date) {
        return date.with(toStart);
    }

    /**
     * Returns the first day of the following period.
     *
     * @param start the first day of a period
     * @return the first day after it
     */
    public LocalDate next(LocalDate start) {
        return start.plus(length);
    }
}
