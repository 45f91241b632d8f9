package io.github.servicekpi.examples.report.rows;

import java.util.Locale;

/** Why a row is left out. */
public enum Reason {
    /** A required value is not there. */
    MISSING_VALUE,
    /** A time that is not written as one, or that no calendar or clock shows. */
    BAD_TIME,
    /** A date that is not written as one, or that no calendar shows. */
    BAD_DATE,
    /** A number that is not written in digits, or is too large for what it counts. */
    BAD_NUMBER,
    /** A duration that is not written as one, or is negative. */
    BAD_DURATION,
    /** A value that is none of those allowed. */
    UNKNOWN_VALUE,
    /** A scale whose ends do not ascend, or of more than 127 points. */
    BAD_SCALE,
    /** A score that its scale does not have. */
    SCORE_OUT_OF_SCALE,
    /** A row with more or fewer fields than the header. */
    FIELD_COUNT,
    /** An interaction whose id an earlier row has. */
    DUPLICATE_ID,
    /** A message of an interaction of which there is no row, or none that can be used. */
    UNKNOWN_INTERACTION;

    /** {@return the reason as reports write it, such as {@code bad-time}} */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
