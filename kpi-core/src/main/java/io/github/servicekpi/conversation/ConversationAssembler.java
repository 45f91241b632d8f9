package io.github.servicekpi.conversation;

import io.github.servicekpi.conversation.ConversationEvent.Deleted;
import io.github.servicekpi.conversation.ConversationEvent.Merged;
import io.github.servicekpi.conversation.ConversationEvent.Reopened;
import io.github.servicekpi.conversation.ConversationEvent.Resolved;
import io.github.servicekpi.conversation.ConversationEvent.StatusChanged;
import io.github.servicekpi.service.Interaction;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Puts the events of many conversations together, one conversation after the other, without holding them all.
 *
 * <ul>
 *   <li>{@linkplain #byConversation Sorted by conversation}: a conversation is complete when the next one begins. One is held.
 *   <li>{@linkplain #byTime Sorted by time}: a conversation is complete when it has been closed and without an event for
 *       longer than a quiet period, by the time of the latest event of any. Those not closed and those closed lately are held.
 * </ul>
 *
 * <p>Closed is what an event resolved, merged or deleted, unless one at a later time reopened it; where there is no such event,
 * what the row calls resolved or abandoned. What is held at the end is complete, closed or not. An event that comes after its
 * conversation was handed out is late: it is counted and handed to {@code late} instead, so nothing is lost; {@link
 * Conversation#plus} adds it where the conversation is at hand. To know such events, 16 to 48 bytes are kept of each
 * conversation. Each event takes constant time; so does each conversation, but logarithmic in those held if it was closed at
 * an earlier time than one closed before it.
 *
 * <pre>{@code
 * Map<String, List<ConversationEvent>> late = new HashMap<>();
 * ConversationAssembler assembler = ConversationAssembler.byTime(
 *         Duration.ofDays(30),
 *         rows::get,
 *         talk -> accumulator.add(talk.reduce(policy)),
 *         (id, event) -> late.computeIfAbsent(id, any -> new ArrayList<>()).add(event));
 * events.forEach(event -> assembler.add(event.ticket(), event.toConversationEvent()));
 * assembler.finish();
 * }</pre>
 *
 * <p>A conversation that was {@linkplain Merged merged} into another is handed out by itself, and so is the other, without its
 * messages: these count nowhere, neither as messages nor as replies, unless the other {@linkplain Conversation#absorbing absorbs}
 * it. Where they are to count, keep the conversations in a map by id, and before any is reduced let each that was merged be
 * absorbed (where the other was merged in turn, the earlier merge first):
 *
 * <pre>{@code
 * List.copyOf(talks.values()).forEach(talk -> talk.mergedInto().ifPresent(
 *         survivor -> talks.computeIfPresent(survivor, (id, other) -> other.absorbing(talk))));
 * }</pre>
 *
 * <p>Not safe for use by several threads at once.
 */
public final class ConversationAssembler {
    private static final Duration ALL_TIME = Duration.between(Instant.MIN, Instant.MAX);

    private final @Nullable Duration quiet;
    private final Instant lastWithEnd; // the quiet period of what happens later ends after all time
    private final Function<? super String, ? extends @Nullable Interaction> rows;
    private final Consumer<? super Conversation> complete;
    private final BiConsumer<? super String, ? super ConversationEvent> late;
    private final Map<String, Held> held = new HashMap<>();
    private final MostlySortedQueue<Held> closed =
            new MostlySortedQueue<>(Comparator.comparing((Held one) -> one.due).thenComparing(one -> one.number));
    private final IdMemory begun = new IdMemory();
    private Instant clock = Instant.MIN;
    private long count;
    private long lateEvents;
    private boolean finished;

    @Nullable
    private Held current;

    private ConversationAssembler(
            @Nullable Duration quiet,
            Function<? super String, ? extends @Nullable Interaction> rows,
            Consumer<? super Conversation> complete,
            BiConsumer<? super String, ? super ConversationEvent> late) {
        this.quiet = quiet;
        lastWithEnd = quiet == null || quiet.compareTo(ALL_TIME) > 0 ? Instant.MIN : Instant.MAX.minus(quiet);
        this.rows = Objects.requireNonNull(rows, "rows");
        this.complete = Objects.requireNonNull(complete, "complete");
        this.late = Objects.requireNonNull(late, "late");
    }

    /**
     * Assembles events of which those of each conversation stand together, in any order among themselves.
     *
     * @param rows the row of an id; null where there is none, so that the events alone are the conversation
     * @param complete receives each conversation
     * @param late receives the events that do not stand with the others of their conversation, and its id
     * @return an assembler of no events yet
     */
    public static ConversationAssembler byConversation(
            Function<? super String, ? extends @Nullable Interaction> rows,
            Consumer<? super Conversation> complete,
            BiConsumer<? super String, ? super ConversationEvent> late) {
        return new ConversationAssembler(null, rows, complete, late);
    }

    /**
     * Assembles events that are in the order of time; one that is earlier than others before it is put in its place while
     * its conversation is held.
     *
     * @param quiet how long after the last event of a closed conversation no more is expected, such as the time for which a
     *     reply reopens it; not negative, and if it is too long to end, all are held until the end
     * @param rows the row of an id; null where there is none, so that the events alone are the conversation
     * @param complete receives each conversation
     * @param late receives the events that come after their conversation was complete, and its id
     * @return an assembler of no events yet
     */
    public static ConversationAssembler byTime(
            Duration quiet,
            Function<? super String, ? extends @Nullable Interaction> rows,
            Consumer<? super Conversation> complete,
            BiConsumer<? super String, ? super ConversationEvent> late) {
        if (quiet.isNegative()) {
            throw new IllegalArgumentException("quiet must not be negative: " + quiet);
        }
        return new ConversationAssembler(quiet, rows, complete, late);
    }

    /**
     * Takes the next event.
     *
     * @param id of its conversation, not blank
     * @param event what happened
     * @throws IllegalStateException after {@link #finish}
     */
    public void add(String id, ConversationEvent event) {
        if (finished) {
            throw new IllegalStateException("an event of conversation %s came after the end: %s".formatted(id, event));
        }
        boolean isLatest = quiet != null && event.at().isAfter(clock);
        if (isLatest) {
            clock = event.at();
            handOutQuiet();
        } else if (current != null && !current.id.equals(id)) {
            handOut(current);
            current = null;
        }
        Held conversation = current != null ? current : held.get(id);
        if (conversation == null) {
            Interaction row = rows.apply(id); // first, since the id is not to be known if this fails
            if (!begun.add(id)) {
                lateEvents++;
                late.accept(id, event);
                return;
            }
            conversation = begin(id, row);
        }
        conversation.add(event, isLatest);
        if (quiet != null && conversation.isClosed() && !conversation.queued) {
            enqueue(conversation, quiet);
        }
    }

    private Held begin(String id, @Nullable Interaction row) {
        Held conversation = new Held(id, count, row);
        count++;
        if (quiet == null) {
            current = conversation;
        } else {
            held.put(id, conversation);
        }
        return conversation;
    }

    private void enqueue(Held conversation, Duration after) {
        conversation.due = plus(conversation.quietSince(), after);
        closed.add(conversation);
        conversation.queued = true;
    }

    private Instant plus(Instant since, Duration after) {
        return since.isAfter(lastWithEnd) ? Instant.MAX : since.plus(after);
    }

    /** Each closed conversation is in the queue once, by a time at which it is worth another look. */
    private void handOutQuiet() {
        for (Held first = closed.peek(); first != null && first.due.isBefore(clock); first = closed.peek()) {
            closed.poll();
            first.queued = false;
            if (first.isClosed() && quiet != null) {
                if (plus(first.quietSince(), quiet).isBefore(clock)) {
                    held.remove(first.id);
                    handOut(first);
                } else {
                    enqueue(first, quiet);
                }
            }
        }
    }

    private void handOut(Held conversation) {
        complete.accept(conversation.toConversation());
    }

    /** Hands out all that is held, in the order in which it began. */
    public void finish() {
        finished = true;
        if (current != null) {
            handOut(current);
            current = null;
        }
        held.values().stream()
                .sorted(Comparator.comparing(conversation -> conversation.number))
                .forEach(this::handOut);
        held.clear();
        closed.clear();
    }

    /** {@return the number of conversations that are not complete yet} */
    public int held() {
        return current == null ? held.size() : 1;
    }

    /** {@return the number of events so far that came after their conversation was complete} */
    public long lateEvents() {
        return lateEvents;
    }

    /** A conversation whose events are still coming. */
    private static final class Held {
        private static final int FIRST_CAPACITY = 8;

        final String id;
        final long number;
        private final @Nullable Interaction row;
        private final @Nullable Instant closedByRow; // kept, since each event asks whether it is closed
        private ConversationEvent[] events =
                new ConversationEvent[FIRST_CAPACITY]; // a list: one more cache miss an event
        private int size;
        private @Nullable ConversationEvent deciding; // whether it is closed
        private @Nullable Boolean closedByEvent;
        private Instant latest = Instant.MIN;
        Instant due = Instant.MAX;
        boolean queued;

        Held(String id, long number, @Nullable Interaction row) {
            this.id = id;
            this.number = number;
            this.row = row;
            closedByRow = row == null ? null : closedBy(row);
        }

        /** Takes an event; that it is the latest of any is known without a look at the one before, which is long ago. */
        void add(ConversationEvent event, boolean isLatest) {
            if (size == events.length) {
                events = Arrays.copyOf(events, 2 * size);
            }
            events[size] = event;
            size++;
            if (isLatest || event.at().isAfter(latest)) {
                latest = event.at();
            }
            if (event instanceof Resolved || event instanceof Merged || event instanceof Deleted) {
                decide(event, isLatest, true);
            } else if (event instanceof Reopened) {
                decide(event, isLatest, false);
            } else if (event instanceof StatusChanged changed) {
                decide(event, isLatest, changed.status() == Status.RESOLVED);
            }
        }

        /** The last in time decides, which need not be the last that was given. */
        private void decide(ConversationEvent event, boolean isLatest, boolean closes) {
            if (isLatest || deciding == null || EventOrder.INSTANCE.compare(deciding, event) <= 0) {
                deciding = event;
                closedByEvent = closes;
            }
        }

        boolean isClosed() {
            return closedByEvent != null ? closedByEvent : closedByRow != null;
        }

        private static @Nullable Instant closedBy(Interaction row) {
            return row.resolvedAt() != null ? row.resolvedAt() : row.answeredAt() == null ? row.abandonedAt() : null;
        }

        /** The last event, or what the row says happened later. */
        Instant quietSince() {
            Instant ofRow = closedByEvent != null ? null : closedByRow;
            return ofRow != null && ofRow.isAfter(latest) ? ofRow : latest;
        }

        Conversation toConversation() {
            ConversationEvent[] all = Arrays.copyOf(events, size);
            return row == null ? Conversation.ofOwn(id, all) : Conversation.ofOwn(row, all);
        }
    }
}
