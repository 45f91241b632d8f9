package io.github.servicekpi.engine;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * The band of each duration as a score: how many of the ascending limits it exceeds. Without a duration, the code is that of a
 * missing score, of one out of range where it is negative, and of a rule where it is open (the first) or excluded.
 */
record TickBands(Source<Ticks> source, List<Duration> limits) implements Source<Codes>, CodeCounts {
    @Override
    public Codes newColumn(int capacity) {
        return new Codes(capacity);
    }

    @Override
    public boolean isTotal() {
        return source.isTotal();
    }

    @Override
    public void fill(Chunk chunk, Codes out) {
        Ticks in = chunk.column(source);
        long[] bounds = new long[limits.size()];
        for (int b = 0; b < bounds.length; b++) {
            bounds[b] = ticksOf(limits.get(b), in.unit);
        }
        if (in.nanos == null) {
            fill(in.ticks, in.offset, bounds, out.bytes, chunk.size);
        } else {
            fillExactly(in, bounds, out.bytes, chunk.size);
        }
    }

    /** Those beyond each limit are counted, so that no row need have a code. */
    @Override
    public boolean count(Chunk chunk, int[] counts) {
        NarrowTicks durations = chunk.narrow(source);
        if (durations == null) {
            return false;
        }
        Arrays.fill(counts, 0);
        counts[Codes.MISSING] = durations.missing();
        counts[Codes.OUT_OF_RANGE & 255] = durations.negative();
        int beyond = durations.count();
        for (int band = 0; band < limits.size(); band++) {
            long bound = ticksOf(limits.get(band), durations.unit());
            int beyondNext = durations.countAbove((int) Math.min(bound, Integer.MAX_VALUE));
            counts[Codes.ofScore(band)] = beyond - beyondNext;
            beyond = beyondNext;
        }
        counts[Codes.ofScore(limits.size())] = beyond;
        return true;
    }

    /**
     * Whole units exceed a limit if they exceed its whole units. No branch, as it is not predictable what comes next: the top bit of
     * a difference says whether it is negative.
     */
    private static void fill(long[] ticks, int offset, long[] bounds, byte[] out, int size) {
        long otherReasons = 0;
        for (int i = 0; i < size; i++) {
            long t = ticks[offset + i];
            otherReasons |= (t >> 63) & (t ^ Ticks.MISSING);
            out[i] = (byte) (1 + (t >> 63)); // the code of band 0, or of none
        }
        for (long bound : bounds) {
            for (int i = 0; i < size; i++) {
                long t = ticks[offset + i];
                out[i] += (byte) (((bound - t) & ~t) >>> 63);
            }
        }
        for (int i = 0; otherReasons != 0 && i < size; i++) {
            if (ticks[offset + i] < 0) {
                out[i] = codeOf(Ticks.reasonOf(ticks[offset + i]));
            }
        }
    }

    private void fillExactly(Ticks in, long[] bounds, byte[] out, int size) {
        for (int i = 0; i < size; i++) {
            int index = in.offset + i;
            long t = in.ticks[index];
            if (t < 0) {
                out[i] = codeOf(Ticks.reasonOf(t));
                continue;
            }
            int band = 0;
            while (band < bounds.length && t >= bounds[band] && exceeds(in, index, t, bounds[band], limits.get(band))) {
                band++;
            }
            out[i] = Codes.ofScore(band);
        }
    }

    /** Called for values of at least the bound, of which equal ones may still differ in nanoseconds. */
    @SuppressWarnings("JavaDurationGetSecondsGetNano") // whole seconds are equal here
    private static boolean exceeds(Ticks in, int index, long ticks, long bound, Duration limit) {
        return ticks > bound || (bound < Long.MAX_VALUE && in.nanosAt(index) > limit.getNano());
    }

    /** The limit in whole units, rounded down; a limit beyond 64 bits is never reached. */
    private static long ticksOf(Duration limit, long unit) {
        long perSecond = Ticks.SECONDS / unit;
        if (limit.getSeconds() > Long.MAX_VALUE / perSecond) {
            return Long.MAX_VALUE;
        }
        long ticks = limit.getSeconds() * perSecond + limit.getNano() / unit;
        return ticks < 0 ? Long.MAX_VALUE : ticks;
    }

    private static byte codeOf(int reason) {
        return switch (reason) {
            case Ticks.REASON_MISSING -> Codes.MISSING;
            case Ticks.REASON_NEGATIVE -> Codes.OUT_OF_RANGE;
            case Ticks.REASON_OPEN -> (byte) Codes.RULE;
            default -> (byte) (Codes.RULE + 1 + reason - Ticks.REASON_RULE);
        };
    }
}
