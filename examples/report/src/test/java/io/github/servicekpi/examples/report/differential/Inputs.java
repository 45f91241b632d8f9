package io.github.servicekpi.examples.report.differential;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The files of a report after reading.
 *
 * @param files those given, in the order of the report
 */
record Inputs(Map<FileType, SourceFile> files) {
    /**
     * Reads files.
     *
     * @param texts of the files given, in the order of the report
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
                            case MESSAGES -> SourceFile.messages(ids(files.get(FileType.INTERACTIONS)), bugs);
                            case SURVEYS -> Answer::read;
                            case CUSTOMERS -> Lifetime::read;
                            case HOLIDAYS -> Inputs::checkHoliday;
                            case SLA -> Target::read;
                        })));
        return new Inputs(files);
    }

    private static Set<String> ids(SourceFile interactions) {
        return interactions.rows().stream()
                .map(cells -> String.valueOf(cells.text("id")))
                .collect(Collectors.toSet());
    }

    private static void checkHoliday(Cells cells) throws Unusable {
        cells.required("date");
        cells.date("date");
    }

    /** The holidays, null without a file of them. */
    @Nullable
    Set<LocalDate> holidays() {
        return files.containsKey(FileType.HOLIDAYS)
                ? Set.copyOf(read(files.get(FileType.HOLIDAYS).rows(), cells -> cells.date("date")))
                : null;
    }

    /** The targets in the order of the file, null without one. */
    @Nullable
    List<Target> targets() {
        return files.containsKey(FileType.SLA) ? read(files.get(FileType.SLA).rows(), Target::read) : null;
    }

    /** Makes a row of cells. */
    interface Reader<R> {
        R read(Cells cells) throws Unusable;
    }

    /** Makes rows of cells that have been checked. */
    static <R> List<R> read(List<Cells> rows, Reader<R> reader) {
        List<R> read = new ArrayList<>();
        try {
            for (Cells cells : rows) {
                read.add(reader.read(cells));
            }
        } catch (Unusable e) {
            throw new AssertionError(e);
        }
        return read;
    }
}
