package io.github.servicekpi.time;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long a timetable was open until a tick, in ticks of one length and counted from an arbitrary one.
 *
 * <p>Pages of about thirteen months are built when a tick is in them for the first time, and those next to each other
 * make a {@link OpenRun run}. The longest run is looked at first, as it holds most ticks: others are there for those far
 * away, such as a year 9999 that stands for "never".
 *
 * <p>Safe to share between threads: what is built does not change.
 */
final class OpenTime {
    /** Before 0000-01-01T00:00Z and from 10000-01-01T00:00Z on, every timetable is closed. */
    static final long FIRST_SECOND = -62_167_219_200L;

    static final long END_SECOND = 253_402_300_800L;

    /** A page has at most 2^14 buckets, which take 256 KiB. */
    private static final int MAX_BUCKET_BITS = 14;

    /** Seventeen years: a longer run is looked up in its general form. */
    private static final int MOST_PACKED_PAGES = 16;

    private static final long PAGE_SECONDS = 400 * 86_400L;

    private final Timetable timetable;
    private final long ticksPerSecond;
    /** The range of ticks in which the timetable may be open, as far as a long holds it. */
    private final long start;

    private final long end;
    private final int pageShift;
    private final int bucketShift;
    /** Not volatile, as that would cost more than a look-up: who sees an old one asks again under the lock. */
    private OpenRun longest;

    /** The longest and a bit more, if it can be packed; not volatile for the same reason. */
    private PackedRun packed = PackedRun.EMPTY;

    /** Those that do not touch. */
    private volatile List<OpenRun> runs = List.of();

    /**
     * @param ticksPerSecond a power of ten up to a billion
     * @param shortest the shortest usual time between an opening and a closing, in seconds
     */
    OpenTime(Timetable timetable, long ticksPerSecond, long shortest) {
        this.timetable = timetable;
        this.ticksPerSecond = ticksPerSecond;
        boolean fits = END_SECOND < Long.MAX_VALUE / ticksPerSecond;
        start = fits ? FIRST_SECOND * ticksPerSecond : Long.MIN_VALUE;
        end = fits ? END_SECOND * ticksPerSecond : Long.MAX_VALUE;
        pageShift = floorLog(PAGE_SECONDS * ticksPerSecond);
        int leastShift = pageShift - MAX_BUCKET_BITS;
        int longestShift = Math.min(pageShift, Math.max(floorLog(Math.max(1, shortest) * ticksPerSecond), leastShift));
        bucketShift = PackedRun.bucketShift(leastShift, longestShift);
        longest = OpenRun.of(new Intervals(), start, bucketShift, 0, 0);
    }

    private static int floorLog(long number) {
        return 63 - Long.numberOfLeadingZeros(number);
    }

    /** The open ticks from one tick until another, negative where that is the earlier. */
    long between(long from, long to) {
        PackedRun run = packed;
        return run.holds(from, to) ? run.between(from, to) : betweenUnpacked(from, to);
    }

    private long betweenUnpacked(long from, long to) {
        OpenRun run = longest;
        if (run.holds(from) && run.holds(to)) {
            return run.between(from, to);
        }
        return until(to) - until(from);
    }

    /** The open time from one instant until another, for ticks of a second. */
    Duration between(Instant from, Instant to) {
        PackedRun run = packed;
        return run.holds(from.getEpochSecond(), to.getEpochSecond())
                ? run.between(from, to)
                : Duration.ofSeconds(
                        betweenUnpacked(from.getEpochSecond(), to.getEpochSecond()), openNanos(to) - openNanos(from));
    }

    /** What an instant is past its second, if that is open. */
    private long openNanos(Instant instant) {
        return isOpen(instant.getEpochSecond()) ? instant.getNano() : 0;
    }

    /** The open time up to an instant, since an arbitrary one, for ticks of a second. */
    Duration until(Instant instant) {
        return Duration.ofSeconds(until(instant.getEpochSecond()), openNanos(instant));
    }

    boolean isOpen(long tick) {
        return start <= tick && tick < end && runAt(tick).isOpen(tick);
    }

    /** The open ticks up to a tick, since an arbitrary one; only differences mean anything. */
    long until(long tick) {
        OpenRun run = longest;
        if (run.holds(tick)) {
            return run.until(tick);
        }
        long inside = Math.max(start, Math.min(end, tick));
        return runAt(inside).until(inside);
    }

    /** The run that holds a tick of the range. */
    private OpenRun runAt(long tick) {
        for (OpenRun run : runs) {
            if (run.holds(tick)) {
                return run;
            }
        }
        return build(tick);
    }

