package io.github.servicekpi.service;

/**
 * What makes a case enter or leave the backlog, in the order in which changes at one instant happen.
 */
public enum CaseChange {
    /** The case was opened. */
    CREATED,
    /** A case that had been resolved or abandoned was opened again. */
    REOPENED,
    /** The case was resolved. */
    RESOLVED,
    /** The customer gave up. */
    ABANDONED,
    /** The case was merged into another, which goes on in its stead; what comes later is of that other case. */
    MERGED,
    /** The case was deleted, such as spam; nothing can come later. */
    DELETED;

    boolean entersBacklog() {
        return this == CREATED || this == REOPENED;
    }

    boolean isFinal() {
        return this == MERGED || this == DELETED;
    }
}
