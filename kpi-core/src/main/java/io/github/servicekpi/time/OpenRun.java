package io.github.servicekpi.time;

import java.util.Arrays;

/**
 * The open time until each tick of a stretch, from a table of buckets that are all of the same power of two and mostly so
 * short that there is at most one edge in each, an opening or a closing.
 *
 * <p>A bucket keeps that edge, the open time until there, and on which side of the edge time runs; so a look-up takes a
 * few instructions, and no branch that depends on the tick. Where short windows would make buckets too small, those with
 * more edges than one keep them in a list of crowded ones.
 */
final class OpenRun {
    private final long origin;
    private final int bucketShift;
    private final long bucketMask;

    /**
     * The edge of each bucket: the lowest bit says whether it is an opening, and the others how far it is from the start of the
     * bucket. A crowded bucket has the complement of the index of its first edge among {@link #crowds}.
     */
    private final long[] edges;

    /** The open time until the edge of each bucket; of a crowded one, how many edges it has. */
    private final long[] openUntil;

    /** The edges of crowded buckets, in the same form. */
    private final long[] crowds;

    /** The open time until each of them. */
    private final long[] openUntilCrowds;

    private final long openBefore;
    private final long openAfter;

    private OpenRun(
            long origin,
            int bucketShift,
            long[] edges,
            long[] openUntil,
            long[] crowds,
            long[] openUntilCrowds,
            long openBefore,
            long openAfter) {
        this.origin = origin;
        this.bucketShift = bucketShift;
        bucketMask = (1L << bucketShift) - 1;
        this.edges = edges;
        this.openUntil = openUntil;
        this.crowds = crowds;
        this.openUntilCrowds = openUntilCrowds;
        this.openBefore = openBefore;
        this.openAfter = openAfter;
    }

    /**
     * Makes a run of intervals.
     *
     * @param open in ticks since the origin
     * @param openBefore the open time until the origin
     */
    static OpenRun of(Intervals open, long origin, int bucketShift, int count, long openBefore) {
        int all = 2 * open.size();
        long[] edges = new long[count];
        long[] openUntil = new long[count];
        long[] crowds = new long[all];
        long[] openUntilCrowds = new long[all];
        int crowded = 0;
        // What is open from before the origin on has no edge there, which would crowd the first bucket.
        int next = open.size() > 0 && open.from(0) == 0 ? 1 : 0;
        long sum = openBefore; // until the edge before the next
        long edge = 0;
        for (int b = 0; b < count; b++) {
            long start = (long) b << bucketShift;
            long end = start + (1L << bucketShift);
            int first = next;
            int list = crowded;
            while (next < all && edge(open, next) < end) {
                boolean opening = next % 2 == 0;
                sum += opening ? 0 : edge(open, next) - edge;
                edge = edge(open, next);
                crowds[crowded] = (edge - start) << 1 | (opening ? 1 : 0);
                openUntilCrowds[crowded++] = sum;
                next++;
            }
            boolean isOpen = next % 2 == 1;
            if (next == first) {
                edges[b] = isOpen ? 1 : 0;
                openUntil[b] = sum + (isOpen ? start - edge : 0);
            } else if (next == first + 1) {
                edges[b] = crowds[list];
                openUntil[b] = openUntilCrowds[list];
                crowded = list;
            } else {
                edges[b] = ~(long) list;
                openUntil[b] = (long) next - first;
            }
        }
        return new OpenRun(
                origin,
                bucketShift,
                edges,
                openUntil,
                Arrays.copyOf(crowds, crowded),
                Arrays.copyOf(openUntilCrowds, crowded),
                openBefore,
                openBefore + open.total());
    }

    private static long edge(Intervals open, int i) {
        return i % 2 == 0 ? open.from(i / 2) : open.to(i / 2);
    }

