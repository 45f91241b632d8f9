package io.github.servicekpi.conversation;

/** Whether resolution times have the time in them that a bot took before it handed over. */
public enum BotTime {
    /** They start at the opening; the default. */
    INCLUDED,
    /**
     * They start at the first handoff; where there is none, at the opening. What was before the handoff is no part of them:
     * the first resolution is the first after it, and time resolved or on hold is left out only from there on. One
     * that is resolved, and was not again since the handoff, has no such times: it is excluded as {@code
     * resolved-before-handoff}.
     */
    EXCLUDED
}
