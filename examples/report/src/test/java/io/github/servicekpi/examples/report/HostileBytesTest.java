package io.github.servicekpi.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the bytes of a file can be beside ordinary CSV, as the whole program takes it. */
class HostileBytesTest {
    private static final int TEN_MEGABYTES = 10_000_000;

    @TempDir
    private Path folder;

    private Path calls(String content) throws IOException {
        return Files.writeString(folder.resolve("calls.csv"), content);
    }

    private void assertFails(String content, String message) throws IOException {
        assertThat(Run.of("--interactions", calls(content)))
                .isEqualTo(new Run(
                        3, "", "kpi-report: " + folder.resolve("calls.csv") + message + System.lineSeparator()));
    }

    private Map<String, Object> report(String content, Object... args) throws IOException {
        Object[] all = new Object[args.length + 2];
        all[0] = "--interactions";
        all[1] = calls(content);
        System.arraycopy(args, 0, all, 2, args.length);
        return Run.json(all);
    }

    private static Object interactions(Map<String, Object> report) {
        return Run.at(report, "kpis", "interactions", "value");
    }

    private static String rejected(Map<String, Object> report) {
        return Run.at(report, "rejected", "interactions").toString();
    }

    @ParameterizedTest
    @CsvSource({
        "--interactions, 'id,opened_at', interactions",
        "--surveys, kind, nps",
        "--customers, 'id,started_on', customer-survival"
    })
    void headerOnly(String option, String header, String kpi) throws IOException {
        Map<String, Object> report = Run.json(option, calls(header), "--by", header.split(",", -1)[0]);

        assertThat(report).containsEntry("asOf", null);
        assertThat(Run.at(report, "groups")).asString().endsWith("={}}");
        assertThat(((Map<?, ?>) Run.at(report, "kpis", kpi)).toString()).doesNotContainPattern("=[1-9]");
        assertThat(Run.of(option, calls(header + "\n")).out())
                .contains("As of  no time in the data\n")
                .contains(": none\n");
    }

    @ParameterizedTest
    @CsvSource({
        "--interactions, 'id, opened_at'",
        "--surveys, kind",
        "--customers, 'id, started_on'",
    })
    void empty(String option, String columns) throws IOException {
        for (String content : new String[] {"", "\uFEFF", "\uFEFF\r\n"}) {
            Path file = calls(content);

            assertThat(Run.of(option, file))
                    .isEqualTo(new Run(
                            3,
                            "",
                            "kpi-report: " + file + ", line 1: no header; expected a line with the columns " + columns
                                    + System.lineSeparator()));
        }
    }

