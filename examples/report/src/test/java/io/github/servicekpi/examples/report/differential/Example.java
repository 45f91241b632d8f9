package io.github.servicekpi.examples.report.differential;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.servicekpi.examples.report.PrintedReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Files and options of a report.
 *
 * @param tables the files given
 */
record Example(Map<FileType, Table> tables, Settings settings) {
    /**
     * What the program says.
     *
     * @param report its JSON
     * @param rejects its records of rows that cannot be used
     * @param failure why there is no report; null if there is one
     */
    record Answer(
            Map<String, Object> report,
            List<List<String>> rejects,
            @Nullable String failure) {}

    /** Runs the program on files in a folder. */
    Answer ofProgram(Path folder) throws IOException {
        List<Object> arguments = new ArrayList<>(settings.arguments());
        for (Map.Entry<FileType, Table> file : tables.entrySet()) {
            Path path = folder.resolve(file.getKey().id() + ".csv");
            Files.writeString(path, file.getValue().text());
            arguments.addAll(List.of("--" + file.getKey().id(), path));
        }
        Path rejects = folder.resolve("rejects.csv");
        arguments.addAll(List.of("--rejects", rejects));
        String report;
        try {
            report = PrintedReport.of(arguments.toArray()).text();
        } catch (AssertionError e) {
            return new Answer(Map.of(), List.of(), e.getMessage());
        }
        List<List<String>> rejected = CsvText.parse(Files.readString(rejects)).stream()
                .map(CsvText.Line::cells)
                .toList();
        return new Answer(JSON.std.mapFrom(report), rejected, null);
    }

    /** Where the program's answer differs from the contract, or from one with mistakes; null where they agree. */
    @Nullable
    String difference(Answer answer, Set<PlantedBug> bugs) {
        if (answer.failure() != null) {
            return "in a failure\n" + answer.failure();
        }
        Map<FileType, String> texts = new EnumMap<>(FileType.class);
        tables.forEach((type, table) -> texts.put(type, table.text()));
        Oracle oracle = new Oracle(texts, settings, bugs);
        String difference = Comparison.difference("", answer.report(), oracle.report());
        return difference == null ? Comparison.difference("rejects", answer.rejects(), oracle.rejects()) : difference;
    }

    /** Examples with an option less, or with simpler files. */
    List<Example> simpler() {
        List<Example> simpler = new ArrayList<>();
        settings.simpler().forEach(fewer -> simpler.add(new Example(tables, fewer)));
        tables.forEach((type, table) -> table.simpler().forEach(smaller -> {
            Map<FileType, Table> changed = new EnumMap<>(tables);
            changed.put(type, smaller);
            simpler.add(new Example(changed, settings));
        }));
        tables.keySet().stream().filter(type -> !type.isOfCases()).forEach(type -> {
            Map<FileType, Table> fewer = new EnumMap<>(tables);
            fewer.remove(type);
            simpler.add(new Example(fewer, settings));
        });
        return simpler;
    }

    /** The options and the files, to run the program by hand. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("kpi-report " + String.join(" ", settings.arguments()));
        tables.forEach((type, table) -> text.append("\n--")
                .append(type.id())
                .append(":\n")
                .append(table.text().replace("\r", "\\r")));
        return text.toString();
    }
}
