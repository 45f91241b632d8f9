package io.github.servicekpi.examples.report.differential;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A file to write.
 *
 * @param rows cells; a row may have more or fewer than the header
 * @param style how it is written
 */
record Table(List<String> header, List<List<String>> rows, Style style) {
    /**
     * What CSV leaves open.
     *
     * @param mark whether a byte order mark is written
     * @param quoted one of how many cells is in quotes without need; 0 for none
     * @param blank after one of how many lines there is a blank one; 0 for none
     * @param ended whether the last line has an end
     */
    record Style(String lineEnd, boolean mark, int quoted, int blank, boolean ended) {
        static final Style PLAIN = new Style("\n", false, 0, 0, true);
    }

    /** A copy in which {@code {+1}} before a text became the day after a date, and {@code #} the number of the row. */
    Table dated(LocalDate base) {
        List<List<String>> dated = new ArrayList<>();
        for (List<String> row : rows) {
            String number = String.valueOf(dated.size() + 1);
            dated.add(row.stream()
                    .map(cell -> dated(cell, base).replace("#", number))
                    .toList());
        }
        return new Table(header, dated, style);
    }

    static String dated(String cell, LocalDate base) {
        int end = cell.indexOf('}');
        int start = cell.indexOf('{');
        return start < 0
                ? cell
                : cell.substring(0, start)
                        + base.plusDays(Integer.parseInt(cell.substring(start + 1, end)))
                        + cell.substring(end + 1);
    }

    String text() {
        List<String> lines = new ArrayList<>(List.of(line(header, 0)));
        for (List<String> row : rows) {
            lines.add(line(row, lines.size()));
        }
        String text = String.join(style.lineEnd(), lines);
        return (style.mark() ? "\uFEFF" : "") + text + (style.ended() ? style.lineEnd() : "");
    }

    private String line(List<String> cells, int number) {
        List<String> written = new ArrayList<>();
        for (int index = 0; index < cells.size(); index++) {
            String cell = cells.get(index);
            boolean more = style.quoted() > 0 && (number + index) % style.quoted() == 0;
            boolean alone = cells.size() == 1 && cell.isEmpty();
            boolean quotes = more || alone || cell.matches("(?s).*[,\"\r\n].*");
            written.add(quotes ? '"' + cell.replace("\"", "\"\"") + '"' : cell);
        }
        boolean blank = style.blank() > 0 && number % style.blank() == 0;
        return String.join(",", written) + (blank ? style.lineEnd() : "");
    }

    /** Simpler files: with less style, a row, a column or a cell less. */
    List<Table> simpler() {
        List<Table> simpler = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            simpler.add(new Table(header, without(rows, row), style));
        }
        for (int column = 0; column < header.size(); column++) {
            List<List<String>> shorter = new ArrayList<>();
            for (List<String> row : rows) {
                shorter.add(column < row.size() && row.size() > 1 ? without(row, column) : row);
            }
            simpler.add(new Table(without(header, column), shorter, style));
        }
        if (!style.equals(Style.PLAIN)) {
            simpler.add(new Table(header, rows, Style.PLAIN));
        }
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < rows.get(row).size(); column++) {
                if (!rows.get(row).get(column).isEmpty()) {
                    List<List<String>> changed = new ArrayList<>(rows);
                    List<String> cells = new ArrayList<>(rows.get(row));
                    cells.set(column, "");
                    changed.set(row, cells);
                    simpler.add(new Table(header, changed, style));
                }
            }
        }
        return simpler;
    }

    private static <E> List<E> without(List<E> list, int index) {
        List<E> shorter = new ArrayList<>(list);
        shorter.remove(index);
        return shorter;
    }
}
