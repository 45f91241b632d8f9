package io.github.servicekpi.examples.report.rows;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.servicekpi.examples.report.csv.CsvSource;
import io.github.servicekpi.service.Interaction;
import io.github.servicekpi.service.Origin;
import io.github.servicekpi.survey.Scale;
import io.github.servicekpi.survey.SurveyKind;
import io.github.servicekpi.survey.SurveyResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What rows become, and which are selected. */
class InputFileTest {
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final Selection ALL = new Selection(UTC, null, null, List.of());

    private static <T> List<T> rows(RowType<T> type, Selection selection, Instant asOf, String... lines) {
        List<T> rows = new ArrayList<>();
        try (InputFile<T> file = InputFile.open(type, CsvSource.of("test", String.join("\n", lines)))) {
            file.forEach(
                    selection,
                    asOf,
                    List.of(),
                    rejection -> {
                        throw new AssertionError(rejection);
                    },
                    rows::add);
        }
        return rows;
    }

    private static List<String> ids(Selection selection, Instant asOf, String... lines) {
        return interactions(selection, asOf, lines).stream()
                .map(Interaction::id)
                .toList();
    }

    private static List<Interaction> interactions(Selection selection, Instant asOf, String... lines) {
        return rows(RowType.interactions(), selection, asOf, lines).stream()
                .map(Case::interaction)
                .toList();
    }

    private static Selection where(String column, String value) {
        return new Selection(UTC, null, null, List.of(new Selection.Filter(column, value)));
    }

    @Test
    void interaction() {
        assertThat(interactions(
                        ALL,
                        null,
                        "registered,complaint,transfers,reopens,agents,customer_messages,agent_replies,wrap_s,hold_s,talk_s,"
                                + "resolved_at,first_resolved_at,first_response_at,abandoned_at,answered_at,queued_at,origin,tags,"
                                + "topic,segment,channel,team,agent,customer,opened_at,id",
                        "false,true,1,2,3,4,5,6,7.25,8.000000001,2026-01-01T00:07,2026-01-01T00:06,2026-01-01T00:05,"
                                + "2026-01-01T00:04,2026-01-01T00:03,2026-01-01T00:02,agent, b ;a;;b,"
                                + "topic,segment,channel,team,agent,customer,2026-01-01T00:01,i"))
                .containsExactly(Interaction.builder("i", Instant.parse("2026-01-01T00:01:00Z"))
                        .customer("customer")
                        .agent("agent")
                        .team("team")
                        .channel("channel")
                        .segment("segment")
                        .topic("topic")
                        .tags(List.of("a", "b"))
                        .origin(Origin.AGENT)
                        .queuedAt(Instant.parse("2026-01-01T00:02:00Z"))
                        .answeredAt(Instant.parse("2026-01-01T00:03:00Z"))
                        .abandonedAt(Instant.parse("2026-01-01T00:04:00Z"))
                        .firstResponseAt(Instant.parse("2026-01-01T00:05:00Z"))
                        .firstResolvedAt(Instant.parse("2026-01-01T00:06:00Z"))
                        .resolvedAt(Instant.parse("2026-01-01T00:07:00Z"))
                        .talk(Duration.ofSeconds(8, 1))
                        .hold(Duration.ofMillis(7250))
                        .wrap(Duration.ofSeconds(6))
                        .agentReplies(5)
                        .customerMessages(4)
                        .agents(3)
                        .reopens(2)
                        .transfers(1)
                        .complaint(true)
                        .registered(false)
                        .build());
    }

    @Test
    void interactionOfWhichLittleIsKnown() {
        assertThat(interactions(ALL, null, "id,opened_at,agent,tags", " i ,2026-01-01T00:01, ,"))
                .containsExactly(Interaction.builder(" i ", Instant.parse("2026-01-01T00:01:00Z"))
                        .agent(" ")
                        .build());
    }

    @Test
    void idOfSpaces() {
        assertThat(ids(ALL, null, "id,opened_at", " ,2026-01-01T00:01", "  ,2026-01-01T00:01"))
                .hasSize(2);
    }

    @Test
    void survey() {
        assertThat(rows(
                        RowType.surveys(),
                        ALL,
                        null,
                        "comment,replied_at,answered_at,sent_at,scale_max,scale_min,source,topic,segment,channel,team,agent,"
                                + "question,interaction,customer,id,score,kind",
                        "\"say \"\"hi\"\"\",2026-01-01T00:03,2026-01-01T00:02,2026-01-01T00:01,7,,source,topic,segment,channel,"
                                + "team,agent,question,interaction,customer,s,6,csat"))
                .containsExactly(SurveyResponse.builder(SurveyKind.CSAT)
                        .scale(new Scale(1, 7))
                        .score(6)
                        .id("s")
                        .customer("customer")
                        .interaction("interaction")
                        .question("question")
                        .agent("agent")
                        .team("team")
                        .channel("channel")
                        .segment("segment")
                        .topic("topic")
                        .source("source")
                        .sentAt(Instant.parse("2026-01-01T00:01:00Z"))
                        .answeredAt(Instant.parse("2026-01-01T00:02:00Z"))
                        .repliedAt(Instant.parse("2026-01-01T00:03:00Z"))
                        .comment("say \"hi\"")
                        .build());
    }

