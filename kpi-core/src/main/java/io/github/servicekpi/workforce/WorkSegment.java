package io.github.servicekpi.workforce;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One stretch of time in which an agent worked on a contact: a call, the time a chat was held, the work after it. A
 * transferred contact has a segment of each agent.
 *
 * @param agent who, or null if it is not known
 * @param contact what on, such as the id of an interaction, or null if it is not known
 * @param startInclusive since when, or null if it is not known
 * @param endExclusive until when, or null if the work still goes on
 */
public record WorkSegment(
        @Nullable String agent,
        @Nullable String contact,
        @Nullable Instant startInclusive,
        @Nullable Instant endExclusive)
        implements AgentActivity {

    /** The reason under which segments are counted of which the contact is not known. */
    public static final String UNKNOWN_CONTACT = "unknown-contact";
}
