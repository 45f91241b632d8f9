package io.github.servicekpi.workforce;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that an agent did or was for a while: work on a contact, or a state of presence. Spans may overlap, of one
 * agent too, and come in any order.
 *
 * <p>What is not known is null and counted by the calculations as such, under {@value #UNKNOWN_AGENT} or {@value
 * #UNKNOWN_START}; a span that ends before it starts is counted as {@code negative-span}.
 */
public sealed interface AgentActivity permits WorkSegment, PresenceSpan {
    /** The reason under which activities are counted of which the agent is not known. */
    String UNKNOWN_AGENT = "unknown-agent";

    /** The reason under which activities are counted of which the start is not known. */
    String UNKNOWN_START = "unknown-start";

    /** {@return who, or null if it is not known} */
    @Nullable
    String agent();

    /** {@return since when, or null if it is not known} */
    @Nullable
    Instant startInclusive();

    /** {@return until when, or null if it still goes on} */
    @Nullable
    Instant endExclusive();
}
