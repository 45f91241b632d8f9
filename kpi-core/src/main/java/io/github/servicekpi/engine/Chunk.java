package io.github.servicekpi.engine;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Some rows at once, seen as row objects, as columns, or both: each view is made from the other when first asked for
 * and kept until the next rows, so that calculations in one pass share what they read.
 */
public abstract class Chunk {
    /** The first chunk of an accumulator, so that a million small accumulators stay small. */
    static final int FEW = 32;

    /** How much larger the next one is, until they are whole. */
    private static final int GROWTH = 8;

    /** No chunk is larger: with so many rows its columns have the same forms as the blocks of a table. */
    static final int CAPACITY = 4096;

    int size;
    final int capacity;
    private int version;
    private final BySource<Slot<?>> slots = new BySource<>();
    private final BySource<NarrowTicks> narrow = new BySource<>();

    private final RowColumns ofRows = new RowColumns();
    private final Map<RowMapper, OfRows> mapped = new HashMap<>(0);
    private @Nullable BySource<ChosenRows> chosen;
    private long @Nullable [] seconds;
    private int @Nullable [] nanos;

    /** A column of this chunk and how it comes to its values. */
    abstract static class Slot<C extends Column> {
        final C column;
        int version = -1;

        Slot(C column) {
            this.column = column;
        }

        /** Takes the values of the rows that the chunk has now. */
        abstract void refresh(Chunk chunk);
    }

    private static final class Computed<C extends Column> extends Slot<C> {
        private final Source<C> source;

        Computed(Source<C> source, int capacity) {
            super(source.newColumn(capacity));
            this.source = source;
        }

        @Override
        void refresh(Chunk chunk) {
            source.fill(chunk, column);
        }
    }

    Chunk(int capacity) {
        this.capacity = capacity;
    }

    /** A column whose values are stored and need not be computed, or null. */
    abstract <C extends Column> @Nullable Slot<C> stored(Source<C> source);

    /** The values of all rows in four bytes each, or null where they are not at hand so. */
    TickBlock.@Nullable Near near(Source<Ticks> source) {
        return null;
    }

    /** The durations of a source in four bytes each, or null where they do not have this form. */
    final @Nullable NarrowTicks narrow(Source<Ticks> source) {
        if (capacity < CAPACITY) {
            return null;
        }
        NarrowTicks durations = narrow.get(source, () -> new NarrowTicks(source));
        return durations.of(this) ? durations : null;
    }

    /** The index of the first row in its block of a table. */
    int indexInBlock() {
        return 0;
    }

    /** The row objects; what lies beyond {@link #size} is of no meaning. */
    abstract @Nullable Object[] rows();

    /** Copies the objects of some rows; no others are made. */
    void copyRows(int[] chosen, int count, @Nullable Object[] to) {
        @Nullable Object[] from = rows();
        for (int k = 0; k < count; k++) {
            to[k] = from[chosen[k]];
        }
    }

    /** Turns to the next rows: what was derived is stale. */
    final void next(int newSize) {
        size = newSize;
        version++;
        ofRows.next();
    }

    final int version() {
        return version;
    }

    final <C extends Column> C column(Source<C> source) {
        C column = unshown(source);
        column.show();
        return column;
    }

    /** A column that has its values, but perhaps not one by one. */
    @SuppressWarnings("unchecked") // a source makes its own columns
    final <C extends Column> C unshown(Source<C> source) {
        Slot<C> slot = (Slot<C>) slots.get(source, () -> newSlot(source));
        if (slot.version != version) {
            slot.refresh(this);
            slot.version = version;
        }
        return slot.column;
    }

    private <C extends Column> Slot<C> newSlot(Source<C> source) {
        Slot<C> stored = stored(source);
        if (stored != null) {
            return stored;
        }
        return source instanceof RowSource<C> asking ? ofRows.add(asking, capacity) : new Computed<>(source, capacity);
    }

    /** What a function makes of each row; it is asked once for all that want to know. */
    final Chunk mapped(RowMapper mapper) {
        OfRows rows = mapped.computeIfAbsent(mapper, key -> new OfRows(capacity));
        if (rows.madeOf != version) {
            mapper.map(rows(), size, rows.rows());
            rows.next(size);
            rows.madeOf = version;
        }
        return rows;
    }

    /** The rows that satisfy a condition; they are chosen once for all that want them. */
    final ChosenRows chosen(Source<Codes> condition) {
        if (chosen == null) {
            chosen = new BySource<>();
        }
        ChosenRows rows = chosen.get(condition, () -> new ChosenRows(this));
        rows.chooseBy(condition);
        return rows;
    }

    /** Lets go of row objects: a chunk that waits for its next rows keeps none alive. */
    void forget() {
        mapped.values().forEach(Chunk::forget);
        if (chosen != null) {
            chosen.values().forEach(Chunk::forget);
        }
    }

    /** Room for a source that computes seconds and nanoseconds before it packs them. */
    final long[] secondsScratch() {
        if (seconds == null) {
            seconds = new long[capacity];
        }
        return seconds;
    }

    final int[] nanosScratch() {
        if (nanos == null) {
            nanos = new int[capacity];
        }
        return nanos;
    }

    /** Rows given as objects. */
    static final class OfRows extends Chunk {
        private final @Nullable Object[] rows;

        /** The version of the chunk that these rows were made of. */
        private int madeOf = -1;

        OfRows(int capacity) {
            super(capacity);
            rows = new Object[capacity];
        }

        /** A chunk for more rows than this one has room for. */
        OfRows larger() {
            return new OfRows(Math.min(CAPACITY, GROWTH * capacity));
        }

        @Override
        <C extends Column> @Nullable Slot<C> stored(Source<C> source) {
            return null;
        }

        @Override
        TickBlock.@Nullable Near near(Source<Ticks> source) {
            return capacity == CAPACITY && source instanceof RowSource && unshown(source) instanceof ReadTicks read
                    ? read.near()
                    : null;
        }

        @Override
        @Nullable
        Object[] rows() {
            return rows;
        }

        @Override
        void forget() {
            super.forget();
            Arrays.fill(rows, 0, size, null);
            madeOf = -1;
        }
    }
}
