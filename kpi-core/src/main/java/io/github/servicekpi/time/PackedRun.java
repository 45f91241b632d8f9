package io.github.servicekpi.time;

import com.google.common.primitives.Ints;
import java.time.Duration;
import java.time.Instant;

/**
 * The open time between ticks of a stretch, like an {@link OpenRun} and made from one, with a single long for each bucket: the form
 * for milliseconds and seconds of an office that always stays open, or closed, for 35 minutes at least.
 *
 * <p>The open time until a tick is that until the edge of its bucket, and from an opening the ticks since the edge, if it is past;
 * towards a closing it is less the ticks that are left, if it is not past. With 8 h until an opening at 09:00, it is 8 h at 08:00 and
 * 9.5 h at 10:30; with 16 h until a closing at 17:00, it is 15 h at 16:00 and 16 h at 18:00.
 *
 * <p>Buckets have one of a few lengths, which the compiler knows, their number is a power of two, and each has one edge at most. So one
 * comparison tells whether both ends of a span are in the run, all shifts are by constants, and a look-up loads one long: half of
 * what the general form loads, in two thirds of its instructions. It is these that a look-up takes its time for.
 */
final class PackedRun {
    /** Of buckets of 4.7 hours of milliseconds: few, for hours without breaks. */
    private static final int LONG_OF_MILLIS = 24;

    /** Of buckets of 35 minutes of milliseconds. */
    private static final int SHORT_OF_MILLIS = 21;

    /** Of buckets of 4.6 hours of seconds. */
    private static final int LONG_OF_SECONDS = 14;

    /** Of buckets of 34 minutes of seconds. */
    private static final int SHORT_OF_SECONDS = 11;

    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private static final int[] BUCKET_SHIFTS = {LONG_OF_MILLIS, SHORT_OF_MILLIS, LONG_OF_SECONDS, SHORT_OF_SECONDS};

    /** Holds just its origin, a tick in which no instant is. */
    static final PackedRun EMPTY = new PackedRun(Long.MIN_VALUE, LONG_OF_MILLIS, new long[1], -1);

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
        return Ints.contains(BUCKET_SHIFTS, bucketShift);
    }

    /** {@return the shift of the longest buckets within bounds that can be packed, or else the upper bound} */
    static int bucketShift(int least, int most) {
        for (int shift : BUCKET_SHIFTS) {
            if (least <= shift && shift <= most) {
                return shift;
            }
        }
        return most;
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
        return switch (bucketShift) {
            case LONG_OF_MILLIS -> between(from - origin, to - origin, LONG_OF_MILLIS);
            case SHORT_OF_MILLIS -> between(from - origin, to - origin, SHORT_OF_MILLIS);
            case LONG_OF_SECONDS -> between(from - origin, to - origin, LONG_OF_SECONDS);
            default -> between(from - origin, to - origin, SHORT_OF_SECONDS);
        };
    }

    private long between(long from, long to, int shift) {
        long fromBucket = buckets[(int) (from >>> shift)];
        long toBucket = buckets[(int) (to >>> shift)];
        return openUntil(toBucket, shift)
                - openUntil(fromBucket, shift)
                + sinceEdge(to, toBucket, shift)
                - sinceEdge(from, fromBucket, shift);
    }

    /** The open time from one instant until another, both of whose seconds it holds as ticks. */
    Duration between(Instant from, Instant to) {
        long fromTick = from.getEpochSecond() - origin;
        long toTick = to.getEpochSecond() - origin;
        return bucketShift == LONG_OF_SECONDS
                ? between(fromTick, from.getNano(), toTick, to.getNano(), LONG_OF_SECONDS)
                : between(fromTick, from.getNano(), toTick, to.getNano(), SHORT_OF_SECONDS);
    }

    /** All edges are at whole seconds, so what an instant is past its second counts where the second does. */
    private Duration between(long from, int fromNano, long to, int toNano, int shift) {
        long fromBucket = buckets[(int) (from >>> shift)];
        long toBucket = buckets[(int) (to >>> shift)];
        long fromEdge = sinceEdge(from, fromBucket, shift);
        long toEdge = sinceEdge(to, toBucket, shift);
        long seconds = openUntil(toBucket, shift) - openUntil(fromBucket, shift) + toEdge - fromEdge;
        long nanos = (toNano & counts(to, toBucket, shift)) - (fromNano & counts(from, fromBucket, shift));
        long borrowed = nanos >> 63; // in place of a branch: half of all are negative
        return Duration.ofSeconds(seconds + borrowed, nanos + (borrowed & NANOS_PER_SECOND));
    }

    private static long openUntil(long bucket, int shift) {
        return bucket << 1 >>> (shift + 1);
    }

    /** As in {@link OpenRun}: ticks after an opening and before a closing count, by a mask in place of a branch. */
    private static long sinceEdge(long sinceOrigin, long bucket, int shift) {
        return pastEdge(sinceOrigin, bucket, shift) & counts(sinceOrigin, bucket, shift);
    }

    /** All bits if a tick counts, or none. */
    private static long counts(long sinceOrigin, long bucket, int shift) {
        return (pastEdge(sinceOrigin, bucket, shift) >> 63) ^ (bucket >> 63);
    }

    private static long pastEdge(long sinceOrigin, long bucket, int shift) {
        long inBucket = (1L << shift) - 1;
        return (sinceOrigin & inBucket) - (bucket & inBucket);
    }
}
