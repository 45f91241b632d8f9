package io.github.servicekpi;

import io.github.servicekpi.engine.ColumnStore;
import io.github.servicekpi.engine.StoreBuilder;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A columnar copy of rows: smaller than the rows, and read by calculators column by column wherever they were given
 * {@link Field}s. It iterates over rows that are made anew from the columns, so it stands wherever rows can. Immutable and
 * safe to share between threads.
 *
 * <p>A row takes half a byte for each flag, and for each score and count where 4,096 consecutive ones are at most 14; one
 * byte for one up to 126; one, two or four for a text or another value that repeats, by the number of different ones; four
 * for each instant or duration, or eight where 4,096 consecutive rows lie further apart than 49 days of milliseconds or 136
 * years of seconds; texts that mostly differ take their characters and four bytes. What a field never has takes nothing but
 * for flags, scores, counts and values, which take up to a byte. Ten million tickets, each with a number, three texts that
 * repeat, three instants, a small count, two flags and two scores, were measured to take 23.3 bytes a row.
 *
 * <p>Fast is what asks fields only. A calculation that asks a lambda needs row objects, which are made anew from all
 * columns: some hundred nanoseconds each. So does a field that is not stored: it is asked about the rows that the row maker makes, and
 * has no value where the maker leaves out what it asks for.
 *
 * @param <T> the rows
 */
public final class Table<T> implements Iterable<T> {
    /** A maker of rows serves one thread, so that the parts of a parallel stream have their own. */
    private static final int ROWS_OF_A_MAKER = 1024;

    private final ColumnStore columns;

    Table(ColumnStore columns) {
        this.columns = columns;
    }

    /**
     * The values of one row of a table. It is the same object for many rows and shows this one only while the row maker is called:
     * take the values out, and keep neither it nor a lambda that asks it.
     */
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
     * Copies rows into a table one after another. Not for use by several threads at once.
     *
     * @param <T> the rows
     */
    public static final class Builder<T> {
        private final StoreBuilder columns;

        Builder(StoreBuilder columns) {
            this.columns = columns;
        }

        /**
         * Adds a row.
         *
         * @param row not null; looked at later with others, so it must not change before the table is built
         * @return this
         */
        public Builder<T> add(T row) {
            columns.add(row);
            return this;
        }

        /**
         * Adds rows.
         *
         * @param rows none of them null, each an object of its own that does not change before the table is built
         * @return this
         */
        public Builder<T> addAll(Iterable<? extends T> rows) {
            columns.addAll(rows);
            return this;
        }

        Builder<T> addAll(Builder<T> other) {
            columns.addAll(other.columns.build());
            return this;
        }

        /**
         * Returns a table of all rows so far. More rows may follow, for another table.
         *
         * @return a table
         */
        public Table<T> build() {
            return new Table<>(columns.build());
        }
    }

    /**
     * Copies rows. To do so in other ways, such as from a stream or by several threads, see {@link TableLayout}.
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
     * Copies rows. To do so in other ways, such as from a stream or by several threads, see {@link TableLayout}.
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
        return TableLayout.<T>of(rowMaker, fields).table(rows);
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
     * Returns some consecutive rows, without copying them.
     *
     * @param startInclusive the index of the first row
     * @param endExclusive the index after that of the last, not less
     * @return a table that shares the columns of this one
     */
    public Table<T> slice(int startInclusive, int endExclusive) {
        Objects.checkFromToIndex(startInclusive, endExclusive, size());
        return new Table<>(columns.slice(startInclusive, endExclusive));
    }

    /**
     * Returns a row, made anew.
     *
     * @param index from 0
     * @return the row
     */
    public T get(int index) {
        if (index < 0 || index >= size()) {
            throw new IndexOutOfBoundsException("index must be in [0, " + size() + "): " + index);
        }
        return maker().apply(index);
    }

    @SuppressWarnings("unchecked") // the row maker makes rows of type T
    private IntFunction<T> maker() {
        return (IntFunction<T>) columns.rows();
    }

    /**
     * Returns the rows, each made anew.
     *
     * @return the rows in order
     */
    public Stream<T> stream() {
        return IntStream.rangeClosed(0, size() / ROWS_OF_A_MAKER)
                .boxed()
                .flatMap(part -> rows(part * ROWS_OF_A_MAKER, (int) Math.min(size(), (part + 1L) * ROWS_OF_A_MAKER)));
    }

    private Stream<T> rows(int startInclusive, int endExclusive) {
        return IntStream.range(startInclusive, endExclusive).mapToObj(maker());
    }

    @Override
    public Iterator<T> iterator() {
        return rows(0, size()).iterator();
    }
}
