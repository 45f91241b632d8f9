package io.github.servicekpi.engine;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/** Counts rows. */
final class RowTally extends Tally<Long> {
    private final CountTable counts = new CountTable(1);

    @Override
    boolean isTotal() {
        return true;
    }

    @Override
    void add(Chunk chunk, Selection selection) {
        long[] table = counts.forGroups(selection.groupsNeeded());
        if (selection.isOneGroup()) {
            if (selection.size > 0) {
                table[0] += selection.size;
            }
            return;
        }
        for (int k = 0; k < selection.size; k++) {
            table[selection.groups[k]]++;
        }
    }

    @Override
    void merge(Tally<Long> donor, int[] groups) {
        counts.merge(same(this, donor).counts, groups);
    }

    @Override
    public List<Long> results(int groups, Workers workers) {
        return workers.list(groups, g -> counts.ofGroup(g)[0]);
    }

    @Override
    void write(DataOutput out) throws IOException {
        counts.write(out);
    }

    @Override
    void read(DataInput in, int groups) throws IOException {
        counts.read(in, groups);
    }
}
