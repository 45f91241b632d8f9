package io.github.servicekpi.conversation;

import static io.github.servicekpi.service.InteractionFields.IS_OPEN;

import io.github.servicekpi.conversation.ConversationEvent.Assigned;
import io.github.servicekpi.conversation.ConversationEvent.Deleted;
import io.github.servicekpi.conversation.ConversationEvent.Handoff;
import io.github.servicekpi.conversation.ConversationEvent.Merged;
import io.github.servicekpi.conversation.ConversationEvent.Message;
import io.github.servicekpi.conversation.ConversationEvent.Reopened;
import io.github.servicekpi.conversation.ConversationEvent.Resolved;
import io.github.servicekpi.conversation.ConversationEvent.StatusChanged;
import io.github.servicekpi.conversation.ConversationEvent.SurveySent;
import io.github.servicekpi.conversation.ConversationEvent.Tagged;
import io.github.servicekpi.service.Interaction;
import io.github.servicekpi.service.InteractionBuilder;
import io.github.servicekpi.stats.Exclusions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One walk over the events of a conversation under a policy. */
final class Reduction {
    final Conversation conversation;
    final ConversationPolicy policy;
    final Owners owners;
    final StatusClock clock;
    private final CycleTracker cycles;
    private final ResponseWatch response;
    private final Interaction facts;
    private final Instant openedAt;
    private @Nullable Map<Defect, Long> defects;
    private List<String> tags = List.of();

    int handoffs;
    int botMessages;
    private int customerMessages;
    int agentReplies;
    private boolean hasMessages;
    private boolean answered;

    /** When the row says that somebody responded, where no message does; null once the clock knows. */
    @Nullable
    private Instant responseInRow;

    @Nullable
    Removal removal;

    @Nullable
    Instant removedAt;

    @Nullable
    private Author closedBy;

    @Nullable
    Instant firstHandoffAt;

    @Nullable
    private Instant firstResolvedAfterHandoff;

    Reduction(Conversation conversation, ConversationPolicy policy) {
        this.conversation = conversation;
        this.policy = policy;
        facts = conversation.facts();
        openedAt = facts.openedAt();
        owners = new Owners(conversation);
        clock = new StatusClock(policy, openedAt);
        cycles = new CycleTracker(policy);
        response = new ResponseWatch(policy, facts);
        responseInRow = facts.firstResponseAt() == null || conversation.hasMessages() ? null : facts.firstResponseAt();
        answered = responseInRow != null;
        if (conversation.outOfOrder() > 0) {
            int count = conversation.outOfOrder();
            defect(Defect.OUT_OF_ORDER, count, count + " events were given after later ones");
        }
        for (ConversationEvent event : conversation.inOrder()) {
            respondedBefore(event);
            accept(event);
        }
        respondedBefore(null);
    }

    /** Takes the response of the row in its place, since later events start no clock that has stopped. */
    private void respondedBefore(@Nullable ConversationEvent next) {
        if (responseInRow != null && (next == null || next.at().isAfter(responseInRow))) {
            response.replied(responseInRow);
            responseInRow = null;
        }
    }

    private void accept(ConversationEvent event) {
        if (removal != null) {
            defect(removal == Removal.MERGED ? Defect.AFTER_MERGE : Defect.AFTER_DELETION, 1, event);
            return;
        }
        if (event.at().isBefore(openedAt)) {
            defect(Defect.BEFORE_OPENING, 1, event);
        }
        if (event instanceof Message message) {
            accept(message);
        } else if (event instanceof Assigned assigned) {
            owners.assign(assigned);
            if (assigned.agent() != null) {
                response.assigned(assigned.at());
            }
        } else if (event instanceof StatusChanged changed) {
            accept(changed);
        } else if (event instanceof Resolved resolved) {
            accept(resolved);
        } else if (event instanceof Reopened) {
            if (clock.isResolved()) {
                reopen(event.at());
            } else {
                defect(Defect.REOPENED_UNRESOLVED, 1, event);
            }
        } else if (event instanceof Tagged tagged) {
            tags = tags.isEmpty() ? new ArrayList<>() : tags;
            tags.add(tagged.tag());
        } else if (event instanceof Handoff) {
            handoffs++;
            firstHandoffAt = firstHandoffAt == null ? event.at() : firstHandoffAt;
            response.handedOver(event.at());
        } else if (event instanceof SurveySent) {
            owners.surveySent();
        } else if (event instanceof Merged merged) {
            if (merged.survivor().equals(facts.id())) {
                defect(Defect.MERGED_INTO_ITSELF, 1, event);
            } else {
                removal = Removal.MERGED;
                removedAt = event.at();
            }
        } else if (event instanceof Deleted) {
            removal = Removal.DELETED;
            removedAt = event.at();
        }
    }

    private void accept(Message message) {
        hasMessages = true;
        Author author = message.author();
        if (author == Author.UNKNOWN) {
            defect(Defect.UNKNOWN_AUTHOR, 1, message);
            return;
        }
        if (author == Author.CUSTOMER) {
            if (message.isPublic()) {
                customerWrote(message.at());
            }
            return;
        }
        if (author == Author.AGENT) {
            owners.agentWrote(message);
            agentReplies += message.isPublic() ? 1 : 0;
        } else if (author == Author.BOT && message.isPublic()) {
            botMessages++;
        }
        if (policy.choices.repliers.isReply(message)) {
            cycles.replied(message, owners.assignee(), clock.isResolved());
            owners.firstReply(message);
            response.replied(message.at());
            clock.replied();
            answered |= customerMessages > 0 || !message.at().isBefore(openedAt);
        }
    }

