package io.github.servicekpi.time;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How long a timetable was open until a tick, in ticks of one length and counted from an arbitrary one.
 *
 * <p>Ticks are looked up in a table of buckets, all of the same power of two and mostly so short that there is at most one
 * edge in each, an opening or a closing. A bucket keeps that edge, the open time until there, and on which side of the
 * edge time runs; so a look-up takes one subtraction and a mask, and no branch that depends on the tick. Where short
 * windows would make buckets too small, those with more edges than one keep them in a list.
 *
 * <p>The table is made of pages of about thirteen months, which are built when a tick is in them for the first time.
 * Safe to share between threads: what is built does not change, and is published in one object with a final field.
 */
final class OpenTime {
    /** Before 0000-01-01T00:00Z and from 10000-01-01T00:00Z on, every timetable is closed. */
    static final long FIRST_SECOND = -62_167_219_200L;

    static final long END_SECOND = 253_402_300_800L;

    /** A page has at most 2^14 buckets, which take 256 KiB. */
    private static final int MAX_BUCKET_BITS = 14;

    private static final long PAGE_SECONDS = 400 * 86_400L;

    private static final long OPENING = Long.MIN_VALUE;
    private static final long CROWDED = 1L << 62;
    private static final long OFFSET = CROWDED - 1;

    private final Timetable timetable;
    private final long ticksPerSecond;
    /** The range of ticks in which the timetable may be open, as far as a long holds it. */
    private final long start;

    private final long end;
    private final int pageShift;
    private final long pageMask;
    private final int bucketShift;
    /** Not volatile: who sees an old one finds no page in it and asks again under the lock. */
    private Pages pages;

    /**
     * Pages in a row, those not built yet being null. A page has two numbers a bucket, the lists of crowded buckets in the
     * same form, and the open time until its start and end.
     */
    private static final class Pages {
        final long origin;
        final long[] @Nullable [] buckets;

        Pages(long origin, long[] @Nullable [] buckets) {
            this.origin = origin;
            this.buckets = buckets;
        }
    }

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
        pageMask = (1L << pageShift) - 1;
        bucketShift = Math.min(
                pageShift, Math.max(floorLog(Math.max(1, shortest) * ticksPerSecond), pageShift - MAX_BUCKET_BITS));
        pages = new Pages(start, new long[0][]);
    }

    private static int floorLog(long number) {
        return 63 - Long.numberOfLeadingZeros(number);
    }

    /** The open ticks up to a tick, since an arbitrary one; only differences mean anything. */
    long until(long tick) {
        Pages known = pages;
        long distance = tick - known.origin;
        long page = distance >>> pageShift;
        if (page >= known.buckets.length) {
            return untilAfterBuild(tick);
        }
        long[] buckets = known.buckets[(int) page];
        if (buckets == null) {
            return untilAfterBuild(tick);
        }
        long inPage = distance & pageMask;
        int bucket = (int) (inPage >>> bucketShift) << 1;
        long edge = buckets[bucket];
        if ((edge & CROWDED) != 0) {
            bucket = find(buckets, bucket, inPage);
            edge = buckets[bucket];
        }
        long sinceEdge = inPage - (edge & OFFSET);
        return buckets[bucket + 1] + (sinceEdge & ((sinceEdge >> 63) ^ (edge >> 63)));
    }

    private long untilAfterBuild(long tick) {
        long inside = Math.max(start, Math.min(end, tick));
        build(pageOf(inside));
        return until(inside);
    }

    private int pageOf(long tick) {
        return (int) ((tick - start) >>> pageShift);
    }

    /** The last edge of a crowded bucket at or before a tick, or else its first. */
    private static int find(long[] buckets, int bucket, long inPage) {
        int first = (int) (buckets[bucket] & OFFSET);
        int edge = first + 2 * ((int) buckets[bucket + 1] - 1);
        while (edge > first && (buckets[edge] & OFFSET) > inPage) {
            edge -= 2;
        }
        return edge;
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

    private synchronized void build(int page) {
        int first = pageOf(pages.origin);
        int count = pages.buckets.length;
        if (page >= first && page < first + count && pages.buckets[page - first] != null) {
            return;
        }
        Intervals open = open(page);
        long[] buckets = buckets(open, count == 0 ? 0 : openBefore(page));
        int newFirst = count == 0 ? page : Math.min(first, page);
        int newEnd = count == 0 ? page + 1 : Math.max(first + count, page + 1);
        long[] @Nullable [] built = new long[newEnd - newFirst][];
        System.arraycopy(pages.buckets, 0, built, count == 0 ? 0 : first - newFirst, count);
        built[page - newFirst] = buckets;
        pages = new Pages(start + ((long) newFirst << pageShift), built);
    }

    /** The open time until a page that is not built, counted on from the nearest one that is. */
    private long openBefore(int page) {
        int first = pageOf(pages.origin);
        for (int distance = 1; ; distance++) {
            long[] earlier = built(page - distance - first);
            if (earlier != null) {
                return earlier[earlier.length - 1] + openIn(page - distance + 1, page);
            }
            long[] later = built(page + distance - first);
            if (later != null) {
                return later[later.length - 2] - openIn(page, page + distance);
            }
        }
    }

    private long @Nullable [] built(int index) {
        return index < 0 || index >= pages.buckets.length ? null : pages.buckets[index];
    }

    private long openIn(int firstPage, int endPage) {
        long open = 0;
        for (int page = firstPage; page < endPage; page++) {
            open += open(page).total();
        }
        return open;
    }

    /** The open time of a page, in ticks since its start. */
    private Intervals open(int page) {
        long from = start + ((long) page << pageShift);
        long lastTick = Math.min(end, from + pageMask);
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
        return Math.min(Math.max(ticks, 0), pageMask + 1);
    }

    private long[] buckets(Intervals open, long openBefore) {
        int count = 1 << (pageShift - bucketShift);
        int edges = 2 * open.size();
        long[] buckets = new long[2 * count + 2 * edges + 2];
        int size = 2 * count;
        int next = 0;
        long sum = openBefore; // until the edge before the next
        long edge = 0;
        for (int b = 0; b < count; b++) {
            long bucketStart = (long) b << bucketShift;
            long bucketEnd = bucketStart + (1L << bucketShift);
            int first = next;
            int list = size;
            while (next < edges && edge(open, next) < bucketEnd) {
                boolean opening = next % 2 == 0;
                sum += opening ? 0 : edge(open, next) - edge;
                edge = edge(open, next);
                buckets[size++] = edge | (opening ? OPENING : 0);
                buckets[size++] = sum;
                next++;
            }
            boolean isOpen = next % 2 == 1;
            if (next == first) {
                buckets[2 * b] = bucketStart | (isOpen ? OPENING : 0);
                buckets[2 * b + 1] = sum + (isOpen ? bucketStart - edge : 0);
            } else if (next == first + 1) {
                buckets[2 * b] = buckets[list];
                buckets[2 * b + 1] = buckets[list + 1];
                size = list;
            } else {
                buckets[2 * b] = CROWDED | list;
                buckets[2 * b + 1] = (long) next - first;
            }
        }
        buckets[size++] = openBefore;
        buckets[size++] = openBefore + open.total();
        return Arrays.copyOf(buckets, size);
    }

    private static long edge(Intervals open, int i) {
        return i % 2 == 0 ? open.from(i / 2) : open.to(i / 2);
    }
}
