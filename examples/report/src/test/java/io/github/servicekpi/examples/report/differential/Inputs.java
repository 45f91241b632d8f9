package io.github.servicekpi.examples.report.differential;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * The files of a report after reading.
 *
 * @param files those given, in the order of the report
 */
record Inputs(Map<FileType, SourceFile> files) {
    /**
     * Reads files.
     *
     * @param texts of the files given
     */
    static Inputs read(Map<FileType, String> texts, TimeText times, Set<PlantedBug> bugs) {
        Map<FileType, SourceFile> files = new EnumMap<>(FileType.class);
        texts.forEach((type, text) -> files.put(
                type,
                SourceFile.read(
                        text,
                        times,
                        switch (type) {
                            case INTERACTIONS -> SourceFile.tickets(bugs);
                            case SURVEYS -> Answer::read;
                            case CUSTOMERS -> Lifetime::read;
                        })));
        return new Inputs(files);
    }
}
