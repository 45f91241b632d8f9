package io.github.servicekpi.engine;

import io.github.servicekpi.stats.OrderStatistics;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** Keeps every duration, and counts why the other rows have none. */
final class DurationTally<R> extends Tally<R> {
    private final Source<Ticks> source;
    private final BiFunction<OrderStatistics, long[], R> finisher;
    private final CountTable reasons;
    private final GroupedDurations durations = new GroupedDurations();
    private final Seen seen = new Seen();
    private long[] gathered = {};
    private int[] absent = {};

    DurationTally(Source<Ticks> source, int rules, BiFunction<OrderStatistics, long[], R> finisher) {
        this.source = source;
        this.finisher = finisher;
        this.reasons = new CountTable(Ticks.REASON_RULE + rules);
    }

    @Override
    boolean isTotal() {
        return source.isTotal();
    }

    @Override
    void add(Chunk chunk, Selection selection) {
        if (selection.size == 0) {
            return;
        }
        Ticks column = chunk.column(source);
        if (column.nanos != null) {
            addWithNanos(column, selection);
            return;
        }
        long[] ticks = column.ticks;
        int offset = column.offset;
        if (!selection.isEveryRow(chunk)) {
            gathered = gathered.length < selection.size ? new long[chunk.capacity] : gathered;
            gather(ticks, offset, selection, gathered);
            ticks = gathered;
            offset = 0;
        }
        if (selection.isOneGroup()) {
            addToOneGroup(ticks, offset, selection, column.unit);
        } else {
            durations.addAll(ticks, offset, selection.groups, selection.size, column.unit);
            countAbsent(ticks, offset, selection);
        }
    }

    private static void gather(long[] ticks, int offset, Selection selection, long[] out) {
        int[] rows = selection.rows;
        for (int k = 0; k < selection.size; k++) {
            out[k] = ticks[offset + rows[k]];
        }
    }

    /** Mostly a duration is simply missing, which needs no look at each row. */
    private void addToOneGroup(long[] ticks, int offset, Selection selection, long unit) {
        DurationDigest digest = durations.digest(0);
        long before = digest.count();
        seen.startAgain();
        digest.addAll(ticks, offset, offset + selection.size, unit, seen);
        long absentOnes = selection.size - (digest.count() - before);
        if (absentOnes > 0 && seen.isOnlyMissing()) {
            reasons.forGroups(1)[Ticks.REASON_MISSING] += absentOnes;
        } else if (absentOnes > 0) {
            countAbsent(ticks, offset, selection);
        }
    }

    private void countAbsent(long[] ticks, int offset, Selection selection) {
        absent = Selection.room(absent, selection.size);
        int n = absent(ticks, offset, selection.size, absent);
        if (n > 0) {
            long[] counts = reasons.forGroups(selection.groupsNeeded());
            for (int i = 0; i < n; i++) {
                int k = absent[i];
                counts[selection.groups[k] * reasons.width + Ticks.reasonOf(ticks[offset + k])]++;
            }
        }
    }

    /** Lists where there is no duration: writes every index, and moves on past those. */
    private static int absent(long[] ticks, int offset, int size, int[] out) {
        int n = 0;
        for (int k = 0; k < size; k++) {
            out[n] = k;
            n -= (int) (ticks[offset + k] >> 63);
        }
        return n;
    }

    private void addWithNanos(Ticks column, Selection selection) {
        long[] absentOf = reasons.forGroups(selection.groupsNeeded());
        for (int k = 0; k < selection.size; k++) {
            int index = column.offset + selection.rows[k];
            long seconds = column.ticks[index];
            if (seconds < 0) {
                absentOf[selection.groups[k] * reasons.width + Ticks.reasonOf(seconds)]++;
            } else {
                durations.add(selection.groups[k], Duration.ofSeconds(seconds, column.nanosAt(index)));
            }
        }
    }

    @Override
    void merge(Tally<R> donor, int[] groups) {
        DurationTally<R> other = same(this, donor);
        reasons.merge(other.reasons, groups);
        durations.merge(other.durations, groups);
    }

    @Override
    public List<R> results(int groups) {
        List<DurationValues> values = durations.byGroup(groups);
        List<R> results = new ArrayList<>(groups);
        for (int g = 0; g < groups; g++) {
            results.add(finisher.apply(values.get(g), reasons.ofGroup(g)));
        }
        return results;
    }

    @Override
    void write(DataOutput out) throws IOException {
        reasons.write(out);
        durations.write(out);
    }

    @Override
    void read(DataInput in, int groups) throws IOException {
        reasons.read(in, groups);
        durations.read(in, groups);
    }
}
