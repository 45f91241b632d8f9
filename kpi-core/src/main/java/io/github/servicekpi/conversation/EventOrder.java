package io.github.servicekpi.conversation;

import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;
import static java.util.Comparator.nullsLast;

import io.github.servicekpi.conversation.ConversationEvent.Assigned;
import io.github.servicekpi.conversation.ConversationEvent.Handoff;
import io.github.servicekpi.conversation.ConversationEvent.Merged;
import io.github.servicekpi.conversation.ConversationEvent.Message;
import io.github.servicekpi.conversation.ConversationEvent.Reopened;
import io.github.servicekpi.conversation.ConversationEvent.Resolved;
import io.github.servicekpi.conversation.ConversationEvent.StatusChanged;
import io.github.servicekpi.conversation.ConversationEvent.SurveySent;
import io.github.servicekpi.conversation.ConversationEvent.Tagged;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * The order in which events happen. Events that it holds for equal are equal, so that sorted events are the same however
 * they were given.
 */
enum EventOrder implements Comparator<ConversationEvent> {
    INSTANCE;

    private static final Instant[] NONE = {};
    private static final Comparator<Message> MESSAGES = Comparator.comparing(Message::author)
            .thenComparing(Message::visibility)
            .thenComparing(Message::agent, nullsLast(naturalOrder()));
    private static final Comparator<Assigned> ASSIGNMENTS = Comparator.comparing(
                    Assigned::agent, nullsFirst(Comparator.<String>naturalOrder()))
            .thenComparing(Assigned::team, nullsFirst(naturalOrder()));
    private static final Comparator<Resolved> RESOLUTIONS =
            Comparator.comparing(Resolved::author).thenComparing(Resolved::agent, nullsLast(naturalOrder()));

    @Override
    public int compare(ConversationEvent one, ConversationEvent other) {
        int byTime = one.at().compareTo(other.at());
        return byTime != 0 ? byTime : compareWithin(one, other);
    }

    /** By the kind, then by what the two say. */
    private static int compareWithin(ConversationEvent one, ConversationEvent other) {
        int byRank = Integer.compare(rank(one), rank(other));
        return byRank != 0 ? byRank : compareDetails(one, other);
    }

    private static int rank(ConversationEvent event) {
        if (event instanceof Message message) {
            return switch (message.author()) {
                case CUSTOMER -> 5;
                case AGENT -> 7;
                default -> 6;
            };
        }
        if (event instanceof Reopened) {
            return 0;
        }
        if (event instanceof StatusChanged changed) {
            return changed.status() == Status.RESOLVED ? 10 : 1;
        }
        if (event instanceof Handoff) {
            return 2;
        }
        if (event instanceof Assigned) {
            return 3;
        }
        if (event instanceof Tagged) {
            return 4;
        }
        if (event instanceof SurveySent) {
            return 8;
        }
        if (event instanceof Resolved) {
            return 9;
        }
        return event instanceof Merged ? 11 : 12;
    }

    /** By what two events of one rank, which are of one kind, say. */
    private static int compareDetails(ConversationEvent one, ConversationEvent other) {
        if (one instanceof Message a && other instanceof Message b) {
            return MESSAGES.compare(a, b);
        }
        if (one instanceof StatusChanged a && other instanceof StatusChanged b) {
            return a.status().compareTo(b.status());
        }
        if (one instanceof Assigned a && other instanceof Assigned b) {
            return ASSIGNMENTS.compare(a, b);
        }
        if (one instanceof Resolved a && other instanceof Resolved b) {
            return RESOLUTIONS.compare(a, b);
        }
        if (one instanceof Tagged a && other instanceof Tagged b) {
            return a.tag().compareTo(b.tag());
        }
        return one instanceof Merged a && other instanceof Merged b
                ? a.survivor().compareTo(b.survivor())
                : 0;
    }

    /**
     * Sorts events in place.
     *
     * @return for each that stood after later ones the earliest time of those, sorted: as many as are out of order, and up
     *     to an instant as many as are so without what came after it
     */
    static Instant[] sort(ConversationEvent[] events) {
        for (int i = 1; i < events.length; i++) {
            if (INSTANCE.compare(events[i - 1], events[i]) > 0) {
                Instant[] earlyTimes = earlyTimes(events);
                Arrays.sort(events, INSTANCE);
                return earlyTimes;
            }
        }
        return NONE;
    }

    private static Instant[] earlyTimes(ConversationEvent[] events) {
        if (areTimesInOrder(events)) {
            return NONE;
        }
        TreeSet<Instant> before = new TreeSet<>();
        List<Instant> early = new ArrayList<>();
        for (ConversationEvent event : events) {
            Instant later = before.higher(event.at());
            if (later != null) {
                early.add(later);
            }
            before.add(event.at());
        }
        return early.stream().sorted().toArray(Instant[]::new);
    }

    private static boolean areTimesInOrder(ConversationEvent[] events) {
        for (int i = 1; i < events.length; i++) {
            if (events[i].at().isBefore(events[i - 1].at())) {
                return false;
            }
        }
        return true;
    }
}
