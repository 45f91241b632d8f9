package io.github.servicekpi.examples.report.rows;

import org.jspecify.annotations.Nullable;

/** The columns of interactions, in the order in which a row is checked. */
enum InteractionColumn implements Column {
    ID,
    OPENED_AT,
    CUSTOMER,
    AGENT,
    TEAM,
    CHANNEL,
    SEGMENT,
    TOPIC,
    TAGS,
    ORIGIN,
    QUEUED_AT,
    ANSWERED_AT,
    ABANDONED_AT,
    FIRST_RESPONSE_AT,
    FIRST_RESOLVED_AT,
    RESOLVED_AT,
    TALK_S,
    HOLD_S,
    WRAP_S,
    AGENT_REPLIES,
    CUSTOMER_MESSAGES,
    AGENTS,
    REOPENS,
    TRANSFERS,
    COMPLAINT,
    REGISTERED;

    @Override
    public @Nullable Column knownSince() {
        return name().endsWith("_AT") ? this : null;
    }
}
