package io.github.servicekpi.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupsTest {
    @TempDir
    private Path folder;

    private Path interactions;
    private Path surveys;

    @BeforeEach
    void files() {
        interactions = Run.file(
                folder,
                "calls.csv",
                "id,opened_at,channel,tags,resolved_at",
                "1,2026-01-01T00:00,email,a; b,2026-01-01T01:00",
                "2,2026-01-01T00:00,email,b,",
                "3,2026-01-01T00:00,,,",
                "4,2026-01-01T00:00,x,bad,never");
        surveys = Run.file(
                folder, "surveys.csv", "kind,score,channel,tags", "nps,10,chat,a;b", "csat,5,email,b", "nps,0,,");
    }

    private static Map<?, ?> groups(Map<String, Object> json, String column) {
        return (Map<?, ?>) Run.at(json, "groups", column);
    }

    @Test
    void valuesOfAllFiles() {
        Map<String, Object> json = Run.json("--interactions", interactions, "--surveys", surveys, "--by", "channel");

        assertThat(groups(json, "channel").keySet().toString()).isEqualTo("[chat, email]");
        assertThat(Run.at(json, "groups", "channel", "email", "interactions", "value"))
                .isEqualTo(2);
        assertThat(Run.at(json, "groups", "channel", "email", "csat", "mean")).isEqualTo(5.0);
        assertThat(Run.at(json, "groups", "channel", "email", "nps", "count")).isEqualTo(0);
        assertThat(Run.at(json, "groups", "channel", "chat", "interactions", "value"))
                .isEqualTo(0);
        assertThat(Run.at(json, "groups", "channel", "chat", "nps", "value")).isEqualTo(100.0);
        assertThat(((Map<?, ?>) Run.at(json, "groups", "channel", "chat")).keySet())
                .hasToString(((Map<?, ?>) json.get("kpis")).keySet().toString());
    }

    @Test
    void groupOfEachTagOfAnInteraction() {
        Map<String, Object> json = Run.json("--interactions", interactions, "--by", "tags");

        assertThat(groups(json, "tags").keySet().toString()).isEqualTo("[a, b]");
        assertThat(Run.at(json, "groups", "tags", "a", "interactions", "value")).isEqualTo(1);
        assertThat(Run.at(json, "groups", "tags", "b", "interactions", "value")).isEqualTo(2);
        assertThat(Run.at(json, "groups", "tags", "b", "resolution-time", "mean"))
                .isEqualTo(3600.0);
        assertThat(Run.at(json, "kpis", "interactions", "value")).isEqualTo(3);
    }

    /** The page says of interactions alone that tags are several. */
    @Test
    void furtherColumnOfTheSameNameIsOneValue() {
        Map<String, Object> json = Run.json("--surveys", surveys, "--by", "tags");

        assertThat(groups(json, "tags").keySet().toString()).isEqualTo("[a;b, b]");
    }

    @Test
    void columnsInTheOrderGivenEachOnce() {
        Map<String, Object> json = Run.json(
                "--interactions", interactions, "--by", "tags", "--by", "channel", "--by", "opened_at", "--by", "tags");

        assertThat(((Map<?, ?>) json.get("groups")).keySet().toString()).isEqualTo("[tags, channel, opened_at]");
        assertThat(groups(json, "opened_at").keySet().toString()).isEqualTo("[2026-01-01T00:00]");
    }

    @Test
    void onlySelectedRows() {
        Map<String, Object> json =
                Run.json("--interactions", interactions, "--by", "channel", "--by", "tags", "--where", "tags=a");

        assertThat(groups(json, "tags").keySet().toString()).isEqualTo("[a, b]");
        assertThat(Run.at(json, "groups", "tags", "b", "interactions", "value")).isEqualTo(1);
        assertThat(Run.at(json, "groups", "channel", "email", "interactions", "value"))
                .isEqualTo(1);
    }

    @Test
    void noGroups() {
        Map<String, Object> json = Run.json("--interactions", interactions, "--by", "channel", "--from", "2027-01-01");

        assertThat(groups(json, "channel")).isEmpty();
        assertThat(Run.of("--interactions", interactions, "--by", "channel", "--from", "2027-01-01")
                        .out())
                .contains("\nBy channel: value, or median of times, and in brackets of how many\nno data\n");
        assertThat(Run.json("--interactions", interactions)).doesNotContainKey("groups");
    }

    @Test
    void codePointOrder() {
        Path file = Run.file(
                folder,
                "order.csv",
                "kind,source",
                "nps,\uD83D\uDE00",
                "nps,\uFF5E",
                "nps,b",
                "nps,B",
                "nps,ba",
                "nps,\u00E4",
                "nps,\uD83D\uDE01");

        assertThat(groups(Run.json("--surveys", file, "--by", "source"), "source")
                        .keySet()
                        .toString())
                .isEqualTo("[B, b, ba, \u00E4, \uFF5E, \uD83D\uDE00, \uD83D\uDE01]");
    }

    @Test
    void whereInTheFilesThatHaveTheColumn() {
        Path plain = Run.file(folder, "plain.csv", "kind,score", "nps,10");

        Map<String, Object> json =
                Run.json("--interactions", interactions, "--surveys", plain, "--where", "channel=email");

        assertThat(Run.at(json, "kpis", "interactions", "value")).isEqualTo(2);
        assertThat(Run.at(json, "kpis", "nps", "count")).isEqualTo(1);
    }
}
