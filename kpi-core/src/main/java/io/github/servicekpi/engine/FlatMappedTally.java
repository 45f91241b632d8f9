package io.github.servicekpi.engine;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Hands on what a function makes of each selected row: any number of other rows. */
final class FlatMappedTally<R> extends HandingOnTally<R> {
    private final Function<Object, ? extends Iterable<?>> mapper;
    private Chunk.OfRows mapped = new Chunk.OfRows(Chunk.FEW);
    private final Selection selection = new Selection();
    private int[] groups = new int[Chunk.FEW];
    private int waiting;

    FlatMappedTally(Tally<R> inner, Function<Object, ? extends Iterable<?>> mapper) {
        super(inner);
        this.mapper = mapper;
    }

    @Override
    boolean isTotal() {
        return true; // the mapper is asked about selected rows only
    }

    @Override
    @SuppressWarnings("NullAway") // rows within the size of a chunk are not null
    void add(Chunk chunk, Selection selected) {
        @Nullable Object[] rows = chunk.rows();
        boolean oneGroup = selected.isOneGroup();
        int[] one = selected.groups;
        selection.groupCount = selected.groupCount;
        while (selected.size > mapped.capacity) {
            mapped = mapped.larger();
        }
        groups = groups.length < mapped.capacity ? new int[mapped.capacity] : groups;
        waiting = 0; // what a failed call may have left behind
        for (int k = 0; k < selected.size; k++) {
            Iterable<?> made = mapper.apply(rows[selected.rows[k]]);
            for (Object row : Objects.requireNonNull(made, "the rows that were made of another are null")) {
                mapped.rows()[waiting] = Objects.requireNonNull(row, "a row that was made of another is null");
                groups[waiting++] = selected.groups[k];
                if (waiting == groups.length) {
                    flush(oneGroup ? one : groups);
                }
            }
        }
        flush(oneGroup ? one : groups);
    }

    private void flush(int[] groupOfRow) {
        int size = waiting;
        waiting = 0;
        if (size > 0) {
            mapped.next(size);
            selection.groups = groupOfRow;
            inner.add(mapped, selection.all(size));
            Arrays.fill(mapped.rows(), 0, size, null); // keeps no row alive
        }
    }
}
