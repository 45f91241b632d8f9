package io.github.servicekpi.conversation;

import io.github.servicekpi.conversation.ConversationEvent.Message;
import io.github.servicekpi.service.Interaction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the reply cycles of a conversation, event by event. */
final class CycleTracker {
    private final ConversationPolicy policy;
    private final ReplyCycleStart startRule;
    private final List<Cycle> cycles = new ArrayList<>();
    private int replies;
    private int repliesBefore;

    @Nullable
    private Instant start;

    /** What a cycle that starts afresh at a reopening was before, in case the customer writes again. */
    @Nullable
    private Cycle beforeReopening;

    CycleTracker(ConversationPolicy policy) {
        this.policy = policy;
        this.startRule = policy.choices.cycleStart;
    }

    /** A cycle whose conversation is not known to its end yet. */
    private record Cycle(
            Instant startedAt,
            @Nullable Instant repliedAt,
            @Nullable Instant closedAt,
            int repliesBefore,
            @Nullable String sender,
            @Nullable String assignee) {}

    void customerWrote(Instant at) {
        if (startRule == ReplyCycleStart.BETWEEN_AGENT_REPLIES) {
            return;
        }
        if (beforeReopening != null) {
            cycles.add(beforeReopening);
            beforeReopening = null;
        }
        if (start == null || startRule == ReplyCycleStart.LAST_CUSTOMER_MESSAGE) {
            start(at);
        }
    }

    private void start(Instant at) {
        start = at;
        repliesBefore = replies;
    }

    private Cycle unanswered(Instant startedAt, @Nullable Instant closedAt, @Nullable String assignee) {
        return new Cycle(startedAt, null, closedAt, repliesBefore, null, assignee);
    }

    /** Reopens what is resolved: a cycle that runs has started since the resolution, which closed all before. */
    void reopened(Instant at, @Nullable String assignee) {
        if (start != null && policy.choices.cycleAtReopening == CycleAtReopening.STARTS_AFRESH) {
            beforeReopening = unanswered(start, start, assignee);
            start = at;
        }
    }

    /** @param isResolved whether the conversation is, so that the reply begins no gap to the next one */
    void replied(Message reply, @Nullable String assignee, boolean isResolved) {
        beforeReopening = null;
        if (start != null) {
            String sender = reply.author() == Author.AGENT ? reply.agent() : null;
            cycles.add(new Cycle(start, reply.at(), null, repliesBefore, sender, assignee));
            start = null;
        }
        replies++;
        if (startRule == ReplyCycleStart.BETWEEN_AGENT_REPLIES && !isResolved) {
            start(reply.at());
        }
    }

    void resolved(Instant at, @Nullable String assignee) {
        if (start != null && startRule != ReplyCycleStart.BETWEEN_AGENT_REPLIES) {
            cycles.add(unanswered(start, at, assignee));
        }
        start = null;
        beforeReopening = null;
    }

    /** The cycles of the whole conversation. */
    List<ReplyCycle> finish(Interaction interaction, boolean isOpen, Owners owners) {
        if (start != null && startRule != ReplyCycleStart.BETWEEN_AGENT_REPLIES) {
            cycles.add(unanswered(start, null, owners.assignee()));
            start = null;
        }
        List<ReplyCycle> all = new ArrayList<>(cycles.size());
        for (Cycle cycle : cycles) {
            all.add(finish(cycle, interaction, isOpen, owners));
        }
        return all;
    }

    private ReplyCycle finish(Cycle cycle, Interaction interaction, boolean isOpen, Owners owners) {
        Duration response = null;
        ReplyCycle.State state = cycle.closedAt == null && isOpen ? ReplyCycle.State.OPEN : ReplyCycle.State.UNANSWERED;
        if (cycle.repliedAt != null) {
            response = policy.time(cycle.startedAt, cycle.repliedAt);
            state = ReplyCycle.State.ANSWERED;
            Duration limit = policy.choices.longestGap;
            if (limit != null && response.compareTo(limit) > 0) {
                boolean capped = policy.choices.longGaps == LongGaps.CAP;
                response = capped ? limit : null;
                state = capped ? state : ReplyCycle.State.ABOVE_LIMIT;
            }
        }
        String agent = switch (policy.choices.replyOwner) {
            case SENDER -> cycle.sender;
            case ASSIGNEE_AT_EVENT -> cycle.assignee;
            default -> owners.of(policy.choices.replyOwner);
        };
        return new ReplyCycle(
                interaction,
                cycle.startedAt,
                cycle.repliedAt,
                cycle.closedAt,
                state,
                response,
                cycle.repliesBefore,
                agent);
    }
}
