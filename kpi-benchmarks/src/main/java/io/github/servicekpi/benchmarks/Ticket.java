package io.github.servicekpi.benchmarks;

import io.github.servicekpi.Field;
import io.github.servicekpi.Table;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A row as an application has it: a class of its own, with its fields for the library. What the peers read are the same records,
 * or the same values by columns.
 *
 * @param number of the ticket
 * @param agent who owns it
 * @param team whose it is
 * @param channel such as {@code email}
 * @param openedAt when it was opened
 * @param firstResponseAt when it was answered, null where it was not
 * @param resolvedAt when it was resolved, null where it was not
 * @param contacts how often the customer wrote
 * @param reopened whether it came back
 * @param transferred whether it was handed over
 * @param npsScore would the customer recommend us, 0 to 10, null without an answer
 * @param csatScore was the customer satisfied, 1 to 5, null without an answer
 */
record Ticket(
        int number,
        String agent,
        String team,
        String channel,
        Instant openedAt,
        @Nullable Instant firstResponseAt,
        @Nullable Instant resolvedAt,
        int contacts,
        boolean reopened,
        boolean transferred,
        @Nullable Integer npsScore,
        @Nullable Integer csatScore) {

    static final Field<Ticket, Integer> NUMBER = Field.count("number", Ticket::number);
    static final Field<Ticket, String> AGENT = Field.text("agent", Ticket::agent);
    static final Field<Ticket, String> TEAM = Field.text("team", Ticket::team);
    static final Field<Ticket, String> CHANNEL = Field.text("channel", Ticket::channel);
    static final Field<Ticket, Instant> OPENED_AT = Field.instant("opened_at", Ticket::openedAt);
    static final Field<Ticket, Instant> FIRST_RESPONSE_AT = Field.instant("first_response_at", Ticket::firstResponseAt);
    static final Field<Ticket, Instant> RESOLVED_AT = Field.instant("resolved_at", Ticket::resolvedAt);
    static final Field<Ticket, Integer> CONTACTS = Field.score("contacts", Ticket::contacts);
    static final Field<Ticket, Boolean> REOPENED = Field.flag("reopened", Ticket::reopened);
    static final Field<Ticket, Boolean> TRANSFERRED = Field.flag("transferred", Ticket::transferred);
    static final Field<Ticket, Integer> NPS_SCORE = Field.score("nps_score", Ticket::npsScore);
    static final Field<Ticket, Integer> CSAT_SCORE = Field.score("csat_score", Ticket::csatScore);

    private static final List<Field<Ticket, ?>> FIELDS = List.of(
            NUMBER,
            AGENT,
            TEAM,
            CHANNEL,
            OPENED_AT,
            FIRST_RESPONSE_AT,
            RESOLVED_AT,
            CONTACTS,
            REOPENED,
            TRANSFERRED,
            NPS_SCORE,
            CSAT_SCORE);

    /** Copies tickets into columns that give equal ones back. */
    static Table<Ticket> table(Iterable<Ticket> tickets) {
        return Table.of(
                tickets,
                row -> new Ticket(
                        present(row, NUMBER),
                        present(row, AGENT),
                        present(row, TEAM),
                        present(row, CHANNEL),
                        present(row, OPENED_AT),
                        row.get(FIRST_RESPONSE_AT),
                        row.get(RESOLVED_AT),
                        present(row, CONTACTS),
                        present(row, REOPENED),
                        present(row, TRANSFERRED),
                        row.get(NPS_SCORE),
                        row.get(CSAT_SCORE)),
                FIELDS);
    }

    private static <V> V present(Table.Row row, Field<Ticket, V> field) {
        return Objects.requireNonNull(row.get(field), field::name);
    }
}
