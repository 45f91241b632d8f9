package io.github.servicekpi.examples.report.sample;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A record of a CSV file that is filled by column. */
final class Line {
    private final Map<String, Integer> positions = new HashMap<>();
    private final List<String> cells;

    Line(List<String> columns) {
        columns.forEach(column -> positions.put(column, positions.size()));
        cells = new ArrayList<>(Collections.nCopies(columns.size(), ""));
    }

    void clear() {
        Collections.fill(cells, "");
    }

    void set(String column, Object value) {
        Integer position = positions.get(column);
        if (position == null) {
            throw new IllegalArgumentException("no column " + column + " in " + positions.keySet());
        }
        cells.set(position, value.toString());
    }

    List<String> cells() {
        return cells;
    }
}
