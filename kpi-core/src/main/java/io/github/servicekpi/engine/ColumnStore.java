package io.github.servicekpi.engine;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The columns of a table. Immutable. */
public final class ColumnStore {
    private final List<Measure> measures;
    private final Column[] columns;
    private final int size;
    private final RowMaker rows;

    /** A source and the kind of its values. */
    public record Measure(Source<?> source, Kind kind) {}

    /** Makes the row object of an index from its values. */
    public interface RowMaker {
        /** The row at an index of the table. */
        Object row(ColumnStore table, int index);
    }

    private ColumnStore(List<Measure> measures, RowMaker rows, Column[] columns, int size) {
        this.measures = measures;
        this.rows = rows;
        this.columns = columns;
        this.size = size;
    }

    /** Copies rows into columns. */
    public static ColumnStore of(Iterable<?> rows, List<Measure> measures, RowMaker rowMaker) {
        ColumnBuilder[] builders =
                measures.stream().map(m -> m.kind().builder()).toArray(ColumnBuilder[]::new);
        Chunk.OfRows chunk = new Chunk.OfRows(Chunk.RECORDS);
        long total = 0;
        for (Iterator<?> i = rows.iterator(); i.hasNext(); ) {
            int n = 0;
            while (n < Chunk.RECORDS && i.hasNext()) {
                Object row = i.next();
                if (row == null) {
                    throw new NullPointerException("row " + (total + n) + " is null");
                }
                chunk.rows()[n++] = row;
            }
            chunk.next(n);
            total += n;
            for (int m = 0; m < builders.length; m++) {
                builders[m].append(chunk.column(measures.get(m).source()), n);
            }
        }
        Column[] columns = new Column[builders.length];
        for (int m = 0; m < columns.length; m++) {
            columns[m] = builders[m].build();
        }
        return new ColumnStore(List.copyOf(measures), rowMaker, columns, Math.toIntExact(total));
    }

    /** The row object at an index, made anew. */
    public Object row(int index) {
        return rows.row(this, index);
    }

    /** The number of rows. */
    public int size() {
        return size;
    }

    /** The value of a row, or null. */
    public @Nullable Object value(int column, int row) {
        return measures.get(column).kind().value(columns[column], row);
    }

    Window window(int startInclusive, int endExclusive) {
        return new Window(startInclusive, endExclusive);
    }

    /** A chunk that slides over the rows. */
    final class Window extends Chunk {
        private final Map<Source<?>, Column> views = new HashMap<>();
        private final int end;
        private int start;
        private @Nullable Object[] made = {};
        private boolean rebuilt;

        private Window(int start, int end) {
            super(CAPACITY);
            this.start = start;
            this.end = end;
            for (int m = 0; m < columns.length; m++) {
                views.put(measures.get(m).source(), columns[m].view());
            }
        }

        boolean advance() {
            start += size;
            if (start >= end) {
                return false;
            }
            next(Math.min(CAPACITY, end - start));
            for (Column view : views.values()) {
                view.offset = start;
            }
            rebuilt = false;
            return true;
        }

        @Override
        @SuppressWarnings("unchecked") // a source stores its own form of columns
        <C extends Column> @Nullable C stored(Source<C> source) {
            return (C) views.get(source);
        }

        @Override
        @Nullable
        Object[] rows() {
            if (!rebuilt) {
                if (made.length == 0) {
                    made = new Object[CAPACITY];
                }
                for (int i = 0; i < size; i++) {
                    made[i] = row(start + i);
                }
                rebuilt = true;
            }
            return made;
        }
    }
}
