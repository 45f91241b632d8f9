package io.github.servicekpi.examples.report.mapping;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;

/**
 * Makes lifetimes of the published customers of a telephone company, which have no dates: only the months that each has been a
 * customer, and whether it left within the last month.
 *
 * <ul>
 *   <li>The last month is made December 2018: each customer started as many months before its first day as it has stayed, so
 *       that all are active on that day.
 *   <li>Who left, left on the second day, since nothing says when.
 *   <li>The contract is the plan, the kind of internet access the segment, and the monthly charge the monthly value.
 * </ul>
 *
 * <pre>{@code
 * java -cp kpi-report.jar io.github.servicekpi.examples.report.mapping.TelcoCustomers IN.csv customers.csv
 * java -jar kpi-report.jar --customers customers.csv --from 2018-12-01 --to 2019-01-01 --by plan
 * }</pre>
 */
public final class TelcoCustomers {
    private static final LocalDate FIRST_DAY = LocalDate.of(2018, 12, 1);

    private TelcoCustomers() {}

    /**
     * Maps a file.
     *
     * @param args the path of the published file and that of the file to write
     * @throws IOException if one cannot be read or the other not be written
     */
    public static void main(String[] args) throws IOException {
        if (args.length != 2) {
            System.err.println("usage: TelcoCustomers IN.csv OUT.csv");
            System.exit(2);
        }
        map(Path.of(args[0]), Path.of(args[1]));
    }

    static void map(Path published, Path customers) throws IOException {
        try (CsvReader<NamedCsvRecord> from = CsvReader.builder().ofNamedCsvRecord(published);
                CsvWriter to = CsvWriter.builder().build(customers)) {
            to.writeRecord("id", "started_on", "ended_on", "plan", "segment", "monthly_value", "payment");
            for (NamedCsvRecord customer : from) {
                to.writeRecord(
                        customer.getField("customerID"),
                        FIRST_DAY
                                .minusMonths(Long.parseLong(customer.getField("tenure")))
                                .toString(),
                        customer.getField("Churn").equals("Yes")
                                ? FIRST_DAY.plusDays(1).toString()
                                : "",
                        customer.getField("Contract"),
                        customer.getField("InternetService"),
                        customer.getField("MonthlyCharges"),
                        customer.getField("PaymentMethod"));
            }
        }
    }
}
