package io.github.servicekpi.engine;

import io.github.servicekpi.stats.OrderStatistics;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** Keeps every duration, and counts why the other rows have none. */
final class DurationTally<R> extends Tally<R> {
    private final Source<Ticks> source;
    private final BiFunction<OrderStatistics, long[], R> finisher;
    private final CountTable reasons;
    private final List<DurationDigest> digests = new ArrayList<>();

    DurationTally(Source<Ticks> source, int rules, BiFunction<OrderStatistics, long[], R> finisher) {
        this.source = source;
        this.finisher = finisher;
        this.reasons = new CountTable(Ticks.REASON_RULE + rules);
    }

    @Override
    boolean isTotal() {
        return source.isTotal();
    }

    private DurationDigest digest(int group) {
        while (digests.size() <= group) {
            digests.add(new DurationDigest());
        }
        return digests.get(group);
    }

    @Override
    void add(Chunk chunk, Selection selection) {
        Ticks column = chunk.column(source);
        long[] absent = reasons.forGroups(selection.groupsNeeded());
        int width = reasons.width;
        long[] ticks = column.ticks;
        if (column.nanos == null && selection.isOneGroup()) {
            int counted = digest(0).addAll(column, selection);
            if (counted == selection.size) {
                return;
            }
            for (int k = 0; k < selection.size; k++) {
                long t = ticks[column.offset + selection.rows[k]];
                if (t < 0) {
                    absent[Ticks.reasonOf(t)]++;
                }
            }
            return;
        }
        for (int k = 0; k < selection.size; k++) {
            int index = column.offset + selection.rows[k];
            int group = selection.groups[k];
            long t = ticks[index];
            if (t < 0) {
                absent[group * width + Ticks.reasonOf(t)]++;
            } else if (column.nanos == null) {
                digest(group).add(t, column.unit);
            } else {
                digest(group).add(t, column.nanosAt(index));
            }
        }
    }

    @Override
    void merge(Tally<R> donor, int[] groups) {
        DurationTally<R> other = same(this, donor);
        reasons.merge(other.reasons, groups);
        for (int g = 0; g < other.digests.size(); g++) {
            digest(groups[g]).merge(other.digests.get(g));
        }
    }

    @Override
    public List<R> results(int groups) {
        List<R> results = new ArrayList<>(groups);
        for (int g = 0; g < groups; g++) {
            DurationDigest digest = g < digests.size() ? digests.get(g) : new DurationDigest();
            results.add(finisher.apply(digest.snapshot(), reasons.ofGroup(g)));
        }
        return results;
    }

    @Override
    void write(DataOutput out) throws IOException {
        reasons.write(out);
        Varints.write(out, digests.size());
        for (DurationDigest digest : digests) {
            digest.snapshot().write(out);
        }
    }

    @Override
    void read(DataInput in, int groups) throws IOException {
        reasons.read(in, groups);
        int n = Varints.readAtMost(in, groups);
        for (int g = 0; g < n; g++) {
            digest(g).read(in);
        }
    }
}
