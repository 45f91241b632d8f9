package io.github.servicekpi.conversation;

/** How the first response of a conversation is measured that an agent or a campaign began. */
public enum AgentInitiated {
    /**
     * Not at all, as in Plain: it is excluded and counted as {@code not-customer-initiated}, since the wait would be the
     * customer's; the default.
     */
    EXCLUDE,
    /**
     * From the first public message of the customer to the next reply. Where the customer has written nothing nobody waits: it
     * is excluded as {@code not-customer-initiated}, too.
     */
    FROM_FIRST_CUSTOMER_MESSAGE
}
