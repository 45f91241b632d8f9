package io.github.servicekpi;

/** Which way a KPI has to go to be better. */
public enum Direction {
    /** A higher value is better. */
    HIGHER,
    /** A lower value is better. */
    LOWER,
    /** Neither, or not said. */
    NONE
}
