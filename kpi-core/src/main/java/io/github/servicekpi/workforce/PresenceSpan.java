package io.github.servicekpi.workforce;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One stretch of time that an agent spent in a state of presence.
 *
 * @param agent who, or null if it is not known
 * @param state which state
 * @param startInclusive since when, or null if it is not known
 * @param endExclusive until when, or null if the agent still is in it
 */
public record PresenceSpan(
        @Nullable String agent,
        PresenceState state,
        @Nullable Instant startInclusive,
        @Nullable Instant endExclusive) implements AgentActivity {

    /**
     * Checks that there is a state.
     *
     * @param agent who
     * @param state which state
     * @param startInclusive since when
     * @param endExclusive until when
     */
    public PresenceSpan {
        Objects.requireNonNull(state, "state");
    }
}
