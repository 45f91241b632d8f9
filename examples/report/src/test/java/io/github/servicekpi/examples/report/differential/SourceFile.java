package io.github.servicekpi.examples.report.differential;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A file after reading.
 *
 * @param header the columns
 * @param rows the cells of the rows that can be used
 * @param rejects the other rows
 */
record SourceFile(List<String> header, List<Cells> rows, List<Reject> rejects) {
    /**
     * A row that cannot be used.
     *
     * @param line in which it begins
     */
    record Reject(int line, String column, String value, String reason) {}

    /** Says of a row whether it can be used. */
    interface Check {
        void check(Cells cells) throws Unusable;
    }

    static SourceFile read(String text, TimeText times, Check check) {
        List<CsvText.Line> lines = CsvText.parse(text);
        List<String> header = lines.get(0).cells();
        List<Cells> rows = new ArrayList<>();
        List<Reject> rejects = new ArrayList<>();
        for (CsvText.Line line : lines.subList(1, lines.size())) {
            if (line.cells().size() != header.size()) {
                rejects.add(
                        new Reject(line.line(), "", String.valueOf(line.cells().size()), "field-count"));
                continue;
            }
            Map<String, String> texts = new HashMap<>();
            for (int column = 0; column < header.size(); column++) {
                if (!line.cells().get(column).isEmpty()) {
                    texts.put(header.get(column), line.cells().get(column));
                }
            }
            Cells cells = new Cells(texts, times);
            try {
                check.check(cells);
                rows.add(cells);
            } catch (Unusable e) {
                rejects.add(new Reject(line.line(), e.column(), e.value(), e.reason()));
            }
        }
        return new SourceFile(header, rows, rejects);
    }

    /** Of interactions the first usable row of an id stays. */
    static Check tickets(Set<PlantedBug> bugs) {
        Set<String> ids = new HashSet<>();
        return cells -> {
            String id = Ticket.read(cells).id();
            if (!ids.add(id) && !bugs.contains(PlantedBug.DUPLICATES_STAY)) {
                throw new Unusable("id", id, "duplicate-id");
            }
        };
    }

    /** A message must be of an interaction that can be used, whether or not the report is of it. */
    static Check messages(Set<String> interactions, Set<PlantedBug> bugs) {
        return cells -> {
            String id = Message.read(cells).interaction();
            if (!interactions.contains(id) && !bugs.contains(PlantedBug.UNKNOWN_INTERACTIONS_STAY)) {
                throw new Unusable("interaction", id, "unknown-interaction");
            }
        };
    }

    /** How many rows were rejected for each reason. */
    Map<String, Object> rejected() {
        Map<String, Object> reasons = new TreeMap<>();
        rejects.forEach(reject -> reasons.merge(reject.reason(), 1L, (a, b) -> (Long) a + (Long) b));
        return reasons;
    }
}
