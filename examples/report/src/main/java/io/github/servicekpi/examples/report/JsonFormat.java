package io.github.servicekpi.examples.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.github.servicekpi.examples.report.rows.Selection;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes a report for other programs to read: UTF-8, keys in a fixed order, durations in seconds, absent values null, nothing
 * rounded. The same report gives the same bytes on every system.
 */
final class JsonFormat implements ReportFormat {
    private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");

    // Double.toString had more digits than needed before JDK 19; this writer has the fewest on all.
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    @Override
    public void write(Report report, OutputStream out) throws IOException {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(INDENTER);
        printer.indentArraysWith(INDENTER);
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.setPrettyPrinter(printer);
            write(report, json);
            json.writeRaw('\n');
        }
    }

    private static void write(Report report, JsonGenerator json) throws IOException {
        Selection selection = report.context().selection();
        json.writeStartObject();
        json.writeStringField("zone", selection.zone().getId());
        write("from", text(selection.from()), json);
        write("to", text(selection.to()), json);
        write("asOf", text(report.context().asOf()), json);
        write("level", report.statistics().level(), json);
        json.writeFieldName("kpis");
        writeAll(report.kpis(), json);
        if (!report.groups().isEmpty()) {
            json.writeObjectFieldStart("groups");
            for (var column : report.groups().entrySet()) {
                json.writeObjectFieldStart(column.getKey());
                for (var value : column.getValue().entrySet()) {
                    json.writeFieldName(value.getKey());
                    writeAll(value.getValue(), json);
                }
                json.writeEndObject();
            }
            json.writeEndObject();
        }
        write("rejected", report.rejected(), json);
        json.writeEndObject();
    }

    private static void writeAll(List<Figure> figures, JsonGenerator json) throws IOException {
        json.writeStartObject();
        for (Figure figure : figures) {
            json.writeObjectFieldStart(figure.id());
            json.writeStringField("type", figure.type());
            json.writeStringField("unit", lowerCase(figure.definition().unit()));
            json.writeStringField("direction", lowerCase(figure.definition().direction()));
            json.writeStringField("definition", figure.definition().variant());
            for (var statistic : figure.statistics().entrySet()) {
                write(statistic.getKey(), statistic.getValue(), json);
            }
            if (!figure.excluded().isEmpty()) {
                write("excluded", figure.excluded().asMap(), json);
            }
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void write(String name, @Nullable Object value, JsonGenerator json) throws IOException {
        json.writeFieldName(name);
        write(value, json);
    }

    private static void write(@Nullable Object value, JsonGenerator json) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof Long count) {
            json.writeNumber(count);
        } else if (value instanceof Double number) {
            json.writeNumber(number);
        } else if (value instanceof BigDecimal amount) {
            json.writeNumber(amount);
        } else if (value instanceof List<?> parts) {
            json.writeStartArray();
            for (Object part : parts) {
                write(part, json);
            }
            json.writeEndArray();
        } else if (value instanceof Map<?, ?> parts) {
            json.writeStartObject();
            for (var part : parts.entrySet()) {
                write(part.getKey().toString(), part.getValue(), json);
            }
            json.writeEndObject();
        } else {
            json.writeString(value.toString());
        }
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static String lowerCase(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
