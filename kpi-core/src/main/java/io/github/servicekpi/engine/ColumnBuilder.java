package io.github.servicekpi.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Appends the columns of chunks to one column of a table, block by block.
 *
 * @param <C> the form in which values come
 * @param <B> a block of them
 */
abstract class ColumnBuilder<C extends Column, B> {
    static final int BLOCK = StoredColumn.BLOCK;

    static final int NONE = -1;

    /** The first rows of a table get no more room than this, so that a table of a few rows takes little to make. */
    private static final int FEW = 64;

    private final List<B> full = new ArrayList<>();
    private int room;
    private int waiting; // the rows after the full blocks

    /** The first row of a chunk whose value a table cannot have, or {@link #NONE}. */
    int firstRefused(C column, int size) {
        return NONE;
    }

    /** Appends the values of the first rows of a chunk. */
    final void append(C column, int size) {
        int from = 0;
        while (from < size) {
            int count = Math.min(BLOCK - waiting, size - from);
            if (waiting + count > room) {
                room = Math.min(BLOCK, Math.max(Math.max(FEW, waiting + count), 4 * room));
                makeRoom(room);
            }
            copy(column, column.offset + from, count, waiting);
            waiting += count;
            from += count;
            if (waiting == BLOCK) {
                full.add(block(BLOCK));
                waiting = 0;
            }
        }
    }

    final int size() {
        return full.size() * BLOCK + waiting;
    }

    /** All blocks, of which the last may not be full. */
    final List<B> blocks() {
        List<B> blocks = new ArrayList<>(full);
        if (waiting > 0) {
            blocks.add(block(waiting));
        }
        return blocks;
    }

    /** Puts other blocks in the place of the full ones. */
    final void replace(UnaryOperator<B> other) {
        full.replaceAll(other);
    }

    /** The column of all values so far, and of those of other builders of the same column; only the last may have a block that is not full. */
    final StoredColumn<C> build(List<ColumnBuilder<C, B>> following) {
        List<B> blocks = blocks();
        int size = size();
        for (ColumnBuilder<C, B> next : following) {
            blocks.addAll(adopted(next));
            size = Math.addExact(size, next.size());
        }
        return stored(blocks, size);
    }

    /** The blocks of another builder, as they are in a column of this one. */
    List<B> adopted(ColumnBuilder<C, B> other) {
        return other.blocks();
    }

    /** Gives the next block room for so many rows, without losing those that wait. */
    abstract void makeRoom(int rows);

    /** Copies values, which begin at an index of the array of a column, behind those that wait. */
    abstract void copy(C in, int from, int count, int to);

    /** Packs the first rows that wait. */
    abstract B block(int size);

    abstract StoredColumn<C> stored(List<B> blocks, int size);
}
