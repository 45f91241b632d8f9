package io.github.servicekpi.engine;

import java.util.Arrays;
import java.util.List;

/** Builds columns of instants or durations. */
final class TicksBuilder extends ColumnBuilder<Ticks, TickBlock> {
    private final StoredTicks.Maker maker;
    private Ticks waiting = new Ticks(0);
    private long[] seconds = {};
    private int[] rest = {};

    /** The rows that wait have no unit in common, or none that fits: they are seconds and nanoseconds. */
    private boolean mixed;

    TicksBuilder(StoredTicks.Maker maker) {
        this.maker = maker;
    }

    @Override
    void makeRoom(int rows) {
        Ticks larger = new Ticks(rows);
        larger.unit = waiting.unit;
        System.arraycopy(waiting.ticks, 0, larger.ticks, 0, waiting.ticks.length);
        waiting = larger;
        seconds = Arrays.copyOf(seconds, rows);
        rest = Arrays.copyOf(rest, rows);
    }

    @Override
    void copy(Ticks in, int from, int count, int to) {
        if (to == 0) {
            mixed = in.nanos != null;
            waiting.unit = in.unit;
            waiting.nanos = null;
        } else if (!mixed && (in.nanos != null || in.unit != waiting.unit)) {
            split(waiting, 0, to, 0);
            mixed = true;
        }
        if (mixed) {
            split(in, from, count, to);
        } else {
            System.arraycopy(in.ticks, from, waiting.ticks, to, count);
        }
    }

    private void split(Ticks in, int from, int count, int to) {
        for (int i = 0; i < count; i++) {
            seconds[to + i] = in.secondsAt(from + i);
            rest[to + i] = in.nanosAt(from + i);
        }
    }

    @Override
    TickBlock block(int size) {
        if (mixed) {
            waiting.pack(seconds, rest, size);
        }
        return TickBlock.of(waiting, size);
    }

    @Override
    StoredTicks stored(List<TickBlock> blocks, int size) {
        return new StoredTicks(blocks.toArray(TickBlock[]::new), maker);
    }
}
