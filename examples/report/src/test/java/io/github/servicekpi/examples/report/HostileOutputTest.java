package io.github.servicekpi.examples.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Output that cannot be written: exit status 3, a message, and nothing half written in the place of a report. */
@Timeout(120)
class HostileOutputTest {
    private static final Path FULL = Path.of("/dev/full");

    @TempDir
    private Path folder;

    private Path calls;

    @BeforeEach
    void calls() {
        // More than the buffers on the way hold, as a report by id and as rejects.
        String[] rows = new String[6001];
        rows[0] = "id,opened_at";
        for (int i = 1; i < rows.length; i++) {
            rows[i] = i + (i < 100 ? ",2026-01-01T00:00Z" : ",a time that is none");
        }
        calls = Run.file(folder, "calls.csv", rows);
    }

    private static Run failure(String message) {
        return new Run(3, "", "kpi-report: " + message + System.lineSeparator());
    }

    private Run run(String option, Path file) {
        return Run.of("--interactions", calls, "--by", "id", option, file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--out", "--rejects"})
    void missingFolder(String option) {
        Path file = folder.resolve("none").resolve("file");

        assertThat(run(option, file)).isEqualTo(failure(file + ": cannot be written (no such folder)"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--out", "--rejects"})
    void fileAsFolder(String option) {
        Path file = calls.resolve("file");

        assertThat(run(option, file)).isEqualTo(failure(file + ": cannot be written (Not a directory)"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--out", "--rejects"})
    void folderAsFile(String option) {
        assertThat(run(option, folder)).isEqualTo(failure(folder + ": cannot be written (Is a directory)"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--out", "--rejects"})
    void fullDevice(String option) {
        assumeThat(FULL).exists();

        assertThat(run(option, FULL)).isEqualTo(failure(FULL + ": cannot be written (No space left on device)"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--out", "--rejects"})
    void fullDisk(String option) throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        assumeThat(isMounted(disk, "size=16k")).as("may mount").isTrue();
        try {
            Path file = Files.writeString(disk.resolve("file"), "old");

            assertThat(run(option, file)).isEqualTo(failure(file + ": cannot be written (No space left on device)"));

            assertThat(file).hasContent("old");
            assertThat(disk.toFile().list()).containsExactly("file");
        } finally {
            unmount(disk);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--out", "--rejects"})
    void readOnlyDisk(String option) throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        assumeThat(isMounted(disk, "ro")).as("may mount").isTrue();
        try {
            Path file = disk.resolve("file");

            assertThat(run(option, file)).isEqualTo(failure(file + ": cannot be written (Read-only file system)"));
        } finally {
            unmount(disk);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--out", "--rejects"})
    void readOnlyFolder(String option) throws IOException {
        Path locked = Files.createDirectory(folder.resolve("locked"));
        assumeThat(locked.toFile().setWritable(false)).isTrue();
        assumeThat(Files.isWritable(locked)).as("writable for root").isFalse();
        Path file = locked.resolve("file");

        assertThat(run(option, file)).isEqualTo(failure(file + ": cannot be written (permission denied)"));
    }

    private static boolean isMounted(Path disk, String options) throws InterruptedException {
        try {
            Process mount = new ProcessBuilder("mount", "-t", "tmpfs", "-o", options, "none", disk.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return mount.waitFor(10, TimeUnit.SECONDS) && mount.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static void unmount(Path disk) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("umount", disk.toString()).start().waitFor())
                .isZero();
    }

    /** The other output is as it was before, too. */
    @Test
    void reportStaysWhereRejectsFail() throws IOException {
        assumeThat(FULL).exists();
        Path out = Files.writeString(folder.resolve("out"), "old");

        assertThat(Run.of("--interactions", calls, "--rejects", FULL, "--out", out)
                        .exit())
                .isEqualTo(3);

        assertThat(out).hasContent("old");
        assertThat(folder).isDirectoryNotContaining(file -> file.toString().endsWith(".tmp"));
    }

    @ParameterizedTest
    @CsvSource({"--out, link", "--rejects, link", "--out, hard", "--rejects, hard"})
    void inputByAnotherName(String option, String name) throws IOException {
        Path other = folder.resolve(name);
        if (name.equals("link")) {
            Files.createSymbolicLink(other, calls);
        } else {
            Files.createLink(other, calls);
        }
        String before = Files.readString(calls);

        Run run = run(option, other);

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.errors())
                .startsWith("kpi-report: " + option + ": " + other + " is also another file of the command line");
        assertThat(calls).hasContent(before);
    }

    /** Neither output is there yet, so that only their folders tell that they are one. */
    @Test
    void bothOutputsByTwoNamesOfTheirFolder() throws IOException {
        Path real = Files.createDirectory(folder.resolve("real"));
        Path linked = Files.createSymbolicLink(folder.resolve("linked"), real);

        Run run = Run.of("--interactions", calls, "--out", real.resolve("out"), "--rejects", linked.resolve("out"));

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.errors())
                .startsWith("kpi-report: --rejects: " + linked.resolve("out")
                        + " is also another file of the command line");
        assertThat(real).isEmptyDirectory();
    }

    @Test
    void samePipesAndDevicesForBoth() {
        Path none = Path.of("/dev/null");
        assumeThat(none).exists();

        assertThat(Run.of("--interactions", calls, "--out", none)).isEqualTo(new Run(0, "", ""));
        assertThat(Run.of("--interactions", calls, "--out", none, "--rejects", none)
                        .exit())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "--version"})
    void helpToFullDevice(String option) {
        assumeThat(FULL).exists();

        assertThat(inShell("\"$@\" > /dev/full", option)).isEqualTo(failure("standard output: cannot be written"));
    }

    @Test
    void standardOutputToFullDevice() {
        assumeThat(FULL).exists();

        assertThat(inShell("\"$@\" > /dev/full", "--interactions", calls))
                .isEqualTo(failure("standard output: cannot be written (No space left on device)"));
    }

    @Test
    void closedStandardOutput() {
        assertThat(inShell("\"$@\" >&-", "--interactions", calls))
                .isEqualTo(failure("standard output: cannot be written (Bad file descriptor)"));
    }

    @Test
    void readerThatTakesTheFirstLineOnly() {
        String script = "{ \"$@\"; echo \"status $?\" >&2; } | head -n 1";
        Path rejects = folder.resolve("rejects.csv");

        Run run = inShell(script, "--interactions", calls, "--by", "id", "--format", "json", "--rejects", rejects);

        assertThat(run.out()).isEqualTo("{\n");
        assertThat(run.errors()).isEqualTo("kpi-report: standard output: cannot be written (Broken pipe)\nstatus 3\n");
        assertThat(rejects).exists();
    }

    @Test
    void closedErrorOutput() {
        assertThat(inShell("\"$@\" 2>&-", "--interactions", folder)).isEqualTo(new Run(3, "", ""));
    }

    private static Run inShell(String script, Object... args) {
        return ChildProcess.run(ChildProcess.shell(script, ChildProcess.command(List.of(), args)));
    }

    @Test
    void defectIsNoStackTrace() {
        StringWriter errors = new StringWriter();
        OutputStream defective = new OutputStream() {
            @Override
            public void write(int b) {
                throw new IllegalStateException("two\nlines");
            }
        };

        int exit = ReportCommand.run(
                defective, new PrintWriter(errors, true), Progress.none(), "--interactions", calls.toString());

        assertThat(exit).isEqualTo(1);
        assertThat(errors.toString())
                .startsWith("kpi-report: a defect of this program (java.lang.IllegalStateException: two\\nlines, "
                        + HostileOutputTest.class.getName())
                .endsWith("); please tell its developers" + System.lineSeparator())
                .hasLineCount(1);
    }
}
