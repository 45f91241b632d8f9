package io.github.servicekpi.examples.report.sample;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Writes a file of made-up interactions of any size, to see how long a report takes and how much memory. The same number of rows
 * gives the same file.
 *
 * <pre>{@code
 * java -cp kpi-report.jar io.github.servicekpi.examples.report.sample.LargeFile 5000000 large.csv
 * java -Xmx512m -jar kpi-report.jar --interactions large.csv --by channel
 * }</pre>
 */
public final class LargeFile {
    private static final long SEED = 5;

    private LargeFile() {}

    /**
     * Writes the file.
     *
     * @param args the number of rows and the path of the file
     * @throws IOException if it cannot be written
     */
    public static void main(String[] args) throws IOException {
        if (args.length != 2 || !args[0].matches("[1-9]\\d{0,8}")) {
            System.err.println("usage: LargeFile ROWS OUT.csv");
            System.exit(2);
        }
        write(Integer.parseInt(args[0]), Path.of(args[1]));
    }

    /**
     * Writes the file.
     *
     * @param rows how many interactions
     * @param path of the file, which is replaced
     * @throws IOException if it cannot be written
     */
    public static void write(int rows, Path path) throws IOException {
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(path, StandardCharsets.UTF_8)) {
            SampleInteractions.write(csv, rows, SEED);
        }
    }
}
