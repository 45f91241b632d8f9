package io.github.servicekpi.engine;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;

/** Keeps how many durations there are, their sum, the shortest and the longest. */
final class SummaryTally<R> extends TicksTally<R> {
    private final BiFunction<DurationTotals, long[], R> finisher;
    private final TotalsTable totals = new TotalsTable();

    SummaryTally(Source<Ticks> source, int rules, BiFunction<DurationTotals, long[], R> finisher) {
        super(source, rules);
        this.finisher = finisher;
    }

    @Override
    long addAll(long[] ticks, int from, int to, long unit, Seen all) {
        return totals.addAll(ticks, from, to, unit, all);
    }

    @Override
    void addAll(long[] ticks, int offset, Selection selection, long unit) {
        totals.addAll(ticks, offset, selection.groups, selection.size, unit);
    }

    @Override
    void addAll(NarrowTicks durations) {
        totals.addAll(durations);
    }

    @Override
    boolean addAll(NarrowTicks durations, Selection selection, int[] without) {
        return false; // seconds and nanoseconds are computed from longs
    }

    @Override
    void add(int group, Duration duration) {
        totals.add(group, duration.getSeconds(), duration.getNano());
    }

    @Override
    void merge(Tally<R> donor, int[] groups) {
        SummaryTally<R> other = same(this, donor);
        mergeReasons(other, groups);
        totals.merge(other.totals, groups);
    }

    @Override
    public List<R> results(int groups, Workers workers) {
        return workers.list(groups, g -> finisher.apply(totals.ofGroup(g), reasons(g)));
    }

    @Override
    void write(DataOutput out) throws IOException {
        super.write(out);
        totals.write(out);
    }

    @Override
    void read(DataInput in, int groups) throws IOException {
        super.read(in, groups);
        totals.read(in, groups);
    }
}
