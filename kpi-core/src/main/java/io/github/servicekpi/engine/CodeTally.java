package io.github.servicekpi.engine;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Counts rows by the slot that their code belongs to: scores in bands, flags, conditions, and why rows are left out.
 */
final class CodeTally<R> extends Tally<R> {
    private final Source<Codes> source;
    private final int[] slotOfCode;
    private final Function<long[], R> finisher;
    private final CountTable counts;

    CodeTally(Source<Codes> source, int[] slotOfCode, int slots, Function<long[], R> finisher) {
        this.source = source;
        this.slotOfCode = slotOfCode;
        this.finisher = finisher;
        this.counts = new CountTable(slots);
    }

    @Override
    boolean isTotal() {
        return source.isTotal();
    }

    @Override
    void add(Chunk chunk, Selection selection) {
        Codes column = chunk.column(source);
        long[] table = counts.forGroups(selection.groupsNeeded());
        if (selection.isOneGroup() && selection.isEveryRow(chunk)) {
            countAll(column.bytes, column.offset, column.offset + selection.size, slotOfCode, table);
        } else {
            countSelected(column, selection, slotOfCode, counts.width, table);
        }
    }

    private static void countAll(byte[] bytes, int from, int to, int[] slotOfCode, long[] counts) {
        for (int i = from; i < to; i++) {
            counts[slotOfCode[bytes[i] & 255]]++;
        }
    }

    private static void countSelected(Codes column, Selection selection, int[] slotOfCode, int width, long[] counts) {
        byte[] bytes = column.bytes;
        int[] rows = selection.rows;
        int[] groups = selection.groups;
        int offset = column.offset;
        for (int k = 0; k < selection.size; k++) {
            counts[groups[k] * width + slotOfCode[bytes[offset + rows[k]] & 255]]++;
        }
    }

    @Override
    void merge(Tally<R> donor, int[] groups) {
        counts.merge(same(this, donor).counts, groups);
    }

    @Override
    public List<R> results(int groups) {
        List<R> results = new ArrayList<>(groups);
        for (int g = 0; g < groups; g++) {
            results.add(finisher.apply(counts.ofGroup(g)));
        }
        return results;
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
