package io.github.servicekpi.survey;

/** What becomes of a response whose score is not on its scale. */
public enum OffScale {
    /** Building it fails. */
    REFUSE,

    /**
     * It is built without the score, as {@link MissingScore#OFF_SCALE}: an importer keeps the row, and results count it as
     * {@code score-out-of-scale}.
     */
    EXCLUDE_AND_COUNT
}
