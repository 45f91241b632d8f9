package io.github.servicekpi.conversation;

/**
 * Where a reply cycle starts. Of messages by the customer at 10:00 and 10:05, replies at 10:20 and 10:22, the customer at
 * 10:30 and 10:50, replies at 11:00 and 14:00:
 */
public enum ReplyCycleStart {
    /**
     * At the first message of the customer that is not answered, as in Chatwoot and Fivetran: 20 and 30 minutes; the
     * default.
     */
    FIRST_UNANSWERED,
    /** At the latest message of the customer, as on Zammad's dashboard: 15 and 10 minutes. */
    LAST_CUSTOMER_MESSAGE,
    /**
     * At the reply before, whatever the customer wrote, as in Plain's next response time: 2, 38 and 180 minutes. A
     * resolution starts afresh, and a reply while the conversation is resolved starts nothing. There are no open or unanswered cycles.
     */
    BETWEEN_AGENT_REPLIES
}