    /** This run and the one that begins where it ends, as one. */
    OpenRun followedBy(OpenRun next) {
        long[] both = concat(edges, next.edges);
        for (int bucket = edges.length; bucket < both.length; bucket++) {
            both[bucket] -= both[bucket] < 0 ? crowds.length : 0;
        }
        return new OpenRun(
                origin,
                bucketShift,
                both,
                concat(openUntil, next.openUntil),
                concat(crowds, next.crowds),
                concat(openUntilCrowds, next.openUntilCrowds),
                openBefore,
                next.openAfter);
    }

    private static long[] concat(long[] first, long[] second) {
        long[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    long origin() {
        return origin;
    }

    long lastTick() {
        return origin + ((long) size() << bucketShift) - 1;
    }

    /** How many buckets it has. */
    int size() {
        return edges.length;
    }

    /** Whether a bucket has more edges than one. */
    boolean isCrowded(int bucket) {
        return edges[bucket] < 0;
    }

    /** Whether the edge of a bucket that is not crowded is an opening. */
    boolean isOpeningEdge(int bucket) {
        return (edges[bucket] & 1) == 1;
    }

    /** How far the edge of a bucket that is not crowded is from its start. */
    long sinceStart(int bucket) {
        return edges[bucket] >> 1;
    }

    /** The open time until the edge of a bucket that is not crowded. */
    long openUntilEdge(int bucket) {
        return openUntil[bucket];
    }

    int bucketShift() {
        return bucketShift;
    }

    /** The open time in it. */
    long open() {
        return openAfter - openBefore;
    }

    /** The open time until its origin. */
    long openBefore() {
        return openBefore;
    }

    /** The open time until its end. */
    long openAfter() {
        return openAfter;
    }

    boolean holds(long tick) {
        return (tick - origin) >>> bucketShift < edges.length;
    }

    /** The open ticks from one tick until another, both of which it holds: one look at whether a bucket is crowded. */
    long between(long from, long to) {
        int fromBucket = bucket(from);
        int toBucket = bucket(to);
        if ((edges[fromBucket] | edges[toBucket]) < 0) {
            return until(to) - until(from);
        }
        return openUntil[toBucket]
                + sinceEdge(to - origin, bucketMask, edges[toBucket])
                - openUntil[fromBucket]
                - sinceEdge(from - origin, bucketMask, edges[fromBucket]);
    }

    /** The open ticks until a tick that it holds. */
    long until(long tick) {
        int bucket = bucket(tick);
        if (edges[bucket] >= 0) {
            return openUntil[bucket] + sinceEdge(tick - origin, bucketMask, edges[bucket]);
        }
        int edge = find(bucket, tick);
        return openUntilCrowds[edge] + sinceEdge(tick - origin, bucketMask, crowds[edge]);
    }

    /** Whether a tick that it holds is open. */
    boolean isOpen(long tick) {
        int bucket = bucket(tick);
        long edge = edges[bucket] < 0 ? crowds[find(bucket, tick)] : edges[bucket];
        boolean isBefore = ((tick - origin) & bucketMask) < edge >> 1;
        return isBefore != ((edge & 1) == 1);
    }

    private int bucket(long tick) {
        return (int) ((tick - origin) >>> bucketShift);
    }

    /**
     * The open ticks since the edge of a bucket, negative before a closing: those after an opening and before a closing count, by a
     * mask in place of a branch, as half of all ticks are on either side.
     */
    private static long sinceEdge(long sinceOrigin, long bucketMask, long edge) {
        long sinceEdge = (sinceOrigin & bucketMask) - (edge >> 1);
        return sinceEdge & ((sinceEdge >> 63) ^ -(edge & 1));
    }

    /** The last edge of a crowded bucket at or before a tick, or else its first. */
    private int find(int bucket, long tick) {
        long sinceStart = (tick - origin) & bucketMask;
        int first = (int) ~edges[bucket];
        int edge = first + (int) openUntil[bucket] - 1;
        while (edge > first && sinceStart < crowds[edge] >> 1) {
            edge--;
        }
        return edge;
    }
}
