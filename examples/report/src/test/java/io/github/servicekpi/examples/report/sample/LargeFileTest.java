package io.github.servicekpi.examples.report.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.servicekpi.examples.report.PrintedReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LargeFileTest {
    private static final int ROWS = 100_000;

    @TempDir
    private Path folder;

    @Test
    void report() throws IOException {
        Path file = folder.resolve("large.csv");
        LargeFile.main(new String[] {Integer.toString(ROWS), file.toString()});

        PrintedReport report = PrintedReport.of("--interactions", file, "--by", "channel", "--by", "tags");

        assertThat(report.number("kpis", "interactions", "value")).isEqualTo(ROWS);
        double ofChannels = 0;
        for (String channel : new String[] {"email", "chat", "phone", "social"}) {
            ofChannels += report.number("groups", "channel", channel, "interactions", "value");
        }
        assertThat(ofChannels).isEqualTo(ROWS);
        assertThat(report.number("groups", "tags", "vip", "interactions", "value"))
                .isBetween(0.1 * ROWS, 0.2 * ROWS);
    }

    @Test
    void sameFileEachTime() throws IOException {
        LargeFile.write(1000, folder.resolve("one.csv"));
        LargeFile.write(1000, folder.resolve("other.csv"));

        assertThat(Files.mismatch(folder.resolve("one.csv"), folder.resolve("other.csv")))
                .isEqualTo(-1);
    }
}
