package io.github.servicekpi.examples.report.rows;

import org.jspecify.annotations.Nullable;

/** The columns of surveys, in the order in which a row is checked. */
enum SurveyColumn implements Column {
    KIND,
    SCORE,
    ID,
    CUSTOMER,
    INTERACTION,
    QUESTION,
    AGENT,
    TEAM,
    CHANNEL,
    SEGMENT,
    TOPIC,
    SOURCE,
    SCALE_MIN,
    SCALE_MAX,
    SENT_AT,
    ANSWERED_AT,
    REPLIED_AT,
    COMMENT;

    @Override
    public @Nullable Column knownSince() {
        return switch (this) {
            case SENT_AT, ANSWERED_AT, REPLIED_AT -> this;
            case SCORE, COMMENT -> ANSWERED_AT;
            default -> null;
        };
    }
}
