package io.github.servicekpi.service;

import io.github.servicekpi.time.BusinessCalendar;
import java.time.Instant;
import java.time.LocalDate;

/**
 * The limits of {@link ClosureBuckets}, by local dates of the zone of a calendar; what is closed on the last day is within.
 * Figures of different limits must not be compared.
 */
public enum ClosureLimits {
    /** Up to 4 weeks, up to 8 weeks, later; the older return of the Financial Conduct Authority. */
    FOUR_AND_EIGHT_WEEKS {
        @Override
        boolean isEarly(Instant received, Instant closed, BusinessCalendar hours) {
            return isWithinWeeks(FEW_WEEKS, received, closed, hours);
        }
    },
    /**
     * Up to the third business day after the day of receipt, up to 8 weeks, later; the return of the Financial Conduct
     * Authority since 2016.
     */
    THREE_BUSINESS_DAYS_AND_EIGHT_WEEKS {
        @Override
        boolean isEarly(Instant received, Instant closed, BusinessCalendar hours) {
            return isWithinWeeks(MANY_WEEKS, received, closed, hours)
                    && DayCount.businessDays(hours).between(received, closed) <= FEW_BUSINESS_DAYS;
        }
    };

    private static final int FEW_WEEKS = 4;
    private static final int MANY_WEEKS = 8;
    private static final int FEW_BUSINESS_DAYS = 3;

    abstract boolean isEarly(Instant received, Instant closed, BusinessCalendar hours);

    boolean isLate(Instant received, Instant closed, BusinessCalendar hours) {
        return !isWithinWeeks(MANY_WEEKS, received, closed, hours);
    }

    private static boolean isWithinWeeks(int weeks, Instant received, Instant closed, BusinessCalendar hours) {
        LocalDate first = received.atZone(hours.zone()).toLocalDate();
        LocalDate last = closed.atZone(hours.zone()).toLocalDate();
        return !last.isAfter(first.plusWeeks(weeks));
    }
}
