package io.github.servicekpi.engine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a chunk that are read from its row objects: each alone at first, all of them together in a loop of their own as
 * soon as there are enough rows for it to pay.
 */
final class RowColumns {
    /** The JVM compiles a new loop after about so many chunks. */
    private static final int WORTH_A_LOOP = 24;

    private final List<RowSlot<?>> slots = new ArrayList<>();
    private int together; // the first slots
    private int chunks;

    /** A column that is read from row objects. */
    static final class RowSlot<C extends Column> extends Chunk.Slot<C> {
        private final RowSource<C> source;
        private @Nullable Together together;

        private RowSlot(RowSource<C> source, C column) {
            super(column);
            this.source = source;
        }

        @Override
        void refresh(Chunk chunk) {
            if (together == null) {
                source.fill(chunk, column);
            } else {
                together.read(chunk);
            }
        }

        private void complete(Chunk chunk) {
            source.complete(column, chunk);
            version = chunk.version();
        }
    }

    /** Slots that are read in one pass over the rows. */
    private static final class Together {
        private final List<RowSlot<?>> slots;
        private final RowReader.Loop loop;
        private final @Nullable Column[] columns = new Column[RowReader.SOURCES];

        Together(List<RowSlot<?>> slots, RowReader.Loop loop) {
            this.slots = slots;
            this.loop = loop;
            for (int s = 0; s < slots.size(); s++) {
                columns[s] = slots.get(s).column;
                slots.get(s).together = this;
            }
        }

        void read(Chunk chunk) {
            loop.read(chunk.rows(), chunk.size, columns);
            slots.forEach(slot -> slot.complete(chunk));
        }
    }

    <C extends Column> RowSlot<C> add(RowSource<C> source, int capacity) {
        RowSlot<C> slot = new RowSlot<>(source, source.newColumn(capacity));
        slots.add(slot);
        return slot;
    }

    /** To be called before each chunk. */
    void next() {
        if (together < slots.size()) {
            chunks++;
            if (chunks == 1 || chunks >= WORTH_A_LOOP) {
                join(chunks >= WORTH_A_LOOP);
            }
        }
    }

    private void join(boolean worthIt) {
        for (int from = 0; from < slots.size(); from += RowReader.SOURCES) {
            List<RowSlot<?>> some = List.copyOf(slots.subList(from, Math.min(slots.size(), from + RowReader.SOURCES)));
            List<RowSource<?>> sources = new ArrayList<>();
            some.forEach(slot -> sources.add(slot.source));
            RowReader.Loop loop = worthIt ? RowReader.of(sources) : RowReader.known(sources);
            if (loop == null) {
                return;
            }
            new Together(some, loop);
        }
        together = slots.size();
    }
}
