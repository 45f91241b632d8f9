package io.github.servicekpi.engine;

import io.github.servicekpi.stats.OrderStatistics;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;

/** Keeps every duration. */
final class DurationTally<R> extends TicksTally<R> {
    private final BiFunction<OrderStatistics, long[], R> finisher;
    private final GroupedDurations durations = new GroupedDurations();

    DurationTally(Source<Ticks> source, int rules, BiFunction<OrderStatistics, long[], R> finisher) {
        super(source, rules);
        this.finisher = finisher;
    }

    @Override
    long addAll(long[] ticks, int from, int to, long unit, Seen all) {
        DurationDigest digest = durations.digest(0);
        long before = digest.count();
        digest.addAll(ticks, from, to, unit, all);
        return digest.count() - before;
    }

    @Override
    void addAll(long[] ticks, int offset, Selection selection, long unit) {
        durations.addAll(ticks, offset, selection, unit);
    }

    @Override
    void addAll(NarrowTicks narrow) {
        durations.digest(0).unit(narrow.unit()).add(narrow);
    }

    @Override
    boolean addAll(NarrowTicks narrow, Selection selection, int[] without) {
        durations.addAll(narrow, selection, without);
        return true;
    }

    @Override
    void add(int group, Duration duration) {
        durations.add(group, duration);
    }

    @Override
    void settle() {
        durations.settle();
    }

    @Override
    void merge(Tally<R> donor, int[] groups) {
        DurationTally<R> other = same(this, donor);
        mergeReasons(other, groups);
        durations.merge(other.durations, groups);
    }

    @Override
    public List<R> results(int groups, Workers workers) {
        List<DurationValues> values = durations.byGroup(groups, workers);
        return workers.list(groups, g -> finisher.apply(values.get(g), reasons(g)));
    }

    @Override
    void write(DataOutput out) throws IOException {
        super.write(out);
        durations.write(out);
    }

    @Override
    void read(DataInput in, int groups) throws IOException {
        super.read(in, groups);
        durations.read(in, groups);
    }
}
