package io.github.servicekpi.conversation;

/** Whether resolution times have the time in them that a bot took before it handed over. */
public enum BotTime {
    /** They start at the opening; the default. */
    INCLUDED,
    /** They start at the first handoff; where there is none, at the opening. */
    EXCLUDED
}
