package io.github.servicekpi.examples.report.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file with a header line, read record by record: a cursor that stands on one record at a time.
 *
 * <p>The rules are those of RFC 4180, with LF or CRLF, quoted line ends, and UTF-8 with or without a byte order mark. Blank lines are
 * ignored, nothing is trimmed, an empty field is null. Whatever makes the rest of the file unreadable is an {@link
 * UnusableFileException}: bad bytes, broken quoting, no header, a column twice, a record beyond {@value CurrentRecord#MOST_FIELDS} fields or
 * 2<sup>26</sup> characters, a field beyond 2<sup>24</sup>. A record with more or fewer fields than the header is not: see {@link
 * #fieldCount()}.
 */
public final class CsvFile implements AutoCloseable {
    private static final int MOST_FIELD_CHARS = 1 << 24;
    private static final String BEYOND_LIMIT = "; expected fewer, or a quote or line end that is missing";

    private final CsvSource source;
    private final CurrentRecord current = new CurrentRecord();
    private final CsvReader<CurrentRecord> reader;
    private final Iterator<CurrentRecord> records;
    private List<String> header = List.of();

    private CsvFile(CsvSource source) {
        this.source = source;
        reader = CsvReader.builder()
                .maxBufferSize(MOST_FIELD_CHARS)
                .skipEmptyLines(true)
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .build(current, new Utf8Reader(source.open()));
        records = reader.iterator();
    }

    /**
     * Opens a file and reads its header.
     *
     * @param source of the file
     * @param required the columns that it must have
     * @return the file, before its first record
     * @throws UnusableFileException if that is not possible
     */
    public static CsvFile open(CsvSource source, List<String> required) {
        CsvFile file = new CsvFile(source);
        try {
            file.readHeader(required);
            return file;
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private void readHeader(List<String> required) {
        if (!next()) {
            throw new UnusableFileException(source.name() + ", line 1: no header; expected a line with the columns "
                    + String.join(", ", required));
        }
        Map<String, Integer> columns = new LinkedHashMap<>();
        for (int field = 0; field < current.count(); field++) {
            String column = Objects.requireNonNullElse(current.text(field), "");
            Integer first = columns.putIfAbsent(column, field);
            if (first != null) {
                throw new UnusableFileException(place() + ", column \"" + Excerpt.of(column)
                        + "\": is there twice, as fields " + (first + 1) + " and " + (field + 1) + "; expected once");
            }
        }
        for (String column : required) {
            if (!columns.containsKey(column)) {
                throw new UnusableFileException("%s, column \"%s\": is missing; expected it among %s"
                        .formatted(place(), column, Excerpt.of(columns.keySet())));
            }
        }
        header = List.copyOf(columns.keySet());
    }

    /** {@return the columns in the order of the file} */
    public List<String> header() {
        return header;
    }

    /**
     * Moves to the next record.
     *
     * @return whether there is one
     * @throws UnusableFileException if it cannot be read
     */
    public boolean next() {
        try {
            if (records.hasNext()) {
                records.next();
                return true;
            }
        } catch (CsvParseException e) {
            source.requireUnchanged(); // else that is the better explanation
            throw new UnusableFileException(at() + ": " + reason(e), e);
        } catch (UncheckedIOException e) {
            source.requireUnchanged();
            Throwable cause = e.getCause();
            throw cause instanceof Utf8Reader.InvalidUtf8Exception
                    ? new UnusableFileException(at() + ": bytes " + cause.getMessage() + "; expected UTF-8", e)
                    : new UnusableFileException(
                            at() + ": cannot be read (" + UnusableFileException.why(cause) + ")", e);
        }
        source.requireUnchanged();
        return false;
    }

    private static String reason(CsvParseException e) {
        String message = String.valueOf(e.getMessage());
        if (message.startsWith("The maximum buffer size")) {
            return "more than " + MOST_FIELD_CHARS + " characters in one field" + BEYOND_LIMIT;
        }
        int place = message.indexOf(" (record starting at line");
        return message.startsWith(CurrentRecord.BEYOND)
                ? message + BEYOND_LIMIT
                : (place < 0 ? message : message.substring(0, place)) + "; expected quoting as in RFC 4180";
    }

    /** The file and the line in which the record begins. */
    private String place() {
        return source.name() + ", line " + Math.max(1, current.line());
    }

    /** The file, the line in which the record begins, and the column that could not be read. */
    private String at() {
        int field = current.count();
        return place()
                + (field < header.size()
                        ? ", column \"" + Excerpt.of(header.get(field)) + "\""
                        : ", field " + (field + 1));
    }

    /** {@return the line in which the record begins, from 1} */
    public long line() {
        return current.line();
    }

    /** {@return the number of fields of the record, which may differ from that of the header} */
    public int fieldCount() {
        return current.count();
    }

    /**
     * Returns a field of the record.
     *
     * @param field from 0, less than {@link #fieldCount()}
     * @return its text, null if it is empty
     */
    public @Nullable String text(int field) {
        return current.text(field);
    }

    /**
     * Looks at a field of the record, which is faster than to have its text.
     *
     * @param field from 0, less than {@link #fieldCount()}
     * @return its characters, which mean nothing after the record; null if it is empty
     */
    public @Nullable CharSequence view(int field) {
        return current.view(field);
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UnusableFileException(
                    source.name() + ": cannot be closed (" + UnusableFileException.why(e) + ")", e);
        }
    }
}
