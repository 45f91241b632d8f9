package io.github.servicekpi.examples.report;

import io.github.servicekpi.stats.PercentileMethod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say how a report shows what counts, and where. */
final class ReportOptions {
    /** Options that are to come: asking for one must not be a silent nothing. */
    static final List<String> NOT_YET = List.of("--period", "--targets");

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = "--by",
            paramLabel = "COLUMN",
            converter = OptionTypes.Column.class,
            description = "also the KPIs of each value of this column; may be repeated")
    private List<String> by = new ArrayList<>();

    @Option(
            names = "--level",
            paramLabel = "LEVEL",
            converter = OptionTypes.Level.class,
            description = "confidence level of intervals; default 0.95")
    private double level = 0.95;

    @Option(
            names = "--percentile-method",
            paramLabel = "METHOD",
            converter = OptionTypes.Percentiles.class,
            description = "nearest-rank (default) or hf7, which interpolates")
    private PercentileMethod percentileMethod = PercentileMethod.NEAREST_RANK;

    @Option(names = "--format", paramLabel = "FORMAT", description = "text (default) or json")
    private String format = "text";

    @Option(
            names = "--out",
            paramLabel = "FILE",
            converter = OptionTypes.File.class,
            description = "where the report goes; default: standard output")
    private @Nullable Path out;

    @Option(
            names = "--rejects",
            paramLabel = "FILE",
            converter = OptionTypes.File.class,
            description = "lists the rows that could not be used, as CSV")
    private @Nullable Path rejects;

    @Nullable
    Path out() {
        return out;
    }

    @Nullable
    Path rejects() {
        return rejects;
    }

    List<String> by() {
        return by.stream().distinct().toList();
    }

    /** Refuses options that are to come, and output to a file that is used otherwise. */
    void check(DataOptions data) {
        for (String option : NOT_YET) {
            if (spec.commandLine().getParseResult().hasMatchedOption(option)) {
                throw wrongUsage("not available yet: " + option);
            }
        }
        List<Path> others = new ArrayList<>(data.files());
        requireOwnFile("--out", out, others);
        if (out != null) {
            others.add(out);
        }
        requireOwnFile("--rejects", rejects, others);
    }

    private void requireOwnFile(String option, @Nullable Path file, List<Path> others) {
        if (file != null && others.stream().anyMatch(other -> isSame(file, other))) {
            throw wrongUsage(option + ": " + file + " is also another file of the command line");
        }
    }

    private static boolean isSame(Path one, Path other) {
        try {
            // By two names, such as that of a link; a terminal may well be both input and output.
            return (Files.isRegularFile(one) && Files.exists(other))
                    ? Files.isSameFile(one, other)
                    : placeOf(one).equals(placeOf(other));
        } catch (IOException e) {
            return false; // using it will tell what is wrong with it
        }
    }

    /** Where a file is or will be, its folder by the name that it has itself. */
    private static Path placeOf(Path file) throws IOException {
        Path place = file.toAbsolutePath().normalize();
        Path folder = place.getParent();
        return folder == null || !Files.exists(folder)
                ? place
                : folder.toRealPath().resolve(place.getFileName());
    }

    Statistics statistics(Variants variants) {
        return new Statistics(
                level,
                percentileMethod,
                variants.proportionInterval(),
                variants.npsInterval(),
                variants.survivalInterval());
    }

    ReportFormat reportFormat() {
        return switch (format) {
            case "text" -> new TextFormat();
            case "json" -> new JsonFormat();
            case "csv", "html", "pdf" -> throw wrongUsage("not available yet: --format " + format);
            default -> throw wrongUsage("--format: \"" + format + "\" is not text or json");
        };
    }

    ParameterException wrongUsage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
