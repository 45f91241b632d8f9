package io.github.servicekpi.engine;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;

/** Keys that are the local calendar periods of instants, as the first day of each. */
final class PeriodKeys extends Keys {
    private static final int BUCKETS = 1 << 12;

    private final Source<Ticks> source;
    private final Periods periods;

    /** The stretch met last, in ticks of the unit; none at first. */
    private long from = 1;

    private long to;
    private int number;
    private long unit;

    /**
     * The stretches met lately, each in the buckets of some hours that were asked for: rows in no order cost no search and, but
     * where a period ends within a bucket, no branch that is hard to predict.
     */
    private long[] bucketFrom = {};

    private long[] bucketTo = {};
    private int[] bucketNumber = {};

    PeriodKeys(Source<Ticks> source, Periods periods) {
        this.source = source;
        this.periods = periods;
    }

    @Override
    boolean isTotal() {
        return source.isTotal();
    }

    @Override
    boolean number(Chunk chunk, Selection selection, int[] out) {
        Ticks column = chunk.column(source);
        turnTo(column.unit, selection.size);
        long[] ticks = column.ticks;
        if (selection.isEveryRow(chunk) && areInStretch(ticks, column.offset, selection.size)) {
            Arrays.fill(out, 0, selection.size, number);
            return false;
        }
        boolean missing = false;
        for (int k = 0; k < selection.size; k++) {
            long t = ticks[column.offset + selection.rows[k]];
            if ((t < from || t >= to) && !find(t)) {
                missing = true;
                out[k] = NONE;
            } else {
                out[k] = number;
            }
        }
        return missing;
    }

    private void turnTo(long nextUnit, int rows) {
        if (unit != nextUnit) {
            unit = nextUnit;
            from = 1;
            to = 0;
            bucketFrom = new long[0];
        }
        if (bucketFrom.length == 0 && rows >= Selection.LARGE) {
            bucketFrom = new long[BUCKETS];
            bucketTo = new long[BUCKETS]; // each stretch is empty at first
            bucketNumber = new int[BUCKETS];
        }
    }

    /** Whether all rows of a chunk are of the stretch met last, as most are where rows come in order of time. */
    private boolean areInStretch(long[] ticks, int offset, int size) {
        long first = from;
        long last = to - 1;
        long outside = last - first; // negative where there is no such stretch
        for (int i = offset; i < offset + size; i++) {
            long t = ticks[i];
            outside |= (t < first ? -1 : 0) | (t > last ? -1 : 0);
        }
        return outside >= 0;
    }

    /** Turns to the stretch of an instant, if it belongs to a period. */
    private boolean find(long t) {
        if (bucketFrom.length == 0) {
            return findAnew(t);
        }
        int bucket = (int) (t >> bitsOfBucket()) & (BUCKETS - 1);
        if (t >= bucketFrom[bucket] && t < bucketTo[bucket]) {
            from = bucketFrom[bucket];
            to = bucketTo[bucket];
            number = bucketNumber[bucket];
            return true;
        }
        if (!findAnew(t)) {
            return false;
        }
        bucketFrom[bucket] = from;
        bucketTo[bucket] = to;
        bucketNumber[bucket] = number;
        return true;
    }

    /** A bucket lasts between four and six hours, so that all of them hold two years and more. */
    private int bitsOfBucket() {
        return unit == Ticks.SECONDS ? 14 : unit == Ticks.MILLIS ? 24 : 44;
    }

    private boolean findAnew(long t) {
        if (t < Ticks.REASONS) {
            return false;
        }
        Periods.Stretch stretch = periods.around(Ticks.seconds(t, unit));
        if (stretch == null) {
            return false;
        }
        from = ticks(stretch.from());
        to = ticks(stretch.to());
        number = numberOf(stretch.firstDay());
        return true;
    }

    /** The ticks of a second; where they do not fit 64 bits, no instant of the unit is beyond. */
    private long ticks(long second) {
        long perSecond = Ticks.SECONDS / unit;
        long ticks = second * perSecond;
        if (Math.abs(second) > Long.MAX_VALUE / perSecond) {
            ticks = second < 0 ? Ticks.REASONS : Long.MAX_VALUE;
        }
        return ticks;
    }

    @Override
    void writeKey(Object key, DataOutput out) throws IOException {
        out.writeLong(((LocalDate) key).toEpochDay());
    }

    @Override
    Object readKey(DataInput in) throws IOException {
        try {
            LocalDate day = LocalDate.ofEpochDay(in.readLong());
            if (!periods.isFirst(day)) {
                throw new IOException("not the first day of a period: " + day);
            }
            return day;
        } catch (DateTimeException e) {
            throw new IOException("not a day: " + e.getMessage(), e);
        }
    }
}
