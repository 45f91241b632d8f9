package io.github.servicekpi.conversation;

/** Which reopenings count. */
public enum ReopenCount {
    /** Each transition from resolved to anything else, as in Zammad's history; the default. */
    TRANSITIONS,
    /** Resolutions less one, as in Fivetran's models: a reopening that was not resolved again does not count. */
    SOLVES_LESS_ONE,
    /**
     * Only those after which something was replied. Where a conversation is resolved again without a reply, as a "thanks"
     * had reopened it, it counts as resolved all the time: neither a reopening nor another resolution. One that is still to
     * be answered is open, and its reopening does not count yet.
     */
    ANSWERED
}
