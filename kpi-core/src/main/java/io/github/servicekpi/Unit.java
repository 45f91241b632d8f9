package io.github.servicekpi;

/** What the value of a KPI is measured in. */
public enum Unit {
    /** A number of rows, cases or customers. */
    COUNT,
    /** A length of time, in machine-readable reports in seconds. */
    SECONDS,
    /** A share from 0 to 1. */
    FRACTION,
    /** A point of a survey scale. */
    SCORE,
    /** A point of the scale from -100 to 100. */
    POINTS,
    /** None, or not said. */
    NONE
}
