package io.github.servicekpi.engine;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** Several tallies fed together, and a function of their results; with one part, the finishing of its result. */
final class ManyTally<R> extends Tally<R> {
    private final List<? extends Tally<?>> parts;
    private final Function<List<Object>, ? extends R> finisher;

    ManyTally(List<? extends Tally<?>> parts, Function<List<Object>, ? extends R> finisher) {
        this.parts = parts;
        this.finisher = finisher;
    }

    @Override
    boolean isTotal() {
        return parts.stream().allMatch(Tally::isTotal);
    }

    @Override
    boolean countsRuns(ColumnStore table) {
        return parts.stream().allMatch(part -> part.countsRuns(table));
    }

    @Override
    void add(Chunk chunk, Selection selection) {
        for (Tally<?> part : parts) {
            part.add(chunk, selection);
        }
    }

    @Override
    void settle() {
        parts.forEach(Tally::settle);
    }

    @Override
    @SuppressWarnings("unchecked") // the parts of one definition are in the same order
    void merge(Tally<R> donor, int[] groups) {
        List<? extends Tally<?>> others = same(this, donor).parts;
        for (int i = 0; i < parts.size(); i++) {
            ((Tally<Object>) parts.get(i)).merge((Tally<Object>) others.get(i), groups);
        }
    }

    @Override
    public List<R> results(int groups, Workers workers) {
        List<List<?>> columns = new ArrayList<>(parts.size());
        for (Tally<?> part : parts) {
            columns.add(part.results(groups, workers));
        }
        return workers.list(groups, g -> finished(columns, g));
    }

    private R finished(List<List<?>> columns, int group) {
        List<Object> row = new ArrayList<>(columns.size());
        for (List<?> column : columns) {
            row.add(column.get(group));
        }
        return Objects.requireNonNull(finisher.apply(row), "a finished result is null");
    }

    @Override
    void write(DataOutput out) throws IOException {
        for (Tally<?> part : parts) {
            part.write(out);
        }
    }

    @Override
    void read(DataInput in, int groups) throws IOException {
        for (Tally<?> part : parts) {
            part.read(in, groups);
        }
    }
}
