package io.github.servicekpi.examples.report;

import io.github.servicekpi.examples.report.csv.Excerpt;
import io.github.servicekpi.examples.report.csv.UnusableFileException;
import io.github.servicekpi.examples.report.rows.Selection;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The command line of the report. Exit status: 0; 2 for wrong usage; 3 where a file cannot be read as CSV or cannot be written.
 * Rows that cannot be used are counted in the report and are no failure.
 */
@Command(
        name = "kpi-report",
        mixinStandardHelpOptions = true,
        versionProvider = ReportCommand.Version.class,
        subcommands = DefinitionsCommand.class,
        sortOptions = false,
        usageHelpAutoWidth = true,
        description =
                "Reports customer-service KPIs of CSV files. Without a file it reports on sample data of its own.",
        footer = {"", "Exit status: 0; 2 for wrong usage; 3 where a file cannot be read as CSV or written."})
public final class ReportCommand implements Callable<Integer> {
    private static final int DEFECT = 1;
    private static final int WRONG_USAGE = 2;
    private static final int UNUSABLE_FILE = 3;

    @Mixin
    private final DataOptions data = new DataOptions();

    @Mixin
    private final ReportOptions options = new ReportOptions();

    private final OutputStream standardOutput;
    private final Progress progress;

    private ReportCommand(OutputStream standardOutput, Progress progress) {
        this.standardOutput = standardOutput;
        this.progress = progress;
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
            System.exit(run(standardOutput, errors, Progress.onTerminal(), args));
        } catch (OutOfMemoryError e) {
            errors.println("kpi-report: " + Units.count(Runtime.getRuntime().maxMemory() >> 20)
                    + " MiB of memory are too little for so many rows or groups; expected more, by java -Xmx");
            System.exit(1);
        }
    }

    static int run(OutputStream standardOutput, PrintWriter errors, Progress progress, String... args) {
        CommandSpec spec = CommandSpec.forAnnotatedObject(new ReportCommand(standardOutput, progress));
        ReportOptions.NOT_YET.forEach(name -> spec.addOption(
                OptionSpec.builder(name).type(String.class).hidden(true).build()));
        CommandLine command = new CommandLine(spec).addSubcommand(new ExplainCommand(progress));
        command.setExpandAtFiles(false);
        command.setOut(new PrintWriter(new OutputStreamWriter(standardOutput, StandardCharsets.UTF_8), true));
        command.setErr(errors);
        command.setParameterExceptionHandler((e, wrong) -> {
            report(String.valueOf(e.getMessage()), errors);
            errors.println("Try 'kpi-report --help' for the options.");
            return WRONG_USAGE;
        });
        command.setExecutionExceptionHandler((e, line, parsed) -> {
            if (e instanceof UnusableFileException) {
                report(String.valueOf(e.getMessage()), errors);
                return UNUSABLE_FILE;
            }
            // Enough to find the place, and no stack trace for people who cannot do anything about it.
            report(
                    "a defect of this program (" + e + ", " + e.getStackTrace()[0] + "); please tell its developers",
                    errors);
            return DEFECT;
        });
        int exit = command.execute(args);
        if (exit == 0 && command.getOut().checkError()) {
            report("standard output: cannot be written", errors); // the help or the version
            return UNUSABLE_FILE;
        }
        return exit;
    }

    private static void report(String message, PrintWriter errors) {
        errors.println("kpi-report: " + Excerpt.oneLine(message));
    }

    @Override
    public Integer call() {
        options.check(data);
        Selection selection = data.selection();
        Variants variants = data.variants();
        Reporter reporter = new Reporter(
                new ReadingAhead(selection, data.asOf(), data.hours(), variants.kpis()),
                options.by(),
                options.statistics(variants));
        ReportFormat format = options.reportFormat();
        try (InputFiles files = new InputFiles(data, progress::of)) {
            reporter.by().forEach(column -> data.requireColumn("--by", column, files));
            data.requireColumns(files);
            data.sayIfWithoutCases();
            write(reporter, files, format);
        }
        return 0;
    }

    private void write(Reporter reporter, InputFiles files, ReportFormat format) {
        // Opened first: a report that cannot be written should not take its time.
        try (RejectsFile rejectsFile = options.rejects() == null ? null : new RejectsFile(options.rejects());
                OutputFile outFile = options.out() == null ? null : OutputFile.create(options.out())) {
            Report report = reporter.report(files, rejectsFile == null ? (file, rejection) -> {} : rejectsFile);
            if (rejectsFile != null) {
                rejectsFile.complete();
            }
            if (outFile == null) {
                write(report, format, standardOutput, "standard output");
            } else {
                write(report, format, outFile.out(), outFile.path());
                outFile.complete();
            }
        }
    }

    private static void write(Report report, ReportFormat format, OutputStream to, Object name) {
        try {
            BufferedOutputStream buffered = new BufferedOutputStream(to, 1 << 16);
            format.write(report, buffered);
            buffered.flush();
        } catch (IOException e) {
            throw OutputFile.cannotBeWritten(name, e);
        }
    }

    /** The version that the build wrote into the jar. */
    static final class Version implements IVersionProvider {
        private static final String PROPERTIES =
                "/META-INF/maven/io.github.servicekpi/kpi-example-report/pom.properties";

        @Override
        public String[] getVersion() throws IOException {
            Properties properties = new Properties();
            try (InputStream in = ReportCommand.class.getResourceAsStream(PROPERTIES)) {
                if (in != null) {
                    properties.load(in);
                }
            }
            return new String[] {"kpi-report " + properties.getProperty("version", "(version not known)")};
        }
    }
}
