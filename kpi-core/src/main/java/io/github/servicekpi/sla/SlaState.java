package io.github.servicekpi.sla;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/**
 * How a promise stands at an instant, the as-of instant. In time means that the running time, pauses left out, is at most
 * the target; so what happens outside the opening hours is still in time if the target was not used up before they ended.
 */
public enum SlaState {
    /** No target applies, or the clock starts after the as-of instant. */
    NOT_APPLICABLE,
    /** What was promised happened before the clock started, which cannot be right: left out of every share. */
    NEGATIVE_SPAN,
    /** The case ended in time without what was promised, such as a case resolved without a reply. */
    CLOSED_WITHOUT,
    /** What was promised happened in time. */
    MET,
    /** It has not happened, the time is not up, and the clock is stopped. */
    PAUSED,
    /** It has not happened, the time is not up, and the clock runs. */
    PENDING,
    /** It happened too late, or the case ended without it when the time was up. */
    BREACHED_CLOSED,
    /** It has not happened, and the time is up. */
    BREACHED_OPEN;

    /**
     * The state in lower case with hyphens, as it stands among the exclusions of a share.
     *
     * @return such as {@code closed-without}
     */
    public String reason() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The state of a conversation to which several promises were made: one breach makes it breached, an open one before a
     * closed one; else one undecided promise leaves it undecided; else one that was met makes it met.
     *
     * @param states of the promises; none is {@link #NOT_APPLICABLE}
     * @return the last of them in the order of this enum
     */
    public static SlaState of(Collection<SlaState> states) {
        return states.stream().max(Comparator.naturalOrder()).orElse(NOT_APPLICABLE);
    }
}
