package io.github.servicekpi.examples.report.mapping;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Makes interactions of the service requests to 311 that New York City publishes as open data.
 *
 * <ul>
 *   <li>A request is an interaction, its agency the team, its complaint type the topic, its way in the channel.
 *   <li>{@code closed_date} is the last resolution; whether there were earlier ones is not published, so {@code reopens} and {@code
 *       first_resolved_at} stay away. Times are local to New York.
 *   <li>{@code UNKNOWN} and {@code Unspecified} are not values.
 *   <li>{@code borough}, {@code descriptor} and {@code status} are further columns, to group by.
 * </ul>
 *
 * <pre>{@code
 * java -cp kpi-report.jar io.github.servicekpi.examples.report.mapping.NycRequests IN.csv interactions.csv
 * java -jar kpi-report.jar --interactions interactions.csv --zone America/New_York --by borough
 * }</pre>
 */
public final class NycRequests {
    private NycRequests() {}

    /**
     * Maps a file.
     *
     * @param args the path of the published file and that of the file to write
     * @throws IOException if one cannot be read or the other not be written
     */
    public static void main(String[] args) throws IOException {
        if (args.length != 2) {
            System.err.println("usage: NycRequests IN.csv OUT.csv");
            System.exit(2);
        }
        map(Path.of(args[0]), Path.of(args[1]));
    }

    static void map(Path requests, Path interactions) throws IOException {
        try (CsvReader<NamedCsvRecord> from = CsvReader.builder().ofNamedCsvRecord(requests);
                CsvWriter to = CsvWriter.builder().build(interactions)) {
            to.writeRecord(
                    "id", "opened_at", "resolved_at", "team", "topic", "channel", "borough", "descriptor", "status");
            for (NamedCsvRecord request : from) {
                to.writeRecord(
                        request.getField("unique_key"),
                        request.getField("created_date"),
                        request.getField("closed_date"),
                        request.getField("agency"),
                        request.getField("complaint_type"),
                        known(request.getField("open_data_channel_type")).toLowerCase(Locale.ROOT),
                        known(request.getField("borough")),
                        request.getField("descriptor"),
                        request.getField("status"));
            }
        }
    }

    private static String known(String value) {
        return value.equals("UNKNOWN") || value.equals("Unspecified") ? "" : value;
    }
}
