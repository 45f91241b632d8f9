package io.github.servicekpi.engine;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;

/**
 * What tallies of durations have in common: rows without a duration are counted by reason, the others handed on. Of 5 s, nothing, -2 s and
 * 0 s in one group, 5 s and 0 s are handed on, one row is missing and one negative.
 */
abstract class TicksTally<R> extends Tally<R> {
    private final Source<Ticks> source;
    private final CountTable reasons;
    private final Seen seen = new Seen();
    private long[] gathered = {};
    private int[] absent = {}; // the rows of a chunk without a duration, or their groups

    TicksTally(Source<Ticks> source, int rules) {
        this.source = source;
        this.reasons = new CountTable(Ticks.REASON_RULE + rules);
    }

    /**
     * Adds those of some values that are not negative to group 0, and returns how many they are.
     *
     * @param all is told all values
     */
    abstract long addAll(long[] ticks, int from, int to, long unit, Seen all);

    /**
     * Adds those of some values that are not negative.
     *
     * @param offset the value of {@code selection.groups[i]} is {@code ticks[offset + i]}
     */
    abstract void addAll(long[] ticks, int offset, Selection selection, long unit);

    /** Adds durations to group 0. */
    abstract void addAll(NarrowTicks durations);

    /**
     * Adds durations to the group of each row, or returns false if it takes them as {@code long}s only.
     *
     * @param without gets the groups of the rows that have none
     */
    abstract boolean addAll(NarrowTicks durations, Selection selection, int[] without);

    /** Adds a duration that is not negative. */
    abstract void add(int group, Duration duration);

    @Override
    final boolean isTotal() {
        return source.isTotal();
    }

    /** How many rows of a group are missing, negative, open, and excluded by each rule. */
    final long[] reasons(int group) {
        return reasons.ofGroup(group);
    }

    @Override
    final void add(Chunk chunk, Selection selection) {
        if (selection.size == 0) {
            return;
        }
        NarrowTicks narrow = selection.isEveryRow(chunk) ? chunk.narrow(source) : null;
        if (narrow != null && selection.isOneGroup()) {
            addNarrow(narrow);
            return;
        }
        if (narrow != null && narrow.negative() == 0 && addToGroups(narrow, selection)) {
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
            addAll(ticks, offset, selection, column.unit);
            countAbsent(ticks, offset, selection);
        }
    }

    private void addNarrow(NarrowTicks durations) {
        if (durations.absent() > 0) {
            long[] absentOf = reasons.forGroups(1);
            absentOf[Ticks.REASON_MISSING] += durations.missing();
            absentOf[Ticks.REASON_NEGATIVE] += durations.negative();
        }
        if (durations.count() > 0) {
            addAll(durations);
        }
    }

    private boolean addToGroups(NarrowTicks durations, Selection selection) {
        absent = Selection.room(absent, selection.size);
        if (!addAll(durations, selection, absent)) {
            return false;
        }
        if (durations.missing() == 0) {
            return true; // and has no room for reasons
        }
        long[] absentOf = reasons.forGroups(selection.groupsNeeded());
        for (int i = 0; i < durations.missing(); i++) {
            absentOf[absent[i] * reasons.width + Ticks.REASON_MISSING]++;
        }
        return true;
    }

    private static void gather(long[] ticks, int offset, Selection selection, long[] out) {
        int[] rows = selection.rows;
        for (int k = 0; k < selection.size; k++) {
            out[k] = ticks[offset + rows[k]];
        }
    }

    /** Mostly a duration is simply missing, which needs no look at each row. */
    private void addToOneGroup(long[] ticks, int offset, Selection selection, long unit) {
        seen.startAgain();
        long absentOnes = selection.size - addAll(ticks, offset, offset + selection.size, unit, seen);
        if (absentOnes > 0 && seen.isOnlyMissing()) {
            reasons.forGroups(1)[Ticks.REASON_MISSING] += absentOnes;
        } else if (absentOnes > 0) {
            countAbsent(ticks, offset, selection);
        }
    }

    private void countAbsent(long[] ticks, int offset, Selection selection) {
        absent = Selection.room(absent, selection.size);
        int n = absent(ticks, offset, selection.size, absent);
        for (int i = 0; i < n; i++) {
            int k = absent[i];
            int group = selection.groups[k];
            reasons.forGroups(group + 1)[group * reasons.width + Ticks.reasonOf(ticks[offset + k])]++;
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
                add(selection.groups[k], Duration.ofSeconds(seconds, column.nanosAt(index)));
            }
        }
    }

    final void mergeReasons(TicksTally<R> donor, int[] groups) {
        reasons.merge(donor.reasons, groups);
    }

    @Override
    void write(DataOutput out) throws IOException {
        reasons.write(out);
    }

    @Override
    void read(DataInput in, int groups) throws IOException {
        reasons.read(in, groups);
    }
}
