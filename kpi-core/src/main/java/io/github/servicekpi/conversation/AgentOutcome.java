package io.github.servicekpi.conversation;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An outcome as it belongs to an agent: the row of KPIs by agent.
 *
 * @param agent to whom it belongs, null for nobody or nobody known
 * @param outcome of the conversation
 */
public record AgentOutcome(@Nullable String agent, ConversationOutcome outcome) {
    /**
     * Checks the outcome.
     *
     * @param agent to whom it belongs
     * @param outcome of the conversation
     */
    public AgentOutcome {
        Objects.requireNonNull(outcome, "outcome");
    }
}
