package io.github.servicekpi.service;

import io.github.servicekpi.Field;
import io.github.servicekpi.Table;
import java.time.Instant;
import java.util.List;

/** The fields of a {@link Complaint}, to group by, to make conditions and measures from, and to store in a table. */
public final class ComplaintFields {
    private ComplaintFields() {}

    /** The id. */
    public static final Field<Complaint, String> ID = Field.text("id", Complaint::id);

    /** When it was received; always known. */
    public static final Field<Complaint, Instant> RECEIVED_AT = Field.instant("received_at", Complaint::receivedAt);

    /** When the customer was told that it had been received. */
    public static final Field<Complaint, Instant> ACKNOWLEDGED_AT =
            Field.instant("acknowledged_at", Complaint::acknowledgedAt);

    /** When it was closed by the final response. */
    public static final Field<Complaint, Instant> CLOSED_AT = Field.instant("closed_at", Complaint::closedAt);

    /** When it was put right. */
    public static final Field<Complaint, Instant> REDRESSED_AT = Field.instant("redressed_at", Complaint::redressedAt);

    /** How it was decided. */
    public static final Field<Complaint, ComplaintOutcome> OUTCOME = Field.value("outcome", Complaint::outcome);

    /** Who complained. */
    public static final Field<Complaint, String> CUSTOMER = Field.text("customer", Complaint::customer);

    /** What it is about. */
    public static final Field<Complaint, String> CATEGORY = Field.text("category", Complaint::category);

    private static final List<Field<Complaint, ?>> STORED =
            List.of(ID, RECEIVED_AT, ACKNOWLEDGED_AT, CLOSED_AT, REDRESSED_AT, OUTCOME, CUSTOMER, CATEGORY);

    /**
     * Copies complaints into a table that gives equal ones back.
     *
     * @param complaints none of them null
     * @return a table
     */
    public static Table<Complaint> table(Iterable<Complaint> complaints) {
        return Table.of(complaints, ComplaintFields::complaint, STORED);
    }

    @SuppressWarnings("NullAway") // every complaint has an id and was received
    private static Complaint complaint(Table.Row row) {
        return Complaint.builder(row.get(ID), row.get(RECEIVED_AT))
                .acknowledgedAt(row.get(ACKNOWLEDGED_AT))
                .closedAt(row.get(CLOSED_AT))
                .redressedAt(row.get(REDRESSED_AT))
                .outcome(row.get(OUTCOME))
                .customer(row.get(CUSTOMER))
                .category(row.get(CATEGORY))
                .build();
    }
}
