package io.github.servicekpi.examples.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A table of text: the first column and the last to the left, figures between them to the right. */
final class TextTable {
    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();
    private final int columns;

    TextTable(String... header) {
        columns = header.length;
        add(header);
    }

    TextTable(List<String> header) {
        this(header.toArray(String[]::new));
    }

    void add(String... cells) {
        rows.add(List.copyOf(Arrays.asList(cells)));
    }

    boolean isEmpty() {
        return rows.size() == 1;
    }

    void appendTo(StringBuilder text) {
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int column = 0; column < columns; column++) {
                widths[column] = Math.max(widths[column], width(row.get(column)));
            }
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < columns; column++) {
                String cell = row.get(column);
                String padding = " ".repeat(widths[column] - width(cell));
                boolean left = column == 0 || column == columns - 1;
                line.append(column == 0 ? "" : GAP).append(left ? cell + padding : padding + cell);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
    }

    private static int width(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
