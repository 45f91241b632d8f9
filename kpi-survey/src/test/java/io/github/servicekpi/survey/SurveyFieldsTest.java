package io.github.servicekpi.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.servicekpi.Calculator;
import io.github.servicekpi.Field;
import io.github.servicekpi.Scores;
import io.github.servicekpi.Table;
import io.github.servicekpi.stats.Exclusions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SurveyFieldsTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private static SurveyResponse scored(int lowest, int highest, int score) {
        return SurveyResponse.builder(SurveyKind.CSAT)
                .scale(new Scale(lowest, highest))
                .score(score)
                .build();
    }

    @Test
    void values() {
        SurveyResponse response = SurveyResponse.builder(SurveyKind.REVIEW)
                .score(5)
                .id("id")
                .customer("customer")
                .interaction("interaction")
                .question("question")
                .agent("agent")
                .team("team")
                .channel("channel")
                .segment("segment")
                .topic("topic")
                .source("source")
                .sentAt(NOON)
                .answeredAt(NOON.plusSeconds(1))
                .repliedAt(NOON.plusSeconds(2))
                .removedAt(NOON.plusSeconds(3))
                .comment("comment")
                .build();
        List<Field<SurveyResponse, String>> texts = List.of(
                SurveyFields.ID,
                SurveyFields.CUSTOMER,
                SurveyFields.INTERACTION,
                SurveyFields.QUESTION,
                SurveyFields.AGENT,
                SurveyFields.TEAM,
                SurveyFields.CHANNEL,
                SurveyFields.SEGMENT,
                SurveyFields.TOPIC,
                SurveyFields.SOURCE,
                SurveyFields.COMMENT);
        for (Field<SurveyResponse, String> field : texts) {
            assertThat(field.apply(response)).isEqualTo(field.name());
        }
        assertThat(SurveyFields.KIND.apply(response)).isEqualTo(SurveyKind.REVIEW);
        assertThat(SurveyFields.SCORE.apply(response)).isEqualTo(5);
        assertThat(SurveyFields.SCALE.apply(response)).isEqualTo(new Scale(1, 5));
        assertThat(SurveyFields.SENT_AT.apply(response)).isEqualTo(NOON);
        assertThat(SurveyFields.ANSWERED_AT.apply(response)).isEqualTo(NOON.plusSeconds(1));
        assertThat(SurveyFields.REPLIED_AT.apply(response)).isEqualTo(NOON.plusSeconds(2));
        assertThat(SurveyFields.REMOVED_AT.apply(response)).isEqualTo(NOON.plusSeconds(3));
        assertThat(SurveyFields.MISSING_SCORE.apply(response)).isNull();
        assertThat(SurveyFields.MISSING_SCORE.apply(response.toBuilder()
                        .score(null)
                        .missingScore(MissingScore.NOT_APPLICABLE)
                        .build()))
                .isEqualTo("not-applicable");
        assertThat(SurveyFields.AT.apply(response)).isEqualTo(NOON);
        assertThat(SurveyFields.AT.apply(response.toBuilder().sentAt(null).build()))
                .isEqualTo(NOON.plusSeconds(1));
    }

    @Test
    void dimensions() {
        SurveyResponse north =
                scored(1, 5, 4).toBuilder().dimension("region", "north").build();
        Field<SurveyResponse, String> region = SurveyFields.dimension("region");
        assertThat(region.apply(north)).isEqualTo("north");
        assertThat(region.apply(scored(1, 5, 4))).isNull();
        assertThat(region)
                .isEqualTo(SurveyFields.dimension("region"))
                .hasSameHashCodeAs(SurveyFields.dimension("region"))
                .isNotEqualTo(SurveyFields.dimension("company"));
        assertThat(SurveyFields.dimension("agent")).isNotEqualTo(SurveyFields.AGENT);
    }

    @Test
    @SuppressWarnings("StreamToIterable") // the point of it
    void tableOfAnIterableToBeReadOnce() {
        List<SurveyResponse> rows = List.of(
                scored(1, 5, 4),
                scored(1, 5, 3).toBuilder().dimension("region", "north").build());
        Stream<SurveyResponse> stream = rows.stream();
        Table<SurveyResponse> table = SurveyFields.table(stream::iterator);
        assertThat(table).containsExactlyElementsOf(rows);
        assertThat(Calculator.<SurveyResponse>counting()
                        .groupingBy(SurveyFields.dimension("region"))
                        .calculate(table)
                        .withoutKey())
                .isEqualTo(1);
    }

    @Test
    void tableOfNull() {
        assertThatExceptionOfType(NullPointerException.class)
                .isThrownBy(() -> SurveyFields.table(Arrays.asList(scored(1, 5, 4), null)));
    }

    /** Scores that a byte has no room for are off every scale that it has room for, in a table as elsewhere. */
    @Test
    void scoresBeyondAByte() {
        List<SurveyResponse> rows = List.of(
                scored(-3, 3, -3),
                scored(0, 126, 125),
                scored(0, 126, 126),
                scored(1, 127, 127),
                scored(Integer.MAX_VALUE - 1, Integer.MAX_VALUE, Integer.MAX_VALUE),
                scored(Integer.MIN_VALUE + 1, Integer.MIN_VALUE + 2, Integer.MIN_VALUE + 1),
                SurveyResponse.builder(SurveyKind.CSAT).build());
        Table<SurveyResponse> table = SurveyFields.table(rows);
        assertThat(table).containsExactlyElementsOf(rows);
        for (Iterable<SurveyResponse> each : List.of(rows, table)) {
            Csat to125 =
                    Csat.calculator(SurveyFields.SCORE, new Scale(0, 125), 100).calculate(each);
            assertThat(to125.count()).isEqualTo(1);
            assertThat(to125.excluded())
                    .isEqualTo(Exclusions.of(Map.of(Scores.OUT_OF_SCALE, 5L, Scores.UNANSWERED, 1L)));
            Csat to126 =
                    Csat.calculator(SurveyFields.SCORE, new Scale(0, 126), 100).calculate(each);
            assertThat(to126.count()).isEqualTo(2);
            Csat signed =
                    Csat.calculator(SurveyFields.SCORE, new Scale(-3, 3), 2).calculate(each);
            assertThat(signed.distribution().count(-3)).isEqualTo(1);
            assertThat(Calculator.<SurveyResponse>counting()
                            .filtering(SurveyFields.SCORE.where(score -> score < 0))
                            .calculate(each))
                    .isEqualTo(2);
        }
    }
}
