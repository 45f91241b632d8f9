package io.github.servicekpi.conversation;

/** What reopens a resolved conversation. */
public enum Reopening {
    /** An event that says so: reopened, or a change to another status; the default. */
    EXPLICIT,
    /** A public message of the customer, too, for sources that do not record reopenings. */
    BY_CUSTOMER_MESSAGE
}
