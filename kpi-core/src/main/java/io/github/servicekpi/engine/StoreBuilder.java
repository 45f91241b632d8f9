package io.github.servicekpi.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Copies rows into columns. Not for use by several threads at once; what several have copied can be put together. */
public final class StoreBuilder {
    private final ColumnStore.Layout layout;
    private final int firstRow;
    private final List<Part<?, ?>> parts = new ArrayList<>();
    private Chunk.OfRows chunk = new Chunk.OfRows(Chunk.FEW);
    private int waiting;
    private int copied;
    private @Nullable Throwable failure;

    /** One source and the column that is built of it. */
    private record Part<C extends Column, B>(Source<C> source, ColumnBuilder<C, B> builder, String name) {
        @SuppressWarnings("unchecked") // by kind
        static Part<?, ?> of(ColumnStore.Measure measure) {
            return new Part<>(
                    (Source<Column>) measure.source(),
                    (ColumnBuilder<Column, Object>) measure.kind().builder(),
                    measure.name());
        }

        void append(Chunk chunk, int rowsBefore) {
            C column = chunk.column(source);
            int refused = builder.firstRefused(column, chunk.size);
            if (refused != ColumnBuilder.NONE) {
                throw new IllegalArgumentException("a score in a table must be in [0, %s]: %s of row %s is %s"
                        .formatted(
                                Codes.MAX_SCORE,
                                name,
                                rowsBefore + refused,
                                RowSources.Scores.outOfRange(source, chunk, refused)));
            }
            builder.append(column, chunk.size);
        }

        @SuppressWarnings("unchecked") // the parts of one layout are in the same order
        StoredColumn<C> build(List<Part<?, ?>> following) {
            return builder.build(following.stream()
                    .map(part -> (ColumnBuilder<C, B>) part.builder)
                    .toList());
        }
    }

    /** @param firstRow the number of rows that others copy before, for messages */
    public StoreBuilder(ColumnStore.Layout layout, int firstRow) {
        this.layout = layout;
        this.firstRow = firstRow;
        layout.measures().forEach(measure -> parts.add(Part.of(measure)));
    }

    /** Adds one row. */
    public void add(Object row) {
        requireIntact();
        if (row == null) {
            throw new NullPointerException("row " + rowNumber(waiting) + " is null");
        }
        chunk.rows()[waiting++] = row;
        if (waiting == chunk.capacity) {
            flush();
            if (chunk.capacity < Chunk.CAPACITY) {
                chunk = chunk.larger();
            }
        }
    }

    /** Adds rows one by one. */
    public void addAll(Iterable<?> rows) {
        rows.forEach(this::add);
    }

    /** Adds rows of a table of the same layout. */
    public void addAll(ColumnStore table) {
        flush();
        for (ColumnStore.Window window = table.window(0, table.size()); window.advance(); ) {
            append(window);
        }
    }

    private int rowNumber(int afterCopied) {
        return firstRow + copied + afterCopied;
    }

    private void flush() {
        requireIntact();
        if (waiting > 0) {
            chunk.next(waiting);
            waiting = 0;
            append(chunk);
            Arrays.fill(chunk.rows(), 0, chunk.size, null); // keeps no row alive
        }
    }

    private void append(Chunk rows) {
        Math.addExact(firstRow + copied, rows.size); // an array has no more elements
        try {
            parts.forEach(part -> part.append(rows, firstRow + copied));
        } catch (Throwable e) { // some columns may have the rows now
            failure = e;
            throw e;
        }
        copied += rows.size;
    }

    private void requireIntact() {
        if (failure != null) {
            throw new IllegalStateException("rows that failed before are neither in nor out of this table", failure);
        }
    }

    /** The columns of all rows so far. */
    public ColumnStore build() {
        return build(List.of());
    }

    /** The columns of the rows of this and of other builders; all but the last have a multiple of {@link #BLOCK} rows. */
    public ColumnStore build(List<StoreBuilder> following) {
        flush();
        int size = copied;
        for (StoreBuilder next : following) {
            next.flush();
            size += next.copied;
        }
        List<StoredColumn<?>> columns = new ArrayList<>();
        for (int p = 0; p < parts.size(); p++) {
            int index = p;
            columns.add(parts.get(p)
                    .build(following.stream()
                            .<Part<?, ?>>map(next -> next.parts.get(index))
                            .toList()));
        }
        return new ColumnStore(layout, columns, 0, size);
    }

    /** Rows are packed in blocks of so many. */
    public static final int BLOCK = StoredColumn.BLOCK;

    /** So many rows from a multiple of it on stand together in memory, and are best read by one thread. */
    public static final int RUN = PackedCodes.TOGETHER * BLOCK;
}
