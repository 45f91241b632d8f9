package io.github.servicekpi.conversation;

/**
 * Where the clock of the first response starts. A reply before it starts is no response. The agent's assignment and other
 * starts are used by some systems; figures of different clocks must not be compared.
 */
public enum ResponseClock {
    /** When the conversation was opened, as in Zendesk, Fivetran and Zoho; the default. */
    OPENING,
    /** At the first public message of the customer, as in Plain and Intercom. */
    FIRST_CUSTOMER_MESSAGE,
    /**
     * At the latest of the opening, the handoffs by a bot and the reopenings before the response, as in Chatwoot: the
     * time that a bot took is not the agents'. A reopening that {@link ReopenCount#ANSWERED} leaves out starts nothing.
     */
    LAST_NON_HUMAN_ACTIVITY,
    /** When it was first assigned to an agent. */
    ASSIGNMENT
}
