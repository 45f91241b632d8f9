package io.github.servicekpi.examples.report.csv;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The record that the parser is at, or in the middle of. One object serves all records of a file: most cells of a large file are
 * never asked for as text.
 */
final class CurrentRecord extends AbstractBaseCsvCallbackHandler<CurrentRecord> {
    /** FastCSV's own limits of a record, which guard the memory where a line end or a quote is missing. */
    static final int MOST_FIELDS = 1 << 14;

    static final int MOST_CHARS = 1 << 26;

    /** How the message of a record beyond a limit begins. */
    static final String BEYOND = "more than ";

    private char[] chars = new char[1 << 10];
    private int[] ends = new int[1 << 5];
    private int count;
    private long line;

    /** The line of the file in which the record begins, from 1. */
    long line() {
        return line;
    }

    /** How many fields have been read. */
    int count() {
        return count;
    }

    /** The text of a field, null if it is empty. */
    @Nullable
    String text(int field) {
        int from = field == 0 ? 0 : ends[field - 1];
        int length = ends[field] - from;
        return length == 0 ? null : new String(chars, from, length);
    }

    /** The text of a field, null if it is empty; only as long as this is the record. */
    @Nullable
    CharSequence view(int field) {
        int from = field == 0 ? 0 : ends[field - 1];
        int length = ends[field] - from;
        return length == 0 ? null : new View(chars, from, length);
    }

    /** Some of the characters of a record. */
    private static final class View implements CharSequence {
        private final char[] all;
        private final int from;
        private final int length;

        View(char[] all, int from, int length) {
            this.all = all;
            this.from = from;
            this.length = length;
        }

        @Override
        public int length() {
            return length;
        }

        @Override
        public char charAt(int index) {
            return all[from + Objects.checkIndex(index, length)];
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            Objects.checkFromToIndex(start, end, length);
            return new View(all, from + start, end - start);
        }

        @Override
        public String toString() {
            return new String(all, from, length);
        }
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
        line = startingLineNumber;
        count = 0;
    }

    @Override
    protected void handleField(int field, char[] from, int offset, int length, boolean quoted) {
        int start = count == 0 ? 0 : ends[count - 1];
        if (!quoted && hasQuote(from, offset, offset + length)) { // where it ends a field or does not, readers disagree
            throw new CsvParseException("Quote in a field that is not quoted");
        }
        if (count == MOST_FIELDS) {
            throw new CsvParseException(BEYOND + MOST_FIELDS + " fields in one record");
        }
        if (length > MOST_CHARS - start) {
            throw new CsvParseException(BEYOND + MOST_CHARS + " characters in one record");
        }
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, 2 * count);
        }
        if (start + length > chars.length) {
            chars = Arrays.copyOf(chars, Math.max(2 * chars.length, start + length));
        }
        System.arraycopy(from, offset, chars, start, length);
        ends[count++] = start + length;
    }

    private static boolean hasQuote(char[] chars, int from, int end) {
        for (int i = from; i < end; i++) {
            if (chars[i] == '"') {
                return true;
            }
        }
        return false;
    }

    @Override
    protected CurrentRecord buildRecord() {
        return this;
    }
}
