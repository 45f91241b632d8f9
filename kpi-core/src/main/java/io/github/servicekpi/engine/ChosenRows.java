package io.github.servicekpi.engine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Some of the rows of another chunk, as if there were no others. What that one stores is taken from its columns. */
final class ChosenRows extends Chunk {
    private final Chunk from;
    private int[] chosen = {};
    private int[] own = {};
    private int chosenOf = -1;
    private final Selection all = new Selection();
    private @Nullable Object[] rows = {};
    private int versionOfRows = -1;

    ChosenRows(Chunk from) {
        super(from.capacity);
        this.from = from;
    }

    boolean areOf(Chunk chunk) {
        return from == chunk;
    }

    /** Chooses other rows, or rows of the next ones. */
    void choose(int[] newlyChosen, int count) {
        chosen = newlyChosen;
        next(count);
    }

    /** Chooses those of all rows that satisfy a condition. */
    void chooseBy(Source<Codes> condition) {
        if (chosenOf != from.version()) {
            Codes column = from.column(condition);
            own = Selection.room(own, from.size + 1);
            choose(own, all.all(from.size).keep(column.bytes(), column.offset, own));
            chosenOf = from.version();
        }
    }

    /** Writes what each row of the other chunk has, for those chosen. */
    void gather(int[] ofRow, int[] out) {
        for (int k = 0; k < size; k++) {
            out[k] = ofRow[chosen[k]];
        }
    }

    @Override
    void forget() {
        super.forget();
        Arrays.fill(rows, null);
        versionOfRows = -1;
    }

    @Override
    <C extends Column> @Nullable Slot<C> stored(Source<C> source) {
        Slot<C> stored = from.stored(source);
        return stored == null ? null : new Gathered<>(this, source, stored.column);
    }

    private static final class Gathered<C extends Column> extends Slot<C> {
        private final ChosenRows chosen;
        private final Source<C> source;

        /** @param column that nobody else has */
        Gathered(ChosenRows chosen, Source<C> source, C column) {
            super(column);
            this.chosen = chosen;
            this.source = source;
        }

        @Override
        void refresh(Chunk chunk) {
            column.gather(chosen.from.column(source), chosen.chosen, chunk.size);
        }
    }

    @Override
    @Nullable
    Object[] rows() {
        if (versionOfRows != version()) {
            if (rows.length == 0) {
                rows = new Object[capacity];
            }
            from.copyRows(chosen, size, rows);
            versionOfRows = version();
        }
        return rows;
    }

    @Override
    void copyRows(int[] ofThese, int count, @Nullable Object[] to) {
        if (versionOfRows == version()) {
            super.copyRows(ofThese, count, to);
            return;
        }
        int[] ofThose = new int[count];
        for (int k = 0; k < count; k++) {
            ofThose[k] = chosen[ofThese[k]];
        }
        from.copyRows(ofThose, count, to);
    }
}
