package io.github.servicekpi.benchmarks;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;

/** Reads a CSV file of interactions with the parser of the report program, and its times, and makes nothing of them. */
public final class CsvReading {
    private CsvReading() {}

    /**
     * Reads a file.
     *
     * @param args the CSV file
     * @throws IOException if it cannot be read
     */
    public static void main(String[] args) throws IOException {
        long fields = 0;
        long seconds = 0;
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(Path.of(args[0]))) {
            for (CsvRecord row : reader) {
                for (String field : row.getFields()) {
                    fields += field.isEmpty() ? 0 : 1;
                    seconds += field.length() == 20 && field.charAt(19) == 'Z'
                            ? Instant.parse(field).getEpochSecond()
                            : 0;
                }
            }
        }
        System.out.println(fields + " values, " + seconds + " s");
    }
}
