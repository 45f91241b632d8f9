package io.github.servicekpi.engine;

/** Hands on the rows that satisfy a condition. */
final class FilteredTally<R> extends HandingOnTally<R> {
    private final Source<Codes> condition;
    private final Selection kept = new Selection();
    private final Selected selected;
    private final boolean total;
    private int[] rows = {};
    private int[] groups = {};

    FilteredTally(Tally<R> inner, Source<Codes> condition) {
        super(inner);
        this.condition = condition;
        this.selected = new Selected(inner);
        this.total = inner.isTotal();
    }

    @Override
    boolean isTotal() {
        return condition.isTotal(); // what comes after sees kept rows only, by Selected
    }

    @Override
    void add(Chunk chunk, Selection selection) {
        if (!total && selection.isEveryRow(chunk)) {
            addChosen(chunk.chosen(condition), selection);
            return;
        }
        Codes column = chunk.column(condition);
        byte[] keep = column.bytes();
        int offset = column.offset;
        rows = Selection.room(rows, selection.size + 1);
        int n = 0;
        if (selection.isOneGroup()) {
            n = selection.keep(keep, offset, rows);
            kept.groups = selection.groups;
        } else {
            groups = Selection.room(groups, selection.size + 1);
            for (int k = 0; k < selection.size; k++) {
                int row = selection.rows[k];
                rows[n] = row;
                groups[n] = selection.groups[k];
                n += keep[offset + row];
            }
            kept.groups = groups;
        }
        kept.groupCount = selection.groupCount;
        kept.rows = rows;
        kept.size = n;
        selected.add(chunk, kept);
    }

    /** Rows that were chosen once for all tallies that may see no others. */
    private void addChosen(ChosenRows chosen, Selection selection) {
        kept.groups = selection.groups;
        if (!selection.isOneGroup()) {
            groups = Selection.room(groups, chosen.size);
            chosen.gather(selection.groups, groups);
            kept.groups = groups;
        }
        kept.groupCount = selection.groupCount;
        inner.add(chosen, kept.all(chosen.size));
    }
}
