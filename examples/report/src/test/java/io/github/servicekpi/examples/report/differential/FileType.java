package io.github.servicekpi.examples.report.differential;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The input files, in the order of the report. */
enum FileType {
    INTERACTIONS,
    MESSAGES,
    SURVEYS,
    CUSTOMERS,
    HOLIDAYS,
    SLA;

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    List<String> times() {
        return switch (this) {
            case INTERACTIONS -> Ticket.TIMES;
            case SURVEYS -> Answer.TIMES;
            case MESSAGES -> List.of("at");
            case CUSTOMERS -> List.of("started_on", "ended_on");
            case HOLIDAYS, SLA -> List.of();
        };
    }

    /** Whether its rows are cases of which there are KPIs, rather than what is known of such or rules for them. */
    boolean isOfCases() {
        return this == INTERACTIONS || this == SURVEYS || this == CUSTOMERS;
    }

    private List<String> ownTimes() {
        return switch (this) {
            case INTERACTIONS -> List.of("opened_at");
            case SURVEYS -> List.of("sent_at", "answered_at");
            case MESSAGES -> List.of("at");
            case CUSTOMERS -> List.of("started_on");
            case HOLIDAYS, SLA -> List.of();
        };
    }

    /** When a row happened: the first of these times that it has. */
    @Nullable
    Instant ownTime(Cells cells) {
        for (String column : ownTimes()) {
            Instant time = time(cells, column);
            if (time != null) {
                return time;
            }
        }
        return null;
    }

    /** The time in a cell of a row that can be used; dates count as local midnight. */
    @Nullable
    Instant time(Cells cells, String column) {
        try {
            if (this != CUSTOMERS) {
                return cells.time(column);
            }
            LocalDate date = cells.date(column);
            return date == null ? null : cells.times().midnight(date);
        } catch (Unusable e) {
            throw new AssertionError(e);
        }
    }
}
