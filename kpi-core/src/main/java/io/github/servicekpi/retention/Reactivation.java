package io.github.servicekpi.retention;

/**
 * What becomes of the revenue of those who come back: customers at the end and some day before the start, but not at
 * it.
 */
public enum Reactivation {
    /** It does not count, as it is not of the customers that the period began with; the choice where none is named. */
    LEFT_OUT,
    /** It counts beside expansion, as in ChartMogul's net churn rate. */
    COUNTED
}
