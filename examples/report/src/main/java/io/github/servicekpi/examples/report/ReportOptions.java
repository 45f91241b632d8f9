package io.github.servicekpi.examples.report;

import io.github.servicekpi.examples.report.rows.LocalTimes;
import io.github.servicekpi.examples.report.rows.Selection;
import io.github.servicekpi.stats.PercentileMethod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of the report, and what can be wrong with them before a file is opened. */
final class ReportOptions {
    /** Options that are to come: asking for one must not be a silent nothing. */
    static final List<String> NOT_YET =
            List.of("--messages", "--hours", "--holidays", "--period", "--sla", "--targets");

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = "--interactions",
            paramLabel = "FILE",
            converter = OptionTypes.File.class,
            description = "calls, chats, tickets: id, opened_at and more columns")
    private @Nullable Path interactions;

    @Option(
            names = "--surveys",
            paramLabel = "FILE",
            converter = OptionTypes.File.class,
            description = "survey answers and reviews: kind and more columns")
    private @Nullable Path surveys;

    @Option(
            names = "--customers",
            paramLabel = "FILE",
            converter = OptionTypes.File.class,
            description = "times as a customer: id, started_on and more columns")
    private @Nullable Path customers;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            converter = OptionTypes.Zone.class,
            description = "zone of dates and of times without an offset; default UTC")
    private ZoneId zone = ZoneId.of("UTC");

    @Option(
            names = "--from",
            paramLabel = "DATE",
            converter = OptionTypes.Date.class,
            description = "first day of the report; default: all rows")
    private @Nullable LocalDate from;

    @Option(
            names = "--to",
            paramLabel = "DATE",
            converter = OptionTypes.Date.class,
            description = "first day after the report; default: all rows")
    private @Nullable LocalDate to;

    @Option(
            names = "--as-of",
            paramLabel = "INSTANT",
            description =
                    "what is later has not happened, such as 2026-04-01T00:00Z; default: the latest time in the files")
    private @Nullable String asOf;

    @Option(
            names = "--by",
            paramLabel = "COLUMN",
            converter = OptionTypes.Column.class,
            description = "also the KPIs of each value of this column; may be repeated")
    private List<String> by = new ArrayList<>();

    @Option(
            names = "--where",
            paramLabel = "COLUMN=VALUE",
            converter = OptionTypes.Filter.class,
            description = "only rows with this value, of files that have the column; may be repeated")
    private List<Selection.Filter> where = new ArrayList<>();

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

    @Option(
            names = "--set",
            paramLabel = "OPTION=VALUE",
            description = {
                "a variant of a definition; may be repeated:",
                "fcr=no-repeat (default), one-touch, single-reply, single-agent, no-reply-needed;",
                "short-abandon=DURATION, such as PT5S: leaves out abandonments up to that wait;",
                "service-level=of-offered (default), of-answered, left-queue, drop-abandoned-within, drop-short;",
                "service-level-threshold=DURATION, PT20S (default);",
                "nps-interval=adjusted-wald (default), wald, score;",
                "proportion-interval=wilson (default), wilson-cc, clopper-pearson, agresti-coull, jeffreys, wald;",
                "survival-interval=log-log (default), log, plain"
            })
    private List<String> set = new ArrayList<>();

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
    Path interactions() {
        return interactions;
    }

    @Nullable
    Path surveys() {
        return surveys;
    }

    @Nullable
    Path customers() {
        return customers;
    }

    @Nullable
    Path out() {
        return out;
    }

    @Nullable
    Path rejects() {
        return rejects;
    }

    boolean isWithoutFiles() {
        return interactions == null && surveys == null && customers == null;
    }

    /** Refuses options that are to come, and output to a file that is used otherwise. */
    void check() {
        for (String option : NOT_YET) {
            if (spec.commandLine().getParseResult().hasMatchedOption(option)) {
                throw wrongUsage("not available yet: " + option);
            }
        }
        requireOwnFile("--out", out, interactions, surveys, customers);
        requireOwnFile("--rejects", rejects, interactions, surveys, customers, out);
    }

    private void requireOwnFile(String option, @Nullable Path file, @Nullable Path... others) {
        if (file != null && Stream.of(others).anyMatch(other -> other != null && isSame(file, other))) {
            throw wrongUsage(option + ": " + file + " is also another file of the command line");
        }
    }

    private static boolean isSame(Path one, Path other) {
        try {
            // By two names, such as that of a link; a terminal may well be both input and output.
            return (Files.isRegularFile(one) && Files.exists(other))
                    ? Files.isSameFile(one, other)
                    : one.toAbsolutePath()
                            .normalize()
                            .equals(other.toAbsolutePath().normalize());
        } catch (IOException e) {
            return false; // using it will tell what is wrong with it
        }
    }

    Reporter reporter() {
        if (from != null && to != null && !from.isBefore(to)) {
            throw wrongUsage("--from must be before --to: %s and %s".formatted(from, to));
        }
        Instant lookedAt = asOf == null ? null : new LocalTimes(zone).parse(asOf);
        if (asOf != null && lookedAt == null) {
            throw wrongUsage("--as-of: \"" + asOf + "\" is not a time such as 2026-04-01T00:00Z");
        }
        try {
            Variants variants = Variants.parse(set);
            return new Reporter(
                    new Selection(zone, from, to, where),
                    lookedAt,
                    by.stream().distinct().toList(),
                    variants.kpis(),
                    new Statistics(
                            level,
                            percentileMethod,
                            variants.proportionInterval(),
                            variants.npsInterval(),
                            variants.survivalInterval()));
        } catch (IllegalArgumentException e) {
            throw wrongUsage(String.valueOf(e.getMessage()));
        }
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
