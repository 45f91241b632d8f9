package io.github.servicekpi.examples.report;

import io.github.servicekpi.examples.report.csv.CsvSource;
import io.github.servicekpi.examples.report.csv.UnusableFileException;
import io.github.servicekpi.examples.report.rows.InputFile;
import io.github.servicekpi.examples.report.rows.LocalTimes;
import io.github.servicekpi.examples.report.rows.RowType;
import io.github.servicekpi.examples.report.rows.Selection;
import io.github.servicekpi.examples.report.sample.SampleData;
import io.github.servicekpi.stats.PercentileMethod;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The command line of the report. Exit status: 0; 2 for wrong usage; 3 where a file cannot be read as CSV or cannot be written.
 * Rows that cannot be used are counted in the report and are no failure.
 */
@Command(
        name = "kpi-report",
        mixinStandardHelpOptions = true,
        version = "kpi-report 0.1.0-SNAPSHOT",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description =
                "Reports customer-service KPIs of CSV files. Without a file it reports on sample data of its own.",
        footer = {"", "Exit status: 0; 2 for wrong usage; 3 where a file cannot be read as CSV or written."})
public final class ReportCommand implements Callable<Integer> {
    private static final int WRONG_USAGE = 2;
    private static final int UNUSABLE_FILE = 3;

