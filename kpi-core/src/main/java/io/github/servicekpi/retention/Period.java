package io.github.servicekpi.retention;

import java.time.LocalDate;

/**
 * Local dates from one until before another, numbered from 0 on. The number {@link #days()} is that of the first day
 * after the period, the one whose state is compared with the first day's.
 */
record Period(LocalDate startInclusive, LocalDate endExclusive) {
    Period {
        if (!startInclusive.isBefore(endExclusive)) {
            throw new IllegalArgumentException("startInclusive must be before endExclusive, but they were %s and %s"
                    .formatted(startInclusive, endExclusive));
        }
        if (endExclusive.toEpochDay() - startInclusive.toEpochDay() >= Integer.MAX_VALUE) {
            throw new IllegalArgumentException("a period must have less than %s days, but it was from %s to %s"
                    .formatted(Integer.MAX_VALUE, startInclusive, endExclusive));
        }
    }

    int days() {
        return (int) (endExclusive.toEpochDay() - startInclusive.toEpochDay());
    }

    /**
     * The number of a day; 0 for earlier ones, and one more than {@link #days()} for all after {@link #endExclusive}.
     */
    int number(LocalDate day) {
        return (int) Math.max(0, Math.min(days() + 1L, day.toEpochDay() - startInclusive.toEpochDay()));
    }

    LocalDate day(int number) {
        return startInclusive.plusDays(number);
    }

    @Override
    public String toString() {
        return startInclusive + "/" + endExclusive;
    }
}
