package io.github.servicekpi.examples.report.rows;

import static io.github.servicekpi.examples.report.rows.HolidayColumn.*;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Rows that become dates on which business is closed. */
final class HolidayRows extends RowType<LocalDate> {
    @Override
    public String name() {
        return "holidays";
    }

    @Override
    public List<String> requiredColumns() {
        return List.of(DATE.header());
    }

    @Override
    List<HolidayColumn> columns() {
        return List.of(HolidayColumn.values());
    }

    @Override
    LocalDate read(Cells cells, Map<String, String> dimensions) throws RejectedRowException {
        return cells.required(DATE, cells.date(DATE));
    }
}
