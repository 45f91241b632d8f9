package io.github.servicekpi.engine;

import org.jspecify.annotations.Nullable;

/**
 * Instants or durations that are read from rows one by one: as seconds and nanoseconds, which are then packed, or as distances of
 * four bytes from a base, as a table has them. It is the former until somebody asks for the latter and a chunk suggests that the
 * values of the next one will be near enough. If they are not, that chunk is read again.
 */
final class ReadTicks extends Ticks {
    /** Distances are less than 2 to this power: no difference of two, nor of two bases which are as near, leaves 31 bits. */
    private static final int WINDOW_BITS = 30;

    /** So much of the window is before a value of the chunk before. */
    private static final long EARLIER = 1L << (WINDOW_BITS - 2);

    /** Bases in seconds below this are milliseconds in 64 bits, however often they are moved. */
    private static final long FAR = 1L << 50;

    /** A million is 2 to this power times 15,625. */
    private static final int NANO_FACTORS = 6;

    /**
     * The inverse of 15,625 among the ints: what is divisible by it has a quotient that is the product with this, as products are reduced
     * by 2<sup>32</sup>. A division takes three times as many instructions, and tells a quotient of what is not divisible too.
     */
    private static final int BY_ODD_PART = 1_757_569_337;

    /** What was not near enough is not tried again for up to 2 to this power chunks. */
    private static final int MOST_PATIENCE = 10;

    private final long[] seconds;
    private final int[] rest;
    private int[] distances = {};

    private boolean isNearWanted;
    private boolean readsNear;
    private boolean readsMillis;
    private long base; // in seconds
    private long beyond; // has a bit from the 30th on if a value is not in the window, or not of the unit
    private boolean isComplete = true; // of the distances read
    private int failures;
    private int patience;

    private TickBlock.@Nullable Near near;
    private boolean isShown = true;
    private int size;

    ReadTicks(int capacity) {
        super(capacity);
        seconds = new long[capacity];
        rest = new int[capacity];
    }

    void readMissing(int index) {
        if (readsNear) {
            distances[index] = (int) TickBlock.Near.MISSING;
            isComplete = false;
        } else {
            seconds[index] = MISSING;
            rest[index] = 0;
        }
    }

    void read(int index, long second, int nano) {
        if (!readsNear) {
            seconds[index] = second;
            rest[index] = nano;
            return;
        }
        long distance = second - base;
        if (readsMillis) {
            int millis = (nano >>> NANO_FACTORS) * BY_ODD_PART; // more than ten bits if there is a rest
            long inMillis = distance * 1000 + millis;
            int remainder = (millis >>> 10) | (nano & ((1 << NANO_FACTORS) - 1));
            beyond |= distance | inMillis | (long) remainder << WINDOW_BITS;
            distances[index] = (int) inMillis;
        } else {
            beyond |= distance | (long) nano << WINDOW_BITS;
            distances[index] = (int) distance;
        }
    }

    /** Ends the reading of a chunk. */
    void complete(RowSource<Ticks> source, Chunk chunk) {
        size = chunk.size;
        near = null;
        if (readsNear && beyond >>> WINDOW_BITS == 0) {
            long perSecond = readsMillis ? 1000 : 1;
            near = TickBlock.Near.ofDistances(
                    readsMillis ? MILLIS : SECONDS,
                    base * perSecond,
                    2 * Long.highestOneBit(beyond),
                    distances,
                    isComplete);
            isShown = false;
            isComplete = true;
            beyond = 0;
            moveBase(perSecond);
            return;
        }
        if (readsNear) {
            readsNear = false;
            isComplete = true;
            beyond = 0;
            patience = 1 << Math.min(failures++, MOST_PATIENCE);
            source.readAll(chunk, this);
        }
        pack(seconds, rest, size);
        isShown = true;
        if (isNearWanted && patience-- <= 0) {
            tryNear();
        }
    }

    /** Moves the window to where the first of the values is in it as before. */
    private void moveBase(long perSecond) {
        for (int i = 0; i < size; i++) {
            if (distances[i] != (int) TickBlock.Near.MISSING) {
                base += (distances[i] - EARLIER) / perSecond;
                return;
            }
        }
    }

    private void tryNear() {
        patience = 0;
        if (nanos != null || unit == NANOS) {
            return;
        }
        readsMillis = unit == MILLIS;
        for (int i = 0; i < size; i++) {
            if (ticks[i] != MISSING) {
                base = secondsAt(i) - EARLIER / (readsMillis ? 1000 : 1);
                readsNear = Math.abs(base) < FAR;
                distances = distances.length < ticks.length ? new int[ticks.length] : distances;
                return;
            }
        }
    }

    /** The values of this chunk as a table has them, or null. */
    TickBlock.@Nullable Near near() {
        isNearWanted = true;
        return near;
    }

    @Override
    void show() {
        if (!isShown && near != null) {
            near.show(0, size, this, 0);
            unit = near.unit;
            nanos = null;
            isShown = true;
        }
    }
}
