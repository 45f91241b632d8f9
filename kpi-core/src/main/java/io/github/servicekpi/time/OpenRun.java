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
    private final long bucketCount;
    /**
     * Two numbers a bucket: its edge and the open time until there. Of the first, the lowest bit says whether it is an
     * opening, and the others how far it is from the start of the bucket.
     */
    private final long[] buckets;
    /** Edges in the same form; a crowded bucket has the complement of the index of its first one, and their number. */
    private final long[] crowds;

    private final long openBefore;
    private final long openAfter;

    private OpenRun(long origin, int bucketShift, long[] buckets, long[] crowds, long openBefore, long openAfter) {
        this.origin = origin;
        this.bucketShift = bucketShift;
        bucketMask = (1L << bucketShift) - 1;
        bucketCount = buckets.length / 2;
        this.buckets = buckets;
        this.crowds = crowds;
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
        int edges = 2 * open.size();
        long[] buckets = new long[2 * count];
        long[] crowds = new long[2 * edges];
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
            while (next < edges && edge(open, next) < end) {
                boolean opening = next % 2 == 0;
                sum += opening ? 0 : edge(open, next) - edge;
                edge = edge(open, next);
                crowds[crowded++] = (edge - start) << 1 | (opening ? 1 : 0);
                crowds[crowded++] = sum;
                next++;
            }
            boolean isOpen = next % 2 == 1;
            if (next == first) {
                buckets[2 * b] = isOpen ? 1 : 0;
                buckets[2 * b + 1] = sum + (isOpen ? start - edge : 0);
            } else if (next == first + 1) {
                buckets[2 * b] = crowds[list];
                buckets[2 * b + 1] = crowds[list + 1];
                crowded = list;
            } else {
                buckets[2 * b] = ~(long) list;
                buckets[2 * b + 1] = (long) next - first;
            }
        }
        long openAfter = openBefore + open.total();
        return new OpenRun(origin, bucketShift, buckets, Arrays.copyOf(crowds, crowded), openBefore, openAfter);
    }

    private static long edge(Intervals open, int i) {
        return i % 2 == 0 ? open.from(i / 2) : open.to(i / 2);
    }

    /** This run and the one that begins where it ends, as one. */
    OpenRun followedBy(OpenRun next) {
        long[] both = Arrays.copyOf(buckets, buckets.length + next.buckets.length);
        System.arraycopy(next.buckets, 0, both, buckets.length, next.buckets.length);
        for (int bucket = buckets.length; bucket < both.length; bucket += 2) {
            both[bucket] -= both[bucket] < 0 ? crowds.length : 0;
        }
        long[] allCrowds = Arrays.copyOf(crowds, crowds.length + next.crowds.length);
        System.arraycopy(next.crowds, 0, allCrowds, crowds.length, next.crowds.length);
        return new OpenRun(origin, bucketShift, both, allCrowds, openBefore, next.openAfter);
    }

    long origin() {
        return origin;
    }

    long lastTick() {
        return origin + (bucketCount << bucketShift) - 1;
    }

    /** How many buckets it has. */
    long size() {
        return bucketCount;
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
        return (tick - origin) >>> bucketShift < bucketCount;
    }

    /** The open ticks from one tick until another, both of which it holds: one look at whether a bucket is crowded. */
    long between(long from, long to) {
        int fromBucket = bucket(from);
        int toBucket = bucket(to);
        if ((buckets[fromBucket] | buckets[toBucket]) < 0) {
            return until(to) - until(from);
        }
        return until(to, buckets, toBucket) - until(from, buckets, fromBucket);
    }

    /** The open ticks until a tick that it holds. */
    long until(long tick) {
        int bucket = bucket(tick);
        return buckets[bucket] < 0 ? until(tick, crowds, find(bucket, tick)) : until(tick, buckets, bucket);
    }

    private long until(long tick, long[] edges, int at) {
        long sinceEdge = sinceEdge(tick, edges[at]);
        return edges[at + 1] + (sinceEdge & mask(sinceEdge, edges[at]));
    }

    /** Whether a tick that it holds is open. */
    boolean isOpen(long tick) {
        int bucket = bucket(tick);
        long edge = buckets[bucket] < 0 ? crowds[find(bucket, tick)] : buckets[bucket];
        return mask(sinceEdge(tick, edge), edge) != 0;
    }

    private int bucket(long tick) {
        return (int) ((tick - origin) >>> bucketShift) << 1;
    }

    private long sinceEdge(long tick, long edge) {
        return ((tick - origin) & bucketMask) - (edge >> 1);
    }

    /** All bits where time runs, after an opening and before a closing: no branch, as half of all ticks are on either side. */
    private static long mask(long sinceEdge, long edge) {
        return (sinceEdge >> 63) ^ -(edge & 1);
    }

    /** The last edge of a crowded bucket at or before a tick, or else its first. */
    private int find(int bucket, long tick) {
        int first = (int) ~buckets[bucket];
        int edge = first + 2 * ((int) buckets[bucket + 1] - 1);
        while (edge > first && sinceEdge(tick, crowds[edge]) < 0) {
            edge -= 2;
        }
        return edge;
    }
}
