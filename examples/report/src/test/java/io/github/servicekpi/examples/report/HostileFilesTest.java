package io.github.servicekpi.examples.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files by their names and kinds: names that need care, what is no file, the same file twice, pipes and their copies. */
@Timeout(120)
class HostileFilesTest {
    private static final String[] CALLS = {"id,opened_at", "1,2026-01-01T00:00Z"};

    @TempDir
    private Path folder;

    private Path calls;

    @BeforeEach
    void calls() {
        calls = Run.file(folder, "calls.csv", CALLS);
    }

    private static Run failure(String message) {
        return new Run(3, "", "kpi-report: " + message + System.lineSeparator());
    }

    private static void assumeNamesAreUnicode() {
        assumeThat(System.getProperty("sun.jnu.encoding")).isEqualTo("UTF-8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {" ", "a b .csv", "-x.csv", "--out", "@args", "q'\"$(x)`;|&<>*?.csv", "%s %n", "\\", "a\u001Bb"})
    void names(String name) {
        Path file = Run.file(folder, name, CALLS);
        Path missing = folder.resolve(name + "2");

        assertThat(Run.of("--interactions", file).exit()).isZero();
        assertThat(Run.of("--interactions", missing))
                .isEqualTo(failure(
                        missing.toString().replace("\u001B", "\\u001b") + ": no such file; expected a CSV file"));
    }

    @Test
    void nameOfSeveralLines() throws IOException {
        Path lines = Files.createDirectory(folder.resolve("a\nb\r"));
        Path file = Run.file(lines, "c\n.csv", "id");

        assertThat(Run.of("--interactions", file))
                .isEqualTo(failure(
                        folder + "/a\\nb\\r/c\\n.csv, line 1, column \"opened_at\": is missing; expected it among id"));
        assertThat(Run.of("--interactions", calls, "--out", lines.resolve("d\n"), "--rejects", lines.resolve("e\n")))
                .isEqualTo(new Run(0, "", ""));
        assertThat(lines.resolve("d\n")).exists();
        assertThat(lines.resolve("e\n")).hasContent("file,line,column,value,reason\n");
    }

    @Test
    void unicodeNames() {
        assumeNamesAreUnicode();
        for (String name : List.of("Anrufe für März.csv", "\u202Evsc.csv", "通話.csv", "\uD83D\uDE00.csv")) {
            Path file = Run.file(folder, name, CALLS);
            Path broken = Run.file(folder, "x" + name, "id");

            assertThat(Run.of("--interactions", file, "--out", folder.resolve(name + ".txt")))
                    .isEqualTo(new Run(0, "", ""));
            assertThat(Run.of("--interactions", broken).errors())
                    .startsWith("kpi-report: " + broken + ", line 1, column \"opened_at\"");
        }
    }

    @Test
    void longestName() throws IOException {
        Path file = Run.file(folder, "c".repeat(255), CALLS);
        Path out = folder.resolve("o".repeat(255));
        Path rejects = folder.resolve("r".repeat(255));

        assertThat(Run.of("--interactions", file, "--out", out, "--rejects", rejects))
                .isEqualTo(new Run(0, "", ""));

        assertThat(Files.readString(out)).startsWith("Customer-service KPIs\n");
        assertThat(rejects).hasContent("file,line,column,value,reason\n");
        Path longer = folder.resolve("x".repeat(256));
        assertThat(Run.of("--interactions", longer))
                .isEqualTo(failure(longer + ": cannot be read (File name too long); expected a CSV file"));
        assertThat(Run.of("--interactions", calls, "--out", longer))
                .isEqualTo(failure(longer + ": cannot be written (File name too long)"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--interactions", "--surveys", "--customers", "--out", "--rejects"})
    void noNames(String option) {
        assertThat(Run.of(option, ""))
                .isEqualTo(new Run(
                        2,
                        "",
                        ("kpi-report: Invalid value for option '%s': \"\" is not the name of a file%n"
                                        + "Try 'kpi-report --help' for the options.%n")
                                .formatted(option)));
        assertThat(Run.of(option, "a\0b"))
                .isEqualTo(new Run(
                        2,
                        "",
                        ("kpi-report: Invalid value for option '%s': \"a\\u0000b\" is not the name of a file (Nul character"
                                        + " not allowed)%nTry 'kpi-report --help' for the options.%n")
                                .formatted(option)));
    }

    @Test
    void nameThatTheLocaleDoesNotHave() {
        assumeNamesAreUnicode();
        ProcessBuilder builder =
                ChildProcess.shell("exec \"$@\"", ChildProcess.command(List.of(), "--interactions", "f\u00FCr"));
        builder.environment().put("LC_ALL", "C");

        Run run = ChildProcess.run(builder);

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.errors())
                .matches("kpi-report: Invalid value for option '--interactions': \"f.+r\" is not the name of a file"
                        + " \\(Malformed input or input contains unmappable characters\\)\\R"
                        + "Try 'kpi-report --help' for the options\\.\\R");
    }

    @Test
    void fileAsFolder() {
        Path file = calls.resolve("x.csv");

        assertThat(Run.of("--interactions", file))
                .isEqualTo(failure(file + ": cannot be read (Not a directory); expected a CSV file"));
    }

    @Test
    void linkToItself() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("link"));

        Run run = Run.of("--interactions", link);

        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.errors())
                .startsWith("kpi-report: " + link + ": cannot be read (Too many levels of symbolic links")
                .endsWith("; expected a CSV file" + System.lineSeparator());
    }

    @Test
    void linkToNothing() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("none"));

