package io.github.servicekpi.examples.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.servicekpi.examples.report.csv.CsvSource;
import io.github.servicekpi.examples.report.csv.UnusableFileException;
import io.github.servicekpi.examples.report.rows.Case;
import io.github.servicekpi.examples.report.rows.InputFile;
import io.github.servicekpi.examples.report.rows.RowType;
import io.github.servicekpi.examples.report.rows.Selection;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A file that somebody removes or writes while it is read. The surveys come out of a pipe, for which the program waits when it has
 * opened the interactions and read their header: that is when they change.
 */
@Timeout(60)
class ChangingFileTest {
    @TempDir
    private Path folder;

    private Path calls;

    @BeforeEach
    void calls() throws IOException {
        StringBuilder rows = new StringBuilder("id,opened_at,topic\n");
        for (int id = 0; id < 20_000; id++) {
            rows.append(id).append(",2026-01-01T00:00Z,\"a quoted, topic\"\n");
        }
        calls = Files.writeString(folder.resolve("calls.csv"), rows);
    }

    /** What can happen to a file. */
    enum Change {
        TRUNCATED_BETWEEN_ROWS {
            @Override
            void apply(Path file) throws IOException {
                truncate(file, "id,opened_at,topic\n".length());
            }
        },
        TRUNCATED_TO_NOTHING {
            @Override
            void apply(Path file) throws IOException {
                truncate(file, 0);
            }
        },
        TRUNCATED_WITHIN_QUOTES {
            @Override
            void apply(Path file) throws IOException {
                String text = Files.readString(file);
                truncate(file, text.indexOf(", topic", text.length() - 1000));
            }
        },
        APPENDED_TO {
            @Override
            void apply(Path file) throws IOException {
                Files.writeString(file, "x,2026-01-02T00:00Z,\n", StandardOpenOption.APPEND);
            }
        },
        OTHER_HEADER {
            @Override
            void apply(Path file) throws IOException {
                Files.writeString(file, "opened_at,id\n2026-01-01T00:00Z,1\n");
            }
        },
        NO_UTF8_ANY_MORE {
            @Override
            void apply(Path file) throws IOException {
                byte[] bytes = Files.readAllBytes(file);
                bytes[bytes.length - 10] = (byte) 0xE9;
                Files.write(file, bytes);
                Files.setLastModifiedTime(file, FileTime.fromMillis(0));
            }
        },
        REPLACED {
            @Override
            void apply(Path file) throws IOException {
                Path other = Files.copy(file, file.resolveSibling("other"), StandardCopyOption.COPY_ATTRIBUTES);
                Files.move(other, file, StandardCopyOption.ATOMIC_MOVE);
            }
        };

        abstract void apply(Path file) throws IOException;

        static void truncate(Path file, long size) throws IOException {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(size);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void changed(Change change) throws Exception {
        assertThat(runWhile(() -> change.apply(calls)))
                .isEqualTo(new Run(
                        3,
                        "",
                        "kpi-report: " + calls + ": was changed while it was read; expected a file that stays as it is"
                                + System.lineSeparator()));
    }

    @Test
    void removed() throws Exception {
        assertThat(runWhile(() -> Files.delete(calls)))
                .isEqualTo(new Run(
                        3,
                        "",
                        "kpi-report: " + calls + ": no such file; expected a CSV file" + System.lineSeparator()));
    }

    @Test
    void replacedByFolder() throws Exception {
        Run run = runWhile(() -> {
            Files.delete(calls);
            Files.createDirectory(calls);
        });

        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.errors()).startsWith("kpi-report: " + calls + ": was changed while it was read");
    }

    @Test
    void unchanged() throws Exception {
        Run run = runWhile(() -> Files.readString(calls));

        assertThat(run.exit()).isZero();
        assertThat(Run.at(Run.parse(run.out()), "kpis", "interactions", "value"))
                .isEqualTo(20_000);
    }

    private interface Action {
        void run() throws IOException;
    }

    /** Runs the program, and an action between its opening of the interactions and the reading of their rows. */
    private Run runWhile(Action action) throws Exception {
        Path pipe = folder.resolve("pipe");
        assumeThat(isMade(pipe)).as("a system with named pipes").isTrue();
        Thread writer = new Thread(() -> {
            // Opening it waits until the program opens it too, which it does after the interactions.
            try (var out = Files.newOutputStream(pipe)) {
                action.run();
                out.write("kind,score\nnps,10\n".getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        writer.setDaemon(true);
        writer.start();
        Run run = Run.of("--interactions", calls, "--surveys", pipe, "--format", "json");
        writer.join();
        return run;
    }

    private static boolean isMade(Path pipe) throws InterruptedException {
        try {
            return new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor(10, TimeUnit.SECONDS)
                    && Files.exists(pipe);
        } catch (IOException e) {
            return false;
        }
    }

    /** A change that neither size nor times tell. */
    @Test
    void otherHeaderAtTheSecondReading() {
        Deque<String> contents =
                new ArrayDeque<>(List.of("id,opened_at,x\n1,2026-01-01T00:00,y", "id,opened_at\n1,2026-01-01T00:00"));
        CsvSource source = new CsvSource() {
            @Override
            public String name() {
                return "calls.csv";
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(contents.remove().getBytes(StandardCharsets.UTF_8));
            }
        };
        Selection all = new Selection(ZoneId.of("UTC"), null, null, List.of());
        try (InputFile<Case> file = InputFile.open(RowType.interactions(), source)) {
            file.readAhead(all, null, rejection -> {}, row -> {});

            assertThatThrownBy(() -> file.forEach(all, null, List.of("x"), rejection -> {}, row -> {}))
                    .isInstanceOf(UnusableFileException.class)
                    .hasMessage("calls.csv: was changed while it was read; expected a file that stays as it is");
        }
    }
}
