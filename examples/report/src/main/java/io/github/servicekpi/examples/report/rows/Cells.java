package io.github.servicekpi.examples.report.rows;

import io.github.servicekpi.examples.report.csv.CsvFile;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The cells of the row that a file stands on, by column and as the type of the column; null where there is no value. */
final class Cells {
    /** Field.duration allows no longer ones. */
    private static final long MOST_SECONDS = 99_999_999_999_999_999L;

    /** So many texts of tags are remembered with their parts. */
    private static final int MOST_SPLIT = 1_000;

    /** CustomerLifetime allows no more before and after the point. */
    private static final int MOST_AMOUNT_DIGITS = 50;

    private final CsvFile file;
    private final LocalTimes times;
    private final int[] fields; // of each known column by ordinal, -1 for a column that the file does not have
    private final Map<String, ? extends Column> known;
    private final Map<String, Set<String>> split = new HashMap<>();
    private @Nullable Instant latest;

    Cells(CsvFile file, List<? extends Column> columns, ZoneId zone) {
        this.file = file;
        this.times = new LocalTimes(zone);
        this.known = columns.stream().collect(Collectors.toMap(Column::header, column -> column));
        this.fields = columns.stream()
                .mapToInt(column -> file.header().indexOf(column.header()))
                .toArray();
    }

    /** Prepares for the row that the file stands on now. */
    void begin() throws RejectedRowException {
        latest = null;
        int expected = file.header().size();
        if (file.fieldCount() != expected) {
            throw new RejectedRowException(Reason.FIELD_COUNT, "", Integer.toString(file.fieldCount()));
        }
    }

    /** The latest of the times read from the row. */
    @Nullable
    Instant latest() {
        return latest;
    }

    @Nullable
    String text(Column column) {
        int field = fields[column.ordinal()];
        return field < 0 ? null : file.text(field);
    }

    private @Nullable CharSequence view(Column column) {
        int field = fields[column.ordinal()];
        return field < 0 ? null : file.view(field);
    }

    String requiredText(Column column) throws RejectedRowException {
        return required(column, text(column));
    }

    /** The value read from a column, which must be there. */
    <V> V required(Column column, @Nullable V value) throws RejectedRowException {
        if (value == null) {
            throw rejected(Reason.MISSING_VALUE, column);
        }
        return value;
    }

    @Nullable
    Instant time(Column column) throws RejectedRowException {
        CharSequence text = view(column);
        if (text == null) {
            return null;
        }
        Instant time = times.parse(text);
        if (time == null) {
            throw rejected(Reason.BAD_TIME, column);
        }
        note(time);
        return time;
    }

    private void note(Instant time) {
        if (latest == null || time.isAfter(latest)) {
            latest = time;
        }
    }

    /** A date, whose midnight is one of the times of the row. */
    @Nullable
    LocalDate date(Column column) throws RejectedRowException {
        CharSequence text = view(column);
        if (text == null) {
            return null;
        }
        LocalDate date = LocalTimes.parseDate(text);
        if (date == null) {
            throw rejected(Reason.BAD_DATE, column);
        }
        note(times.midnight(date));
        return date;
    }

    Instant requiredTime(Column column) throws RejectedRowException {
        return required(column, time(column));
    }

    /** A whole number in digits; {@code Long.MAX_VALUE} stands for greater ones too. */
    @Nullable
    Long wholeNumber(Column column) throws RejectedRowException {
        CharSequence text = view(column);
        if (text == null) {
            return null;
        }
        long number = Digits.number(text, 0, text.length());
        if (number < 0) {
            throw rejected(Reason.BAD_NUMBER, column);
        }
        return number;
    }

    @Nullable
    Integer count(Column column) throws RejectedRowException {
        Long number = wholeNumber(column);
        if (number == null) {
            return null;
        }
        if (number > Integer.MAX_VALUE) {
            throw rejected(Reason.BAD_NUMBER, column);
        }
        return number.intValue();
    }

    /** Seconds in digits, with up to nine decimals. */
    @Nullable
    Duration seconds(Column column) throws RejectedRowException {
        CharSequence text = view(column);
        if (text == null) {
            return null;
        }
        int end = 0;
        while (end < text.length() && text.charAt(end) != '.') {
            end++;
        }
        long seconds = Digits.number(text, 0, end);
        int nanos = end == text.length() ? 0 : Digits.nanos(text, end + 1, text.length());
        if (seconds < 0 || seconds > MOST_SECONDS || nanos < 0) {
            throw rejected(Reason.BAD_NUMBER, column);
        }
        return Duration.ofSeconds(seconds, nanos);
    }

