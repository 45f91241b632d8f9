package io.github.servicekpi.time;

import java.time.Instant;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Arrays;

/** What a clock on the wall shows over some years, and when it shows it. All times in seconds, local ones as if in UTC. */
final class LocalClock {
    private static final int DAY = 86_400;

    /** No offset is greater, either way. */
    static final int MAX_OFFSET = 18 * 3600;

    private final ClockChange clockChange;
    /** When each offset begins to hold, but the first; an end that is never reached stands behind the last. */
    private final long[] changes;

    private final int[] offsets;

    /** The local time from which on each offset but the first is read: none is before that of an earlier offset. */
    private final long[] readFrom;

    /** The local times that clocks go over by a day or more, as few zones ever did. */
    private final Intervals skipped = new Intervals();

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
        readFrom = new long[size];
        long latest = Long.MIN_VALUE;
        for (int i = 0; i < size; i++) {
            latest = Math.max(latest, changes[i] + Math.max(offsets[i], offsets[i + 1]));
            readFrom[i] = latest;
            if (offsets[i + 1] - offsets[i] >= DAY) {
                skipped.add(changes[i] + offsets[i], changes[i] + offsets[i + 1]);
            }
        }
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
        int first = firstAfter(changes, day + startSecond - MAX_OFFSET);
        long from = first == 0 ? Long.MIN_VALUE : changes[first - 1];
        for (int i = first; i < offsets.length && from < day + endSecond + MAX_OFFSET; i++) {
            out.add(Math.max(from, day + startSecond - offsets[i]), Math.min(changes[i], day + endSecond - offsets[i]));
            from = changes[i];
        }
    }

    /** The instant of a local time, by the clock before the change if that skips or repeats it. */
    long instant(long local) {
        return local - offsets[firstAfter(readFrom, local)];
    }

    /** The index of the first of ascending times that is after another; it is asked for days of millennia. */
    private static int firstAfter(long[] times, long time) {
        int low = 0;
        int high = times.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (times[middle] > time) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** Whether clocks go over the whole of a date. */
    private boolean isSkipped(long day) {
        for (int i = 0; i < skipped.size(); i++) {
            if (skipped.from(i) <= day && skipped.to(i) >= day + DAY) {
                return true;
            }
        }
        return false;
    }
}