    /** Options that are to come: asking for one must not be a silent nothing. */
    private static final List<String> NOT_YET =
            List.of("--messages", "--customers", "--hours", "--holidays", "--period", "--sla", "--targets");

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = "--interactions",
            paramLabel = "FILE",
            description = "calls, chats, tickets: id, opened_at and more columns")
    private @Nullable Path interactions;

    @Option(names = "--surveys", paramLabel = "FILE", description = "survey answers and reviews: kind and more columns")
    private @Nullable Path surveys;

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
                "nps-interval=adjusted-wald (default), wald, score;",
                "proportion-interval=wilson (default), wilson-cc, clopper-pearson, agresti-coull, jeffreys, wald"
            })
    private List<String> set = new ArrayList<>();

    @Option(names = "--format", paramLabel = "FORMAT", description = "text (default) or json")
    private String format = "text";

    @Option(names = "--out", paramLabel = "FILE", description = "where the report goes; default: standard output")
    private @Nullable Path out;

    @Option(names = "--rejects", paramLabel = "FILE", description = "lists the rows that could not be used, as CSV")
    private @Nullable Path rejects;

    private final OutputStream standardOutput;

    private ReportCommand(OutputStream standardOutput) {
        this.standardOutput = standardOutput;
    }

    /**
     * Runs the program and ends the process.
     *
     * @param args the command line
     */
    public static void main(String[] args) {
        PrintWriter errors = new PrintWriter(
                new OutputStreamWriter(new FileOutputStream(FileDescriptor.err), StandardCharsets.UTF_8), true);
        // System.out would swallow the failure of a closed pipe.
        OutputStream standardOutput = new FileOutputStream(FileDescriptor.out);
        try {
            System.exit(run(standardOutput, errors, args));
        } catch (OutOfMemoryError e) {
            errors.println(
                    "kpi-report: %,d MiB of memory are too little for so many groups or rows; expected more, by java -Xmx"
                            .formatted(Runtime.getRuntime().maxMemory() >> 20));
            System.exit(1);
        }
    }

    static int run(OutputStream standardOutput, PrintWriter errors, String... args) {
        CommandSpec options = CommandSpec.forAnnotatedObject(new ReportCommand(standardOutput));
        NOT_YET.forEach(name -> options.addOption(
                OptionSpec.builder(name).type(String.class).hidden(true).build()));
        CommandLine command = new CommandLine(options);
        command.setExpandAtFiles(false);
        command.setOut(new PrintWriter(new OutputStreamWriter(standardOutput, StandardCharsets.UTF_8), true));
        command.setErr(errors);
        command.setParameterExceptionHandler((e, wrong) -> {
            errors.println("kpi-report: " + e.getMessage());
            errors.println("Try 'kpi-report --help' for the options.");
            return WRONG_USAGE;
        });
        command.setExecutionExceptionHandler((e, line, parsed) -> {
            if (e instanceof UnusableFileException) {
                errors.println("kpi-report: " + e.getMessage());
                return UNUSABLE_FILE;
            }
            throw e;
        });
        return command.execute(args);
    }

    @Override
    public Integer call() {
        requireAvailable();
        Reporter reporter = reporter();
        ReportFormat reportFormat = reportFormat();
        requireOwnFile("--out", out, interactions, surveys, rejects);
        requireOwnFile("--rejects", rejects, interactions, surveys, out);
        List<InputFile<?>> files = new ArrayList<>();
        try {
            openFiles(files);
            requireColumns(files);
            write(reporter, files, reportFormat);
        } finally {
            files.forEach(InputFile::close);
        }
        return 0;
    }

    private ParameterException wrongUsage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private void requireAvailable() {
        for (String option : NOT_YET) {
            if (spec.commandLine().getParseResult().hasMatchedOption(option)) {
                throw wrongUsage("not available yet: " + option);
            }
        }
    }

    private Reporter reporter() {
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
                    new Statistics(level, percentileMethod, variants.proportionInterval(), variants.npsInterval()));
        } catch (IllegalArgumentException e) {
            throw wrongUsage(String.valueOf(e.getMessage()));
        }
    }

    private ReportFormat reportFormat() {
        return switch (format) {
            case "text" -> new TextFormat();
            case "json" -> new JsonFormat();
            case "csv", "html", "pdf" -> throw wrongUsage("not available yet: --format " + format);
            default -> throw wrongUsage("--format: \"" + format + "\" is not text or json");
        };
    }

    private void requireOwnFile(String option, @Nullable Path file, @Nullable Path... others) {
        for (Path other : others) {
            if (file != null
                    && other != null
                    && file.toAbsolutePath()
                            .normalize()
                            .equals(other.toAbsolutePath().normalize())) {
                throw wrongUsage(option + ": " + file + " is also another file of the command line");
            }
        }
    }

    private void openFiles(List<InputFile<?>> files) {
        if (interactions != null) {
            files.add(InputFile.open(RowType.interactions(), CsvSource.of(interactions)));
        }
        if (surveys != null) {
            files.add(InputFile.open(RowType.surveys(), CsvSource.of(surveys)));
        }
        if (files.isEmpty()) {
            files.add(InputFile.open(RowType.interactions(), SampleData.interactions()));
            files.add(InputFile.open(RowType.surveys(), SampleData.surveys()));
            spec.commandLine()
                    .getErr()
                    .println("kpi-report: no input file, so this is a report on generated sample data");
        }
    }

    private void requireColumns(List<InputFile<?>> files) {
        Set<String> columns = new LinkedHashSet<>();
        files.forEach(file -> columns.addAll(file.header()));
        by.forEach(column -> requireColumn("--by", column, columns));
        where.forEach(filter -> requireColumn("--where", filter.column(), columns));
    }

    private void requireColumn(String option, String column, Set<String> columns) {
        if (!columns.contains(column)) {
            throw wrongUsage("%s: no file has a column \"%s\"; expected one of %s"
                    .formatted(option, column, String.join(", ", columns)));
        }
    }

    private void write(Reporter reporter, List<InputFile<?>> files, ReportFormat reportFormat) {
        // Opened first: a report that cannot be written should not take its time.
        try (RejectsFile rejectsFile = rejects == null ? null : new RejectsFile(rejects);
                OutputFile outFile = out == null ? null : OutputFile.create(out)) {
            Report report = reporter.report(files, rejectsFile == null ? (file, rejection) -> {} : rejectsFile);
            if (rejectsFile != null) {
                rejectsFile.complete();
            }
            if (outFile == null) {
                write(report, reportFormat, standardOutput, "standard output");
            } else {
                write(report, reportFormat, outFile.out(), outFile.path());
                outFile.complete();
            }
        }
    }

    private static void write(Report report, ReportFormat reportFormat, OutputStream to, Object name) {
        try {
            BufferedOutputStream buffered = new BufferedOutputStream(to, 1 << 16);
            reportFormat.write(report, buffered);
            buffered.flush();
        } catch (IOException e) {
            throw OutputFile.cannotBeWritten(name, e);
        }
    }
}
