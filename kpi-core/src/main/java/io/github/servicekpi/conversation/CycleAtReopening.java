package io.github.servicekpi.conversation;

/**
 * What becomes of a reply cycle that started with a message of the customer while the conversation was resolved, and is not
 * answered when it is reopened. Resolved on the 2nd at 09:20, "thanks" by the customer at 09:30, reopened by a message of the
 * customer on the 12th at 09:00, replied at 09:10:
 */
public enum CycleAtReopening {
    /**
     * It starts afresh at the reopening, for nobody waited for a reply to what was resolved: 10 minutes; the default. If the
     * customer writes again before a reply, as here, the message before the reopening is a cycle of its own without an answer,
     * closed when it was written; if not, it waits from the reopening on.
     */
    STARTS_AFRESH,
    /** It goes on from the first message that is not answered, whatever happens to the conversation: 239 h 40 min. */
    GOES_ON
}
