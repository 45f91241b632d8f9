package io.github.servicekpi;

import io.github.servicekpi.engine.ColumnStore;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A columnar copy of rows: smaller than the rows, and read by calculators column by column wherever they were given
 * {@link Field}s. It iterates over rows that are made anew from the columns, so it stands wherever rows can. Immutable and
 * safe to share between threads.
 *
 * @param <T> the rows
 */
public final class Table<T> implements Iterable<T> {
    private final ColumnStore columns;

    private Table(ColumnStore columns) {
        this.columns = columns;
    }

    /** The values of one row of a table. */
    public interface Row {
        /**
         * Returns a value of the row.
         *
         * @param <V> the value
         * @param field one of the table's
         * @return its value, or null where the row has none
         * @throws NoSuchElementException if the table does not store the field
         */
        <V> @Nullable V get(Field<?, V> field);
    }

    /**
     * Copies rows.
     *
     * @param <T> the rows
     * @param rows none of them null
     * @param rowMaker makes a row equal to the one copied from the values of the fields
     * @param fields all that rows consist of, or all that is of interest
     * @return a table
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is read only
    public static <T> Table<T> of(
            Iterable<? extends T> rows, Function<? super Row, ? extends T> rowMaker, Field<? super T, ?>... fields) {
        return of(rows, rowMaker, List.of(fields));
    }

    /**
     * Copies rows.
     *
     * @param <T> the rows
     * @param rows none of them null
     * @param rowMaker makes a row equal to the one copied from the values of the fields
     * @param fields all that rows consist of, or all that is of interest
     * @return a table
     */
    public static <T> Table<T> of(
            Iterable<? extends T> rows,
            Function<? super Row, ? extends T> rowMaker,
            List<? extends Field<? super T, ?>> fields) {
        Map<Field<?, ?>, Integer> columnOf = new HashMap<>();
        for (Field<? super T, ?> field : fields) {
            if (columnOf.put(field, columnOf.size()) != null) {
                throw new IllegalArgumentException("a table has each field once: " + field + " is there twice");
            }
        }
        ColumnStore columns = ColumnStore.of(
                rows,
                fields.stream()
                        .map(field -> new ColumnStore.Measure(field.source(), field.kind()))
                        .toList(),
                (table, index) -> rowMaker.apply(new StoredRow(table, columnOf, index)));
        return new Table<>(columns);
    }

    private record StoredRow(ColumnStore table, Map<Field<?, ?>, Integer> columnOf, int index) implements Row {
        @Override
        @SuppressWarnings("unchecked") // a field's column holds its values
        public <V> @Nullable V get(Field<?, V> field) {
            Integer column = columnOf.get(field);
            if (column == null) {
                throw new NoSuchElementException("the table has no field " + field + "; it has " + columnOf.keySet());
            }
            return (V) table.value(column, index);
        }
    }

    ColumnStore columns() {
        return columns;
    }

    /**
     * Returns the number of rows.
     *
     * @return the number, 0 or more
     */
    public int size() {
        return columns.size();
    }

    /**
     * Returns a row, made anew.
     *
     * @param index from 0
     * @return the row
     */
    @SuppressWarnings("unchecked") // the row maker makes rows of type T
    public T get(int index) {
        if (index < 0 || index >= size()) {
            throw new IndexOutOfBoundsException("index must be in [0, " + size() + "): " + index);
        }
        return (T) columns.row(index);
    }

    /**
     * Returns the rows, each made anew.
     *
     * @return the rows in order
     */
    public Stream<T> stream() {
        return IntStream.range(0, size()).mapToObj(this::get);
    }

    @Override
    public Iterator<T> iterator() {
        return stream().iterator();
    }
}
