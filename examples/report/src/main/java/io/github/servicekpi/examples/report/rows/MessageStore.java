package io.github.servicekpi.examples.report.rows;

import io.github.servicekpi.conversation.Author;
import io.github.servicekpi.conversation.ConversationEvent;
import io.github.servicekpi.conversation.ConversationEvent.Assigned;
import io.github.servicekpi.conversation.ConversationEvent.Handoff;
import io.github.servicekpi.conversation.ConversationEvent.Message;
import io.github.servicekpi.conversation.ConversationEvent.Reopened;
import io.github.servicekpi.conversation.ConversationEvent.Resolved;
import io.github.servicekpi.conversation.ConversationPolicy;
import io.github.servicekpi.conversation.CycleAtReopening;
import io.github.servicekpi.conversation.DerivedColumns;
import io.github.servicekpi.conversation.Visibility;
import io.github.servicekpi.time.BusinessCalendar;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The messages of all interactions, which may come in any order, until the interaction of each comes by.
 *
 * <p>A message takes 16 bytes: its time, what kind of event it is, and where the one before it of the same interaction is. To that
 * come the ids of the interactions (see {@link IdSet}) and some 8 bytes of each for its last message. Texts and the names of agents
 * are not kept; no figure needs them.
 */
public final class MessageStore {
    private static final int BLOCK_BITS = 16;
    private static final int BLOCK = 1 << BLOCK_BITS;
    private static final int KIND_BITS = 8;
    private static final List<Author> AUTHORS = List.of(Author.values());
    private static final int RESOLVED = 2 * AUTHORS.size();
    private static final int ASSIGNED = RESOLVED + AUTHORS.size();
    private static final int HANDOFF = ASSIGNED + 1;
    private static final int REOPENED = HANDOFF + 1;

    /** Of all columns of a row the messages tell the first response alone; an unanswered message waits, reopened or not. */
    private ConversationPolicy policy =
            ConversationPolicy.DEFAULT.with(DerivedColumns.FIRST_RESPONSE).with(CycleAtReopening.GOES_ON);

    private final List<long[]> secondsAndKinds = new ArrayList<>();
    private final List<int[]> nanos = new ArrayList<>();
    private final List<int[]> earlier = new ArrayList<>(); // messages of the same interaction count from 1; 0 is none
    private int size;
    private @Nullable IdSet interactions;
    private int[] last = {}; // the number of the last message of each interaction

    /**
     * Says what time of the replies counts.
     *
     * @param calendar of business time
     */
    public void during(BusinessCalendar calendar) {
        policy = policy.during(calendar);
    }

    /** How messages tell something of their interactions. */
    ConversationPolicy policy() {
        return policy;
    }

    /** Says which interactions there are, before the first message. */
    void begin(IdSet ids) {
        interactions = ids;
        last = new int[ids.slots()];
    }

    private IdSet interactions() {
        if (interactions == null) {
            throw new IllegalStateException("messages can be read only after the interactions that they are of");
        }
        return interactions;
    }

    boolean isOfInteraction(String id) {
        return interactions().find(id) >= 0;
    }

    /**
     * Keeps a message.
     *
     * @param row of an interaction that there is
     */
    public void add(MessageRow row) {
        int slot = interactions().find(row.interaction());
        int offset = size & (BLOCK - 1);
        if (offset == 0) {
            secondsAndKinds.add(new long[BLOCK]);
            nanos.add(new int[BLOCK]);
            earlier.add(new int[BLOCK]);
        }
        int block = size >>> BLOCK_BITS;
        Instant at = row.event().at();
        secondsAndKinds.get(block)[offset] = (at.getEpochSecond() << KIND_BITS) | kind(row.event());
        nanos.get(block)[offset] = at.getNano();
        earlier.get(block)[offset] = last[slot];
        size = Math.incrementExact(size);
        last[slot] = size;
    }

    /** The events of an interaction in the order of the file; none without messages or before they are read. */
    List<ConversationEvent> eventsOf(String id) {
        int slot = size == 0 ? -1 : interactions().find(id);
        if (slot < 0) {
            return List.of();
        }
        List<ConversationEvent> events = new ArrayList<>();
        for (int number = last[slot]; number > 0; ) {
            int block = (number - 1) >>> BLOCK_BITS;
            int offset = (number - 1) & (BLOCK - 1);
            long secondsAndKind = secondsAndKinds.get(block)[offset];
            Instant at = Instant.ofEpochSecond(secondsAndKind >> KIND_BITS, nanos.get(block)[offset]);
            events.add(event((int) (secondsAndKind & ((1 << KIND_BITS) - 1)), at));
            number = earlier.get(block)[offset];
        }
        Collections.reverse(events);
        return events;
    }

    private static int kind(ConversationEvent event) {
        if (event instanceof Message message) {
            return AUTHORS.indexOf(message.author()) + (message.isPublic() ? 0 : AUTHORS.size());
        } else if (event instanceof Resolved resolved) {
            return RESOLVED + AUTHORS.indexOf(resolved.author());
        } else if (event instanceof Assigned) {
            return ASSIGNED;
        } else if (event instanceof Handoff) {
            return HANDOFF;
        } else if (event instanceof Reopened) {
            return REOPENED;
        }
        throw new IllegalArgumentException("no event of a row of messages: " + event);
    }

    private static ConversationEvent event(int kind, Instant at) {
        if (kind >= ASSIGNED) {
            return kind == ASSIGNED
                    ? new Assigned(at, null, null)
                    : kind == HANDOFF ? new Handoff(at) : new Reopened(at);
        }
        Author author = AUTHORS.get(kind % AUTHORS.size());
        return kind >= RESOLVED
                ? new Resolved(at, author, null)
                : new Message(at, author, kind < AUTHORS.size() ? Visibility.PUBLIC : Visibility.INTERNAL, null);
    }
}
