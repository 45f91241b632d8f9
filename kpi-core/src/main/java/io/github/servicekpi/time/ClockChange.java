package io.github.servicekpi.time;

/**
 * How the edges of windows are read on the days on which clocks change. The two agree unless an edge lies in the hour
 * that is skipped or repeated; a window that spans that hour is an hour shorter or longer by either.
 */
public enum ClockChange {
    /**
     * Each edge is one instant: a local time that occurs twice is the first, and one that is skipped moves later by the
     * length of the gap, as {@code java.time} has it. Where clocks go from 02:00 to 03:00, a window from 02:30 to 03:15
     * is empty, and one from 01:00 to 02:30 ends at 03:30 after an hour and a half. A local date that is skipped as a
     * whole has no windows.
     */
    RESOLVE_EDGES,
    /**
     * An instant is open if its local wall time lies in a window: of a window from 02:30 to 03:15, what is left is from
     * 03:00 to 03:15, and a local time that occurs twice counts twice.
     */
    WALL_TIME
}
