package io.github.servicekpi.examples.report.rows;

import static io.github.servicekpi.examples.report.rows.MessageColumn.*;

import io.github.servicekpi.conversation.Author;
import io.github.servicekpi.conversation.ConversationEvent;
import io.github.servicekpi.conversation.ConversationEvent.Assigned;
import io.github.servicekpi.conversation.ConversationEvent.Handoff;
import io.github.servicekpi.conversation.ConversationEvent.Message;
import io.github.servicekpi.conversation.ConversationEvent.Reopened;
import io.github.servicekpi.conversation.ConversationEvent.Resolved;
import io.github.servicekpi.conversation.Visibility;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rows that become messages and other events of interactions, which must be read before. */
final class MessageRows extends RowType<MessageRow> {
    /** Who a message can be of; that an author is not known is not for a file to say. */
    private static final Author[] AUTHORS = {Author.CUSTOMER, Author.AGENT, Author.BOT, Author.AUTOMATION, Author.SYSTEM
    };

    private final MessageStore store;

    MessageRows(MessageStore store) {
        this.store = store;
    }

    private enum Event {
        MESSAGE,
        RESOLVED,
        REOPENED,
        ASSIGNED,
        HANDOFF
    }

    @Override
    public String name() {
        return "messages";
    }

    @Override
    public List<String> requiredColumns() {
        return List.of(INTERACTION.header(), AT.header(), AUTHOR.header());
    }

    @Override
    List<MessageColumn> columns() {
        return List.of(MessageColumn.values());
    }

    @Override
    MessageRow read(Cells cells, Map<String, String> dimensions) throws RejectedRowException {
        String interaction = cells.requiredText(INTERACTION);
        Instant at = cells.requiredTime(AT);
        Author author = cells.required(AUTHOR, cells.constant(AUTHOR, AUTHORS));
        Visibility visibility =
                Objects.requireNonNullElse(cells.constant(VISIBILITY, Visibility.values()), Visibility.PUBLIC);
        Event event = Objects.requireNonNullElse(cells.constant(EVENT, Event.values()), Event.MESSAGE);
        if (!store.isOfInteraction(interaction)) {
            throw cells.rejected(Reason.UNKNOWN_INTERACTION, INTERACTION);
        }
        return new MessageRow(interaction, event(event, at, author, visibility, cells.text(AGENT)));
    }

    @Override
    Optional<MessageRow> asOf(MessageRow row, Instant instant, ZoneId zone) {
        return Optional.of(row).filter(message -> !message.event().at().isAfter(instant));
    }

    private static ConversationEvent event(
            Event event, Instant at, Author author, Visibility visibility, @Nullable String agent) {
        return switch (event) {
            case MESSAGE -> new Message(at, author, visibility, agent);
            case RESOLVED -> new Resolved(at, author, agent);
            case REOPENED -> new Reopened(at);
            case ASSIGNED -> new Assigned(at, agent, null);
            case HANDOFF -> new Handoff(at);
        };
    }
}