    private void customerWrote(Instant at) {
        customerMessages++;
        if (clock.isResolved() && policy.choices.reopening == Reopening.BY_CUSTOMER_MESSAGE) {
            reopen(at);
        }
        cycles.customerWrote(at);
        response.customerWrote(at);
    }

    private void accept(StatusChanged changed) {
        Instant at = changed.at();
        if (changed.status() == Status.RESOLVED) {
            if (!clock.isResolved()) {
                cycles.resolved(at, owners.assignee());
                if (clock.resolve(at)) {
                    resolved(at, null);
                    owners.resolvedByNobodyKnown();
                } else {
                    response.reopeningTakenBack();
                }
            }
        } else if (clock.isResolved()) {
            reopen(at);
        }
        clock.change(at, changed.status());
    }

    private void accept(Resolved resolved) {
        cycles.resolved(resolved.at(), owners.assignee());
        if (clock.isResolved()) {
            defect(Defect.RESOLVED_TWICE, 1, resolved);
        } else if (clock.resolve(resolved.at())) {
            resolved(resolved.at(), resolved.author());
            owners.resolvedBy(resolved.author(), resolved.agent());
        } else {
            response.reopeningTakenBack();
        }
    }

    private void resolved(Instant at, @Nullable Author author) {
        closedBy = author;
        if (firstHandoffAt != null && firstResolvedAfterHandoff == null) {
            firstResolvedAfterHandoff = at;
        }
    }

    private void reopen(Instant at) {
        clock.reopen(at);
        cycles.reopened(at, owners.assignee());
        response.reopened(at);
    }

    private void defect(Defect defect, int count, Object event) {
        if (policy.choices.badHistory == BadHistory.FAIL) {
            throw new IllegalArgumentException(
                    "conversation %s, opened %s: %s: %s".formatted(facts.id(), openedAt, defect.reason(), event));
        }
        defects = defects == null ? new EnumMap<>(Defect.class) : defects;
        defects.merge(defect, (long) count, Long::sum);
    }

    Exclusions defects() {
        if (defects == null) {
            return Exclusions.none();
        }
        Map<String, Long> byReason = new TreeMap<>();
        defects.forEach((defect, count) -> byReason.put(defect.reason(), count));
        return Exclusions.of(byReason);
    }

    @Nullable
    Instant clockStartedAt() {
        return response.startedAt();
    }

    @Nullable
    Instant firstResponseAt() {
        return response.respondedAt();
    }

    @Nullable
    Author closedBy() {
        return clock.isResolved() ? closedBy : null;
    }

    boolean isAnswered() {
        return answered;
    }

    /** Whether the events say when it was resolved; else the row does, which may be later than the last of them. */
    boolean areResolutionsKnown() {
        return clock.hasResolutions() && policy.choices.derived == DerivedColumns.ALL;
    }

    @Nullable
    StatusTimes statusTimes(@Nullable Instant resolvedAt) {
        if (!clock.areStatusesKnown()) {
            return null;
        }
        return resolvedAt == null ? clock.until(conversation.knownUntil()) : timesTo(resolvedAt);
    }

    private StatusTimes timesTo(Instant resolvedAt) {
        StatusTimes times = areResolutionsKnown() ? clock.toLastResolution() : null;
        return times == null ? clock.until(resolvedAt) : times;
    }

    @Nullable
    StatusTimes statusTimesToFirst(@Nullable Instant firstResolvedAt) {
        if (firstResolvedAt == null || !clock.areStatusesKnown()) {
            return null;
        }
        StatusTimes times = areResolutionsKnown() ? clock.toFirstResolution() : null;
        return times == null ? clock.until(firstResolvedAt) : times;
    }

    /** Of what was not reopened the first resolution is the last one. */
    static @Nullable Instant firstResolvedAt(Interaction interaction) {
        Integer reopens = interaction.reopens();
        return interaction.firstResolvedAt() == null && (reopens == null || reopens == 0)
                ? interaction.resolvedAt()
                : interaction.firstResolvedAt();
    }

    /**
     * The first resolution, or where resolution times start at a handoff the first one after it. The row alone cannot tell
     * that one where its first was before the handoff.
     */
    @Nullable
    Instant firstResolvedSince(Instant startedAt, @Nullable Instant first) {
        if (first == null || startedAt.equals(openedAt) || !first.isBefore(startedAt)) {
            return first;
        }
        return areResolutionsKnown() ? firstResolvedAfterHandoff : null;
    }

    /** The times that are part of the full resolution time. */
    StatusTimes timesToResolution(Instant startedAt, Instant resolvedAt) {
        return startedAt.equals(openedAt) && policy.isAdditive()
                ? timesTo(resolvedAt)
                : clock.within(startedAt, resolvedAt);
    }

    /** The row with what the events say. */
    Interaction interaction() {
        boolean all = policy.choices.derived == DerivedColumns.ALL;
        InteractionBuilder row = facts.toBuilder();
        if (hasMessages) {
            row.firstResponseAt(response.respondedAt());
        }
        if (hasMessages && all) {
            row.agentReplies(agentReplies).customerMessages(customerMessages).agents(owners.agents());
        }
        if (areResolutionsKnown()) {
            row.firstResolvedAt(clock.firstResolvedAt())
                    .resolvedAt(clock.resolvedAt())
                    .reopens(clock.reopens());
        }
        if (owners.isAssigned() && all) {
            row.team(owners.team()).transfers(owners.transfers());
        }
        if (all) {
            String owner = owners.of(policy.choices.owner);
            row.tags(tags).agent(owner);
        }
        return row.build();
    }

    List<ReplyCycle> replyCycles(Interaction interaction) {
        return removal == null ? cycles.finish(interaction, IS_OPEN.test(interaction), owners) : List.of();
    }
}
