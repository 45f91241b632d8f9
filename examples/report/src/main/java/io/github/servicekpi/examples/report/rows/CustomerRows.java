package io.github.servicekpi.examples.report.rows;

import static io.github.servicekpi.examples.report.rows.CustomerColumn.*;

import io.github.servicekpi.Calculator;
import io.github.servicekpi.Groups;
import io.github.servicekpi.Kpi;
import io.github.servicekpi.retention.CustomerLifetime;
import io.github.servicekpi.retention.CustomerLifetimeFields;
import io.github.servicekpi.retention.Reactivation;
import io.github.servicekpi.retention.RetentionKpis;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rows that become lifetimes of customers. A range of dates selects none of them: it is the period of churn and retention, which
 * compare its first day with the first day after it.
 */
final class CustomerRows extends KpiRowType<CustomerLifetime> {
    @Override
    public String name() {
        return "customers";
    }

    @Override
    public List<String> requiredColumns() {
        return List.of(ID.header(), STARTED_ON.header());
    }

    @Override
    public List<Kpi<? super CustomerLifetime, ?>> kpis(KpiContext context) {
        List<Kpi<? super CustomerLifetime, ?>> kpis = new ArrayList<>();
        LocalDate from = context.selection().from();
        LocalDate to = context.selection().to();
        if (from != null && to != null) {
            kpis.add(RetentionKpis.churnRate(from, to));
            kpis.add(RetentionKpis.retentionRate(from, to));
            kpis.add(RetentionKpis.revenueChurnRate(from, to));
            kpis.add(RetentionKpis.grossRevenueRetention(from, to));
            kpis.add(RetentionKpis.netRevenueRetention(from, to, Reactivation.LEFT_OUT));
        }
        kpis.add(RetentionKpis.customerSurvival(
                lastDayBegun(context.asOfOrAnyTime(), context.selection().zone())));
        return kpis;
    }

    @Override
    public <R> Calculator<CustomerLifetime, Groups<String, R>> by(
            String column, Calculator<CustomerLifetime, R> calculator) {
        return calculator.groupingBy(CustomerLifetimeFields.dimension(column));
    }

    @Override
    List<CustomerColumn> columns() {
        return List.of(CustomerColumn.values());
    }

    @Override
    CustomerLifetime read(Cells cells, Map<String, String> dimensions) throws RejectedRowException {
        String id = cells.requiredText(ID);
        LocalDate startedOn = cells.required(STARTED_ON, cells.date(STARTED_ON));
        var lifetime = CustomerLifetime.builder(withSign(id), startedOn)
                .endedOn(cells.date(ENDED_ON))
                .plan(cells.text(PLAN))
                .segment(cells.text(SEGMENT))
                .monthlyValue(cells.amount(MONTHLY_VALUE))
                .endValue(cells.amount(END_VALUE));
        dimensions.forEach(lifetime::dimension);
        return lifetime.build();
    }

    @Override
    Optional<CustomerLifetime> asOf(CustomerLifetime row, Instant instant, ZoneId zone) {
        return row.asOf(lastDayBegun(instant, zone));
    }

    @Override
    boolean isWithin(Selection.Range range, CustomerLifetime row) {
        return true;
    }

    /** The latest day whose midnight, as {@link LocalTimes} reads one that clocks skip, is not after an instant. */
    private static LocalDate lastDayBegun(Instant instant, ZoneId zone) {
        LocalDate day = LocalDate.ofInstant(instant, zone);
        return new LocalTimes(zone).midnight(day).isAfter(instant) ? day.minusDays(1) : day;
    }
}