    @Test
    void secondByteOrderMarkIsPartOfTheName() throws IOException {
        assertFails(
                "\uFEFF\uFEFFid,opened_at\n",
                ", line 1, column \"id\": is missing; expected it among \uFEFFid, opened_at");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void lineEnds(String end) throws IOException {
        String content = String.join(
                end, "\uFEFFid,opened_at,topic", "", "1,2026-01-01T00:00Z,\"a" + end + "b\"", "2,2026-01-01T00:00Z,");

        Map<String, Object> report = report(content, "--by", "topic");

        assertThat(interactions(report)).isEqualTo(2);
        assertThat(Run.at(report, "groups", "topic", "a" + end + "b", "interactions", "value"))
                .isEqualTo(1);
        assertThat(Run.of("--interactions", folder.resolve("calls.csv"), "--by", "topic")
                        .out())
                .contains(end.equals("\n") ? "  a b\n" : "  a  b\n");
    }

    @Test
    void tenMegabytesOnOneLine() throws IOException {
        String cell = "x".repeat(TEN_MEGABYTES);
        Path rejects = folder.resolve("rejects.csv");

        Map<String, Object> report =
                report("id,opened_at,topic\n1,2026-01-01T00:00Z," + cell + "\n2," + cell + ",\n", "--rejects", rejects);

        assertThat(interactions(report)).isEqualTo(1);
        assertThat(rejected(report)).isEqualTo("{bad-time=1}");
        assertThat(rejects)
                .hasContent("file,line,column,value,reason\ninteractions,3,opened_at," + cell + ",bad-time\n");
    }

    @Test
    void tenMegabytesInTheHeader() throws IOException {
        String name = "x".repeat(TEN_MEGABYTES);
        String excerpt = "x".repeat(100) + "... (10000000 characters)";

        assertThat(interactions(report("id,opened_at," + name + "\n1,2026-01-01T00:00Z,y")))
                .isEqualTo(1);
        assertFails("id," + name, ", line 1, column \"opened_at\": is missing; expected it among id, " + excerpt);
        assertFails(
                "id,opened_at," + name + "," + name,
                ", line 1, column \"" + excerpt + "\": is there twice, as fields 3 and 4; expected once");
        assertFails(
                "id,opened_at," + name + "\n1,2026-01-01T00:00Z,\"y",
                ", line 2, column \"" + excerpt
                        + "\": Unclosed quoted field at end of input; expected quoting as in RFC 4180");
        Run run = Run.of("--interactions", calls("id,opened_at," + name), "--by", "y");
        assertThat(run.errors())
                .startsWith("kpi-report: --by: no file has a column \"y\"; expected one of id, opened_at, " + excerpt
                        + System.lineSeparator());
        assertThat(run.exit()).isEqualTo(2);
    }

    @Test
    void millionColumns() throws IOException {
        String columns =
                IntStream.range(0, 1_000_000).mapToObj(i -> ",c" + i).collect(Collectors.joining("", "id", "\n"));

        assertFails(
                columns,
                ", line 1, field 16385: more than 16384 fields in one record; expected fewer, or a quote or line end"
                        + " that is missing");
    }

    @Test
    void asManyColumnsAsThereCanBe() throws IOException {
        String columns = IntStream.range(0, 16_382).mapToObj(i -> ",c" + i).collect(Collectors.joining());

        assertThat(interactions(
                        report("id,opened_at" + columns + "\n1,2026-01-01T00:00Z" + ",x".repeat(16_382), "--by", "c9")))
                .isEqualTo(1);
        assertFails(
                "id" + columns,
                ", line 1, column \"opened_at\": is missing; expected it among id, "
                        + IntStream.range(0, 19).mapToObj(i -> "c" + i).collect(Collectors.joining(", "))
                        + " and 16363 more");
    }

    @Test
    void nulCharacters() throws IOException {
        Map<String, Object> report =
                report("id,opened_at,a\0b\n\0,2026-01-01T00:00Z,\0\n2,2026-01-01T00:00Z\0,\n\0\0\0\n", "--by", "a\0b");

        assertThat(interactions(report)).isEqualTo(1);
        assertThat(rejected(report)).isEqualTo("{bad-time=1, field-count=1}");
        assertThat(Run.at(report, "groups", "a\0b", "\0", "interactions", "value"))
                .isEqualTo(1);
        assertFails(
                "\0".repeat(200),
                ", line 1, column \"id\": is missing; expected it among " + "\\u0000".repeat(100)
                        + "... (200 characters)");
    }

    /** What a terminal would take for a command, or for a message of its own. */
    @Test
    void controlCharactersInNames() throws IOException {
        String name = "a\n\u001B[31mb\r\t\u0085";
        String escaped = "a\\n\\u001b[31mb\\r\\t\\u0085";
        assertFails(
                "id,\"" + name + "\"\n",
                ", line 1, column \"opened_at\": is missing; expected it among id, " + escaped);
        Path file = calls("id,opened_at,\"" + name + "\"\n1,2026-01-01T00:00Z,\"" + name + "\"");

        assertThat(Run.of("--interactions", file, "--by", name, "--where", name + "=" + name)
                        .out())
                .contains("\nWhere  a  [31mb    = a  [31mb   \n")
                .contains("\nBy a  [31mb   : value")
                .doesNotContain("\u001B");
        assertThat(Run.of("--interactions", file, "--by", "x\n\u001B").errors())
                .isEqualTo("kpi-report: --by: no file has a column \"x\\n\\u001b\"; expected one of id, opened_at, "
                        + escaped + System.lineSeparator() + "Try 'kpi-report --help' for the options."
                        + System.lineSeparator());
    }

    @Test
    void brokenQuotesAndBytesFarFromTheHeader() throws IOException {
        String rows = "1,2026-01-01T00:00Z,\n".repeat(10_000);

        assertFails(
                "id,opened_at,topic\n" + rows + "2,2026-01-01T00:00Z,\"open\n" + rows,
                ", line 10002, column \"topic\": Unclosed quoted field at end of input; expected quoting as in RFC 4180");
        Path file = folder.resolve("latin1.csv");
        Files.write(
                file,
                ("id,opened_at,topic\n" + rows + "2,2026-01-01T00:00Z,\u00E9").getBytes(StandardCharsets.ISO_8859_1));
        assertThat(Run.of("--interactions", file).errors())
                .isEqualTo("kpi-report: " + file + ", line 10002, column \"topic\": bytes E9; expected UTF-8"
                        + System.lineSeparator());
    }
}
