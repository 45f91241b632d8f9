package io.github.servicekpi.benchmarks;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Times the report program against DuckDB, each in a process of its own that reads the same generated CSV file to the same figures,
 * of all interactions and by channel. Writes {@code report.json}.
 *
 * <pre>{@code
 * java -cp kpi-benchmarks/target/benchmarks.jar io.github.servicekpi.benchmarks.ReportComparison \
 *     --report examples/report/target/kpi-report.jar --rows 10000000 --out DIR
 * }</pre>
 */
@Command(
        name = "ReportComparison",
        mixinStandardHelpOptions = true,
        description = "Times the report program against DuckDB over the same CSV file.")
public final class ReportComparison implements Callable<Integer> {
    private static final double ROUNDING = 1e-9;

    /** What makes the file, in the jar of the report program. */
    private static final String LARGE_FILE = "io.github.servicekpi.examples.report.sample.LargeFile";

    @Option(names = "--report", required = true, description = "The jar of the report program.")
    private Path report = Path.of("");

    @Option(names = "--rows", defaultValue = "10000000", description = "The number of rows; default ${DEFAULT-VALUE}.")
    private int rows;

    @Option(names = "--out", required = true, description = "The folder for the CSV file and the results.")
    private Path out = Path.of("");

    @Option(names = "--threads", defaultValue = "2", description = "For DuckDB; default ${DEFAULT-VALUE}.")
    private int threads;

    @Option(names = "--times", defaultValue = "2", description = "How often each runs; default ${DEFAULT-VALUE}.")
    private int times;

    private ReportComparison() {}

    /**
     * Runs the comparison.
     *
     * @param args see {@code --help}
     */
    public static void main(String[] args) {
        System.exit(new CommandLine(new ReportComparison()).execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Files.createDirectories(out);
        Path csv = out.resolve("interactions-" + rows + ".csv");
        if (!Files.exists(csv)) {
            TimedProcess.ofJava(List.of("-cp", report.toString(), LARGE_FILE, Integer.toString(rows), csv.toString()));
        }
        Path ours = out.resolve("kpi-report.json");
        Path theirs = out.resolve("duckdb.json");
        List<TimedProcess> program = new ArrayList<>();
        List<TimedProcess> duckDb = new ArrayList<>();
        List<TimedProcess> reading = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            program.add(TimedProcess.ofJava(List.of(
                    "-jar",
                    report.toString(),
                    "--interactions",
                    csv.toString(),
                    "--by",
                    "channel",
                    "--format",
                    "json",
                    "--out",
                    ours.toString())));
            duckDb.add(TimedProcess.ofJava(
                    ofThis(DuckDbReport.class, csv.toString(), Integer.toString(threads), theirs.toString())));
            reading.add(TimedProcess.ofJava(ofThis(CsvReading.class, csv.toString())));
        }
        int compared = requireSameFigures(
                JSON.std.mapFrom(Files.readString(ours)), JSON.std.mapFrom(Files.readString(theirs)));
        Map<String, Object> result =
                result(Files.size(csv), compared, fastest(program), fastest(duckDb), fastest(reading));
        String json = JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).asString(result);
        Files.writeString(out.resolve("report.json"), json + "\n");
        System.out.println(json);
        return 0;
    }

    private static List<String> ofThis(Class<?> main, String... args) {
        List<String> arguments = new ArrayList<>(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        arguments.addAll(List.of(args));
        return arguments;
    }

    private static TimedProcess fastest(List<TimedProcess> processes) {
        return processes.stream()
                .min(Comparator.comparingDouble(TimedProcess::seconds))
                .orElseThrow();
    }

    private Map<String, Object> result(
            long bytes, int compared, TimedProcess program, TimedProcess duckDb, TimedProcess reading) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("rows", rows);
        result.put("bytes", bytes);
        result.put("equalFigures", compared);
        result.put("seconds", program.seconds());
        result.put("peakMegabytes", program.peakMegabytes());
        result.put("duckDbThreads", threads);
        result.put("duckDbSeconds", duckDb.seconds());
        result.put("duckDbPeakMegabytes", duckDb.peakMegabytes());
        result.put("ratio", duckDb.seconds() / program.seconds());
        result.put("parsingSeconds", reading.seconds());
        result.put("shareOfParsing", reading.seconds() / program.seconds());
        return result;
    }

    /** Each figure that DuckDB was asked for is in the report, and the same. */
    private static int requireSameFigures(Map<String, Object> report, Map<String, Object> duckDb) {
        int compared = 0;
        for (Map.Entry<String, Object> group : duckDb.entrySet()) {
            Map<String, Object> kpis = group.getKey().isEmpty()
                    ? map(report, "kpis")
                    : map(map(map(report, "groups"), "channel"), group.getKey());
            for (Map.Entry<String, Object> figure : map(duckDb, group.getKey()).entrySet()) {
                int dot = figure.getKey().indexOf('.');
                Object ours = map(kpis, figure.getKey().substring(0, dot))
                        .get(figure.getKey().substring(dot + 1));
                requireSame(group.getKey() + " " + figure.getKey(), (@Nullable Number) ours, (@Nullable Number)
                        figure.getValue());
                compared++;
            }
        }
        return compared;
    }

    private static void requireSame(String figure, @Nullable Number ours, @Nullable Number theirs) {
        boolean isSame;
        if (ours == null || theirs == null) {
            isSame = ours == theirs;
        } else {
            isSame = Math.abs(ours.doubleValue() - theirs.doubleValue()) <= ROUNDING * Math.abs(theirs.doubleValue());
        }
        if (!isSame) {
            throw new IllegalStateException(
                    "not the same figures: %s is %s in the report, but %s of DuckDB".formatted(figure, ours, theirs));
        }
    }

    @SuppressWarnings("unchecked") // objects of JSON
    private static Map<String, Object> map(Map<String, Object> object, String key) {
        return (Map<String, Object>) Objects.requireNonNull(object.get(key), key);
    }
}
