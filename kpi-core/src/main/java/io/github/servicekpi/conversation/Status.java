package io.github.servicekpi.conversation;

/**
 * What a conversation waits for. A snoozed one is {@link #PENDING} where the customer has to do something and {@link
 * #ON_HOLD} where the customer waits: say which when the events are written. A closed or archived one is {@link
 * #RESOLVED}.
 */
public enum Status {
    /** Nobody has taken it up; every conversation begins so. */
    NEW,
    /** The service works on it. */
    OPEN,
    /** The service waits for the customer. */
    PENDING,
    /** The customer waits, and the service for somebody else. */
    ON_HOLD,
    /** Done, until it is reopened. */
    RESOLVED
}
