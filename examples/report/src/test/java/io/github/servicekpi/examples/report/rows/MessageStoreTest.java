package io.github.servicekpi.examples.report.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.servicekpi.conversation.Author;
import io.github.servicekpi.conversation.ConversationEvent;
import io.github.servicekpi.conversation.ConversationEvent.Assigned;
import io.github.servicekpi.conversation.ConversationEvent.Handoff;
import io.github.servicekpi.conversation.ConversationEvent.Message;
import io.github.servicekpi.conversation.ConversationEvent.Reopened;
import io.github.servicekpi.conversation.ConversationEvent.Resolved;
import io.github.servicekpi.conversation.ConversationEvent.Tagged;
import io.github.servicekpi.conversation.Visibility;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class MessageStoreTest {
    private static final Instant FIRST = Instant.parse("-0001-12-31T06:00:00Z");
    private static final Instant LAST = Instant.parse("+10000-01-01T17:59:59.999999999Z");

    private static MessageStore storeFor(Iterable<String> interactions) {
        IdSet ids = new IdSet();
        interactions.forEach(ids::add);
        MessageStore store = new MessageStore();
        store.begin(ids);
        return store;
    }

    @Property(tries = 300)
    void keepsAllButNamesInTheOrderOfTheFile(@ForAll("rows") List<MessageRow> rows) {
        MessageStore store = storeFor(List.of("a", "b", "c", "none"));
        Map<String, List<ConversationEvent>> expected = new HashMap<>();
        for (MessageRow row : rows) {
            store.add(row);
            expected.computeIfAbsent(row.interaction(), id -> new ArrayList<>()).add(withoutName(row.event()));
        }
        for (String id : List.of("a", "b", "c", "none", "unknown")) {
            assertThat(store.eventsOf(id)).isEqualTo(expected.getOrDefault(id, List.of()));
        }
    }

    private static ConversationEvent withoutName(ConversationEvent event) {
        if (event instanceof Message message) {
            return new Message(message.at(), message.author(), message.visibility(), null);
        } else if (event instanceof Resolved resolved) {
            return new Resolved(resolved.at(), resolved.author(), null);
        } else if (event instanceof Assigned assigned) {
            return new Assigned(assigned.at(), null, null);
        }
        return event;
    }

    @Provide
    Arbitrary<List<MessageRow>> rows() {
        Arbitrary<Instant> times = Arbitraries.oneOf(
                Arbitraries.of(FIRST, LAST, Instant.EPOCH, Instant.EPOCH.minusNanos(1)),
                Combinators.combine(
                                Arbitraries.longs().between(FIRST.getEpochSecond(), LAST.getEpochSecond()),
                                Arbitraries.integers().between(0, 999_999_999))
                        .as(Instant::ofEpochSecond));
        Arbitrary<ConversationEvent> events = Combinators.combine(
                        times,
                        Arbitraries.of(Author.values()),
                        Arbitraries.of(Visibility.values()),
                        Arbitraries.of(0, 1, 2, 3, 4))
                .as((at, author, visibility, kind) -> switch (kind) {
                    case 0 -> new Message(at, author, visibility, "amy");
                    case 1 -> new Resolved(at, author, "amy");
                    case 2 -> new Assigned(at, "amy", "team");
                    case 3 -> new Handoff(at);
                    default -> new Reopened(at);
                });
        return Combinators.combine(Arbitraries.of("a", "b", "c"), events)
                .as(MessageRow::new)
                .list()
                .ofMaxSize(200);
    }

    @Test
    void manyMessagesOfManyInteractions() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            ids.add("ticket-" + i);
        }
        MessageStore store = storeFor(ids);
        for (int n = 0; n < 200; n++) {
            for (String id : ids) {
                store.add(new MessageRow(id, Message.ofCustomer(Instant.ofEpochSecond(n))));
            }
        }
        for (String id : ids) {
            List<ConversationEvent> events = store.eventsOf(id);
            assertThat(events).hasSize(200);
            assertThat(events.get(199)).isEqualTo(Message.ofCustomer(Instant.ofEpochSecond(199)));
        }
    }

    @Test
    void otherEvents() {
        MessageStore store = storeFor(List.of("a"));

        assertThatThrownBy(() -> store.add(new MessageRow("a", new Tagged(Instant.EPOCH, "tag"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("no event of a row of messages: Tagged");
    }

    @Test
    void beforeTheInteractionsAreKnown() {
        assertThatThrownBy(() -> new MessageStore().isOfInteraction("a"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("messages can be read only after the interactions that they are of");
        assertThat(new MessageStore().eventsOf("a")).isEmpty();
    }
}
