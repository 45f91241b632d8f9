package io.github.servicekpi.examples.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files that are no CSV file of the kind expected: exit status 3, and a message with file, line, column, value, expectation. */
class UnusableFileTest {
    @TempDir
    private Path folder;

    private void assertFails(byte[] content, String message) throws IOException {
        Path file = Files.write(folder.resolve("calls.csv"), content);

        Run run = Run.of("--interactions", file);

        assertThat(run).isEqualTo(new Run(3, "", "kpi-report: " + file + message + System.lineSeparator()));
    }

    private void assertFails(String content, String message) throws IOException {
        assertFails(content.getBytes(StandardCharsets.UTF_8), message);
    }

    @Test
    void missing() {
        Path file = folder.resolve("none.csv");

        assertThat(Run.of("--surveys", file))
                .isEqualTo(new Run(
                        3, "", "kpi-report: " + file + ": no such file; expected a CSV file" + System.lineSeparator()));
    }

    @Test
    void folder() {
        assertThat(Run.of("--surveys", folder))
                .isEqualTo(new Run(
                        3,
                        "",
                        "kpi-report: " + folder + ": is a folder; expected a CSV file" + System.lineSeparator()));
    }

    @Test
    void noHeader() throws IOException {
        assertFails("", ", line 1: no header; expected a line with the columns id, opened_at");
        assertFails("\n\r\n\n", ", line 1: no header; expected a line with the columns id, opened_at");
    }

    @Test
    void requiredColumnMissing() throws IOException {
        assertFails("\nid,Opened_At\n", ", line 2, column \"opened_at\": is missing; expected it among id, Opened_At");
        assertFails("id, opened_at\n", ", line 1, column \"opened_at\": is missing; expected it among id,  opened_at");
    }

    @Test
    void columnTwice() throws IOException {
        assertFails(
                "id,agent,opened_at,agent\n",
                ", line 1, column \"agent\": is there twice, as fields 2 and 4; expected once");
        assertFails("id,,opened_at,\"\"\n", ", line 1, column \"\": is there twice, as fields 2 and 4; expected once");
    }

    @Test
    void invalidUtf8() throws IOException {
        assertFails(
                "id,opened_at,agent\n\"a\nb\",2026-01-01T00:00,x\n2,2026-01-01T00:00,Ren\u00e9e\n"
                        .getBytes(StandardCharsets.ISO_8859_1),
                ", line 4, column \"agent\": bytes E9; expected UTF-8");
        assertFails("\u00e9".getBytes(StandardCharsets.ISO_8859_1), ", line 1, field 1: bytes E9; expected UTF-8");
        assertFails("id,opened_at\n".getBytes(StandardCharsets.UTF_16), ", line 1, field 1: bytes FE; expected UTF-8");
        assertFails(
                new byte[] {'i', 'd', ',', 'x', '\n', '1', ',', (byte) 0xE2, (byte) 0x82},
                ", line 1, column \"opened_at\": is missing; expected it among id, x");
    }

    @Test
    void invalidUtf8BeyondTheFirstBuffer() throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.writeBytes("id,opened_at\n".getBytes(StandardCharsets.UTF_8));
        for (int line = 2; line < 100_000; line++) {
            content.writeBytes((line + ",2026-01-01T00:00\n").getBytes(StandardCharsets.UTF_8));
        }
        content.writeBytes(new byte[] {'x', ',', (byte) 0xED, (byte) 0xA0, (byte) 0x80});

        assertFails(content.toByteArray(), ", line 100000, column \"opened_at\": bytes ED A0 80; expected UTF-8");
    }

    @Test
    void truncatedUtf8() throws IOException {
        assertFails(
                new byte[] {'i', 'd', ',', 'o', (byte) 0xE2, (byte) 0x82},
                ", line 1, field 2: bytes E2 82; expected UTF-8");
    }

    @Test
    void brokenQuoting() throws IOException {
        assertFails(
                "id,opened_at\n1,2026-01-01T00:00\n2,\"2026",
                ", line 3, column \"opened_at\": Unclosed quoted field at end of input; expected quoting as in RFC 4180");
        assertFails(
                "id,opened_at,x\n1,\"2026\"x,\n",
                ", line 2, column \"opened_at\": Unexpected character after closing quote: 'x' (0x78); expected quoting as in RFC 4180");
        assertFails(
                "id,opened_at\na\"b,2026-01-01T00:00\n",
                ", line 2, column \"id\": Quote in a field that is not quoted; expected quoting as in RFC 4180");
        assertFails(
                "id,opened_at\n1, \"2026-01-01T00:00\"\n",
                ", line 2, column \"opened_at\": Quote in a field that is not quoted; expected quoting as in RFC 4180");
    }

    @Test
    void beyondLimits() throws IOException {
        String expected = "; expected fewer, or a quote or line end that is missing";
        assertFails(
                "id,opened_at\n1,\"" + "x".repeat(17_000_000),
                ", line 2, column \"opened_at\": more than 16777216 characters in one field" + expected);
        assertFails(
                "id,opened_at\n" + ",".repeat(20_000),
                ", line 2, field 16385: more than 16384 fields in one record" + expected);
        assertFails(
                "id,opened_at\n" + ("x".repeat(10_000_000) + ",").repeat(7),
                ", line 2, field 7: more than 67108864 characters in one record" + expected);
    }

    @Test
    @Timeout(60)
    void pipe() throws IOException, InterruptedException {
        Path pipe = folder.resolve("pipe");
        assumeThat(makePipe(pipe)).isTrue();
        Thread writer = new Thread(() -> Run.file(folder, "pipe", "id,opened_at", "1,2026-01-01T00:00Z"));
        writer.setDaemon(true);
        writer.start();

        Map<String, Object> report = Run.json("--interactions", pipe);

        assertThat(Run.at(report, "kpis", "interactions", "value")).isEqualTo(1);
        assertThat(Run.at(report, "asOf")).isEqualTo("2026-01-01T00:00:00Z");
    }

    private static boolean makePipe(Path pipe) throws InterruptedException {
        try {
            return new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor(10, TimeUnit.SECONDS)
                    && Files.exists(pipe);
        } catch (IOException e) {
            return false; // a system without pipes that have names
        }
    }
}
