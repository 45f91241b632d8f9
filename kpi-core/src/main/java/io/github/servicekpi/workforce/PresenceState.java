package io.github.servicekpi.workforce;

/** What an agent is to the routing of contacts. */
public enum PresenceState {
    /** Ready for the next contact. */
    AVAILABLE,
    /** With a contact, or in the work after it. */
    BUSY,
    /** Logged in but not to be given contacts: a break, a meeting, training. */
    AWAY,
    /** Not logged in. */
    OFFLINE
}