        assertThat(Run.of("--surveys", link)).isEqualTo(failure(link + ": no such file; expected a CSV file"));
    }

    @Test
    void withoutPermission() throws IOException {
        assumeThat(calls.toFile().setReadable(false)).isTrue();
        assumeThat(Files.isReadable(calls)).as("readable for root").isFalse();

        assertThat(Run.of("--interactions", calls))
                .isEqualTo(failure(calls + ": cannot be read (permission denied); expected a CSV file"));
    }

    @Test
    void sameFileTwice() {
        Path both = Run.file(folder, "both.csv", "id,opened_at,kind,score", "1,2026-01-01T00:00Z,nps,10");

        var report = Run.json("--interactions", both, "--surveys", both, "--by", "kind");

        assertThat(Run.at(report, "groups", "kind", "nps", "interactions", "value"))
                .isEqualTo(1);
        assertThat(Run.at(report, "groups", "kind", "nps", "nps", "count")).isEqualTo(1);
        assertThat(Run.of("--interactions", calls, "--surveys", calls))
                .isEqualTo(failure(calls + ", line 1, column \"kind\": is missing; expected it among id, opened_at"));
    }

    @Test
    void samePipeTwice() {
        assumeThat(Path.of("/dev/stdin")).exists();
        ProcessBuilder builder = ChildProcess.shell(
                "printf 'id,opened_at,kind\\n' | \"$@\"",
                ChildProcess.command(List.of(), "--interactions", "/dev/stdin", "--surveys", "/dev/stdin"));

        assertThat(ChildProcess.run(builder))
                .isEqualTo(failure("/dev/stdin, line 1: no header; expected a line with the columns kind"));
    }

    @Test
    void noFolderForTheCopyOfPipe() {
        assumeThat(Path.of("/dev/stdin")).exists();
        ProcessBuilder builder = ChildProcess.shell(
                "printf 'id,opened_at\\n' | \"$@\"",
                ChildProcess.command(
                        List.of("-Djava.io.tmpdir=" + folder.resolve("none")), "--interactions", "/dev/stdin"));

        assertThat(ChildProcess.run(builder))
                .isEqualTo(failure(
                        "/dev/stdin: cannot be copied to a temporary file (no such folder); expected a file, or a"
                                + " folder for temporary ones by java -Djava.io.tmpdir"));
    }

    @Test
    void copyOfPipeIsForItsOwnerAloneAndRemoved() throws Exception {
        Path pipe = folder.resolve("pipe");
        new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor(10, TimeUnit.SECONDS);
        assumeThat(pipe).exists();
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        Process process = new ProcessBuilder(ChildProcess.command(
                        List.of("-Djava.io.tmpdir=" + temporary), "--interactions", "/dev/stdin", "--surveys", pipe))
                .start();
        try (var in = process.getOutputStream()) {
            in.write("id,opened_at\n".getBytes(StandardCharsets.UTF_8));
        }
        try (var surveys = Files.newOutputStream(pipe); // opened by the program when the first pipe has been copied
                Stream<Path> copies = Files.list(temporary)) {
            surveys.write("kind\n".getBytes(StandardCharsets.UTF_8));
            assertThat(copies.map(HostileFilesTest::permissions)).containsOnly("[OWNER_READ, OWNER_WRITE]");
        }

        assertThat(process.waitFor()).isZero();
        assertThat(temporary).isEmptyDirectory();
    }

    private static String permissions(Path file) {
        try {
            return Files.getPosixFilePermissions(file).stream()
                    .sorted()
                    .toList()
                    .toString();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
