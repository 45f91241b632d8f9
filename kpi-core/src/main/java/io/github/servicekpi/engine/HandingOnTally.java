package io.github.servicekpi.engine;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/** Hands rows on to another tally, chosen or changed, and has no state but that one's: the groups of both are the same. */
abstract class HandingOnTally<R> extends Tally<R> {
    final Tally<R> inner;

    HandingOnTally(Tally<R> inner) {
        this.inner = inner;
    }

    @Override
    final void settle() {
        inner.settle();
    }

    @Override
    final void merge(Tally<R> donor, int[] map) {
        inner.merge(same(this, donor).inner, map);
    }

    @Override
    public final List<R> results(int count, Workers workers) {
        return inner.results(count, workers);
    }

    @Override
    final void write(DataOutput out) throws IOException {
        inner.write(out);
    }

    @Override
    final void read(DataInput in, int groups) throws IOException {
        inner.read(in, groups);
    }
}
