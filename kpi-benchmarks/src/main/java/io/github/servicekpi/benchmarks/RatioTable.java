package io.github.servicekpi.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The ratios as a table of Markdown, under the machine that they were measured on. */
final class RatioTable {
    private static final Path CPU = Path.of("/proc/cpuinfo");

    private RatioTable() {}

    static String of(List<Ratio> ratios) {
        StringBuilder table = new StringBuilder(machine())
                .append("\n\n| Work | Peer | Rows | Threads | Ours | Peer's | Ratio | Bar | Stretch | |\n")
                .append("|---|---|---:|---:|---:|---:|---:|---:|---:|---|\n");
        for (Ratio ratio : ratios) {
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %,d | %d | %s %s | %s %s | %s | %s | %s | %s |%n",
                    ratio.work(),
                    ratio.peer(),
                    ratio.rows(),
                    ratio.threads(),
                    digits(ratio.ours()),
                    ratio.unit(),
                    digits(ratio.theirs()),
                    ratio.unit(),
                    digits(ratio.ratio()),
                    digits(ratio.target()),
                    digits(ratio.stretch()),
                    ratio.isStretchMet() ? "stretch met" : ratio.isMet() ? "met" : "not met"));
        }
        return table.toString();
    }

    /** Three digits, or all before the point. */
    private static String digits(double value) {
        int decimals = value >= 100 ? 0 : value >= 10 ? 1 : 2;
        String text = String.format(Locale.ROOT, "%." + (value < 1 ? 3 : decimals) + "f", value);
        return text.contains(".") ? text.replaceFirst("\\.?0+$", "") : text;
    }

    private static String machine() {
        return "%s, %d processors, %s %s; JDK %s (%s)"
                .formatted(
                        processor(),
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        System.getProperty("java.version"),
                        System.getProperty("java.vm.name"));
    }

    private static String processor() {
        try (Stream<String> lines = Files.lines(CPU)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("processor unknown");
        } catch (IOException e) {
            return "processor unknown"; // as where there is no such file
        }
    }
}
