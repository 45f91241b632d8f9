package io.github.servicekpi.examples.report.rows;

import io.github.servicekpi.retention.CustomerLifetime;
import io.github.servicekpi.sla.SlaTarget;
import io.github.servicekpi.survey.SurveyResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the report knows of one kind of file: its columns, and what a row becomes.
 *
 * @param <T> what a row becomes
 */
public abstract sealed class RowType<T> permits KpiRowType, MessageRows, HolidayRows, SlaRows {
    private static final String SIGN = "'";

    RowType() {}

    /** {@return rows that become cases without messages} */
    public static KpiRowType<Case> interactions() {
        return new InteractionRows(null);
    }

    /**
     * Rows that become cases.
     *
     * @param messages of the cases, which are known once they have been read
     * @return rows of interactions
     */
    public static KpiRowType<Case> interactions(MessageStore messages) {
        return new InteractionRows(messages);
    }

    /**
     * Rows that become messages of interactions.
     *
     * @param store to which the interactions are known before
     * @return rows of messages
     */
    public static RowType<MessageRow> messages(MessageStore store) {
        return new MessageRows(store);
    }

    /** {@return rows that become survey responses} */
    public static KpiRowType<SurveyResponse> surveys() {
        return new SurveyRows();
    }

    /** {@return rows that become lifetimes of customers} */
    public static KpiRowType<CustomerLifetime> customers() {
        return new CustomerRows();
    }

    /** {@return rows that become dates on which business is closed} */
    public static RowType<LocalDate> holidays() {
        return new HolidayRows();
    }

    /** {@return rows that become targets of a service level agreement} */
    public static RowType<SlaTarget> sla() {
        return new SlaRows();
    }

    /** {@return the kind of file, as the command line and the report name it} */
    public abstract String name();

    /** {@return the columns that a file must have} */
    public abstract List<String> requiredColumns();

    abstract List<? extends Column> columns();

    /** The column that no two rows may share a value of; null if there is none. */
    @Nullable
    Column unique() {
        return null;
    }

    /** Takes the values of the {@linkplain #unique() unique} column of all rows that can be used, once they have been read. */
    void know(IdSet values) {}

    /**
     * Makes what a row becomes.
     *
     * @param cells of the row
     * @param dimensions the texts of the columns that rows are grouped by
     * @throws RejectedRowException with the first reason why that cannot be done
     */
    abstract T read(Cells cells, Map<String, String> dimensions) throws RejectedRowException;

    /** The row as it was known at an instant, without what came later; empty if all of it did. */
    Optional<T> asOf(T row, Instant instant, ZoneId zone) {
        return Optional.of(row);
    }

    /** Whether the row is one of a report of a range of dates. */
    boolean isWithin(Selection.Range range, T row) {
        return true;
    }

    /** Whether a text of a column counts as a value, as it is the value or one of several. */
    boolean hasValue(String column, String text, String value) {
        return text.equals(value);
    }

    /**
     * An id as the library takes it: it refuses one of spaces alone, which a file may have. Those of spaces and signs get signs too, so
     * that no two become one.
     */
    static String withSign(String id) {
        return id.replace(SIGN, "").isBlank() ? SIGN + id + SIGN : id;
    }
}
