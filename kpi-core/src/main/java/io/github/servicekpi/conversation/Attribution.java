package io.github.servicekpi.conversation;

/**
 * Which agent a measurement belongs to. Figures by agent add up to the total, with those that belong to nobody, for every
 * one but {@link #PARTICIPANTS}.
 */
public enum Attribution {
    /** Who sent the reply; of a conversation, its first reply. As in Chatwoot's first response time. */
    SENDER,
    /**
     * Whom it was assigned to when the reply was sent; of a conversation, its first reply. Before the first event that names
     * an agent it is not known: the row says who has it today, which counts only where no event names one. As in Chatwoot's
     * reply time.
     */
    ASSIGNEE_AT_EVENT,
    /** Who resolved it last, nobody if the event does not tell; as in Fivetran's Intercom models. */
    LAST_CLOSER,
    /**
     * Whom it was assigned to when it was resolved last, be it reopened since or not; nobody if no event resolved it. As in
     * Chatwoot's resolution time.
     */
    ASSIGNEE_AT_RESOLUTION,
    /** Whom it is assigned to at the end; where no event says so, the row does, unless one after the as-of instant does. */
    CURRENT_ASSIGNEE,
    /** Whom it was assigned to when the last survey was sent, as far as it is known then. */
    ASSIGNEE_AT_SURVEY,
    /** Every agent who wrote a message, public or internal, or resolved it. */
    PARTICIPANTS
}
