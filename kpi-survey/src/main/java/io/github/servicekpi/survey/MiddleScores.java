package io.github.servicekpi.survey;

/** What scores between the top and the bottom box of a satisfaction scale are, such as 3 of 1-5. */
public enum MiddleScores {
    /** Bad, as Zendesk counts them when its scale of five is reduced to good and bad. */
    BAD,

    /** Neither good nor bad: left out, and counted as {@value Csat#NEUTRAL}. */
    NEUTRAL
}
