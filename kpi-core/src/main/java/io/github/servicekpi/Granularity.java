package io.github.servicekpi;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;

/** The lengths of calendar periods. */
public enum Granularity {
    /** A local date, which may have 23 or 25 hours. */
    DAY {
        @Override
        public LocalDate startOf(LocalDate date) {
            return date;
        }

        @Override
        public LocalDate next(LocalDate start) {
            return start.plusDays(1);
        }
    },
    /** Seven days from Monday, as in ISO 8601. */
    WEEK {
        @Override
        public LocalDate startOf(LocalDate date) {
            return date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        }

        @Override
        public LocalDate next(LocalDate start) {
            return start.plusWeeks(1);
        }
    },
    /** Seven days from Sunday, as in most of America and Japan. */
    WEEK_FROM_SUNDAY {
        @Override
        public LocalDate startOf(LocalDate date) {
            return date.with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY));
        }

        @Override
        public LocalDate next(LocalDate start) {
            return start.plusWeeks(1);
        }
    },
    /** Seven days from Saturday, as in much of the Middle East. */
    WEEK_FROM_SATURDAY {
        @Override
        public LocalDate startOf(LocalDate date) {
            return date.with(TemporalAdjusters.previousOrSame(DayOfWeek.SATURDAY));
        }

        @Override
        public LocalDate next(LocalDate start) {
            return start.plusWeeks(1);
        }
    },
    /** A month of the calendar. */
    MONTH {
        @Override
        public LocalDate startOf(LocalDate date) {
            return date.withDayOfMonth(1);
        }

        @Override
        public LocalDate next(LocalDate start) {
            return start.plusMonths(1);
        }
    },
    /** Three months from January, April, July or October. */
    QUARTER {
        @Override
        public LocalDate startOf(LocalDate date) {
            return date.with(IsoFields.DAY_OF_QUARTER, 1);
        }

        @Override
        public LocalDate next(LocalDate start) {
            return start.plusMonths(3);
        }
    },
    /** A year of the calendar. */
    YEAR {
        @Override
        public LocalDate startOf(LocalDate date) {
            return date.withDayOfYear(1);
        }

        @Override
        public LocalDate next(LocalDate start) {
            return start.plusYears(1);
        }
    };

    /**
     * Returns the first day of the period that a day belongs to.
     *
     * @param date any day
     * @return the first day, not after it
     */
    public abstract LocalDate startOf(LocalDate date);

    /**
     * Returns the first day of the following period.
     *
     * @param start the first day of a period
     * @return the first day after it
     */
    public abstract LocalDate next(LocalDate start);
}
