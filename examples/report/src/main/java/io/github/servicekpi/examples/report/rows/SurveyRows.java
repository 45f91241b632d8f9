package io.github.servicekpi.examples.report.rows;

import static io.github.servicekpi.examples.report.rows.SurveyColumn.*;

import io.github.servicekpi.Calculator;
import io.github.servicekpi.Groups;
import io.github.servicekpi.Kpi;
import io.github.servicekpi.survey.Scale;
import io.github.servicekpi.survey.SurveyFields;
import io.github.servicekpi.survey.SurveyKind;
import io.github.servicekpi.survey.SurveyKpis;
import io.github.servicekpi.survey.SurveyResponse;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rows that become survey responses. A survey belongs to the range of dates in which it was sent, else answered. */
final class SurveyRows extends KpiRowType<SurveyResponse> {
    private static final int MOST_POINTS = 127;

    @Override
    public String name() {
        return "surveys";
    }

    @Override
    public List<String> requiredColumns() {
        return List.of(KIND.header());
    }

    @Override
    public List<Kpi<? super SurveyResponse, ?>> kpis(KpiContext context) {
        return List.of(
                SurveyKpis.NPS,
                SurveyKpis.CSAT,
                SurveyKpis.CES,
                SurveyKpis.REVIEW_RATING,
                SurveyKpis.RESPONSE_RATE,
                SurveyKpis.REVIEW_RESPONSE_RATE);
    }

    @Override
    public <R> Calculator<SurveyResponse, Groups<String, R>> by(
            String column, Calculator<SurveyResponse, R> calculator) {
        return calculator.groupingBy(SurveyFields.dimension(column));
    }

    @Override
    List<SurveyColumn> columns() {
        return List.of(SurveyColumn.values());
    }

    @Override
    SurveyResponse read(Cells cells, Map<String, String> dimensions) throws RejectedRowException {
        SurveyKind kind = cells.constant(KIND, SurveyKind.values());
        if (kind == null) {
            throw cells.rejected(Reason.MISSING_VALUE, KIND);
        }
        Long score = cells.wholeNumber(SCORE);
        var response = SurveyResponse.builder(kind)
                .id(cells.text(ID))
                .customer(cells.text(CUSTOMER))
                .interaction(cells.text(INTERACTION))
                .question(cells.text(QUESTION))
                .agent(cells.text(AGENT))
                .team(cells.text(TEAM))
                .channel(cells.text(CHANNEL))
                .segment(cells.text(SEGMENT))
                .topic(cells.text(TOPIC))
                .source(cells.text(SOURCE));
        Long lowest = cells.wholeNumber(SCALE_MIN);
        Long highest = cells.wholeNumber(SCALE_MAX);
        response.sentAt(cells.time(SENT_AT))
                .answeredAt(cells.time(ANSWERED_AT))
                .repliedAt(cells.time(REPLIED_AT))
                .comment(cells.text(COMMENT));
        Scale scale = scale(cells, kind, lowest, highest);
        if (score != null && (score < scale.lowest() || score > scale.highest())) {
            throw cells.rejected(Reason.SCORE_OUT_OF_SCALE, SCORE);
        }
        dimensions.forEach(response::dimension);
        return response.scale(scale)
                .score(score == null ? null : score.intValue())
                .build();
    }

    /** The scale that a row names, with the end of the kind's own scale for one that it does not name. */
    private static Scale scale(Cells cells, SurveyKind kind, @Nullable Long lowest, @Nullable Long highest)
            throws RejectedRowException {
        if (lowest == null && highest == null) {
            return kind.defaultScale();
        }
        long low = lowest == null ? kind.defaultScale().lowest() : lowest;
        long high = highest == null ? kind.defaultScale().highest() : highest;
        if (low >= high || high - low >= MOST_POINTS || high > Integer.MAX_VALUE) {
            throw cells.rejected(Reason.BAD_SCALE, highest == null ? SCALE_MIN : SCALE_MAX);
        }
        return new Scale((int) low, (int) high);
    }

    @Override
    Optional<SurveyResponse> asOf(SurveyResponse row, Instant instant, ZoneId zone) {
        return row.asOf(instant);
    }

    @Override
    boolean isWithin(Selection.Range range, SurveyResponse row) {
        return range.contains(row.at());
    }
}
