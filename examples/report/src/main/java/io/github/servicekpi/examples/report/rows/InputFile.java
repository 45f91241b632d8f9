package io.github.servicekpi.examples.report.rows;

import io.github.servicekpi.examples.report.csv.CsvFile;
import io.github.servicekpi.examples.report.csv.CsvSource;
import io.github.servicekpi.examples.report.csv.UnusableFileException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A file of rows. It is read row by row and never held in memory; of the rows read only the values of a {@linkplain
 * RowType#unique() unique} column are kept.
 *
 * <p>Each reading checks every row in the same way, before any selection: the number of fields, then each column that the report
 * knows in the order of its type, then scales and scores, then repeated ids, of which the first usable row stays. The first thing
 * wrong rejects the row.
 *
 * @param <T> the record that a row becomes
 */
public final class InputFile<T> implements AutoCloseable {
    private final RowType<T> type;
    private final CsvSource source;
    private final List<String> header;
    private @Nullable CsvFile unread;

    private InputFile(RowType<T> type, CsvSource source) {
        this.type = type;
        this.source = source;
        CsvFile file = CsvFile.open(source, type.requiredColumns());
        this.header = file.header();
        this.unread = file;
    }

    /**
     * Opens a file and reads its header.
     *
     * @param <T> the record that a row becomes
     * @param type of the rows
     * @param source of the file
     * @return the file
     * @throws UnusableFileException if it has no header of this type
     */
    public static <T> InputFile<T> open(RowType<T> type, CsvSource source) {
        return new InputFile<>(type, source);
    }

    /** {@return the file as messages name it} */
    public String name() {
        return source.name();
    }

    /** {@return what kind of file it is} */
    public RowType<T> type() {
        return type;
    }

    /** {@return the columns in the order of the file} */
    public List<String> header() {
        return header;
    }

    /**
     * Reads the file for what a report needs to know beforehand.
     *
     * @param selection of whose values of columns rows are, whatever their dates
     * @param asOf what is later has not happened; null for the time of the latest row
     * @param rejections receives the rows that cannot be used, selected or not
     * @param rows receives the rows selected, as they were known
     * @return the latest of all times of all rows that are not rejected, selected or not; null if there is none
     * @throws UnusableFileException if the file cannot be read to its end
     */
    public @Nullable Instant readAhead(
            Selection selection, @Nullable Instant asOf, Consumer<Rejection> rejections, Consumer<? super T> rows) {
        Instant latest = null;
        try (Reading reading = new Reading(selection.zone(), List.of(), asOf)) {
            Predicate<Cells> wanted = reading.isSelected(selection.where());
            for (T row = reading.next(rejections); row != null; row = reading.next(rejections)) {
                Instant ofRow = reading.cells.latest();
                if (ofRow != null && (latest == null || ofRow.isAfter(latest))) {
                    latest = ofRow;
                }
                if (wanted.test(reading.cells)) {
                    reading.known(row).ifPresent(rows);
                }
            }
            type.know(reading.ids);
        }
        return latest;
    }

    /**
     * Reads the file for the rows of a report.
     *
     * @param selection which rows
     * @param asOf what is later has not happened; null if there is no time at all
     * @param by the columns that rows are to be grouped by
     * @param rejections receives the rows that cannot be used, selected or not
     * @param rows receives the rows selected, as they were known
     * @throws UnusableFileException if the file cannot be read to its end
     */
    public void forEach(
            Selection selection,
            @Nullable Instant asOf,
            List<String> by,
            Consumer<Rejection> rejections,
            Consumer<? super T> rows) {
        Selection.Range range = selection.range();
        try (Reading reading = new Reading(selection.zone(), by, asOf)) {
            Predicate<Cells> wanted = reading.isSelected(selection.where());
            for (T row = reading.next(rejections); row != null; row = reading.next(rejections)) {
                Optional<T> known = reading.known(row);
                if (known.isPresent() && type.isWithin(range, known.get()) && wanted.test(reading.cells)) {
                    rows.accept(known.get());
                }
            }
        }
    }

    /**
     * Looks for the rows with some text in a column, whether or not the report is of them.
     *
     * @param column of the file
     * @param text of the cell
     * @param selection which rows the report is of
     * @param asOf what is later has not happened; null if there is no time at all
     * @return what was found, in the order of the file
     * @throws UnusableFileException if the file cannot be read to its end
     */
    public List<Found<T>> find(String column, String text, Selection selection, @Nullable Instant asOf) {
        int field = header.indexOf(column);
        List<Found<T>> found = new ArrayList<>();
        try (Reading reading = new Reading(selection.zone(), List.of(), asOf)) {
            Predicate<Cells> wanted = reading.isSelected(selection.where());
            while (reading.file.next()) {
                boolean isAsked = field < reading.file.fieldCount() && text.equals(reading.file.text(field));
                try {
                    T row = reading.read();
                    if (isAsked) {
                        T known = reading.known(row).orElse(null);
                        found.add(reading.found(null, known, leftOut(known, selection.range(), wanted, reading.cells)));
                    }
                } catch (RejectedRowException e) {
                    if (isAsked) {
                        found.add(reading.found(e.at(reading.file.line()), null, null));
                    }
                }
            }
        }
        return found;
    }

    private Found.@Nullable LeftOut leftOut(
            @Nullable T known, Selection.Range range, Predicate<Cells> wanted, Cells cells) {
        if (known == null) {
            return Found.LeftOut.LATER_THAN_AS_OF;
        }
        if (!type.isWithin(range, known)) {
            return Found.LeftOut.OUTSIDE_THE_RANGE;
        }
        return wanted.test(cells) ? null : Found.LeftOut.WITHOUT_THE_VALUE;
    }

    /** One reading of the file from its first row to its last. */
    private final class Reading implements AutoCloseable {
        private final CsvFile file = openAgain();
        private final Cells cells;
        private final List<Cells.RawColumn> groups;
        private final @Nullable Instant asOf;
        private final ZoneId zone;
        private final @Nullable Column unique = type.unique();
        private final IdSet ids = new IdSet();
        private final Map<String, String> dimensions = new HashMap<>();

        Reading(ZoneId zone, List<String> by, @Nullable Instant asOf) {
            cells = new Cells(file, type.columns(), zone);
            groups = by.stream().filter(header::contains).map(cells::raw).toList();
            this.asOf = asOf;
            this.zone = zone;
        }

        Optional<T> known(T row) {
            return asOf == null ? Optional.of(row) : type.asOf(row, asOf, zone);
        }

        /** The next row that can be used, null after the last. */
        @Nullable
        T next(Consumer<Rejection> rejections) {
            while (file.next()) {
                try {
                    return read();
                } catch (RejectedRowException e) {
                    rejections.accept(e.at(file.line()));
                }
            }
            return null;
        }

        private T read() throws RejectedRowException {
            cells.begin();
            dimensions.clear();
            for (Cells.RawColumn group : groups) {
                String value = cells.text(group, asOf);
                if (value != null) {
                    dimensions.put(group.name(), value);
                }
            }
            T row = type.read(cells, dimensions);
            if (unique != null && !ids.add(cells.requiredText(unique))) {
                throw cells.rejected(Reason.DUPLICATE_ID, unique);
            }
            return row;
        }

        Found<T> found(@Nullable Rejection rejection, @Nullable T known, Found.@Nullable LeftOut leftOut) {
            Map<String, String> texts = new LinkedHashMap<>();
            for (int field = 0; field < Math.min(header.size(), file.fieldCount()); field++) {
                String text = file.text(field);
                if (text != null) {
                    texts.put(header.get(field), text);
                }
            }
            return new Found<>(file.line(), texts, rejection, known, leftOut);
        }

        /** Whether the current row has the wanted values of the columns that the file has. */
        Predicate<Cells> isSelected(List<Selection.Filter> filters) {
            return filters.stream()
                    .filter(filter -> header.contains(filter.column()))
                    .map(filter -> {
                        Cells.RawColumn column = cells.raw(filter.column());
                        return (Predicate<Cells>) row -> {
                            String text = row.text(column, asOf);
                            return text != null && type.hasValue(filter.column(), text, filter.value());
                        };
                    })
                    .reduce(row -> true, Predicate::and);
        }

        @Override
        public void close() {
            file.close();
        }
    }

    private CsvFile openAgain() {
        CsvFile file = unread == null ? CsvFile.open(source, type.requiredColumns()) : unread;
        unread = null;
        if (!file.header().equals(header)) {
            file.close();
            throw CsvSource.changed(source);
        }
        return file;
    }

    @Override
    public void close() {
        if (unread != null) {
            unread.close();
        }
    }
}
