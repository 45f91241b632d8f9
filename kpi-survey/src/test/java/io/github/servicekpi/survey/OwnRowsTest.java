package io.github.servicekpi.survey;

import static io.github.servicekpi.survey.SurveyFields.SCORE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.servicekpi.Calculator;
import io.github.servicekpi.Field;
import io.github.servicekpi.Table;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Responses, a table of them, rows of a class of the user's own, and a table of those give the same results. */
class OwnRowsTest {
    /** A row of a class that this library does not know, with a score that is always there. */
    record Reply(int score, String owner) {}

    private static final Field<Reply, Integer> REPLY_SCORE = Field.score("score", Reply::score);
    private static final Field<Reply, String> OWNER = Field.text("owner", Reply::owner);

    @Property
    void equalResults(@ForAll("replies") List<Reply> replies) {
        compare(replies, Nps.calculator(Reply::score), Nps.calculator(REPLY_SCORE), Nps.calculator(SCORE));
        compare(replies, Csat.calculator(Reply::score), Csat.calculator(REPLY_SCORE), Csat.calculator(SCORE));
        Scale ten = new Scale(1, 10);
        compare(
                replies,
                Csat.calculator(Reply::score, ten),
                Csat.calculator(REPLY_SCORE, ten),
                Csat.calculator(SCORE, ten));
        compare(
                replies,
                Ces.calculator(Reply::score, CesVersion.CES_2),
                Ces.calculator(REPLY_SCORE, CesVersion.CES_2),
                Ces.calculator(SCORE, CesVersion.CES_2));
        compare(
                replies,
                ReviewRating.calculator(Reply::score),
                ReviewRating.calculator(REPLY_SCORE),
                ReviewRating.calculator(SCORE));
        Scale wide = new Scale(0, 11);
        compare(
                replies,
                Ratings.calculator(SurveyKind.NPS, Reply::score, reply -> wide),
                Ratings.calculator(SurveyKind.NPS, REPLY_SCORE, reply -> wide),
                Ratings.calculator(SurveyKind.NPS, SCORE, SurveyFields.SCALE));
    }

    private static <R> void compare(
            List<Reply> replies,
            Calculator<Reply, R> ofReplies,
            Calculator<Reply, R> ofField,
            Calculator<SurveyResponse, R> ofResponses) {
        Map<String, R> expected =
                ofReplies.groupingBy(Reply::owner).calculate(replies).byKey();
        List<SurveyResponse> responses = replies.stream()
                .map(reply -> SurveyResponse.builder(SurveyKind.NPS)
                        .scale(new Scale(0, 11))
                        .score(reply.score())
                        .agent(reply.owner())
                        .build())
                .toList();
        Table<Reply> table =
                Table.of(replies, row -> new Reply(row.get(REPLY_SCORE), row.get(OWNER)), REPLY_SCORE, OWNER);
        assertThat(ofField.groupingBy(OWNER).calculate(replies).byKey()).isEqualTo(expected);
        assertThat(ofField.groupingBy(OWNER).calculate(table).byKey()).isEqualTo(expected);
        assertThat(ofReplies.groupingBy(Reply::owner).calculate(table).byKey()).isEqualTo(expected);
        var byAgent = ofResponses.groupingBy(SurveyFields.AGENT);
        assertThat(byAgent.calculate(responses).byKey()).isEqualTo(expected);
        assertThat(byAgent.calculate(SurveyFields.table(responses)).byKey()).isEqualTo(expected);
        assertThat(byAgent.calculate(SurveyFields.table(responses), 2).byKey()).isEqualTo(expected);
    }

    @Provide
    Arbitrary<List<Reply>> replies() {
        return Arbitraries.integers()
                .between(0, 11)
                .flatMap(score -> Arbitraries.of("amy", "bob").map(owner -> new Reply(score, owner)))
                .list()
                .ofMaxSize(100);
    }
}
