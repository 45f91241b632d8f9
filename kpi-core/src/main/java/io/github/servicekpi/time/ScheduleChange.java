package io.github.servicekpi.time;

/**
 * Which weekly hours count in a span during which they changed. Systems disagree: a span of 26 hours may have 960 minutes
 * by one and 690 by the other.
 */
public enum ScheduleChange {
    /**
     * At each instant the hours in force at that instant: what happened in the office. Parts of a span add up to the
     * whole. Status times in Zendesk and all metrics of Fivetran's models count so.
     */
    SEGMENT_WISE,
    /**
     * Throughout the span the hours in force at its end, the later of its two instants: what a system shows that knows
     * only the present schedule when the event arrives. Reply and resolution times in Zendesk count so. Parts of a span
     * need not add up to the whole.
     */
    LATEST_AT_END
}
