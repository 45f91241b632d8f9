package io.github.servicekpi.examples.report.rows;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.servicekpi.examples.report.csv.CsvSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each reason to reject a row, and which of several it is. */
class RejectedRowsTest {
    private static final Selection ALL = new Selection(ZoneId.of("UTC"), null, null, List.of());

    private static <T> List<Rejection> rejections(RowType<T> type, String... lines) {
        List<Rejection> rejections = new ArrayList<>();
        try (InputFile<T> file = InputFile.open(type, CsvSource.of("test", String.join("\n", lines)))) {
            file.forEach(ALL, null, List.of(), rejections::add, row -> {});
        }
        return rejections;
    }

    /** The rejection of a single row with further columns. */
    private static List<Rejection> interaction(String columns, String cells) {
        return rejections(RowType.interactions(), "id,opened_at," + columns, "1,2026-01-01T00:00," + cells);
    }

    private static List<Rejection> survey(String columns, String cells) {
        return rejections(RowType.surveys(), "kind," + columns, cells);
    }

    private static Rejection rejection(String column, String value, Reason reason) {
        return new Rejection(2, column, value, reason);
    }

    @Test
    void missingValue() {
        assertThat(rejections(RowType.interactions(), "id,opened_at,x", ",2026-01-01T00:00,", "1,,", ",,"))
                .containsExactly(
                        new Rejection(2, "id", "", Reason.MISSING_VALUE),
                        new Rejection(3, "opened_at", "", Reason.MISSING_VALUE),
                        new Rejection(4, "id", "", Reason.MISSING_VALUE));
        assertThat(survey("score", ",3")).containsExactly(rejection("kind", "", Reason.MISSING_VALUE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "queued_at",
                "answered_at",
                "abandoned_at",
                "first_response_at",
                "first_resolved_at",
                "resolved_at"
            })
    void badTimeOfAnInteraction(String column) {
        assertThat(interaction(column, "2026-01-01T25:00"))
                .containsExactly(rejection(column, "2026-01-01T25:00", Reason.BAD_TIME));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sent_at", "answered_at", "replied_at"})
    void badTimeOfASurvey(String column) {
        assertThat(survey(column, "nps,yesterday")).containsExactly(rejection(column, "yesterday", Reason.BAD_TIME));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "+1", "1.0", "1e3", " 1", "2147483648", "99999999999999999999", "x", "٣"})
    void badNumberThatCounts(String value) {
        for (String column : List.of("agent_replies", "customer_messages", "agents", "reopens", "transfers")) {
            assertThat(interaction(column, value)).containsExactly(rejection(column, value, Reason.BAD_NUMBER));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1,5", ".5", "1.", "1.1234567890", "1e3", " 1", "100000000000000000", "x", "PT5S"})
    void badNumberOfSeconds(String value) {
        for (String column : List.of("talk_s", "hold_s", "wrap_s")) {
            assertThat(interaction(column, '"' + value + '"'))
                    .containsExactly(rejection(column, value, Reason.BAD_NUMBER));
        }
    }

    @Test
    void numbersAtTheirLimits() {
        assertThat(interaction("agents,reopens,transfers", "2147483647,0,0000000000000000000007"))
                .isEmpty();
        assertThat(interaction("talk_s,hold_s,wrap_s", "99999999999999999.999999999,0,000000000000000000001.5"))
                .isEmpty();
    }

    @Test
    void badNumberOfASurvey() {
        assertThat(survey("score", "nps,-1")).containsExactly(rejection("score", "-1", Reason.BAD_NUMBER));
        assertThat(survey("score", "nps,9.0")).containsExactly(rejection("score", "9.0", Reason.BAD_NUMBER));
        assertThat(survey("scale_min", "nps,-5")).containsExactly(rejection("scale_min", "-5", Reason.BAD_NUMBER));
        assertThat(survey("scale_max", "nps,ten")).containsExactly(rejection("scale_max", "ten", Reason.BAD_NUMBER));
    }

    @Test
    void unknownValue() {
        assertThat(interaction("origin", "Customer"))
                .containsExactly(rejection("origin", "Customer", Reason.UNKNOWN_VALUE));
        assertThat(interaction("complaint", "TRUE"))
                .containsExactly(rejection("complaint", "TRUE", Reason.UNKNOWN_VALUE));
        assertThat(interaction("registered", "1")).containsExactly(rejection("registered", "1", Reason.UNKNOWN_VALUE));
        assertThat(survey("score", "NPS,9")).containsExactly(rejection("kind", "NPS", Reason.UNKNOWN_VALUE));
    }

    @Test
    void knownValues() {
        assertThat(rejections(
                        RowType.interactions(),
                        "id,opened_at,origin,complaint,registered",
                        "1,2026-01-01T00:00,customer,true,false",
                        "2,2026-01-01T00:00,agent,false,true",
                        "3,2026-01-01T00:00,campaign,,"))
                .isEmpty();
        assertThat(rejections(RowType.surveys(), "kind,score", "nps,0", "csat,1", "ces,7", "review,5", "nps,"))
                .isEmpty();
    }

    @Test
    void badScale() {
        assertThat(survey("scale_min,scale_max", "nps,5,5"))
                .containsExactly(rejection("scale_max", "5", Reason.BAD_SCALE));
        assertThat(survey("scale_min,scale_max", "nps,5,1"))
                .containsExactly(rejection("scale_max", "1", Reason.BAD_SCALE));
        assertThat(survey("scale_min", "csat,5")).containsExactly(rejection("scale_min", "5", Reason.BAD_SCALE));
        assertThat(survey("scale_max", "csat,1")).containsExactly(rejection("scale_max", "1", Reason.BAD_SCALE));
        assertThat(survey("scale_max", "nps,127")).containsExactly(rejection("scale_max", "127", Reason.BAD_SCALE));
        assertThat(survey("scale_max", "nps,99999999999999999999"))
                .containsExactly(rejection("scale_max", "99999999999999999999", Reason.BAD_SCALE));
        assertThat(rejections(RowType.surveys(), "kind,scale_min,scale_max,score", "nps,0,126,126", "csat,3,129,129"))
                .isEmpty();
    }

    @Test
    void scoreOutOfScale() {
        assertThat(survey("score", "csat,0")).containsExactly(rejection("score", "0", Reason.SCORE_OUT_OF_SCALE));
        assertThat(survey("score", "nps,11")).containsExactly(rejection("score", "11", Reason.SCORE_OUT_OF_SCALE));
        assertThat(survey("score", "nps,99999999999"))
                .containsExactly(rejection("score", "99999999999", Reason.SCORE_OUT_OF_SCALE));
        assertThat(survey("score,scale_max", "csat,8,7"))
                .containsExactly(rejection("score", "8", Reason.SCORE_OUT_OF_SCALE));
        assertThat(survey("score,scale_min", "nps,0,1"))
                .containsExactly(rejection("score", "0", Reason.SCORE_OUT_OF_SCALE));
    }

    /** Messages of the interactions a and b, of which another has a row that cannot be used. */
    private static List<Rejection> messages(String... lines) {
        MessageStore store = new MessageStore();
        try (InputFile<Case> interactions = InputFile.open(
                RowType.interactions(store),
                CsvSource.of("test", "id,opened_at\na,2026-01-01T00:00\nb,2026-01-01T00:00\nbad,never\n"))) {
            interactions.readAhead(ALL, null, rejection -> {}, row -> {});
        }
        return rejections(RowType.messages(store), lines);
    }

    @Test
    void messagesInTheOrderOfTheColumnsAndThenTheInteraction() {
        assertThat(messages(
                        "event,visibility,author,at,interaction",
                        "x,x,x,x,",
                        "x,x,x,,c",
                        "x,x,x,x,c",
                        "x,x,,2026-01-01T00:00,c",
                        "x,x,x,2026-01-01T00:00,c",
                        "x,x,agent,2026-01-01T00:00,c",
                        "x,public,agent,2026-01-01T00:00,c",
                        "message,public,agent,2026-01-01T00:00,c",
                        ",,agent,2026-01-01T00:00,a"))
                .extracting(rejection ->
                        rejection.column() + " " + rejection.reason().id())
                .containsExactly(
                        "interaction missing-value",
                        "at missing-value",
                        "at bad-time",
                        "author missing-value",
                        "author unknown-value",
                        "visibility unknown-value",
                        "event unknown-value",
                        "interaction unknown-interaction");
    }

    @Test
    void unknownInteraction() {
        assertThat(messages(
                        "interaction,at,author",
                        "a,2026-01-01T00:00,agent",
                        "A,2026-01-01T00:00,agent",
                        "a ,2026-01-01T00:00,agent",
                        "bad,2026-01-01T00:00,agent",
                        "b,1999-01-01T00:00,agent"))
                .containsExactly(
                        new Rejection(3, "interaction", "A", Reason.UNKNOWN_INTERACTION),
                        new Rejection(4, "interaction", "a ", Reason.UNKNOWN_INTERACTION),
                        new Rejection(5, "interaction", "bad", Reason.UNKNOWN_INTERACTION));
    }

    @Test
    void knownAuthorsVisibilitiesAndEvents() {
        List<String> lines = new ArrayList<>(List.of("interaction,at,author,visibility,event"));
        for (String author : List.of("customer", "agent", "bot", "automation", "system")) {
            for (String visibility : List.of("public", "internal", "")) {
                for (String event : List.of("message", "resolved", "reopened", "assigned", "handoff", "")) {
                    lines.add(String.join(",", "a", "2026-01-01T00:00", author, visibility, event));
                }
            }
        }
        assertThat(messages(lines.toArray(String[]::new))).isEmpty();
        assertThat(messages("interaction,at,author", "a,2026-01-01T00:00,unknown"))
                .containsExactly(rejection("author", "unknown", Reason.UNKNOWN_VALUE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-29", "2026-1-1", "2026-01-01T00:00", "10000-01-01", "x", " 2026-01-01"})
    void badDateOfAHoliday(String value) {
        assertThat(rejections(RowType.holidays(), "date", value))
                .containsExactly(rejection("date", value, Reason.BAD_DATE));
    }

    @Test
    void holidays() {
        assertThat(rejections(RowType.holidays(), "name,date", "x,", "New Year,0000-01-01", "New Year,0000-01-01"))
                .containsExactly(rejection("date", "", Reason.MISSING_VALUE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1h",
                "PT",
                "P",
                "PT-1S",
                "-PT1S",
                "P1M",
                "P1Y",
                "P1W",
                "8:00",
                "28800",
                "PT1.0000000001S",
                " PT1H"
            })
    void badDuration(String value) {
        assertThat(rejections(RowType.sla(), "metric,target", "resolution," + value))
                .containsExactly(rejection("target", value, Reason.BAD_DURATION));
    }

    @Test
    void sla() {
        assertThat(rejections(
                        RowType.sla(),
                        "target,metric,channel",
                        "x,,",
                        "x,Resolution,",
                        "x,first_response,",
                        ",resolution,",
                        "PT0S,first-response,",
                        "P1DT1H1M1.5S,next-response,a",
                        "PT2562047788015215H30M7.999999999S,resolution,a",
                        "PT1H,resolution,a"))
                .containsExactly(
                        new Rejection(2, "metric", "", Reason.MISSING_VALUE),
                        new Rejection(3, "metric", "Resolution", Reason.UNKNOWN_VALUE),
                        new Rejection(4, "metric", "first_response", Reason.UNKNOWN_VALUE),
                        new Rejection(5, "target", "", Reason.MISSING_VALUE));
    }

    @Test
    void fieldCount() {
        assertThat(rejections(
                        RowType.interactions(),
                        "id,opened_at",
                        "1",
                        "1,2026-01-01T00:00,x",
                        " ",
                        "",
                        "1,2026-01-01T00:00"))
                .containsExactly(
                        new Rejection(2, "", "1", Reason.FIELD_COUNT),
                        new Rejection(3, "", "3", Reason.FIELD_COUNT),
                        new Rejection(4, "", "1", Reason.FIELD_COUNT));
    }

    @Test
    void duplicateId() {
        assertThat(rejections(
                        RowType.interactions(),
                        "opened_at,id",
                        "2026-01-01T00:00,a",
                        "2026-01-01T00:00,A",
                        "2026-01-02T00:00,a",
                        "2026-01-01T00:00,a "))
                .containsExactly(new Rejection(4, "id", "a", Reason.DUPLICATE_ID));
    }

    @Test
    void firstUsableRowOfAnIdStays() {
        assertThat(rejections(
                        RowType.interactions(), "opened_at,id", "never,a", "2026-01-01T00:00,a", "2026-01-01T00:00,a"))
                .containsExactly(
                        new Rejection(2, "opened_at", "never", Reason.BAD_TIME),
                        new Rejection(4, "id", "a", Reason.DUPLICATE_ID));
    }

    @Test
    void surveysMayShareAnId() {
        assertThat(rejections(RowType.surveys(), "kind,id", "nps,1", "nps,1")).isEmpty();
    }

    @Test
    void firstReasonInTheOrderOfTheColumnsWhateverThatOfTheFile() {
        assertThat(rejections(
                        RowType.interactions(),
                        "registered,reopens,talk_s,resolved_at,queued_at,origin,opened_at,id",
                        "x,x,x,x,x,x,x,1",
                        "x,x,x,x,x,x,2026-01-01T00:00,1",
                        "x,x,x,x,x,agent,2026-01-01T00:00,1",
                        "x,x,x,x,,agent,2026-01-01T00:00,1",
                        "x,x,x,,,agent,2026-01-01T00:00,1",
                        "x,x,,,,agent,2026-01-01T00:00,1",
                        "x,,,,,agent,2026-01-01T00:00,1",
                        ",,,,,agent,2026-01-01T00:00,1",
                        "x,,,,,agent,2026-01-01T00:00,1"))
                .extracting(Rejection::column)
                .containsExactly(
                        "opened_at",
                        "origin",
                        "queued_at",
                        "resolved_at",
                        "talk_s",
                        "reopens",
                        "registered",
                        "registered");
        assertThat(rejections(
                        RowType.surveys(),
                        "answered_at,sent_at,scale_max,scale_min,score,kind",
                        "x,x,x,x,x,x",
                        "x,x,x,x,x,nps",
                        "x,x,x,x,99,nps",
                        "x,x,x,10,99,nps",
                        "x,x,1,10,99,nps",
                        "x,,1,10,99,nps",
                        ",,1,10,99,nps",
                        ",,11,10,99,nps"))
                .extracting(rejection ->
                        rejection.column() + " " + rejection.reason().id())
                .containsExactly(
                        "kind unknown-value",
                        "score bad-number",
                        "scale_min bad-number",
                        "scale_max bad-number",
                        "sent_at bad-time",
                        "answered_at bad-time",
                        "scale_max bad-scale",
                        "score score-out-of-scale");
    }

    @Test
    void lineIsThatInWhichTheRowBegins() {
        assertThat(rejections(
                        RowType.interactions(),
                        "id,opened_at,topic",
                        "1,2026-01-01T00:00,\"a",
                        "b\r",
                        "c\"",
                        "\r",
                        "2,x,\"y",
                        "\"",
                        "3,x,"))
                .extracting(Rejection::line)
                .containsExactly(6L, 8L);
    }

    @Test
    void furtherColumnsAreNotChecked() {
        assertThat(rejections(RowType.surveys(), "kind,reopens,opened_at,id", "nps,many,never,"))
                .isEmpty();
    }
}
