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

    /** Where it would have started without the last reopening; null where that changed nothing. */
    @Nullable
    private Instant startedBeforeReopening;

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

    void handedOver(Instant at) {
        if (isRestartedBy(at)) {
            startedAt = at;
            startedBeforeReopening = null;
        }
    }

    void reopened(Instant at) {
        if (isRestartedBy(at)) {
            startedBeforeReopening = startedAt;
            startedAt = at;
        }
    }

    private boolean isRestartedBy(Instant at) {
        return rule == ResponseClock.LAST_NON_HUMAN_ACTIVITY
                && respondedAt == null
                && (startedAt == null || !at.isBefore(startedAt));
    }

    /** It counts as resolved all the time, so that nothing started at the reopening; a handoff since then remains. */
    void reopeningTakenBack() {
        if (startedBeforeReopening != null) {
            startedAt = startedBeforeReopening;
            startedBeforeReopening = null;
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
