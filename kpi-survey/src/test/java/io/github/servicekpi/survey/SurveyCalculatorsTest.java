package io.github.servicekpi.survey;

import static io.github.servicekpi.survey.SurveyFields.AGENT;
import static io.github.servicekpi.survey.SurveyFields.AT;
import static io.github.servicekpi.survey.SurveyFields.CHANNEL;
import static io.github.servicekpi.survey.SurveyFields.KIND;
import static io.github.servicekpi.survey.SurveyFields.SCALE;
import static io.github.servicekpi.survey.SurveyFields.SCORE;

import io.github.servicekpi.Calculator;
import io.github.servicekpi.Granularity;
import io.github.servicekpi.KpiSet;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;

/** The laws, for every calculator of the module. */
class SurveyCalculatorsTest implements SurveyLaws {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Override
    public Map<String, Calculator<SurveyResponse, ?>> calculators() {
        Map<String, Calculator<SurveyResponse, ?>> all = new LinkedHashMap<>();
        all.put("nps KPI", SurveyKpis.NPS.calculator());
        all.put("csat KPI", SurveyKpis.CSAT.calculator());
        all.put("ces KPI", SurveyKpis.CES.calculator());
        all.put("review KPI", SurveyKpis.REVIEW_RATING.calculator());
        all.put("response rate KPI", SurveyKpis.RESPONSE_RATE.calculator());
        all.put("review response rate KPI", SurveyKpis.REVIEW_RESPONSE_RATE.calculator());
        all.put("ces 1 KPI", SurveyKpis.ces(CesVersion.CES_1).calculator());
        all.put("ces 2 KPI", SurveyKpis.ces(CesVersion.CES_2).calculator());
        all.put(
                "response rate within 90 days KPI",
                SurveyKpis.responseRate(Duration.ofDays(90), Instant.ofEpochSecond(1_770_000_000L))
                        .calculator());
        all.put(
                "review response rate within 90 days KPI",
                SurveyKpis.reviewResponseRate(Duration.ofDays(90), Instant.ofEpochSecond(1_770_000_000L))
                        .calculator());
        all.put("review response time KPI", SurveyKpis.REVIEW_RESPONSE_TIME.calculator());
        all.put(
                "csat KPI of answers within 90 days",
                SurveyKpis.CSAT
                        .calculator()
                        .mapping((SurveyResponse response) -> response.answeredWithin(Duration.ofDays(90))));
        all.put("nps", Nps.calculator(SCORE));
        all.put("nps of a lambda", Nps.<SurveyResponse>calculator(response -> response.score()));
        all.put("nps on 1-5", Nps.calculator(SCORE, new NpsCutPoints(new Scale(1, 5), 4, 5)));
        all.put("nps on a scale below 0", Nps.calculator(SCORE, new NpsCutPoints(new Scale(-3, 3), 2, 2)));
        all.put(
                "nps KPI on 1-5",
                SurveyKpis.nps(new NpsCutPoints(new Scale(1, 5), 4, 5)).calculator());
        all.put("csat", Csat.calculator(SCORE));
        all.put("csat on 1-10", Csat.calculator(SCORE, new Scale(1, 10)));
        all.put("csat on a scale below 0", Csat.calculator(SCORE, new Scale(-3, 3), 2));
        all.put("csat on a scale of a byte", Csat.calculator(SCORE, new Scale(0, 126), 100));
        all.put("csat on a scale beyond a byte", Csat.calculator(SCORE, new Scale(1, 127), 100));
        all.put("ces 1", Ces.calculator(SCORE, CesVersion.CES_1));
        all.put("ces 2", Ces.calculator(SCORE, CesVersion.CES_2));
        all.put("review", ReviewRating.calculator(SCORE));
        all.put("ratings", Ratings.calculator(SurveyKind.REVIEW, SCORE, SCALE));
        all.put(
                "ratings of lambdas",
                Ratings.<SurveyResponse>calculator(
                        SurveyKind.CSAT,
                        response -> response.score(),
                        response -> response.agent() == null ? null : response.scale()));
        all.put("ratings by agent", SurveyKpis.CSAT.calculator().groupingBy(AGENT));
        all.put("nps by region", Nps.calculator(SCORE).groupingBy(SurveyFields.dimension("region")));
        all.put(
                "nps by month and channel",
                SurveyKpis.NPS
                        .calculator()
                        .perPeriod(Granularity.MONTH, BERLIN, AT)
                        .groupingBy(CHANNEL));
        all.put("kinds", Calculator.<SurveyResponse>counting().filtering(KIND.is(SurveyKind.CES)));
        all.put(
                "all KPIs",
                KpiSet.of(
                        SurveyKpis.NPS,
                        SurveyKpis.CSAT,
                        SurveyKpis.CES,
                        SurveyKpis.REVIEW_RATING,
                        SurveyKpis.RESPONSE_RATE,
                        SurveyKpis.REVIEW_RESPONSE_RATE));
        return all;
    }
}
