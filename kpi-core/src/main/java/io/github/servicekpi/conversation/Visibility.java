package io.github.servicekpi.conversation;

/** Who may read a message. */
public enum Visibility {
    /** The customer, too. */
    PUBLIC,
    /** The service only; a note. */
    INTERNAL
}
