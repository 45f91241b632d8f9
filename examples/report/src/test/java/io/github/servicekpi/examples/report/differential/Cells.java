package io.github.servicekpi.examples.report.differential;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The cells of a row that are not empty, by their columns.
 *
 * @param texts the cells
 * @param times how times are read
 */
record Cells(Map<String, String> texts, TimeText times) {
    @Nullable
    String text(String column) {
        return texts.get(column);
    }

    String required(String column) throws Unusable {
        String text = texts.get(column);
        if (text == null) {
            throw new Unusable(column, "", "missing-value");
        }
        return text;
    }

    @Nullable
    Instant time(String column) throws Unusable {
        String text = texts.get(column);
        Instant time = text == null ? null : times.instant(text);
        if (text != null && time == null) {
            throw new Unusable(column, text, "bad-time");
        }
        return time;
    }

    @Nullable
    LocalDate date(String column) throws Unusable {
        String text = texts.get(column);
        LocalDate date = text == null ? null : TimeText.date(text);
        if (text != null && date == null) {
            throw new Unusable(column, text, "bad-date");
        }
        return date;
    }

    @Nullable
    Integer whole(String column) throws Unusable {
        String text = number(column, "\\d+");
        return text == null ? null : Integer.valueOf(new BigInteger(text).intValueExact());
    }

    @Nullable
    BigDecimal decimal(String column) throws Unusable {
        String text = number(column, "\\d+(\\.\\d+)?");
        return text == null ? null : new BigDecimal(text);
    }

    private @Nullable String number(String column, String pattern) throws Unusable {
        String text = texts.get(column);
        if (text != null && !text.matches(pattern)) {
            throw new Unusable(column, text, "bad-number");
        }
        return text;
    }

    @Nullable
    Boolean flag(String column) throws Unusable {
        String text = oneOf(column, "true", "false");
        return text == null ? null : Boolean.valueOf(text);
    }

    @Nullable
    String oneOf(String column, String... values) throws Unusable {
        String text = texts.get(column);
        if (text != null && !List.of(values).contains(text)) {
            throw new Unusable(column, text, "unknown-value");
        }
        return text;
    }

    /** What a column says of the row: of tags each, of others the cell. */
    List<String> values(String column, boolean hasTags) {
        String text = texts.get(column);
        if (text == null) {
            return List.of();
        }
        if (!hasTags || !column.equals("tags")) {
            return List.of(text);
        }
        TreeSet<String> tags = new TreeSet<>();
        for (String tag : text.split(";", -1)) {
            tags.add(tag.trim());
        }
        tags.remove("");
        return new ArrayList<>(tags);
    }

    Cells without(List<String> columns) {
        Map<String, String> fewer = new HashMap<>(texts);
        fewer.keySet().removeAll(columns);
        return new Cells(fewer, times);
    }

    Cells with(String column, String text) {
        Map<String, String> more = new HashMap<>(texts);
        more.put(column, text);
        return new Cells(more, times);
    }
}