    @Test
    void byteOrderMarkAndLineEnds() {
        assertThat(ids(ALL, null, "\uFEFF\"id\",opened_at\r", "\r", "1,2026-01-01T00:00\r", "", "2,2026-01-01T00:00"))
                .containsExactly("1", "2");
    }

    @Test
    void range() {
        String[] lines = {
            "id,opened_at",
            "before,2026-01-31T23:59:59.999999999+01:00",
            "first,2026-02-01T00:00+01:00",
            "last,2026-02-01T23:59:59.999999999+01:00",
            "after,2026-02-02T00:00+01:00"
        };
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        LocalDate day = LocalDate.parse("2026-02-01");

        assertThat(ids(new Selection(berlin, day, day.plusDays(1), List.of()), null, lines))
                .containsExactly("first", "last");
        assertThat(ids(new Selection(berlin, day, null, List.of()), null, lines))
                .containsExactly("first", "last", "after");
        assertThat(ids(new Selection(berlin, null, day, List.of()), null, lines))
                .containsExactly("before");
    }

    @Test
    void rangeOfSurveys() {
        String[] lines = {
            "kind,id,sent_at,answered_at",
            "nps,sent,2026-02-01T00:00,2026-02-09T00:00",
            "nps,sent before,2026-01-31T00:00,2026-02-01T00:00",
            "nps,answered,,2026-02-01T00:00",
            "nps,no time,,"
        };
        LocalDate day = LocalDate.parse("2026-02-01");

        assertThat(rows(RowType.surveys(), new Selection(UTC, day, day.plusDays(1), List.of()), null, lines))
                .extracting(SurveyResponse::id)
                .containsExactly("sent", "answered");
        assertThat(rows(RowType.surveys(), new Selection(UTC, null, day.plusDays(9), List.of()), null, lines))
                .extracting(SurveyResponse::id)
                .containsExactly("sent", "sent before", "answered");
        assertThat(rows(RowType.surveys(), ALL, null, lines)).hasSize(4);
    }

    @Test
    void where() {
        String[] lines = {
            "id,opened_at,region,tags,priority",
            "1,2026-01-01T00:00,north,a;b,1",
            "2,2026-01-01T00:00,North,b,01",
            "3,2026-01-01T00:00,,ab,",
            "4,2026-01-01T00:00,north , a ,1"
        };

        assertThat(ids(where("region", "north"), null, lines)).containsExactly("1");
        assertThat(ids(where("priority", "1"), null, lines)).containsExactly("1", "4");
        assertThat(ids(where("tags", "a"), null, lines)).containsExactly("1", "4");
        assertThat(ids(where("opened_at", "2026-01-01T00:00"), null, lines)).hasSize(4);
        assertThat(ids(where("column of another file", "x"), null, lines)).hasSize(4);
        assertThat(ids(
                        new Selection(
                                UTC,
                                null,
                                null,
                                List.of(new Selection.Filter("tags", "a"), new Selection.Filter("tags", "b"))),
                        null,
                        lines))
                .containsExactly("1");
    }

    @Test
    void asOf() {
        Instant noon = Instant.parse("2026-01-01T12:00:00Z");
        String[] lines = {
            "id,opened_at,resolved_at",
            "1,2026-01-01T11:00,2026-01-01T12:00",
            "2,2026-01-01T11:00,2026-01-01T12:01",
            "3,2026-01-01T12:01,"
        };

        assertThat(interactions(ALL, noon, lines))
                .extracting(Interaction::resolvedAt)
                .containsExactly(noon, null);
        assertThat(ids(where("resolved_at", "2026-01-01T12:00"), noon, lines)).containsExactly("1");
        assertThat(ids(where("resolved_at", "2026-01-01T12:01"), noon, lines)).isEmpty();
    }

    @Test
    void asOfOfSurveys() {
        Instant noon = Instant.parse("2026-01-01T12:00:00Z");
        String[] lines = {"kind,score,sent_at,answered_at", "nps,9,2026-01-01T11:00,2026-01-01T12:01"};

        assertThat(rows(RowType.surveys(), ALL, noon, lines))
                .extracting(SurveyResponse::score)
                .containsExactly((Integer) null);
        assertThat(rows(RowType.surveys(), where("score", "9"), noon, lines)).isEmpty();
        assertThat(rows(RowType.surveys(), where("score", "9"), noon.plusSeconds(60), lines))
                .hasSize(1);
    }

    @Test
    void latest() {
        String[] lines = {
            "id,opened_at,resolved_at,agents",
            "1,2026-01-01T11:00,2026-01-01T12:00,",
            "2,2026-01-01T13:00,,",
            "3,2026-01-01T14:00,,x",
            "2,2026-01-01T15:00,,"
        };
        try (InputFile<Case> file =
                InputFile.open(RowType.interactions(), CsvSource.of("test", String.join("\n", lines)))) {
            List<Case> rows = new ArrayList<>();
            List<Rejection> rejections = new ArrayList<>();

            assertThat(file.readAhead(where("id", "1"), null, rejections::add, rows::add))
                    .isEqualTo("2026-01-01T13:00:00Z");
            assertThat(rows).extracting(row -> row.interaction().id()).containsExactly("1");
            assertThat(rejections)
                    .extracting(Rejection::reason)
                    .containsExactly(Reason.BAD_NUMBER, Reason.DUPLICATE_ID);
        }
    }
}