    /** The first tick by which so much was open, from some tick on; null if there is none. */
    @Nullable
    Long first(long from, long open) {
        long low = Math.max(start, Math.min(end, from));
        long high = low;
        long step = 1;
        while (until(high) < open) {
            if (high == end) {
                return null;
            }
            low = high + 1;
            step = 2 * Math.max(step, open - until(high));
            high = end - high <= step ? end : high + step;
        }
        while (low < high) {
            long middle = low + (high - low) / 2;
            if (until(middle) < open) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** The last tick by which no more than so much was open, up to some tick; null if there is none. */
    @Nullable
    Long last(long to, long open) {
        long high = Math.max(start, Math.min(end, to));
        long low = high;
        long step = 1;
        while (until(low) > open) {
            if (low == start) {
                return null;
            }
            high = low - 1;
            step = 2 * Math.max(step, until(low) - open);
            low = low - start <= step ? start : low - step;
        }
        while (low < high) {
            long middle = high - (high - low) / 2;
            if (until(middle) > open) {
                high = middle - 1;
            } else {
                low = middle;
            }
        }
        return low;
    }

    private synchronized OpenRun build(long tick) {
        for (OpenRun run : runs) {
            if (run.holds(tick)) {
                return run;
            }
        }
        int page = pageOf(tick);
        OpenRun built = build(page, openBefore(page));
        List<OpenRun> others = new ArrayList<>();
        for (OpenRun run : runs) {
            if (endPage(run) == page) {
                built = run.followedBy(built);
            } else if (pageOf(run.origin()) == page + 1) {
                built = built.followedBy(run);
            } else {
                others.add(run);
            }
        }
        others.add(built);
        runs = List.copyOf(others);
        if (built.size() > longest.size()) {
            longest = built;
            packed = PackedRun.packs(bucketShift) ? packed(built) : packed;
        }
        return built;
    }

    /** A run, with the pages after it that make their number a power of two. */
    private PackedRun packed(OpenRun run) {
        int buckets = Math.max(run.size(), Integer.highestOneBit(run.size() - 1) << 1);
        if (buckets > MOST_PACKED_PAGES << (pageShift - bucketShift)) {
            return PackedRun.EMPTY;
        }
        OpenRun whole = run;
        while (whole.size() < buckets) {
            whole = whole.followedBy(build(endPage(whole), whole.openAfter()));
        }
        return PackedRun.of(whole);
    }

    private OpenRun build(int page, long openBefore) {
        return OpenRun.of(
                open(page),
                start + ((long) page << pageShift),
                bucketShift,
                1 << (pageShift - bucketShift),
                openBefore);
    }

    private int pageOf(long tick) {
        return (int) ((tick - start) >>> pageShift);
    }

    /** The page after its last. */
    private int endPage(OpenRun run) {
        return pageOf(run.lastTick()) + 1;
    }

    /** The open time until a page that is not built, counted on from the nearest that is. */
    private long openBefore(int page) {
        OpenRun nearest = null;
        int fewest = Integer.MAX_VALUE;
        for (OpenRun run : runs) {
            int pages = page < pageOf(run.origin()) ? pageOf(run.origin()) - page : page - endPage(run);
            if (pages < fewest) {
                fewest = pages;
                nearest = run;
            }
        }
        if (nearest == null) {
            return 0;
        }
        return page < pageOf(nearest.origin())
                ? nearest.openBefore() - openIn(page, pageOf(nearest.origin()))
                : nearest.openAfter() + openIn(endPage(nearest), page);
    }

    private long openIn(int firstPage, int endPage) {
        long open = 0;
        for (int page = firstPage; page < endPage; page++) {
            open += open(page).total();
        }
        return open;
    }

    /** The open time of a page, in ticks since its start; none if it is after all that is open. */
    private Intervals open(int page) {
        long from = start + ((long) page << pageShift);
        if (from >= end) {
            return new Intervals();
        }
        long lastTick = Math.min(end, from + (1L << pageShift) - 1);
        Intervals seconds = timetable.open(
                Math.max(FIRST_SECOND, Math.floorDiv(from, ticksPerSecond)),
                Math.min(END_SECOND, Math.floorDiv(lastTick, ticksPerSecond) + 1));
        Intervals ticks = new Intervals();
        for (int i = 0; i < seconds.size(); i++) {
            ticks.add(sinceStart(seconds.from(i), from), sinceStart(seconds.to(i), from));
        }
        return ticks;
    }

    private long sinceStart(long second, long from) {
        // Exact even where the product overflows, as the difference fits.
        long ticks = second * ticksPerSecond - from;
        return Math.min(Math.max(ticks, 0), 1L << pageShift);
    }
}
