package io.github.servicekpi.conversation;

/** What becomes of response times above a limit. */
public enum LongGaps {
    /** They count as the limit. */
    CAP,
    /** They are excluded and counted as {@code above-limit}. */
    EXCLUDE
}
