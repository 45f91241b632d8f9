package io.github.servicekpi.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One run of the program: how it ended and what it printed. */
record Run(int exit, String out, String errors) {

    static Run of(Object... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StringWriter errors = new StringWriter();
        String[] texts = List.of(args).stream().map(Object::toString).toArray(String[]::new);
        int exit = ReportCommand.run(out, new PrintWriter(errors, true), Progress.none(), texts);
        return new Run(exit, out.toString(StandardCharsets.UTF_8), errors.toString());
    }

    /** The JSON report of a run that must succeed. */
    static Map<String, Object> json(Object... args) {
        List<Object> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--format", "json"));
        Run run = of(all.toArray());
        assertThat(run.errors()).isEmpty();
        assertThat(run.exit()).isZero();
        return parse(run.out());
    }

    static Map<String, Object> parse(String json) {
        try {
            return JSON.std.mapFrom(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A part of a JSON report by its keys. */
    static Object at(Map<?, ?> json, String... keys) {
        Object value = json;
        for (String key : keys) {
            value = asMap(value).get(key);
            assertThat(value).as(key).isNotNull();
        }
        return value;
    }

    @SuppressWarnings("unchecked") // a JSON object has names
    private static Map<String, Object> asMap(Object value) {
        return (Map<String, Object>) value;
    }

    static Path file(Path folder, String name, String... lines) {
        try {
            return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
