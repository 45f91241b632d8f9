package io.github.servicekpi.conversation;

import io.github.servicekpi.conversation.ConversationEvent.Assigned;
import io.github.servicekpi.conversation.ConversationEvent.Merged;
import io.github.servicekpi.conversation.ConversationEvent.Message;
import io.github.servicekpi.conversation.ConversationEvent.Tagged;
import io.github.servicekpi.service.Interaction;
import io.github.servicekpi.service.Origin;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A conversation of a customer with the service as it happened: the row that the help desk has of it, and the events
 * behind it in the order of {@link ConversationEvent}.
 *
 * <p>Nearly every wrong figure of a help desk comes from the current row; this is where figures come from instead:
 *
 * <pre>{@code
 * Conversation talk = Conversation.of(row, List.of(
 *         Message.ofCustomer(nine), Message.ofBot(nine), Message.ofAgent(ten, "amy"), Resolved.byAgent(noon, "amy")));
 *
 * talk.toInteraction(ConversationPolicy.DEFAULT); // first response at ten, resolved at noon
 * talk.replyCycles(ConversationPolicy.DEFAULT); // one, of an hour
 * }</pre>
 *
 * <p>Events may be given in any order; those of one instant have one order, so shuffling them changes nothing. Making one
 * takes time linear in the number of events that are in order already, else that of a sort; reducing it is linear.
 * Immutable and safe to share between threads.
 */
public final class Conversation {
    private final Interaction facts;
    private final ConversationEvent[] events; // sorted, never changed and never handed out
    private final Instant[] earlyTimes; // one for each event out of order, see EventOrder.sort
    private final @Nullable Instant asOf;

    private Conversation(Interaction facts, ConversationEvent[] events, Instant[] earlyTimes, @Nullable Instant asOf) {
        this.facts = facts;
        this.events = events;
        this.earlyTimes = earlyTimes;
        this.asOf = asOf;
    }

    /** Of events that become its own. */
    static Conversation ofOwn(Interaction facts, ConversationEvent[] events) {
        Instant[] earlyTimes = EventOrder.sort(events);
        return new Conversation(facts, events, earlyTimes, null);
    }

    /** Of events that become its own, at least one. */
    static Conversation ofOwn(String id, ConversationEvent[] events) {
        Instant[] earlyTimes = EventOrder.sort(events);
        Interaction row =
                Interaction.builder(id, events[0].at()).origin(origin(events)).build();
        return new Conversation(row, events, earlyTimes, null);
    }

    /**
     * A conversation of which there is a row.
     *
     * @param facts the row; what the events do not tell stays as it says
     * @param events in any order, none of them null, perhaps none at all
     * @return a conversation
     */
    public static Conversation of(Interaction facts, Collection<? extends ConversationEvent> events) {
        return ofOwn(Objects.requireNonNull(facts, "facts"), copyOf(events));
    }

    /**
     * A conversation of which there are events alone: opened at the first of them, and begun by an agent if the first
     * public message of a customer or an agent is an agent's.
     *
     * @param id not blank
     * @param events in any order, at least one, none of them null
     * @return a conversation
     */
    public static Conversation of(String id, Collection<? extends ConversationEvent> events) {
        if (events.isEmpty()) {
            throw new IllegalArgumentException("conversation " + id + " needs a row or an event: it has neither");
        }
        return ofOwn(id, copyOf(events));
    }

    private static ConversationEvent[] copyOf(Collection<? extends ConversationEvent> events) {
        ConversationEvent[] all = events.toArray(ConversationEvent[]::new);
        for (ConversationEvent event : all) {
            Objects.requireNonNull(event, "event");
        }
        return all;
    }

    private static Origin origin(ConversationEvent[] events) {
        return Arrays.stream(events)
                .filter(event -> event instanceof Message)
                .map(event -> (Message) event)
                .filter(Message::isPublic)
                .map(Message::author)
                .filter(author -> author == Author.CUSTOMER || author == Author.AGENT)
                .findFirst()
                .map(author -> author == Author.AGENT ? Origin.AGENT : Origin.CUSTOMER)
                .orElse(Origin.CUSTOMER);
    }

    /** {@return the id, not blank} */
    public String id() {
        return facts.id();
    }

    /** {@return the row as it was given} */
    public Interaction facts() {
        return facts;
    }

    /** {@return the events in the order in which they happened; unmodifiable} */
    public List<ConversationEvent> events() {
        return Collections.unmodifiableList(Arrays.asList(events));
    }

    /** The events in their order, to be read only. */
    ConversationEvent[] inOrder() {
        return events;
    }

    /** {@return the messages in their order; unmodifiable} */
    public List<Message> messages() {
        return Arrays.stream(events)
                .filter(event -> event instanceof Message)
                .map(event -> (Message) event)
                .toList();
    }

    /** {@return whether there is a message; mostly the first event is one} */
    boolean hasMessages() {
        for (ConversationEvent event : events) {
            if (event instanceof Message) {
                return true;
            }
        }
        return false;
    }

    /** {@return the number of events that were given after a later one} */
    int outOfOrder() {
        return earlyTimes.length;
    }

    /** {@return the instant up to which it is known: as of when, else its last event or the opening} */
    Instant knownUntil() {
        if (asOf != null) {
            return asOf;
        }
        return events.length == 0 ? facts.openedAt() : events[events.length - 1].at();
    }

