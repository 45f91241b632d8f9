package io.github.servicekpi.examples.report.sample;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.github.servicekpi.examples.report.csv.CsvSource;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/** The data that the report shows without a file: CSV text, the same on every system, read like any other. */
public final class SampleData {
    private static final int INTERACTIONS = 2_000;
    private static final int SURVEYS = 600;
    private static final int CUSTOMERS = 500;
    private static final long SEED = 20260401;

    private SampleData() {}

    /** {@return a file of interactions} */
    public static CsvSource interactions() {
        return source("sample interactions", SampleData::writeInteractions);
    }

    private static void writeInteractions(CsvWriter csv) {
        SampleInteractions.write(csv, INTERACTIONS, SEED);
    }

    /** {@return a file of the messages of the interactions} */
    public static CsvSource messages() {
        String interactions = text(SampleData::writeInteractions);
        return source("sample messages", csv -> SampleMessages.write(csv, interactions, SEED));
    }

    /** {@return a file of targets for the interactions} */
    public static CsvSource sla() {
        return CsvSource.of("sample targets", """
                metric,target,channel,segment
                first-response,PT8H,,
                first-response,PT4H,,vip
                first-response,PT1M,chat,
                first-response,PT2M,phone,
                next-response,PT2H,,
                resolution,PT72H,,
                """);
    }

    /** {@return a file of surveys} */
    public static CsvSource surveys() {
        return source("sample surveys", csv -> SampleSurveys.write(csv, SURVEYS, INTERACTIONS, SEED));
    }

    /** {@return a file of customers} */
    public static CsvSource customers() {
        return source("sample customers", csv -> SampleCustomers.write(csv, CUSTOMERS, SEED));
    }

    private static CsvSource source(String name, Consumer<CsvWriter> content) {
        return CsvSource.of(name, text(content));
    }

    private static String text(Consumer<CsvWriter> content) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            content.accept(csv);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
