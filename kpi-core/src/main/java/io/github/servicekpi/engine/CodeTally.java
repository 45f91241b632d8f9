package io.github.servicekpi.engine;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;

/**
 * Counts rows by the slot that their code belongs to: scores in bands, flags, conditions, and why rows are left out.
 */
final class CodeTally<R> extends Tally<R> {
    /** A state of fewer rows stays without the memory of blocks. */
    private static final int WORTH_BLOCKS = 512;

    private final Source<Codes> source;
    private final int[] slotOfCode;
    private final Function<long[], R> finisher;
    private final CountTable counts;
    private final CodeBlocks blocks; // of rows that came with no other group
    private int groupOfBlocks;
    private byte[] selected = {};
    private int[] places = {}; // in the table of counts, of the rows of a chunk
    private int[] ofCode = {}; // made with the first chunk that is counted so

    CodeTally(Source<Codes> source, int[] slotOfCode, int slots, Function<long[], R> finisher) {
        this.source = source;
        this.slotOfCode = slotOfCode;
        this.finisher = finisher;
        this.counts = new CountTable(slots);
        this.blocks = new CodeBlocks(slotOfCode, slots);
    }

    @Override
    boolean isTotal() {
        return source.isTotal();
    }

    @Override
    boolean countsRuns(ColumnStore table) {
        return source.storedIn(table) != null;
    }

    @Override
    void add(Chunk chunk, Selection selection) {
        int group = selection.onlyGroup();
        boolean isWhole = group != Selection.SEVERAL && selection.isEveryRow(chunk);
        if (source instanceof CodeCounts ready && isWhole) {
            ofCode = ofCode.length == 0 ? new int[256] : ofCode;
            if (ready.count(chunk, ofCode)) {
                addCounts(group);
                return;
            }
        }
        Codes column = chunk.column(source);
        CodeBlock block = isWhole ? column.storedBlock() : null;
        if (block != null) {
            blocksOf(group).add(block);
        } else if (group == Selection.SEVERAL) {
            places = Selection.room(places, selection.size);
            slots(column, selection, slotOfCode, places);
            countByGroup(selection, counts.width, places, counts.forGroups(selection.groupsNeeded()));
        } else if (isWhole) {
            countAll(column.bytes(), column.offset, selection.size, group);
        } else {
            selected = selected.length < selection.size ? new byte[chunk.capacity] : selected;
            gather(column, selection, selected);
            countAll(selected, 0, selection.size, group);
        }
    }

    private void addCounts(int group) {
        long[] all = counts.forGroups(group + 1);
        for (int code = 0; code < ofCode.length; code++) {
            all[group * counts.width + slotOfCode[code]] += ofCode[code];
        }
    }

    private void countAll(byte[] codes, int offset, int size, int group) {
        if (size >= WORTH_BLOCKS) {
            blocksOf(group).add(codes, offset, size);
        } else if (size > 0) {
            CodeBlocks.countOneByOne(
                    codes, offset, size, slotOfCode, counts.forGroups(group + 1), group * counts.width);
        }
    }

    /** The blocks, once all in them is of a group: rows in order of time are of the same period for long. */
    private CodeBlocks blocksOf(int group) {
        counts.forGroups(group + 1);
        if (group != groupOfBlocks) {
            counts();
            groupOfBlocks = group;
        }
        return blocks;
    }

    private static void gather(Codes column, Selection selection, byte[] out) {
        byte[] bytes = column.bytes();
        int[] rows = selection.rows;
        int offset = column.offset;
        for (int k = 0; k < selection.size; k++) {
            out[k] = bytes[offset + rows[k]];
        }
    }

    /** The slot of each selected row. */
    private static void slots(Codes column, Selection selection, int[] slotOfCode, int[] out) {
        byte[] bytes = column.bytes();
        int offset = column.offset;
        if (selection.areFirstRows()) {
            for (int k = 0; k < selection.size; k++) {
                out[k] = slotOfCode[bytes[offset + k] & 255];
            }
            return;
        }
        int[] rows = selection.rows;
        for (int k = 0; k < selection.size; k++) {
            out[k] = slotOfCode[bytes[offset + rows[k]] & 255];
        }
    }

    /** In loops that do one thing each: one loop that does all, with the slots, takes twice as long. */
    private static void countByGroup(Selection selection, int width, int[] slots, long[] counts) {
        int[] groups = selection.groups;
        for (int k = 0; k < selection.size; k++) {
            slots[k] += groups[k] * width;
        }
        for (int k = 0; k < selection.size; k++) {
            counts[slots[k]]++;
        }
    }

    /** The counts of all groups, with those of the blocks. */
    private CountTable counts() {
        if (counts.groups() > groupOfBlocks) {
            blocks.moveTo(counts.forGroups(groupOfBlocks + 1), groupOfBlocks * counts.width);
        }
        return counts;
    }

    @Override
    void settle() {
        counts();
    }

    @Override
    void merge(Tally<R> donor, int[] groups) {
        counts.merge(same(this, donor).counts(), groups);
    }

    @Override
    public List<R> results(int groups, Workers workers) {
        CountTable all = counts();
        return workers.list(groups, g -> finisher.apply(all.ofGroup(g)));
    }

    @Override
    void write(DataOutput out) throws IOException {
        counts().write(out);
    }

    @Override
    void read(DataInput in, int groups) throws IOException {
        counts.read(in, groups);
    }
}
