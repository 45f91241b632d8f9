package io.github.servicekpi.examples.report.rows;

import io.github.servicekpi.conversation.Conversation;
import io.github.servicekpi.conversation.ConversationEvent;
import io.github.servicekpi.conversation.ConversationOutcome;
import io.github.servicekpi.conversation.ConversationPolicy;
import io.github.servicekpi.conversation.ReplyCycle;
import io.github.servicekpi.service.Interaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An interaction and what its messages tell of it.
 *
 * @param interaction whose first response is that of the messages, where there are any
 * @param events its messages and other events; before {@link #asOf} in the order of the file, then as they happened
 * @param replyCycles found in the messages; none before {@link #asOf}
 */
public record Case(Interaction interaction, List<ConversationEvent> events, List<ReplyCycle> replyCycles) {
    Case(Interaction row, List<ConversationEvent> events) {
        this(row, events, List.of());
    }

    /**
     * The case as it was known at an instant.
     *
     * @param policy by which messages tell something of it
     * @return empty if it was opened later
     */
    Optional<Case> asOf(Instant instant, ConversationPolicy policy) {
        return events.isEmpty()
                ? interaction.asOf(instant).map(row -> new Case(row, List.of()))
                : Conversation.of(interaction, events).asOf(instant).map(talk -> of(talk, policy));
    }

    private static Case of(Conversation conversation, ConversationPolicy policy) {
        if (conversation.events().isEmpty()) {
            return new Case(conversation.facts(), List.of());
        }
        ConversationOutcome outcome = conversation.reduce(policy);
        // Also where they are notes of an assignment alone: then nobody has answered, whatever the row says.
        Interaction answered = outcome.interaction().toBuilder()
                .firstResponseAt(conversation.messages().isEmpty() ? null : outcome.firstResponseAt())
                .build();
        return new Case(answered, conversation.events(), outcome.replyCycles());
    }
}
