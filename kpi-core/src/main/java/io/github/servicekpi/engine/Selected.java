package io.github.servicekpi.engine;

import org.jspecify.annotations.Nullable;

/**
 * Hands some rows of a chunk to a tally. Where the tally asks functions of a user, which may rely on the filter before
 * them, the selected rows get a chunk of their own, so that no function ever sees another row.
 */
final class Selected {
    private final Tally<?> tally;
    private final boolean total;
    private @Nullable ChosenRows own;
    private final Selection selection = new Selection();

    Selected(Tally<?> tally) {
        this.tally = tally;
        this.total = tally.isTotal();
    }

    void add(Chunk chunk, Selection rows) {
        if (total || rows.isEveryRow(chunk)) {
            tally.add(chunk, rows);
            return;
        }
        if (own == null || !own.areOf(chunk)) {
            own = new ChosenRows(chunk);
        }
        own.choose(rows.rows, rows.size);
        selection.groups = rows.groups;
        selection.groupCount = rows.groupCount;
        tally.add(own, selection.all(rows.size));
    }
}
