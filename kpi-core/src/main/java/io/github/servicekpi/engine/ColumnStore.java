package io.github.servicekpi.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The columns of a table, or of some consecutive rows of it. Immutable. */
public final class ColumnStore {
    private final Layout layout;
    private final List<StoredColumn<?>> columns;
    private final Map<Source<?>, StoredColumn<?>> bySource = new HashMap<>();
    private final int first;
    private final int size;

    /** A source, the kind of its values, and its name for messages. */
    public record Measure(Source<?> source, Kind kind, String name) {}

    /**
     * What is stored, and how it becomes rows again.
     *
     * @param measures the columns
     * @param rows gives a function that makes row objects, one at a time and on one thread
     */
    public record Layout(List<Measure> measures, RowMaker rows) {}

    /** Makes row objects of the values of columns. */
    public interface RowMaker {
        /** A function of the index of a row, which reads columns of the store; it is asked by one thread. */
        IntFunction<?> over(ColumnStore table);
    }

    ColumnStore(Layout layout, List<StoredColumn<?>> columns, int first, int size) {
        this.layout = layout;
        this.columns = columns;
        this.first = first;
        this.size = size;
        for (int m = 0; m < columns.size(); m++) {
            bySource.putIfAbsent(layout.measures().get(m).source(), columns.get(m));
        }
    }

    /** Some consecutive rows, which are not copied. */
    public ColumnStore slice(int startInclusive, int endExclusive) {
        return new ColumnStore(layout, columns, first + startInclusive, endExclusive - startInclusive);
    }

    /** The number of rows. */
    public int size() {
        return size;
    }

    /** The value of a row, or null. */
    public @Nullable Object value(int column, int row) {
        return columns.get(column).value(first + row);
    }

    /** A function that makes the row object of an index, for one thread. */
    public IntFunction<?> rows() {
        return layout.rows().over(this);
    }

    @SuppressWarnings("unchecked") // a source is stored in its own form of columns
    <C extends Column> @Nullable StoredColumn<C> find(Source<C> source) {
        return (StoredColumn<C>) bySource.get(source);
    }

    Window window(int startInclusive, int endExclusive) {
        return new Window(startInclusive, endExclusive);
    }

    /** A chunk that slides over the rows; but for the first and the last, it shows a whole block of them. */
    final class Window extends Chunk {
        private final int end;
        private int start;
        private @Nullable IntFunction<?> maker;
        private @Nullable Object[] made = {};
        private int versionOfRows = -1;

        private Window(int start, int end) {
            super(CAPACITY);
            this.start = start;
            this.end = end;
        }

        boolean advance() {
            start += size;
            if (start >= end) {
                return false;
            }
            next(Math.min(CAPACITY - StoredColumn.indexOf(first + start), end - start));
            return true;
        }

        @Override
        <C extends Column> @Nullable Slot<C> stored(Source<C> source) {
            StoredColumn<C> stored = source.storedIn(ColumnStore.this);
            return stored == null ? null : new Shown<>(this, stored);
        }

        @Override
        TickBlock.@Nullable Near near(Source<Ticks> source) {
            return source.storedIn(ColumnStore.this) instanceof StoredTicks stored
                    ? stored.near(firstRow(), size)
                    : null;
        }

        @Override
        int indexInBlock() {
            return StoredColumn.indexOf(firstRow());
        }

        private int firstRow() {
            return first + start;
        }

        private Object row(int index) {
            if (maker == null) {
                maker = ColumnStore.this.rows();
            }
            return maker.apply(start + index);
        }

        @Override
        @Nullable
        Object[] rows() {
            if (versionOfRows != version()) {
                if (made.length == 0) {
                    made = new Object[CAPACITY];
                }
                for (int i = 0; i < size; i++) {
                    made[i] = row(i);
                }
                versionOfRows = version();
            }
            return made;
        }

        @Override
        void copyRows(int[] chosen, int count, @Nullable Object[] to) {
            if (versionOfRows == version()) {
                super.copyRows(chosen, count, to);
                return;
            }
            for (int k = 0; k < count; k++) {
                to[k] = row(chosen[k]);
            }
        }
    }

    private static final class Shown<C extends Column> extends Chunk.Slot<C> {
        private final Window window;
        private final StoredColumn<C> stored;

        Shown(Window window, StoredColumn<C> stored) {
            super(stored.newColumn(Chunk.CAPACITY));
            this.window = window;
            this.stored = stored;
        }

        @Override
        void refresh(Chunk chunk) {
            stored.show(window.firstRow(), chunk.size, column);
        }
    }
}
