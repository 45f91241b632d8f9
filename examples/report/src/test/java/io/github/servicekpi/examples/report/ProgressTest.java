package io.github.servicekpi.examples.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.servicekpi.examples.report.csv.CsvSource;
import io.github.servicekpi.examples.report.csv.UnusableFileException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressTest {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

    private String shown(Path file, long from) throws IOException {
        Progress progress = Progress.on(new PrintStream(shown, true, StandardCharsets.UTF_8), from);
        CsvSource source = progress.of(file);
        assertThat(source.name()).isEqualTo(file.toString());
        for (int reading = 0; reading < 2; reading++) {
            try (InputStream in = source.open()) {
                assertThat(in.read()).isEqualTo('i');
                assertThat(in.readAllBytes()).hasSize(13);
                assertThat(in.read()).isEqualTo(-1);
            }
        }
        return shown.toString(StandardCharsets.UTF_8);
    }

    @Test
    void largeFile() throws IOException {
        Path longer = Run.file(folder, "longer.csv", "id,opened_at ");

        assertThat(shown(longer, 13)).contains("longer.csv").contains("100%");
    }

    @Test
    void smallFile() throws IOException {
        assertThat(shown(Run.file(folder, "small.csv", "id,opened_at "), 14)).isEmpty();
    }

    @Test
    void fileThatChanges() throws IOException {
        Path file = Run.file(folder, "changing.csv", "id,opened_at ");
        CsvSource source = Progress.none().of(file);
        source.open().close();
        source.requireUnchanged();

        Files.writeString(file, "more", StandardOpenOption.APPEND);

        assertThatThrownBy(source::requireUnchanged)
                .isInstanceOf(UnusableFileException.class)
                .hasMessage(file + ": was changed while it was read; expected a file that stays as it is");
    }
}
