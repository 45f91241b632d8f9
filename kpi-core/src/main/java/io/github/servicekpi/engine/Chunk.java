package io.github.servicekpi.engine;

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

    /** Row objects are taken in chunks that stay in the second-level cache together with their columns. */
    static final int RECORDS = 1024;

    /**
     * No chunk is larger; a window over a table has nothing to copy, so it is this large to spread the cost of each
     * call.
     */
    static final int CAPACITY = 4096;

    int size;
    private int version;
    final int capacity;
    private final Map<Source<?>, Derived> derived = new HashMap<>();
    private long @Nullable [] seconds;
    private int @Nullable [] nanos;

    private static final class Derived {
        final Column column;
        int version = -1;

        Derived(Column column) {
            this.column = column;
        }
    }

    Chunk(int capacity) {
        this.capacity = capacity;
    }

    /** The column of a table that holds the values of the source, or null. */
    abstract <C extends Column> @Nullable C stored(Source<C> source);

    /** The row objects; what lies beyond {@link #size} is of no meaning. */
    abstract @Nullable Object[] rows();

    /** Turns to the next rows: what was derived is stale. */
    final void next(int newSize) {
        size = newSize;
        version++;
    }

    @SuppressWarnings("unchecked") // a source makes its own columns
    final <C extends Column> C column(Source<C> source) {
        C stored = stored(source);
        if (stored != null) {
            return stored;
        }
        Derived known = derived.get(source);
        if (known == null) {
            known = new Derived(source.newColumn(capacity));
            derived.put(source, known);
        }
        C column = (C) known.column;
        if (known.version != version) {
            source.fill(this, column);
            known.version = version;
        }
        return column;
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

        OfRows(int capacity) {
            super(capacity);
            rows = new Object[capacity];
        }

        @Override
        <C extends Column> @Nullable C stored(Source<C> source) {
            return null;
        }

        @Override
        @Nullable
        Object[] rows() {
            return rows;
        }
    }
}
