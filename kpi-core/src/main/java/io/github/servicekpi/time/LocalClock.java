package io.github.servicekpi.time;

import java.time.Instant;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Arrays;

/** What a clock on the wall shows over some years, and when it shows it. All times in seconds, local ones as if in UTC. */
final class LocalClock {
    private static final int DAY = 86_400;

    private final ClockChange clockChange;
    /** When each offset begins to hold, but the first; an end that is never reached stands behind the last. */
    private final long[] changes;

    private final int[] offsets;

    /** Knows all instants of a range. */
    LocalClock(ZoneRules rules, ClockChange clockChange, long from, long to) {
        this.clockChange = clockChange;
        long[] times = new long[8];
        int[] seconds = new int[8];
        int size = 0;
        Instant start = Instant.ofEpochSecond(from);
        seconds[0] = rules.getOffset(start).getTotalSeconds();
        ZoneOffsetTransition next = rules.nextTransition(start);
        while (next != null && next.toEpochSecond() < to) {
            if (size + 2 > times.length) {
                times = Arrays.copyOf(times, 2 * times.length);
                seconds = Arrays.copyOf(seconds, 2 * seconds.length);
            }
            times[size++] = next.toEpochSecond();
            seconds[size] = next.getOffsetAfter().getTotalSeconds();
            next = rules.nextTransition(next.getInstant());
        }
        times[size] = Long.MAX_VALUE;
        changes = Arrays.copyOf(times, size + 1);
        offsets = Arrays.copyOf(seconds, size + 1);
    }

    /** Adds the instants of a window that begins on a local date. */
    void addWindow(long epochDay, int startSecond, int endSecond, Intervals out) {
        long day = epochDay * DAY;
        if (clockChange == ClockChange.RESOLVE_EDGES) {
            if (!isSkipped(day)) {
                out.add(instant(day + startSecond), instant(day + endSecond));
            }
            return;
        }
        long from = Long.MIN_VALUE;
        for (int i = 0; i < offsets.length; i++) {
            out.add(Math.max(from, day + startSecond - offsets[i]), Math.min(changes[i], day + endSecond - offsets[i]));
            from = changes[i];
        }
    }

    /** The instant of a local time, by the clock before the change if that skips or repeats it. */
    long instant(long local) {
        int i = 0;
        while (i < changes.length - 1 && local >= changes[i] + Math.max(offsets[i], offsets[i + 1])) {
            i++;
        }
        return local - offsets[i];
    }

    /** Whether clocks go over the whole of a date. */
    private boolean isSkipped(long day) {
        for (int i = 0; i < changes.length - 1; i++) {
            if (offsets[i + 1] - offsets[i] >= DAY
                    && changes[i] + offsets[i] <= day
                    && changes[i] + offsets[i + 1] >= day + DAY) {
                return true;
            }
        }
        return false;
    }
}
