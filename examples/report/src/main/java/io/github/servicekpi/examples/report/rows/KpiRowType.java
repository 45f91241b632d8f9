package io.github.servicekpi.examples.report.rows;

import io.github.servicekpi.Calculator;
import io.github.servicekpi.Groups;
import io.github.servicekpi.Kpi;
import io.github.servicekpi.service.ContactHistory;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * A kind of file of whose rows there are KPIs.
 *
 * @param <T> what a row becomes
 */
public abstract sealed class KpiRowType<T> extends RowType<T> permits InteractionRows, SurveyRows, CustomerRows {
    KpiRowType() {}

    /**
     * The KPIs of such rows.
     *
     * @param context what they need to know beyond the rows
     * @return them in the order of the report; one may be a set of several, in its place
     */
    public abstract List<Kpi<? super T, ?>> kpis(KpiContext context);

    /** {@return a calculator of the contacts among which KPIs of interactions look for repeats} */
    public static Calculator<Case, ContactHistory> history() {
        return ContactHistory.calculator().mapping(Case::interaction);
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

    @Override
    abstract Optional<T> asOf(T row, Instant instant, ZoneId zone);

    @Override
    abstract boolean isWithin(Selection.Range range, T row);
}
