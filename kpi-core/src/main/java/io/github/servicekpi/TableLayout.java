package io.github.servicekpi;

import io.github.servicekpi.engine.ColumnStore;
import io.github.servicekpi.engine.StoreBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collector;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What tables of some type of rows store, and how they give rows back: makes {@link Table}s of whatever rows come in.
 * Immutable and safe to share between threads.
 *
 * <p>A field that a layout does not have is asked about the rows that the row maker makes: it has no value where the maker leaves
 * out what it asks for. The {@link Table.Row} given to the maker is valid during the call only.
 *
 * <pre>{@code
 * static final TableLayout<Visit> VISITS =
 *         TableLayout.of(row -> new Visit(row.get(ROOM), row.get(BEGAN_AT)), ROOM, BEGAN_AT);
 *
 * Table<Visit> table = VISITS.table(visits);
 * Table<Visit> table = stream.collect(VISITS.toTable());
 * }</pre>
 *
 * @param <T> the rows
 */
public final class TableLayout<T> {
    private final List<Field<?, ?>> fields;
    private final Map<Field<?, ?>, Integer> columnOf = new HashMap<>();
    private final Function<? super Table.Row, ? extends T> rowMaker;
    private final ColumnStore.Layout layout;

    private TableLayout(Function<? super Table.Row, ? extends T> rowMaker, List<? extends Field<? super T, ?>> fields) {
        this.rowMaker = Objects.requireNonNull(rowMaker, "rowMaker");
        this.fields = List.copyOf(fields);
        List<ColumnStore.Measure> measures = new ArrayList<>();
        for (Field<?, ?> field : this.fields) {
            if (columnOf.put(field, measures.size()) != null) {
                throw new IllegalArgumentException("a table has each field once: " + field + " is there twice");
            }
            measures.add(new ColumnStore.Measure(field.source(), field.kind(), field.name()));
        }
        this.layout = new ColumnStore.Layout(measures, this::rowsOf);
    }

    /**
     * Returns a layout.
     *
     * @param <T> the rows
     * @param rowMaker makes a row equal to the one copied from the values of the fields; may be called by several threads
     * @param fields all that rows consist of, or all that is of interest; each once
     * @return a layout
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is read only
    public static <T> TableLayout<T> of(
            Function<? super Table.Row, ? extends T> rowMaker, Field<? super T, ?>... fields) {
        return of(rowMaker, Arrays.asList(fields));
    }

    /**
     * Returns a layout.
     *
     * @param <T> the rows
     * @param rowMaker makes a row equal to the one copied from the values of the fields; may be called by several threads
     * @param fields all that rows consist of, or all that is of interest; each once
     * @return a layout
     */
    public static <T> TableLayout<T> of(
            Function<? super Table.Row, ? extends T> rowMaker, List<? extends Field<? super T, ?>> fields) {
        return new TableLayout<>(rowMaker, fields);
    }

    /**
     * Copies rows.
     *
     * @param rows none of them null, each an object of its own: they are looked at in batches
     * @return a table
     */
    public Table<T> table(Iterable<? extends T> rows) {
        return builder().addAll(rows).build();
    }

    /**
     * Copies rows by several threads, if they are a {@link Table} or a list with fast access by index; others are copied by the calling
     * thread.
     *
     * @param rows none of them null
     * @param threads at least 1; the calling thread is one of them, the others come from the common pool
     * @return a table
     */
    public Table<T> table(Iterable<? extends T> rows, int threads) {
        return table(rows, threads, ForkJoinPool.commonPool());
    }

    /**
     * Copies rows by several threads, if they are a {@link Table} or a list with fast access by index; others are copied by the calling
     * thread.
     *
     * @param rows none of them null
     * @param threads at least 1; the calling thread is one of them
     * @param executor runs the others; what it has not begun when the calling thread is done, that one does
     * @return a table
     */
    public Table<T> table(Iterable<? extends T> rows, int threads, Executor executor) {
        Objects.requireNonNull(rows, "rows");
        Objects.requireNonNull(executor, "executor");
        int size = Parts.sizeOf(rows);
        if (Parts.requireThreads(threads) == 1 || size <= StoreBuilder.BLOCK) {
            return table(rows);
        }
        int blocks = (size - 1) / StoreBuilder.BLOCK + 1;
        int count = Math.min(threads, blocks);
        List<StoreBuilder> parts = Parts.run(count, executor, part -> {
            int from = Math.toIntExact((long) blocks * part / count * StoreBuilder.BLOCK);
            int to = Math.toIntExact(Math.min(size, (long) blocks * (part + 1) / count * StoreBuilder.BLOCK));
            StoreBuilder builder = new StoreBuilder(layout, from);
            builder.addAll(part(rows, from, to));
            return builder;
        });
        return new Table<>(parts.get(0).build(parts.subList(1, parts.size())));
    }

    /** Some rows of what has rows in parts, see {@link Parts#sizeOf}. */
    private static <T> Iterable<? extends T> part(Iterable<? extends T> rows, int startInclusive, int endExclusive) {
        return rows instanceof Table<? extends T> table
                ? table.slice(startInclusive, endExclusive)
                : ((List<? extends T>) rows).subList(startInclusive, endExclusive);
    }

    /**
     * Returns a builder of a table, to which rows are added one after another.
     *
     * @return a builder
     */
    public Table.Builder<T> builder() {
        return new Table.Builder<>(new StoreBuilder(layout, 0));
    }

    /**
     * Returns a collector that copies the rows of a stream, each of which must be an object of its own: they are looked at in
     * batches.
     *
     * @return a collector
     */
    public Collector<T, ?, Table<T>> toTable() {
        return Collector.of(this::builder, Table.Builder<T>::add, Table.Builder<T>::addAll, Table.Builder<T>::build);
    }

    private IntFunction<T> rowsOf(ColumnStore table) {
        StoredRow row = new StoredRow(table);
        return index -> {
            row.index = index;
            return rowMaker.apply(row);
        };
    }

    /**
     * The row at an index of a table. Since a row maker asks for the same fields in the same order for each row, which
     * column a field has is not looked up but remembered from the row before.
     */
    private final class StoredRow implements Table.Row {
        private final ColumnStore table;
        private final int[] following; // the column asked for after another, by the number of that one + 1
        private int before;
        private int index;

        StoredRow(ColumnStore table) {
            this.table = table;
            this.following = IntStream.rangeClosed(0, fields.size())
                    .map(column -> column % Math.max(1, fields.size()))
                    .toArray();
        }

        @Override
        @SuppressWarnings("unchecked") // a field's column holds its values
        public <V> @Nullable V get(Field<?, V> field) {
            int column = following[before];
            if (column == fields.size() || !fields.get(column).equals(field)) {
                column = columnOf(field);
                following[before] = column;
            }
            before = column + 1;
            return (V) table.value(column, index);
        }
    }

    private int columnOf(Field<?, ?> field) {
        Integer column = columnOf.get(field);
        if (column == null) {
            throw new NoSuchElementException("the table has no field " + field + "; it has " + columnOf.keySet());
        }
        return column;
    }
}
