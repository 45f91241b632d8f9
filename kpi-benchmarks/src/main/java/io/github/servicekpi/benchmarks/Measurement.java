package io.github.servicekpi.benchmarks;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * What a process measures, and how it hands it over.
 *
 * @param ratios for the table
 * @param steps for the chart of growth
 */
record Measurement(List<Ratio> ratios, List<Growth.Step> steps) {
    /** The garbage collector would else mark beside two measured threads, on what may be no more than two processors. */
    private static final String MARK_ONLY_WHEN_ALMOST_FULL = "-XX:InitiatingHeapOccupancyPercent=90";

    private static final String KEEP_TO_THAT_PERCENTAGE = "-XX:-G1UseAdaptiveIHOP";

    /**
     * As for any large heap: with pages of 4 KiB, processors stop at the end of each to look the next one up, and what does not fit into
     * their caches is measured by that.
     */
    private static final String HUGE_PAGES = "-XX:+UseTransparentHugePages";

    private static final String WHERE_THERE_ARE_ANY = "-XX:+IgnoreUnrecognizedVMOptions";

    static final String GROWTH = "growth";
    static final String MEMORY = "memory";

    /** A part of the measurements, each in a process with a heap that keeps its size. */
    enum Part {
        /** Library and peers in turns. */
        TICKETS {
            @Override
            Set<String> names() {
                return new TargetTable(1).contests().keySet();
            }

            @Override
            String heap(int rows) {
                return rows > 1_000_000 ? "8g" : "4g";
            }

            @Override
            Measurement measure(int rows, Set<String> names) {
                Map<String, Supplier<Contest>> contests = new TargetTable(rows).contests();
                contests.keySet().retainAll(names);
                List<Ratio> ratios = new ArrayList<>();
                contests.forEach((name, contest) -> {
                    progress(name, rows);
                    ratios.addAll(contest.get().run(new Stopwatch()));
                });
                return new Measurement(ratios, List.of());
            }
        },
        /** Tables that grow, and what they and durations keep. */
        TABLES {
            @Override
            Set<String> names() {
                return Set.of(GROWTH, MEMORY);
            }

            @Override
            String heap(int rows) {
                return "4g";
            }

            @Override
            Measurement measure(int rows, Set<String> names) {
                List<Ratio> ratios = new ArrayList<>();
                List<Growth.Step> steps = new ArrayList<>();
                if (names.contains(MEMORY)) {
                    progress(MEMORY, rows);
                    ratios.addAll(Memory.measure(rows));
                }
                if (names.contains(GROWTH)) {
                    progress(GROWTH, 10L * rows);
                    steps.addAll(Growth.measure(rows));
                    ratios.addAll(Growth.ratios(steps));
                }
                return new Measurement(ratios, steps);
            }
        };

        abstract Set<String> names();

        abstract String heap(int rows);

        abstract Measurement measure(int rows, Set<String> names);

        private static void progress(String name, long rows) {
            System.err.printf("%s, %,d rows%n", name, rows);
        }
    }

    /** {@return the names of all that can be measured} */
    static Set<String> names() {
        Set<String> names = new TreeSet<>();
        for (Part part : Part.values()) {
            names.addAll(part.names());
        }
        return names;
    }

    /** Measures in a process of its own. */
    static Measurement fork(Part part, int rows, Set<String> names) throws IOException, InterruptedException {
        Path file = Files.createTempFile("measurement", ".json");
        try {
            Process process = new ProcessBuilder(
                            ProcessHandle.current().info().command().orElse("java"),
                            "-Xms" + part.heap(rows),
                            "-Xmx" + part.heap(rows),
                            "-XX:+AlwaysPreTouch",
                            MARK_ONLY_WHEN_ALMOST_FULL,
                            KEEP_TO_THAT_PERCENTAGE,
                            WHERE_THERE_ARE_ANY,
                            HUGE_PAGES,
                            "-D" + DuckDb.SHOW_SQL + "=" + Boolean.getBoolean(DuckDb.SHOW_SQL),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Measurement.class.getName(),
                            part.name(),
                            Integer.toString(rows),
                            String.join(",", names),
                            file.toString())
                    .inheritIO()
                    .start();
            Thread end = new Thread(process::destroy);
            Runtime.getRuntime().addShutdownHook(end);
            int status = process.waitFor();
            Runtime.getRuntime().removeShutdownHook(end);
            if (status != 0) {
                throw new IllegalStateException(
                        "measuring %s of %,d rows ended with status %d".formatted(names, rows, status));
            }
            return of(JSON.std.mapFrom(Files.readString(file)));
        } finally {
            Files.delete(file);
        }
    }

    /**
     * Measures in this process.
     *
     * @param args the part, the number of rows, names, and the file to write
     * @throws IOException if the file cannot be written
     */
    public static void main(String[] args) throws IOException {
        Measurement measurement = Part.valueOf(args[0]).measure(Integer.parseInt(args[1]), Set.of(args[2].split(",")));
        Files.writeString(Path.of(args[3]), JSON.std.asString(measurement.toMap()));
    }

    private Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("ratios", ratios.stream().map(Ratio::toMap).toList());
        map.put("steps", steps.stream().map(Growth.Step::toMap).toList());
        return map;
    }

    private static Measurement of(Map<String, Object> map) {
        return new Measurement(
                list(map, "ratios").stream().map(Ratio::of).toList(),
                list(map, "steps").stream().map(Growth.Step::of).toList());
    }

    @SuppressWarnings("unchecked") // as written by toMap
    private static List<Map<String, Object>> list(Map<String, Object> map, String key) {
        return (List<Map<String, Object>>) map.getOrDefault(key, List.of());
    }
}
