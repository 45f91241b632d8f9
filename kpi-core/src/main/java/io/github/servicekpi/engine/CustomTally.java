package io.github.servicekpi.engine;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A calculation that only its author's functions know: one state object a group, one call a row. */
final class CustomTally<A, R> extends Tally<R> {

    private final Supplier<A> newState;
    private final BiConsumer<A, Object> add;
    private final BiConsumer<A, A> merge;
    private final Function<A, R> result;
    private final Tallies.Codec<A> codec;
    private final List<A> states = new ArrayList<>();

    CustomTally(
            Supplier<A> newState,
            BiConsumer<A, Object> add,
            BiConsumer<A, A> merge,
            Function<A, R> result,
            Tallies.Codec<A> codec) {
        this.newState = newState;
        this.add = add;
        this.merge = merge;
        this.result = result;
        this.codec = codec;
    }

    @Override
    boolean isTotal() {
        return true; // the function is asked about selected rows only
    }

    private A state(int group) {
        while (states.size() <= group) {
            states.add(newState.get());
        }
        return states.get(group);
    }

    @Override
    @SuppressWarnings("NullAway") // rows within the size of a chunk are not null
    void add(Chunk chunk, Selection selection) {
        @Nullable Object[] rows = chunk.rows();
        for (int k = 0; k < selection.size; k++) {
            add.accept(state(selection.groups[k]), rows[selection.rows[k]]);
        }
    }

    @Override
    void merge(Tally<R> donor, int[] groups) {
        List<A> others = same(this, donor).states;
        for (int g = 0; g < others.size(); g++) {
            merge.accept(state(groups[g]), others.get(g));
        }
    }

    @Override
    public List<R> results(int groups, Workers workers) {
        return workers.list(
                groups,
                g -> Objects.requireNonNull(
                        result.apply(g < states.size() ? states.get(g) : newState.get()),
                        "the result of a state is null"));
    }

    @Override
    void write(DataOutput out) throws IOException {
        Varints.write(out, states.size());
        for (A state : states) {
            codec.write(state, out);
        }
    }

    @Override
    void read(DataInput in, int groups) throws IOException {
        int n = Varints.readAtMost(in, groups);
        for (int g = 0; g < n; g++) {
            states.add(codec.read(in));
        }
    }
}
