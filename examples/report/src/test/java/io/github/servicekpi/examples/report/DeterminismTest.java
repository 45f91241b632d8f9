package io.github.servicekpi.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same rows give the same bytes: in any order, wherever the program runs. */
class DeterminismTest {
    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden");

    @TempDir
    private Path folder;

    @Test
    void orderOfRows() throws IOException {
        // Neither rejected rows, which have a line, nor rows with quoted line ends.
        List<String> rows =
                Files.readAllLines(GOLDEN.resolve("interactions.csv")).subList(0, 8);
        List<String> surveys = Files.readAllLines(GOLDEN.resolve("surveys.csv"));
        String expected = report(rows, surveys);

        for (int seed = 0; seed < 20; seed++) {
            assertThat(report(shuffled(rows, seed), shuffled(surveys, seed))).isEqualTo(expected);
        }
    }

    @Test
    void orderOfMessages() {
        Path interactions = Run.file(
                folder,
                "interactions.csv",
                "id,opened_at,channel",
                "1,2026-03-02T10:00,chat",
                "2,2026-03-02T10:00,chat",
                "3,2026-03-02T10:00,email");
        List<String> messages = new ArrayList<>(List.of("interaction,at,author,visibility,event"));
        Random random = new Random(7);
        for (int n = 0; n < 60; n++) {
            messages.add("%d,2026-03-02T10:0%d,%s,%s,%s"
                    .formatted(
                            1 + random.nextInt(3),
                            random.nextInt(10),
                            List.of("customer", "agent", "bot").get(random.nextInt(3)),
                            random.nextInt(4) == 0 ? "internal" : "",
                            random.nextInt(6) == 0 ? "resolved" : ""));
        }
        Set<String> reports = new HashSet<>();
        for (int seed = 0; seed < 20; seed++) {
            Path file =
                    Run.file(folder, "messages.csv", shuffled(messages, seed).toArray(String[]::new));
            reports.add(
                    Run.of("--interactions", interactions, "--messages", file, "--by", "channel", "--format", "json")
                            .out());
        }
        assertThat(reports).hasSize(1).first().asString().contains("\"response-time\"");
    }

    private static List<String> shuffled(List<String> lines, int seed) {
        List<String> shuffled = new ArrayList<>(lines);
        Collections.shuffle(shuffled.subList(1, shuffled.size()), new Random(seed));
        return shuffled;
    }

    private String report(List<String> interactions, List<String> surveys) {
        return Run.of(
                        "--interactions",
                        Run.file(folder, "interactions.csv", interactions.toArray(String[]::new)),
                        "--surveys",
                        Run.file(folder, "surveys.csv", surveys.toArray(String[]::new)),
                        "--by",
                        "channel",
                        "--by",
                        "tags",
                        "--format",
                        "json")
                .out();
    }

    @Test
    void defaultZoneAndLocale() {
        TimeZone zone = TimeZone.getDefault();
        Locale locale = Locale.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
            Locale.setDefault(Locale.US);
            List<Run> here = runs();

            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Apia"));
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(String.format("%d", 1))
                    .as("this locale has digits of its own")
                    .isNotEqualTo("1");
            assertThat(runs()).isEqualTo(here);

            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            assertThat(runs()).isEqualTo(here);
        } finally {
            TimeZone.setDefault(zone);
            Locale.setDefault(locale);
        }
    }

    private List<Run> runs() {
        Path interactions = GOLDEN.resolve("interactions.csv");
        Path surveys = GOLDEN.resolve("surveys.csv");
        return List.of(
                Run.of("--interactions", interactions, "--surveys", surveys, "--by", "channel", "--format", "json"),
                Run.of("--interactions", interactions, "--surveys", surveys, "--by", "channel"),
                Run.of(),
                Run.of("--format", "json"),
                Run.of("--interactions", Run.file(folder, "twice.csv", "id,opened_at,id")),
                Run.of("--from", "2026-02-01", "--to", "2026-01-01"));
    }

    @Test
    void sampleReportTwice() {
        Run first = Run.of("--by", "channel", "--by", "region");

        assertThat(first.exit()).isZero();
        assertThat(first).isEqualTo(Run.of("--by", "channel", "--by", "region"));
    }
}
