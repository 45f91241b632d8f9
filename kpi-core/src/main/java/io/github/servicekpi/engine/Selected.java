package io.github.servicekpi.engine;

import org.jspecify.annotations.Nullable;

/**
 * Hands some rows of a chunk to a tally. Where the tally asks functions of a user, which may rely on the filter before
 * them, the selected rows get a chunk of their own, so that no function ever sees another row.
 */
final class Selected {
    private final Tally<?> tally;
    private final boolean total;
    private Chunk.@Nullable OfRows own;
    private final Selection selection = new Selection();

    Selected(Tally<?> tally) {
        this.tally = tally;
        this.total = tally.isTotal();
    }

    void add(Chunk chunk, Selection rows) {
        if (total || rows.size == chunk.size) {
            tally.add(chunk, rows);
            return;
        }
        if (own == null || own.capacity < rows.size) {
            own = new Chunk.OfRows(Math.max(rows.size, Math.min(chunk.size, Chunk.RECORDS)));
        }
        @Nullable Object[] from = chunk.rows();
        @Nullable Object[] to = own.rows();
        for (int k = 0; k < rows.size; k++) {
            to[k] = from[rows.rows[k]];
        }
        own.next(rows.size);
        selection.groups = rows.groups;
        tally.add(own, selection.all(rows.size));
    }
}
