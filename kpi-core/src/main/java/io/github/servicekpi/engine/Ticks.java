package io.github.servicekpi.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Instants (since 1970-01-01T00:00Z) or durations, in multiples of the coarsest of second, millisecond and nanosecond
 * that holds every value exactly; most systems store whole seconds or milliseconds. Where not even that fits 64 bits,
 * as for nanoseconds beside the year 9999, {@link #nanos} holds the rest of each second.
 *
 * <p>The values below {@link #REASONS} say why there is none; other negative ticks are negative durations or early
 * instants.
 */
public class Ticks extends Column {
    static final long SECONDS = 1_000_000_000;
    static final long MILLIS = 1_000_000;
    static final long NANOS = 1;

    /** The number of units. */
    static final int UNITS = 3;

    static final int REASON_MISSING = 0;
    static final int REASON_NEGATIVE = 1;
    static final int REASON_OPEN = 2;
    static final int REASON_RULE = 3;

    static final long MISSING = Long.MIN_VALUE;

    /** What is less than this is the code of a reason, by {@link #absent}. */
    static final long REASONS = Long.MIN_VALUE + 256;

    /**
     * The greatest number of whole seconds, either way, that has room for its nanoseconds or milliseconds in 64 bits.
     */
    private static final long MAX_SECONDS_IN_NANOS = Long.MAX_VALUE / SECONDS - 1;

    private static final long MAX_SECONDS_IN_MILLIS = Long.MAX_VALUE / 1000 - 1;

    /** A limit far beyond any Instant, which leaves room for sums. */
    private static final long MAX_DURATION_SECONDS = 100_000_000_000_000_000L;

    private static final long MAX_SUM_SECONDS = 90 * MAX_DURATION_SECONDS;

    final long[] ticks;
    long unit = SECONDS;
    int @Nullable [] nanos;

    /** Whether all values but missing ones are known to be within 2^62 ticks of zero, so that all differences fit. */
    boolean nearZero;

    Ticks(int capacity) {
        ticks = new long[capacity];
    }

    /** The number of a unit: 0, 1 or 2. */
    static int codeOf(long unit) {
        return unit == SECONDS ? 0 : unit == MILLIS ? 1 : 2;
    }

    static long unitOf(int code) {
        return code == 0 ? SECONDS : code == 1 ? MILLIS : NANOS;
    }

    static long absent(int reason) {
        return Long.MIN_VALUE + reason;
    }

    /** The reason for which a negative duration is not counted. */
    static int reasonOf(long ticks) {
        return ticks < REASONS ? (int) (ticks - Long.MIN_VALUE) : REASON_NEGATIVE;
    }

    /** The whole seconds of the value at an index, rounded down; codes stay as they are. */
    long secondsAt(int index) {
        return seconds(ticks[index], unit);
    }

    static long seconds(long t, long unit) {
        if (unit == SECONDS || t < REASONS) {
            return t;
        }
        return unit == MILLIS ? Math.floorDiv(t, 1000) : Math.floorDiv(t, SECONDS);
    }

    /** What the value at an index has beyond its whole seconds. */
    int nanosAt(int index) {
        int[] rest = nanos;
        return rest != null ? rest[index] : nanos(ticks[index], unit);
    }

    static int nanos(long t, long unit) {
        if (unit == SECONDS || t < REASONS) {
            return 0;
        }
        return unit == MILLIS ? (int) (Math.floorMod(t, 1000) * MILLIS) : (int) Math.floorMod(t, SECONDS);
    }

    @Nullable
    Instant instantAt(int index) {
        return ticks[index] < REASONS ? null : Instant.ofEpochSecond(secondsAt(index), nanosAt(index));
    }

    @Nullable
    Duration durationAt(int index) {
        return ticks[index] < REASONS ? null : Duration.ofSeconds(secondsAt(index), nanosAt(index));
    }

    static void requireStorable(Duration duration) {
        requireWithin("duration", MAX_DURATION_SECONDS, duration);
    }

    /** Refuses the sum of a row that is so long that one duration more, or a step to round down to, could leave 64 bits. */
    static void requireStorableSum(long seconds) {
        if (seconds > MAX_SUM_SECONDS || seconds < -MAX_SUM_SECONDS) {
            requireWithin("the sum of the durations of a row", MAX_SUM_SECONDS, Duration.ofSeconds(seconds));
        }
    }

    private static void requireWithin(String what, long greatest, Duration duration) {
        if (duration.toSeconds() > greatest || duration.toSeconds() < -greatest) {
            throw new IllegalArgumentException(
                    "%s must be within %s either way: %s".formatted(what, Duration.ofSeconds(greatest), duration));
        }
    }

    /** Fills the column with values given as seconds and nanoseconds; a division by a constant is a multiplication. */
    void pack(long[] seconds, int[] rest, int size) {
        int any = 0;
        int belowMillis = 0;
        long least = Long.MAX_VALUE;
        long greatest = Long.MIN_VALUE;
        for (int i = 0; i < size; i++) {
            int n = rest[i];
            any |= n;
            belowMillis |= n % 1_000_000;
            long s = seconds[i];
            greatest = Math.max(greatest, s);
            least = Math.min(least, s < REASONS ? 0 : s);
        }
        nanos = null;
        if (any == 0) {
            unit = SECONDS;
            System.arraycopy(seconds, 0, ticks, 0, size);
        } else if (belowMillis == 0 && least >= -MAX_SECONDS_IN_MILLIS && greatest <= MAX_SECONDS_IN_MILLIS) {
            unit = MILLIS;
            for (int i = 0; i < size; i++) {
                ticks[i] = seconds[i] < REASONS ? seconds[i] : seconds[i] * 1000 + rest[i] / 1_000_000;
            }
        } else if (least >= -MAX_SECONDS_IN_NANOS && greatest <= MAX_SECONDS_IN_NANOS) {
            unit = NANOS;
            for (int i = 0; i < size; i++) {
                ticks[i] = seconds[i] < REASONS ? seconds[i] : seconds[i] * SECONDS + rest[i];
            }
        } else {
            unit = SECONDS;
            System.arraycopy(seconds, 0, ticks, 0, size);
            nanos = rest.clone();
        }
    }

    /** Becomes equal to the first rows of another column. */
    void copy(Ticks in, int size) {
        System.arraycopy(in.ticks, in.offset, ticks, 0, size);
        unit = in.unit;
        int[] rest = in.nanos;
        nanos = rest == null ? null : Arrays.copyOfRange(rest, in.offset, in.offset + size);
    }

    @Override
    void gather(Column from, int[] rows, int size) {
        Ticks in = (Ticks) from;
        for (int k = 0; k < size; k++) {
            ticks[k] = in.ticks[in.offset + rows[k]];
        }
        unit = in.unit;
        nanos = null;
        if (in.nanos != null) {
            int[] rest = new int[size];
            for (int k = 0; k < size; k++) {
                rest[k] = in.nanos[in.offset + rows[k]];
            }
            nanos = rest;
        }
    }
}
