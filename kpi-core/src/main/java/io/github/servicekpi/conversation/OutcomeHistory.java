package io.github.servicekpi.conversation;

import io.github.servicekpi.service.CaseHistory;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the statuses of a conversation say of its time in the backlog. */
final class OutcomeHistory {
    private OutcomeHistory() {}

    /**
     * @param resolvedBeforeOpening the last resolution before the opening, null if there is none
     * @param removedAt when it was merged or deleted, null if it was not
     */
    static CaseHistory of(
            ConversationOutcome outcome, @Nullable Instant resolvedBeforeOpening, @Nullable Instant removedAt) {
        CaseHistory.Builder history = CaseHistory.builder(outcome.interaction());
        boolean isEverResolved = resolvedBeforeOpening != null;
        if (resolvedBeforeOpening != null) { // no span shows it, as those start at the opening
            history.resolvedAt(resolvedBeforeOpening);
        }
        for (StatusSpan span : outcome.statusSpans()) {
            if (span.status() == Status.RESOLVED) {
                isEverResolved = true;
                history.resolvedAt(span.startInclusive());
                if (span.endExclusive() != null) {
                    history.reopenedAt(span.endExclusive());
                }
            }
        }
        if (!isEverResolved) {
            history.closedAsInRow();
        }
        if (removedAt != null) {
            if (outcome.removal() == Removal.MERGED) {
                history.mergedAt(removedAt);
            } else {
                history.deletedAt(removedAt);
            }
        }
        return history.build();
    }
}
