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

    int replies() {
        return replies;
    }

    void customerWrote(Instant at) {
        if (startRule == ReplyCycleStart.BETWEEN_AGENT_REPLIES) {
            return;
        }
        if (start == null || startRule == ReplyCycleStart.LAST_CUSTOMER_MESSAGE) {
            start(at);
        }
    }

    private void start(Instant at) {
        start = at;
        repliesBefore = replies;
    }

    void replied(Message reply, @Nullable String assignee) {
        if (start != null) {
            String sender = reply.author() == Author.AGENT ? reply.agent() : null;
            cycles.add(new Cycle(start, reply.at(), null, repliesBefore, sender, assignee));
            start = null;
        }
        replies++;
        if (startRule == ReplyCycleStart.BETWEEN_AGENT_REPLIES) {
            start(reply.at());
        }
    }

    void resolved(Instant at, @Nullable String assignee) {
        if (start != null && startRule != ReplyCycleStart.BETWEEN_AGENT_REPLIES) {
            cycles.add(new Cycle(start, null, at, repliesBefore, null, assignee));
        }
        start = null;
    }

    /** The cycles of the whole conversation. */
    List<ReplyCycle> finish(Interaction interaction, boolean isOpen, Owners owners) {
        if (start != null && startRule != ReplyCycleStart.BETWEEN_AGENT_REPLIES) {
            cycles.add(new Cycle(start, null, null, repliesBefore, null, owners.assignee()));
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
