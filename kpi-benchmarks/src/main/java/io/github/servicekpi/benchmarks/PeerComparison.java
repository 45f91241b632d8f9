package io.github.servicekpi.benchmarks;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Times the library and its peers side by side, holds the ratios against the targets, and writes them as {@code ratios.json} with
 * charts.
 *
 * <pre>{@code
 * java -cp kpi-benchmarks/target/benchmarks.jar io.github.servicekpi.benchmarks.PeerComparison --rows 10000000 --out DIR
 * }</pre>
 */
@Command(
        name = "PeerComparison",
        mixinStandardHelpOptions = true,
        description = "Times the library and its peers side by side and writes ratios.json and charts.")
public final class PeerComparison implements Callable<Integer> {
    @Option(
            names = "--rows",
            split = ",",
            defaultValue = "10000000",
            description = "The numbers of tickets, such as 10000,100000; default ${DEFAULT-VALUE}.")
    private List<Integer> rows = List.of();

    @Option(names = "--out", required = true, description = "The folder to write to, which is made if need be.")
    private Path out = Path.of("");

    @Option(
            names = "--only",
            split = ",",
            description = "Only these contests: nps, percentiles, percentiles-of-seconds, agents, months, ten-kpis.")
    private List<String> only = List.of();

    @Option(names = "--in-process", hidden = true, description = "Measures in this process.")
    private boolean inProcess;

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
        Files.createDirectories(out);
        List<Ratio> ratios = new ArrayList<>();
        for (int size : rows) {
            if (inProcess) {
                ratios.addAll(measure(size));
            } else {
                ratios.addAll(fork(size));
            }
        }
        write(ratios);
        return 0;
    }

    private List<Ratio> measure(int size) {
        Map<String, Supplier<Contest>> contests = new TargetTable(size).contests();
        List<Ratio> ratios = new ArrayList<>();
        contests.forEach((name, contest) -> {
            if (only.isEmpty() || only.contains(name)) {
                long start = System.nanoTime();
                List<Ratio> measured = contest.get().run(new Stopwatch());
                measured.forEach(System.out::println);
                System.out.printf("%s: %.1f s%n", name, (System.nanoTime() - start) / 1e9);
                ratios.addAll(measured);
            }
        });
        return ratios;
    }

    /** Measures in a process of its own, whose heap does not change its size. */
    private List<Ratio> fork(int size) throws IOException, InterruptedException {
        Path part = Files.createDirectories(out.resolve("part-" + size));
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xms" + heap(size),
                "-Xmx" + heap(size),
                "-XX:+AlwaysPreTouch",
                "-Dkpi.benchmarks.sql=" + System.getProperty("kpi.benchmarks.sql"),
                "-cp",
                System.getProperty("java.class.path"),
                PeerComparison.class.getName(),
                "--in-process",
                "--rows",
                Integer.toString(size),
                "--out",
                part.toString()));
        if (!only.isEmpty()) {
            command.add("--only");
            command.add(String.join(",", only));
        }
        Process process = new ProcessBuilder(command).inheritIO().start();
        Thread stop = new Thread(process::destroy);
        Runtime.getRuntime().addShutdownHook(stop);
        int status = process.waitFor();
        Runtime.getRuntime().removeShutdownHook(stop);
        if (status != 0) {
            throw new IllegalStateException("the measurement of " + size + " rows ended with status " + status);
        }
        return read(part.resolve("ratios.json"));
    }

    private static String heap(int size) {
        return size > 1_000_000 ? "8g" : "4g";
    }

    private static List<Ratio> read(Path json) {
        try {
            List<Ratio> ratios = new ArrayList<>();
            for (Object map : JSON.std.listFrom(Files.readString(json))) {
                @SuppressWarnings("unchecked")
                Map<String, Object> entry = (Map<String, Object>) map;
                ratios.add(Ratio.of(entry));
            }
            return ratios;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(List<Ratio> ratios) throws IOException {
        String json = JSON.std
                .with(JSON.Feature.PRETTY_PRINT_OUTPUT)
                .asString(ratios.stream().map(Ratio::toMap).toList());
        Files.writeString(out.resolve("ratios.json"), json + System.lineSeparator());
        System.out.println(String.format(Locale.ROOT, "wrote %s", out.resolve("ratios.json")));
    }
}
