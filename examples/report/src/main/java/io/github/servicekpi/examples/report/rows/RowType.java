package io.github.servicekpi.examples.report.rows;

import io.github.servicekpi.Calculator;
import io.github.servicekpi.Groups;
import io.github.servicekpi.Kpi;
import io.github.servicekpi.KpiDefinition;
import io.github.servicekpi.retention.CustomerLifetime;
import io.github.servicekpi.service.ContactHistory;
import io.github.servicekpi.service.Interaction;
import io.github.servicekpi.survey.SurveyResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the report knows of one kind of file: its columns, the record of the library that a row becomes, and the KPIs.
 *
 * @param <T> the record
 */
public abstract sealed class RowType<T> permits InteractionRows, SurveyRows, CustomerRows {
    RowType() {}

    /** {@return rows that become interactions} */
    public static RowType<Interaction> interactions() {
        return new InteractionRows();
    }

    /** {@return rows that become survey responses} */
    public static RowType<SurveyResponse> surveys() {
        return new SurveyRows();
    }

    /** {@return rows that become lifetimes of customers} */
    public static RowType<CustomerLifetime> customers() {
        return new CustomerRows();
    }

    /** {@return the kind of file, as the command line and the report name it} */
    public abstract String name();

    /** {@return the columns that a file must have} */
    public abstract List<String> requiredColumns();

    /**
     * The KPIs of such rows.
     *
     * @param context what they need to know beyond the rows
     * @return them in the order of the report
     */
    public abstract List<Kpi<? super T, ?>> kpis(KpiContext context);

    /** {@return the definitions of all KPIs of such rows, in the order of the report, those of one KPI together} */
    public Map<String, Set<KpiDefinition>> definitions() {
        Map<String, Set<KpiDefinition>> definitions = new LinkedHashMap<>();
        // The days stand for any: a period makes more KPIs, whichever it is.
        Selection period = new Selection(ZoneOffset.UTC, LocalDate.EPOCH, LocalDate.EPOCH.plusDays(1), List.of());
        ContactHistory none = ContactHistory.calculator().calculate(List.of());
        for (KpiVariants variants : KpiVariants.each()) {
            for (Kpi<? super T, ?> kpi : kpis(new KpiContext(period, null, variants, none))) {
                definitions
                        .computeIfAbsent(kpi.id(), id -> new LinkedHashSet<>())
                        .add(kpi.definition());
            }
        }
        return definitions;
    }

    /** {@return a calculator of the history that KPIs of such rows ask, which takes one more reading; empty if none does} */
    public Optional<Calculator<T, ContactHistory>> history() {
        return Optional.empty();
    }

    /**
     * Calculates something of each group of rows.
     *
     * @param <R> the result
     * @param column whose values make the groups
     * @param calculator of a group
     * @return a calculator of the results by value; a row with several tags is in the group of each
     */
    public abstract <R> Calculator<T, Groups<String, R>> by(String column, Calculator<T, R> calculator);

    /** Whether a text of a column counts as a value, as it is the value or one of several. */
    boolean hasValue(String column, String text, String value) {
        return text.equals(value);
    }

    abstract List<? extends Column> columns();

    /** The column that no two rows may share a value of; null if there is none. */
    abstract @Nullable Column unique();

    /**
     * Makes a record of a row.
     *
     * @param cells of the row
     * @param dimensions the texts of the columns that rows are grouped by
     * @throws RejectedRowException with the first reason why that cannot be done
     */
    abstract T read(Cells cells, Map<String, String> dimensions) throws RejectedRowException;

    /** The row as it was known at an instant, without what came later; empty if all of it did. */
    abstract Optional<T> asOf(T row, Instant instant, ZoneId zone);

    /** Whether the row is one of a report of a range of dates. */
    abstract boolean isWithin(Selection.Range range, T row);

    /** An id as the library takes it: it refuses one of spaces alone, which a file may have. */
    static String withSign(String id) {
        return id.isBlank() ? "'" + id + "'" : id;
    }
}
