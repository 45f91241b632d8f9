package io.github.servicekpi.time;

/**
 * The open time between ticks of a stretch, like an {@link OpenRun} and made from one, with a single long for each bucket: the form
 * for milliseconds of an office that always stays open, or closed, for 35 minutes at least.
 *
 * <p>The open time until a tick is that until the edge of its bucket, and from an opening the ticks since the edge, if it is past;
 * towards a closing it is less the ticks that are left, if it is not past. With 8 h until an opening at 09:00, it is 8 h at 08:00 and
 * 9.5 h at 10:30; with 16 h until a closing at 17:00, it is 15 h at 16:00 and 16 h at 18:00.
 *
 * <p>Buckets have one of two lengths, which the compiler knows, their number is a power of two, and each has one edge at most. So one
 * comparison tells whether both ends of a span are in the run, all shifts are by constants, and a look-up loads one long: half of
 * what the general form loads, in two thirds of its instructions. It is these that a look-up takes its time for.
 */
final class PackedRun {
    /** Of buckets of 4.7 hours of milliseconds: few, for hours without breaks. */
    private static final int LONG_BUCKET_SHIFT = 24;

    /** Of buckets of 35 minutes. */
    private static final int SHORT_BUCKET_SHIFT = 21;

    /** Holds just its origin. */
    static final PackedRun EMPTY = new PackedRun(0, LONG_BUCKET_SHIFT, new long[1], -1);

    private final long origin;
    private final int bucketShift;

    /**
     * The edge of each bucket: from the highest bit, whether it is an opening; the open time until there; how far it is from the start
     * of the bucket.
     */
    private final long[] buckets;

    /** The bits that a tick since the origin has not. */
    private final long outside;

    private PackedRun(long origin, int bucketShift, long[] buckets, long outside) {
        this.origin = origin;
        this.bucketShift = bucketShift;
        this.buckets = buckets;
        this.outside = outside;
    }

    /** {@return whether runs with such buckets can be packed} */
    static boolean packs(int bucketShift) {
        return bucketShift == LONG_BUCKET_SHIFT || bucketShift == SHORT_BUCKET_SHIFT;
    }

    /** {@return the shift of the longest buckets within bounds that can be packed, or else the upper bound} */
    static int bucketShift(int least, int most) {
        if (least <= LONG_BUCKET_SHIFT && LONG_BUCKET_SHIFT <= most) {
            return LONG_BUCKET_SHIFT;
        }
        return least <= SHORT_BUCKET_SHIFT && SHORT_BUCKET_SHIFT <= most ? SHORT_BUCKET_SHIFT : most;
    }

    /** {@return the packed form of a run, or the empty one if there is none} */
    static PackedRun of(OpenRun run) {
        int shift = run.bucketShift();
        if (!packs(shift) || Integer.bitCount(run.size()) != 1 || run.open() >>> (Long.SIZE - 1 - shift) != 0) {
            return EMPTY;
        }
        long[] buckets = new long[run.size()];
        for (int b = 0; b < buckets.length; b++) {
            if (run.isCrowded(b)) {
                return EMPTY;
            }
            long openUntil = run.openUntilEdge(b) - run.openBefore();
            buckets[b] = (run.isOpeningEdge(b) ? Long.MIN_VALUE : 0) | openUntil << shift | run.sinceStart(b);
        }
        return new PackedRun(run.origin(), shift, buckets, -((long) buckets.length << shift));
    }

    boolean holds(long from, long to) {
        return (((from - origin) | (to - origin)) & outside) == 0;
    }

    /** The open ticks from one tick until another, both of which it holds. */
    long between(long from, long to) {
        return bucketShift == LONG_BUCKET_SHIFT
                ? between(from - origin, to - origin, LONG_BUCKET_SHIFT)
                : between(from - origin, to - origin, SHORT_BUCKET_SHIFT);
    }

    private long between(long from, long to, int shift) {
        long fromBucket = buckets[(int) (from >>> shift)];
        long toBucket = buckets[(int) (to >>> shift)];
        return openUntil(toBucket, shift)
                - openUntil(fromBucket, shift)
                + sinceEdge(to, toBucket, shift)
                - sinceEdge(from, fromBucket, shift);
    }

    private static long openUntil(long bucket, int shift) {
        return bucket << 1 >>> (shift + 1);
    }

    /** As in {@link OpenRun}: ticks after an opening and before a closing count, by a mask in place of a branch. */
    private static long sinceEdge(long sinceOrigin, long bucket, int shift) {
        long inBucket = (1L << shift) - 1;
        long sinceEdge = (sinceOrigin & inBucket) - (bucket & inBucket);
        return sinceEdge & ((sinceEdge >> 63) ^ (bucket >> 63));
    }
}