    /** An amount of money: digits, and decimals after a point. */
    @Nullable
    BigDecimal amount(Column column) throws RejectedRowException {
        String text = text(column);
        if (text == null) {
            return null;
        }
        int point = text.indexOf('.');
        int end = point < 0 ? text.length() : point;
        boolean hasDecimals = point < 0 || isDigits(text, point + 1, text.length());
        String whole = withoutLeadingZeros(text.substring(0, end));
        if (!isDigits(text, 0, end)
                || !hasDecimals
                || whole.length() > MOST_AMOUNT_DIGITS
                || text.length() - end - 1 > MOST_AMOUNT_DIGITS) {
            throw rejected(Reason.BAD_NUMBER, column);
        }
        return new BigDecimal("0" + whole + text.substring(end));
    }

    @Nullable
    Boolean flag(Column column) throws RejectedRowException {
        CharSequence text = view(column);
        if (text == null) {
            return null;
        }
        if ("true".contentEquals(text)) {
            return true;
        }
        if ("false".contentEquals(text)) {
            return false;
        }
        throw rejected(Reason.UNKNOWN_VALUE, column);
    }

    /** A duration as ISO 8601 writes it, such as {@code PT8H30M}. */
    @Nullable
    Duration duration(Column column) throws RejectedRowException {
        String text = text(column);
        if (text == null) {
            return null;
        }
        try {
            Duration duration = Duration.parse(text);
            if (!duration.isNegative()) {
                return duration;
            }
        } catch (DateTimeException e) {
            throw rejected(Reason.BAD_DURATION, column);
        }
        throw rejected(Reason.BAD_DURATION, column);
    }

    /** A constant of an enum, written in lower case, with hyphens between words. */
    <E extends Enum<E>> @Nullable E constant(Column column, E[] constants) throws RejectedRowException {
        CharSequence text = view(column);
        if (text == null) {
            return null;
        }
        for (E constant : constants) {
            if (isSpelled(constant.name(), text)) {
                return constant;
            }
        }
        throw rejected(Reason.UNKNOWN_VALUE, column);
    }

    private static boolean isSpelled(String constant, CharSequence text) {
        boolean equal = constant.length() == text.length();
        for (int i = 0; equal && i < constant.length(); i++) {
            char c = constant.charAt(i);
            equal = text.charAt(i) == (c == '_' ? '-' : Character.toLowerCase(c));
        }
        return equal;
    }

    /** The trimmed, not empty parts of a text between semicolons; most texts of a file are there many times. */
    Set<String> tags(Column column) {
        String text = text(column);
        if (text == null) {
            return Set.of();
        }
        Set<String> tags = split.get(text);
        if (tags == null) {
            tags = splitTags(text);
            if (split.size() < MOST_SPLIT) {
                split.put(text, tags);
            }
        }
        return tags;
    }

    static Set<String> splitTags(String text) {
        Set<String> tags = new TreeSet<>();
        for (String tag : text.split(";", -1)) {
            if (!tag.isBlank()) {
                tags.add(tag.strip());
            }
        }
        return tags;
    }

    /** A column as the file has it, of the report's or not, whose text says what group a row is in. */
    record RawColumn(String name, int field, @Nullable Column knownSince) {}

    RawColumn raw(String column) {
        Column of = known.get(column);
        return new RawColumn(column, file.header().indexOf(column), of == null ? null : of.knownSince());
    }

    /** The text of a column, unless it came to be known only after the as-of instant. */
    @Nullable
    String text(RawColumn column, @Nullable Instant asOf) {
        if (asOf != null && column.knownSince() != null) {
            String since = text(column.knownSince());
            Instant time = since == null ? null : timeOrMidnight(since);
            if (time != null && time.isAfter(asOf)) {
                return null;
            }
        }
        return file.text(column.field());
    }

    private @Nullable Instant timeOrMidnight(String text) {
        Instant time = times.parse(text);
        LocalDate date = time == null ? LocalTimes.parseDate(text) : null;
        return date == null ? time : times.midnight(date);
    }

    RejectedRowException rejected(Reason reason, Column column) {
        String value = text(column);
        return new RejectedRowException(reason, column.header(), value == null ? "" : value);
    }

    private static boolean isDigits(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return from < to;
    }

    private static String withoutLeadingZeros(String digits) {
        int from = 0;
        while (from < digits.length() && digits.charAt(from) == '0') {
            from++;
        }
        return digits.substring(from);
    }
}
