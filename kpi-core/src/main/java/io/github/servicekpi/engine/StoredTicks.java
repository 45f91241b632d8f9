package io.github.servicekpi.engine;

import org.jspecify.annotations.Nullable;

/** Instants or durations, each block of them in the coarsest unit that is exact. */
final class StoredTicks extends StoredColumn<Ticks> {
    private final TickBlock[] blocks;
    private final Maker maker;

    /** Makes the object that a value stands for. */
    interface Maker {
        Object of(long seconds, int nanos);
    }

    StoredTicks(TickBlock[] blocks, Maker maker) {
        this.blocks = blocks;
        this.maker = maker;
    }

    @Override
    Ticks newColumn(int capacity) {
        return new Ticks(capacity);
    }

    @Override
    void show(int firstRow, int size, Ticks out) {
        TickBlock block = blocks[blockOf(firstRow)];
        int from = indexOf(firstRow);
        int first = Math.min(size, BLOCK - from);
        TickBlock last = first < size ? blocks[blockOf(firstRow) + 1] : block;
        if (block.nanos() != null || last.nanos() != null || block.unit != last.unit) {
            out.nearZero = false;
            showExactly(firstRow, size, out);
            return;
        }
        out.unit = block.unit;
        out.nanos = null;
        out.nearZero = block.isNearZero() && last.isNearZero();
        block.show(from, first, out, 0);
        if (first < size) {
            last.show(0, size - first, out, first);
        }
    }

    /** The block with all of some rows, if it is one with four bytes a value. */
    TickBlock.@Nullable Near near(int firstRow, int size) {
        return indexOf(firstRow) + size <= BLOCK && blocks[blockOf(firstRow)] instanceof TickBlock.Near near
                ? near
                : null;
    }

    private void showExactly(int firstRow, int size, Ticks out) {
        long[] seconds = new long[size];
        int[] nanos = new int[size];
        for (int i = 0; i < size; i++) {
            seconds[i] = seconds(firstRow + i);
            nanos[i] = nanos(firstRow + i);
        }
        out.pack(seconds, nanos, size);
    }

    private long seconds(int row) {
        TickBlock block = blocks[blockOf(row)];
        return Ticks.seconds(block.tick(indexOf(row)), block.unit);
    }

    private int nanos(int row) {
        TickBlock block = blocks[blockOf(row)];
        int[] nanos = block.nanos();
        return nanos != null ? nanos[indexOf(row)] : Ticks.nanos(block.tick(indexOf(row)), block.unit);
    }

    @Override
    @Nullable
    Object value(int row) {
        long seconds = seconds(row);
        return seconds < Ticks.REASONS ? null : maker.of(seconds, nanos(row));
    }
}
