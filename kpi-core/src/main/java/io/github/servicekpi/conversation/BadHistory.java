package io.github.servicekpi.conversation;

/** What becomes of a history that cannot be right. */
public enum BadHistory {
    /** Each {@link Defect} is counted in {@link ConversationOutcome#defects()} and dealt with as it says; the default. */
    COUNT,
    /** The first defect throws {@code IllegalArgumentException} with the conversation, the event and what is wrong. */
    FAIL
}
