package io.github.servicekpi.conversation;

/** Which columns of the row a timeline replaces. */
public enum DerivedColumns {
    /**
     * All that it speaks of, and no other; the default. Where it has messages, these are the first response, the numbers
     * of replies, messages and agents; where it has a resolution, the first and last resolution and the reopenings; where
     * it has assignments, the owner, the team and the transfers. Tags are added.
     *
     * <p>A transfer is an assignment to another known agent than the last known one, or to another known team; one to both at
     * once is one transfer. The first assignment is none, and neither is one to nobody: from amy to nobody to bob is 1.
     */
    ALL,
    /**
     * The first response, where it has messages. Resolutions and everything else are the row's, and whether a customer
     * still waits is told from the row. Times by status are the events', up to the resolution of the row.
     */
    FIRST_RESPONSE
}
