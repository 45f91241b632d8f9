package io.github.servicekpi.conversation;

import io.github.servicekpi.service.Interaction;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A turn of the customer and what came of it: a reply, a resolution without one, or nothing yet. Immutable.
 *
 * @param interaction the conversation as a row, to group by
 * @param startedAt where it started, as {@link ReplyCycleStart} says
 * @param repliedAt when it was answered, null if it was not
 * @param closedAt when a resolution closed it without an answer, null if none did; its start if it started while the
 *     conversation was resolved and a reopening {@linkplain CycleAtReopening#STARTS_AFRESH started afresh}
 * @param state what came of it
 * @param response from the start to the reply in the time that the policy counts, null if it was not answered or is above
 *     the limit
 * @param repliesBefore how many replies the conversation had before the cycle started; 0 for what waits for the first
 *     response
 * @param agent to whom the policy attributes it, null if to nobody
 */
public record ReplyCycle(
        Interaction interaction,
        Instant startedAt,
        @Nullable Instant repliedAt,
        @Nullable Instant closedAt,
        State state,
        @Nullable Duration response,
        int repliesBefore,
        @Nullable String agent) {

    /** What came of a cycle. */
    public enum State {
        /** It was answered. */
        ANSWERED,
        /** It was answered, but so late that the policy excludes it. */
        ABOVE_LIMIT,
        /** It was resolved without an answer, or is of a conversation that is over; the customer does not wait. */
        UNANSWERED,
        /** The customer waits. */
        OPEN
    }
}
