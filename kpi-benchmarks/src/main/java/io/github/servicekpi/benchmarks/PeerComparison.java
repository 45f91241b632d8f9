package io.github.servicekpi.benchmarks;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Times the library and its peers in turns, holds the ratios against the targets, prints them as a table, and writes {@code
 * ratios.json}, {@code ratios.md} and charts.
 *
 * <pre>{@code
 * java -cp kpi-benchmarks/target/benchmarks.jar io.github.servicekpi.benchmarks.PeerComparison --rows 10000000 --out DIR
 * }</pre>
 */
@Command(
        name = "PeerComparison",
        mixinStandardHelpOptions = true,
        description = "Times the library and its peers in turns and holds the ratios against the targets.")
public final class PeerComparison implements Callable<Integer> {
    @Option(
            names = "--rows",
            split = ",",
            defaultValue = "10000000",
            description =
                    "The numbers of tickets, ascending, such as 10000,100000,1000000; with more than one there are"
                            + " charts of time against rows; default ${DEFAULT-VALUE}.")
    private List<Integer> rows = List.of();

    @Option(names = "--out", required = true, description = "The folder to write to, which is made if need be.")
    private Path out = Path.of("");

    @Option(
            names = "--only",
            split = ",",
            description = "Some of what is measured; all of it is named if one is wrong.")
    private Set<String> only = new LinkedHashSet<>(Measurement.names());

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private PeerComparison() {}

    /**
     * Runs the comparison.
     *
     * @param args see {@code --help}
     */
    public static void main(String[] args) {
        System.exit(new CommandLine(new PeerComparison()).execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!Measurement.names().containsAll(only)) {
            throw new ParameterException(
                    spec.commandLine(), "--only takes some of " + Measurement.names() + ", but was " + only);
        }
        Files.createDirectories(out);
        List<Ratio> ratios = new ArrayList<>();
        List<Growth.Step> steps = new ArrayList<>();
        for (int size : rows) {
            for (Measurement.Part part : Measurement.Part.values()) {
                Set<String> names = new LinkedHashSet<>(only);
                names.retainAll(part.names());
                // growth begins with few rows anyway, so the largest number has it all
                if (names.isEmpty() || (part == Measurement.Part.TABLES && size != rows.get(rows.size() - 1))) {
                    continue;
                }
                Measurement measurement = Measurement.fork(part, size, names);
                ratios.addAll(measurement.ratios());
                steps.addAll(measurement.steps());
            }
        }
        write(ratios, steps);
        return 0;
    }

    private void write(List<Ratio> ratios, List<Growth.Step> steps) throws IOException {
        String json = JSON.std
                .with(JSON.Feature.PRETTY_PRINT_OUTPUT)
                .asString(ratios.stream().map(Ratio::toMap).toList());
        Files.writeString(out.resolve("ratios.json"), json + "\n");
        String table = RatioTable.of(ratios);
        Files.writeString(out.resolve("ratios.md"), table);
        if (rows.size() > 1) {
            Charts.timeAgainstRows(ratios, out);
        }
        if (!steps.isEmpty()) {
            Charts.growth(steps, out);
        }
        PrintWriter terminal = spec.commandLine().getOut();
        terminal.print(table);
        terminal.println("Written to " + out.toAbsolutePath());
        terminal.flush();
    }
}
