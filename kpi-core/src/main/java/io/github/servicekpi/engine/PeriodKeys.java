package io.github.servicekpi.engine;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Keys that are the local calendar periods of instants, as the first day of each. */
final class PeriodKeys extends Keys {
    private final Source<Ticks> source;
    private final Periods periods;

    /** The stretch met last: its first tick of the unit, and how many ticks it has, as an unsigned number; none at first. */
    private long first;

    private long length;
    private int number;
    private boolean areInSamePeriod; // the rows of the last call, as a whole block tells
    private long unit;
    private @Nullable PeriodBuckets buckets; // of the unit, where many rows came at once

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
        boolean areMany = selection.size >= Selection.LARGE;
        areInSamePeriod = areMany && areInOneStretch(chunk);
        if (areInSamePeriod) {
            Arrays.fill(out, 0, selection.size, number);
            return false;
        }
        Ticks column = chunk.column(source);
        turnTo(column.unit);
        if (areMany && buckets == null) {
            buckets = new PeriodBuckets(periods.shortest() * (Ticks.SECONDS / unit));
        }
        return number(column, selection, buckets, out);
    }

    @Override
    int sameNumber() {
        return areInSamePeriod ? number : NONE;
    }

    /** Turns to a stretch that all rows of a chunk belong to, as most have where rows come in order of time. */
    private boolean areInOneStretch(Chunk chunk) {
        TickBlock.Near near = chunk.near(source);
        if (near == null || !near.isComplete) {
            return false;
        }
        turnTo(near.unit);
        long greatest = near.least + near.range;
        if (isInStretch(near.least) && isInStretch(greatest)) {
            return true;
        }
        Periods.Stretch stretch = stretchOf(near.least);
        if (stretch == null || greatest < near.least || greatest >= ticks(stretch.to())) {
            return false;
        }
        turnTo(stretch);
        return true;
    }

    /** Rows in order mostly are of the stretch met last, others mostly in a bucket, so that neither branch is hard to predict. */
    private boolean number(Ticks column, Selection selection, @Nullable PeriodBuckets known, int[] out) {
        long[] ticks = column.ticks;
        int[] rows = selection.rows;
        boolean missing = false;
        for (int k = 0; k < selection.size; k++) {
            long tick = ticks[column.offset + rows[k]];
            int found = isInStretch(tick) ? number : known == null ? PeriodBuckets.UNKNOWN : known.number(tick);
            if (found == PeriodBuckets.UNKNOWN) {
                found = find(tick);
                missing |= found == NONE;
            }
            out[k] = found;
        }
        return missing;
    }

    private boolean isInStretch(long tick) {
        return Long.compareUnsigned(tick - first, length) < 0;
    }

    private int find(long tick) {
        Periods.Stretch stretch = stretchOf(tick);
        if (stretch == null) {
            return NONE;
        }
        turnTo(stretch);
        if (buckets != null) {
            buckets.learn(tick, first, first + length - 1, number);
        }
        return number;
    }

    private void turnTo(long nextUnit) {
        if (unit != nextUnit) {
            unit = nextUnit;
            length = 0;
            buckets = null;
        }
    }

    private void turnTo(Periods.Stretch stretch) {
        first = ticks(stretch.from());
        length = ticks(stretch.to()) - first;
        number = numberOf(stretch.firstDay());
    }

    private Periods.@Nullable Stretch stretchOf(long tick) {
        return tick < Ticks.REASONS ? null : periods.around(Ticks.seconds(tick, unit));
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