    /**
     * Returns the conversation as it was known at an instant: what came later has not happened. Whom the row names is not
     * known either if a later event gave it to somebody, as the row was made after it.
     *
     * @param instant the as-of instant; what happened at it counts
     * @return the conversation without later events, or empty if it was opened later
     */
    public Optional<Conversation> asOf(Instant instant) {
        int known = events.length;
        while (known > 0 && events[known - 1].at().isAfter(instant)) {
            known--;
        }
        ConversationEvent[] before = Arrays.copyOf(events, known);
        ConversationEvent[] later = Arrays.copyOfRange(events, known, events.length);
        return facts.asOf(instant)
                .map(row -> new Conversation(before(later, row), before, upTo(instant, earlyTimes), instant));
    }

    private static Instant[] upTo(Instant instant, Instant[] times) {
        return Arrays.stream(times).filter(time -> !time.isAfter(instant)).toArray(Instant[]::new);
    }

    /** The row before events that gave it to others than it had before. */
    private static Interaction before(ConversationEvent[] later, Interaction row) {
        String agent = Owners.unlessNamed(row.agent(), later, Assigned::agent);
        String team = Owners.unlessNamed(row.team(), later, Assigned::team);
        return Objects.equals(agent, row.agent()) && Objects.equals(team, row.team())
                ? row
                : row.toBuilder().agent(agent).team(team).build();
    }

    /**
     * Returns the conversation with further events, such as late ones. If it has an {@linkplain #asOf as-of instant} it keeps
     * that, so that what came later has not happened.
     *
     * @param further in any order, given after those that it has
     * @return a conversation
     */
    public Conversation plus(Collection<? extends ConversationEvent> further) {
        ConversationEvent[] all = Stream.concat(Arrays.stream(events), Arrays.stream(copyOf(further)))
                .toArray(ConversationEvent[]::new);
        Instant[] times = both(earlyTimes, EventOrder.sort(all));
        return asOfBefore(new Conversation(facts, all, times, null));
    }

    private static Instant[] both(Instant[] some, Instant[] others) {
        return Stream.concat(Arrays.stream(some), Arrays.stream(others))
                .sorted()
                .toArray(Instant[]::new);
    }

    /** One made of this one, as of the same instant. */
    private Conversation asOfBefore(Conversation other) {
        return asOf == null ? other : other.asOf(asOf).orElseThrow();
    }

    /** {@return the id of the other conversation into which it was merged first; empty if it was into none but itself} */
    public Optional<String> mergedInto() {
        return Arrays.stream(events)
                .filter(event -> event instanceof Merged)
                .map(event -> ((Merged) event).survivor())
                .filter(survivor -> !survivor.equals(id()))
                .findFirst();
    }

    /**
     * Returns the conversation with the messages and tags of one that was merged into it, which is not counted by itself.
     * It was opened at the earlier of the two openings. Who has it, its status and its resolutions stay its own, and so does
     * its {@linkplain #asOf as-of instant}, after which nothing is taken in. Before the merge each was open by itself: for a
     * backlog of the past take it as it was, as this one would count from the earlier opening on.
     *
     * @param merged one with an event that it was merged into this one
     * @return a conversation
     * @throws IllegalArgumentException if there is no such event
     */
    public Conversation absorbing(Conversation merged) {
        if (Arrays.stream(merged.events)
                .noneMatch(event -> event instanceof Merged it && it.survivor().equals(id()))) {
            throw new IllegalArgumentException("%s was not merged into %s, so that it cannot absorb it: %s"
                    .formatted(merged.id(), id(), merged.events()));
        }
        Interaction row = merged.facts.openedAt().isBefore(facts.openedAt())
                ? facts.toBuilder().openedAt(merged.facts.openedAt()).build()
                : facts;
        ConversationEvent[] all = Stream.concat(
                        Arrays.stream(events),
                        Arrays.stream(merged.events)
                                .filter(event -> event instanceof Message || event instanceof Tagged))
                .sorted(EventOrder.INSTANCE)
                .toArray(ConversationEvent[]::new);
        return asOfBefore(new Conversation(row, all, both(earlyTimes, merged.earlyTimes), null));
    }

    /**
     * Reduces it.
     *
     * @param policy the choices to be made
     * @return the row of the conversation KPIs
     * @throws IllegalArgumentException if its history cannot be right and the policy is {@link BadHistory#FAIL}
     */
    public ConversationOutcome reduce(ConversationPolicy policy) {
        return new ConversationOutcome(new Reduction(this, policy));
    }

    /**
     * Reduces it to a row whose columns are those that the events tell.
     *
     * @param policy the choices to be made
     * @return the row, or empty if the conversation was merged into another or deleted, so that it must not be counted
     * @throws IllegalArgumentException if its history cannot be right and the policy is {@link BadHistory#FAIL}
     */
    public Optional<Interaction> toInteraction(ConversationPolicy policy) {
        Reduction reduction = new Reduction(this, policy);
        return reduction.removal == null ? Optional.of(reduction.interaction()) : Optional.empty();
    }

    /**
     * Finds its reply cycles.
     *
     * @param policy the choices to be made
     * @return the cycles in their order; none if it was merged into another or deleted
     * @throws IllegalArgumentException if its history cannot be right and the policy is {@link BadHistory#FAIL}
     */
    public List<ReplyCycle> replyCycles(ConversationPolicy policy) {
        return reduce(policy).replyCycles();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Conversation that
                && Arrays.equals(earlyTimes, that.earlyTimes)
                && Objects.equals(asOf, that.asOf)
                && facts.equals(that.facts)
                && Arrays.equals(events, that.events);
    }

    @Override
    public int hashCode() {
        return Objects.hash(facts, Arrays.hashCode(events));
    }

    @Override
    public String toString() {
        return "Conversation[%s, %s]".formatted(facts, Arrays.toString(events));
    }
}
