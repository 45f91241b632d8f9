package io.github.servicekpi.survey;

import static io.github.servicekpi.survey.SurveyFields.KIND;
import static io.github.servicekpi.survey.SurveyFields.POSITION;
import static io.github.servicekpi.survey.SurveyFields.REPLIED_AT;
import static io.github.servicekpi.survey.SurveyFields.SCALE;

import io.github.servicekpi.Direction;
import io.github.servicekpi.Kpi;
import io.github.servicekpi.KpiDefinition;
import io.github.servicekpi.Scores;
import io.github.servicekpi.Share;
import io.github.servicekpi.Unit;
import io.github.servicekpi.stats.Proportion;
import java.util.function.Predicate;

/**
 * The KPIs of survey responses, each with its definition. Each reads only the responses of its own kind, so rows of all kinds may
 * be given to all of them, in one pass by a {@link io.github.servicekpi.KpiSet}; over a table only columns are read.
 *
 * <p>Surveys that were not answered count in {@link #responseRate()} alone: they are neither scores nor exclusions. Make one
 * constant of each KPI that is used.
 */
public final class SurveyKpis {
    /** The reason under which NPS answers are counted that were given on another scale than 0-10. */
    public static final String OTHER_SCALE = "other-scale";

    private static final Predicate<SurveyResponse> ANSWERED = POSITION.isPresent();

    private SurveyKpis() {}

    /**
     * The {@link Nps} of answered NPS surveys on 0-10. Answers on other scales are excluded as {@value #OTHER_SCALE}.
     *
     * @return the KPI {@code nps}
     */
    public static Kpi<SurveyResponse, Nps> nps() {
        Scale scale = SurveyKind.NPS.defaultScale();
        // On this scale, which begins at 0, places are the scores.
        return Nps.of(Scores.of(POSITION).excluding(OTHER_SCALE, SCALE.is(scale).negate()))
                .filtering(KIND.is(SurveyKind.NPS).and(ANSWERED))
                .named(new KpiDefinition(
                        "nps",
                        "scale-0-10",
                        Unit.POINTS,
                        Direction.HIGHER,
                        "Percentage of answers 9 and 10 less percentage of answers 0 to 6, of all answers to NPS surveys on 0-10.",
                        "Reichheld, The One Number You Need to Grow, Harvard Business Review, December 2003"));
    }

    /**
     * The {@link Ratings} of answered CSAT surveys.
     *
     * @return the KPI {@code csat}
     */
    public static Kpi<SurveyResponse, Ratings> csat() {
        return ratings(
                SurveyKind.CSAT,
                new KpiDefinition(
                        "csat",
                        "mean-and-top-box",
                        Unit.SCORE,
                        Direction.HIGHER,
                        "Mean score of answered satisfaction surveys of one scale; and the share of satisfied answers: from 3 on 1-3"
                                + " and 1-4, from 4 on 1-5, from 6 on 1-7, from 8 on 1-10.",
                        "formbricks, rating question: satisfied scores by scale"));
    }

    /**
     * The {@link Ratings} of answered CES surveys.
     *
     * @return the KPI {@code ces}
     */
    public static Kpi<SurveyResponse, Ratings> ces() {
        return ratings(
                SurveyKind.CES,
                new KpiDefinition(
                        "ces",
                        "ces-2",
                        Unit.SCORE,
                        Direction.HIGHER,
                        "Mean agreement that it was easy, of answered effort surveys of one scale; and on 1-7 the share of answers 5 to"
                                + " 7, and as index the percentage of answers 6 and 7 less that of 1 to 3.",
                        "CEB, Customer Effort Score 2.0, 2013; index: CYS"));
    }

    /**
     * The {@link Ratings} of reviews.
     *
     * @return the KPI {@code review-rating}
     */
    public static Kpi<SurveyResponse, Ratings> reviewRating() {
        return ratings(
                SurveyKind.REVIEW,
                new KpiDefinition(
                        "review-rating",
                        "mean-and-positive",
                        Unit.SCORE,
                        Direction.HIGHER,
                        "Mean stars of reviews of one scale; and the share of positive reviews, with 4 or 5 of 5 stars.",
                        "As review sites show it"));
    }

    private static Kpi<SurveyResponse, Ratings> ratings(SurveyKind kind, KpiDefinition definition) {
        return Ratings.calculator(kind).filtering(KIND.is(kind).and(ANSWERED)).named(definition);
    }

    /**
     * The share of delivered NPS, CSAT and CES surveys that were answered. It is that of the same surveys, so it cannot exceed 1,
     * as answers of a period divided by deliveries of the period can.
     *
     * @return the KPI {@code survey-response-rate}
     */
    public static Kpi<SurveyResponse, Proportion> responseRate() {
        return Share.where(ANSWERED)
                .proportion()
                .filtering(KIND.is(SurveyKind.REVIEW).negate())
                .named(new KpiDefinition(
                        "survey-response-rate",
                        "of-delivered",
                        Unit.FRACTION,
                        Direction.HIGHER,
                        "Share of delivered NPS, CSAT and CES surveys that have a score.",
                        "Own definition: answers to the same surveys, whenever they came"));
    }

    /**
     * The share of posted reviews that the owner replied to. A review is posted when it has a score.
     *
     * @return the KPI {@code review-response-rate}
     */
    public static Kpi<SurveyResponse, Proportion> reviewResponseRate() {
        return Share.where(REPLIED_AT.isPresent())
                .proportion()
                .filtering(KIND.is(SurveyKind.REVIEW).and(ANSWERED))
                .named(new KpiDefinition(
                        "review-response-rate",
                        "of-posted",
                        Unit.FRACTION,
                        Direction.HIGHER,
                        "Share of reviews that the owner has replied to.",
                        "Own definition: replies to the same reviews, whenever they came"));
    }
}
