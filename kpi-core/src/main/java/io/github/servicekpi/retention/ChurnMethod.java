package io.github.servicekpi.retention;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.OptionalDouble;

/**
 * Ways to divide those who left in a period by those who were there. They give different figures of the same customers,
 * which must not be compared.
 *
 * <p>A customer leaves on the first day without being one; to leave and come back on the same day is not to leave. The
 * example is one of 200 customers on the first day, 50 more who join and do not leave on the day that they join, and 18
 * departures: 15 of the 200, two of whom come back in time, and 3 of those who joined. 234 are left on the day after
 * the period.
 */
public enum ChurnMethod {
    /**
     * Customers active on the first day and not on the first day after the period, divided by those active on the first
     * day: 13 / 200 = 6.5 %. Who joins and leaves in between, or leaves and comes back, is not seen. The choice of this
     * library where none is named, and the only one that is a share of a cohort, with an interval.
     *
     * <p>Source: C. S. Gold, Fighting Churn with Data; ChartMogul, customer churn rate.
     */
    COHORT(
            "Of the customers active on the first day of the period, those not active on the first day after it.",
            "Gold, Fighting Churn with Data; ChartMogul, customer churn rate") {
        @Override
        OptionalDouble rate(Churn churn) {
            return churn.cohort().value();
        }
    },

    /**
     * Departures divided by customers active on the first day: 18 / 200 = 9 %. It may exceed 1, as departures of those
     * who joined in the period count in the numerator alone.
     *
     * <p>Source: common practice.
     */
    EVENT("Departures in the period, divided by the customers active on its first day.", "Common practice") {
        @Override
        OptionalDouble rate(Churn churn) {
            return ratio(churn.departures(), churn.activeAtStart());
        }
    },

    /**
     * Departures divided by the mean of the customers active on the first day and those active on the first day after
     * the period: 18 / 217 = 8.29 %.
     *
     * <p>Source: common practice where the base changes much.
     */
    AVERAGE_BASE(
            "Departures in the period, divided by the mean of the customers active on its first day and those"
                    + " active on the first day after it.",
            "Common practice") {
        @Override
        OptionalDouble rate(Churn churn) {
            return ratio(2 * churn.departures(), churn.activeAtStart() + churn.activeAtEnd());
        }
    },

    /**
     * Departures divided by the customers active on any day of the period: 18 / 250 = 7.2 %. A customer who leaves
     * twice departs twice and is there once.
     *
     * <p>Source: Stripe, subscriber churn rate: churned in the last 30 days by active 30 days ago and new since.
     */
    STRIPE(
            "Departures in the period, divided by the customers active on any day of it.",
            "Stripe, subscriber churn rate") {
        @Override
        OptionalDouble rate(Churn churn) {
            return ratio(churn.departures(), churn.activeDuring());
        }
    },

    /**
     * The sum over the days of the period of the customers active on the day and not on the next, divided by those
     * active on the day: with 200, 203 and 206 customers on three days, of whom 2, 1 and 3 leave, 2.95 %. Days without
     * customers add nothing. It may exceed 1.
     *
     * <p>Source: Shopify, and ChartMogul's option for businesses with consumers.
     */
    DAILY(
            "Sum over the days of the period of the customers active on the day and not on the next, divided by"
                    + " those active on the day.",
            "Shopify; ChartMogul, churn rate of businesses with consumers") {
        @Override
        OptionalDouble rate(Churn churn) {
            if (churn.activeDuring() == 0) {
                return OptionalDouble.empty();
            }
            return OptionalDouble.of(churn.departuresByDay().values().stream()
                    .map(day -> BigDecimal.valueOf(day.numerator())
                            .divide(BigDecimal.valueOf(day.denominator()), MathContext.DECIMAL128))
                    .reduce(BigDecimal.ZERO, BigDecimal::add)
                    .doubleValue());
        }
    };

    private final String text;
    private final String source;

    ChurnMethod(String text, String source) {
        this.text = text;
        this.source = source;
    }

    /** What is divided by what, in a sentence. */
    String text() {
        return text;
    }

    /** Whose definition it is. */
    String source() {
        return source;
    }

    /** The rate; empty if there is nobody to divide by. */
    abstract OptionalDouble rate(Churn churn);

    private static OptionalDouble ratio(long numerator, long denominator) {
        return denominator == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) numerator / (double) denominator);
    }
}
