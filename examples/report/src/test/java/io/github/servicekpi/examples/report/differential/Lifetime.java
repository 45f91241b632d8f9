package io.github.servicekpi.examples.report.differential;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A span of a customer. */
record Lifetime(
        String customer,
        LocalDate started,
        @Nullable LocalDate ended,
        @Nullable BigDecimal monthlyValue,
        @Nullable BigDecimal endValue) {
    /** Reads a row, in the order of the columns in the contract. */
    static Lifetime read(Cells cells) throws Unusable {
        String id = cells.required("id");
        cells.required("started_on");
        return new Lifetime(
                id,
                cells.date("started_on"),
                cells.date("ended_on"),
                cells.decimal("monthly_value"),
                cells.decimal("end_value"));
    }

    boolean negative() {
        return ended != null && ended.isBefore(started);
    }
}
