package io.github.servicekpi.examples.report.differential;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Which rows of a file count, and what of them has happened. */
record Selected(FileType type, Inputs inputs, Rules rules) {
    /** The rows that have happened and that {@code --where} keeps, with what of them has happened. */
    List<Cells> kept() {
        List<Cells> kept = new ArrayList<>();
        for (Cells cells : file().rows()) {
            Instant own = type.ownTime(cells);
            Cells known = asOf(cells);
            if ((own == null || !isLater(own)) && isWhere(known)) {
                kept.add(rules.has(PlantedBug.UNKNOWN_COUNT_IS_ZERO) ? withZeros(known) : known);
            }
        }
        return kept;
    }

    private SourceFile file() {
        return inputs.files().get(type);
    }

    private Cells asOf(Cells cells) {
        List<String> hidden = new ArrayList<>();
        for (String column : type.times()) {
            Instant time = type.time(cells, column);
            if (time != null && isLater(time)) {
                hidden.add(column);
                if (type == FileType.SURVEYS && column.equals("answered_at")) {
                    hidden.add("score");
                }
            }
        }
        return cells.without(hidden);
    }

    private boolean isLater(Instant time) {
        return time.isAfter(rules.asOf()) || (time.equals(rules.asOf()) && rules.has(PlantedBug.AS_OF_EXCLUSIVE));
    }

    private Cells withZeros(Cells cells) {
        Cells more = cells;
        for (String column : List.of("agent_replies", "customer_messages", "agents", "reopens", "transfers")) {
            more = type != FileType.INTERACTIONS || cells.text(column) != null ? more : more.with(column, "0");
        }
        return more;
    }

    /** The rows of the range. */
    List<Cells> inRange() {
        List<Cells> inRange = new ArrayList<>();
        for (Cells cells : kept()) {
            if (isInRange(cells)) {
                inRange.add(cells);
            }
        }
        return inRange;
    }

    private boolean isInRange(Cells cells) {
        LocalDate from = rules.settings().from();
        LocalDate to = rules.settings().to();
        if ((type != FileType.INTERACTIONS && type != FileType.SURVEYS) || (from == null && to == null)) {
            return true;
        }
        Instant own = type.ownTime(cells);
        LocalDate end = to == null ? null : to.plusDays(rules.has(PlantedBug.RANGE_A_DAY_LONGER) ? 1 : 0);
        return own != null
                && (from == null || !own.isBefore(rules.times().midnight(from)))
                && (end == null || own.isBefore(rules.times().midnight(end)));
    }

    private boolean isWhere(Cells cells) {
        for (Map.Entry<String, String> filter : rules.settings().where()) {
            if (isFilteredBy(filter.getKey())
                    && !cells.values(filter.getKey(), type == FileType.INTERACTIONS)
                            .contains(filter.getValue())) {
                return false;
            }
        }
        return true;
    }

    /** Messages come with their interactions, so that a column of those says which; rules are the same whatever the cases. */
    private boolean isFilteredBy(String column) {
        boolean ofInteractions = inputs.files().get(FileType.INTERACTIONS) != null
                && inputs.files().get(FileType.INTERACTIONS).header().contains(column);
        return file().header().contains(column) && (type.isOfCases() || (type == FileType.MESSAGES && !ofInteractions));
    }
}
