package io.github.servicekpi.service;

import java.util.function.LongSupplier;

/**
 * The limits of {@link ClosureBuckets}, by local dates of the zone of a calendar; what is closed on the last day is within.
 * Figures of different limits must not be compared.
 */
public enum ClosureLimits {
    /** Up to 4 weeks, up to 8 weeks, later; the older return of the Financial Conduct Authority. */
    FOUR_AND_EIGHT_WEEKS {
        @Override
        boolean isEarly(long days, LongSupplier businessDaysBefore) {
            return days <= DAYS_OF_FOUR_WEEKS;
        }
    },
    /**
     * Up to the third business day after the day of receipt, up to 8 weeks, later; the return of the Financial Conduct
     * Authority since 2016. Received on a Tuesday, the third business day is the Friday: what is closed on Sunday is later.
     */
    THREE_BUSINESS_DAYS_AND_EIGHT_WEEKS {
        @Override
        boolean isEarly(long days, LongSupplier businessDaysBefore) {
            return days <= DAYS_OF_EIGHT_WEEKS && businessDaysBefore.getAsLong() < FEW_BUSINESS_DAYS;
        }
    };

    private static final int DAYS_OF_FOUR_WEEKS = 4 * 7;
    private static final int DAYS_OF_EIGHT_WEEKS = 8 * 7;
    private static final int FEW_BUSINESS_DAYS = 3;

    /**
     * Whether it took so few days, all counted, or so few business days had passed before that of the closing: on a day off after
     * the third, that one is over.
     */
    abstract boolean isEarly(long days, LongSupplier businessDaysBefore);

    static boolean isLate(long days) {
        return days > DAYS_OF_EIGHT_WEEKS;
    }
}
