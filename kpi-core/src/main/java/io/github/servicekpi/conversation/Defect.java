package io.github.servicekpi.conversation;

import java.util.Locale;

/** What can be wrong in a history, and what becomes of it where the policy is {@link BadHistory#COUNT}. */
public enum Defect {
    /** A message whose author is not known: it is neither the customer's nor a reply. */
    UNKNOWN_AUTHOR,
    /**
     * An event before the conversation was opened, such as a reply before the question. It stays where it is, so that
     * times which end at it are negative and excluded as such.
     */
    BEFORE_OPENING,
    /** A resolution of what is resolved: the earlier one stays. */
    RESOLVED_TWICE,
    /** A reopening of what is not resolved: it is left out. */
    REOPENED_UNRESOLVED,
    /** A merge into the conversation itself: it is left out. */
    MERGED_INTO_ITSELF,
    /** An event after the conversation became part of another: it is left out here, and goes with the messages. */
    AFTER_MERGE,
    /** An event after the conversation was deleted: it is left out. */
    AFTER_DELETION,
    /** An event given after a later one, as a clock ran backwards or a file is not sorted: it is put in its place. */
    OUT_OF_ORDER;

    private final String reason = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** {@return the name under which it is counted, such as {@code resolved-twice}} */
    public String reason() {
        return reason;
    }
}
