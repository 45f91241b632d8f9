package io.github.servicekpi.examples.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.github.servicekpi.examples.report.rows.Rejection;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Lists the rows that could not be used as CSV, in the order in which they were found. */
final class RejectsFile implements Reporter.Rejects, AutoCloseable {
    private final OutputFile file;
    private final CsvWriter csv;

    RejectsFile(Path path) {
        file = OutputFile.create(path);
        csv = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.LF)
                .build(new OutputStreamWriter(file.out(), StandardCharsets.UTF_8));
        csv.writeRecord("file", "line", "column", "value", "reason");
    }

    @Override
    public void add(String name, Rejection rejection) {
        try {
            csv.writeRecord(
                    name,
                    Long.toString(rejection.line()),
                    rejection.column(),
                    rejection.value(),
                    rejection.reason().id());
        } catch (UncheckedIOException e) {
            throw OutputFile.cannotBeWritten(file.path(), e.getCause());
        }
    }

    /** Says that there are no more, and puts the file in its place. */
    void complete() {
        try {
            csv.close();
        } catch (IOException e) {
            throw OutputFile.cannotBeWritten(file.path(), e);
        }
        file.complete();
    }

    @Override
    public void close() {
        file.close();
    }
}
