package io.github.servicekpi.conversation;

import io.github.servicekpi.service.Interaction;
import io.github.servicekpi.service.Origin;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Starts the clock of the first response, and stops it. */
final class ResponseWatch {
    private final ResponseClock rule;

    @Nullable
    private Instant startedAt;

    @Nullable
    private Instant respondedAt;

    ResponseWatch(ConversationPolicy policy, Interaction facts) {
        boolean fromCustomer = facts.origin() != Origin.CUSTOMER
                && policy.choices.agentInitiated == AgentInitiated.FROM_FIRST_CUSTOMER_MESSAGE;
        rule = fromCustomer ? ResponseClock.FIRST_CUSTOMER_MESSAGE : policy.choices.responseClock;
        startedAt = rule == ResponseClock.OPENING || rule == ResponseClock.LAST_NON_HUMAN_ACTIVITY
                ? facts.openedAt()
                : null;
    }

    void customerWrote(Instant at) {
        if (rule == ResponseClock.FIRST_CUSTOMER_MESSAGE && startedAt == null) {
            startedAt = at;
        }
    }

    void assigned(Instant at) {
        if (rule == ResponseClock.ASSIGNMENT && startedAt == null) {
            startedAt = at;
        }
    }

    /** A bot handed over, or it was reopened. */
    void restarted(Instant at) {
        if (rule == ResponseClock.LAST_NON_HUMAN_ACTIVITY
                && respondedAt == null
                && (startedAt == null || at.isAfter(startedAt))) {
            startedAt = at;
        }
    }

    void replied(Instant at) {
        if (startedAt != null && respondedAt == null) {
            respondedAt = at;
        }
    }

    @Nullable
    Instant startedAt() {
        return startedAt;
    }

    @Nullable
    Instant respondedAt() {
        return respondedAt;
    }
}
