package io.github.servicekpi.survey;

import static io.github.servicekpi.survey.SurveyFields.POSITION;
import static io.github.servicekpi.survey.SurveyFields.REPLIED_AT;
import static io.github.servicekpi.survey.SurveyFields.SCALE;
import static io.github.servicekpi.survey.SurveyFields.USUAL_SCALE;
import static io.github.servicekpi.survey.SurveyFields.isOf;

import io.github.servicekpi.Direction;
import io.github.servicekpi.Kpi;
import io.github.servicekpi.KpiDefinition;
import io.github.servicekpi.Scores;
import io.github.servicekpi.Share;
import io.github.servicekpi.Unit;
import io.github.servicekpi.stats.Proportion;
import java.util.function.Predicate;

/**
 * The KPIs of survey responses, each with its definition. Each reads only the responses of its own kind, so rows of all
 * kinds may be given to all of them, in one pass by a {@link io.github.servicekpi.KpiSet}; over a table only columns
 * are read.
 *
 * <p>Surveys that were not answered count in {@link #RESPONSE_RATE} alone: they are neither scores nor exclusions.
 * Each is the key to its result.
 */
public final class SurveyKpis {
    /** The reason under which NPS answers are counted that were given on another scale than 0-10. */
    public static final String OTHER_SCALE = "other-scale";

    private static final Predicate<SurveyResponse> ANSWERED = POSITION.isPresent();

    /** The {@link Nps} of answered NPS surveys on 0-10. Answers on other scales are excluded as {@value #OTHER_SCALE}. */
    public static final Kpi<SurveyResponse, Nps> NPS = NpsCutPoints.STANDARD
            .ofPositions(Scores.of(POSITION).excluding(OTHER_SCALE, USUAL_SCALE.is(false)))
            .filtering(isOf(SurveyKind.NPS).and(ANSWERED))
            .named(new KpiDefinition(
                    "nps",
                    "scale-0-10",
                    Unit.POINTS,
                    Direction.HIGHER,
                    "Percentage of answers 9 and 10 less percentage of answers 0 to 6, of all answers to NPS surveys"
                            + " on 0-10.",
                    "Reichheld, The One Number You Need to Grow, Harvard Business Review, December 2003"));

    /**
     * The {@link Nps} of answered NPS surveys on another scale or with other cut points. Answers on other scales are excluded
     * as {@value #OTHER_SCALE}.
     *
     * @param cutPoints who is a promoter, a passive or a detractor
     * @return a KPI
     */
    public static Kpi<SurveyResponse, Nps> nps(NpsCutPoints cutPoints) {
        return cutPoints
                .ofPositions(Scores.of(POSITION)
                        .excluding(OTHER_SCALE, SCALE.is(cutPoints.scale()).negate()))
                .filtering(isOf(SurveyKind.NPS).and(ANSWERED))
                .named(new KpiDefinition(
                        "nps",
                        "own-cut-points",
                        Unit.POINTS,
                        Direction.HIGHER,
                        "Percentage of answers from %s less percentage of answers below %s, of all answers to NPS surveys on %s."
                                .formatted(cutPoints.promotersFrom(), cutPoints.passivesFrom(), cutPoints.scale()),
                        "ServiceRocket, Net Promoter Score on 1-5"));
    }

    /** The {@link Ratings} of answered CSAT surveys. */
    public static final Kpi<SurveyResponse, Ratings> CSAT = ratings(
            SurveyKind.CSAT,
            new KpiDefinition(
                    "csat",
                    "mean-and-top-box",
                    Unit.SCORE,
                    Direction.HIGHER,
                    "Mean score of answered satisfaction surveys of one scale; and the share of satisfied answers:"
                            + " from 3 on 1-3 and 1-4, from 4 on 1-5, from 6 on 1-7, from 8 on 1-10.",
                    "formbricks, rating question: satisfied scores by scale"));

    /**
     * The {@link Ratings} of answered CES surveys, with more agreement being better, as of {@link CesVersion#CES_2}. On
     * the scale 1-5 of {@link CesVersion#CES_1} a low score is better: take {@link Ces#calculator} for it, or flip the
     * answers.
     */
    public static final Kpi<SurveyResponse, Ratings> CES = ratings(
            SurveyKind.CES,
            new KpiDefinition(
                    "ces",
                    "ces-2",
                    Unit.SCORE,
                    Direction.HIGHER,
                    "Mean agreement that it was easy, of answered effort surveys of one scale; and on 1-7 the share"
                            + " of answers 5 to 7, and as index the percentage of answers 6 and 7 less that of 1 to 3.",
                    "CEB, Customer Effort Score 2.0, 2013; index: CYS"));

    /** The {@link Ratings} of reviews. */
    public static final Kpi<SurveyResponse, Ratings> REVIEW_RATING = ratings(
            SurveyKind.REVIEW,
            new KpiDefinition(
                    "review-rating",
                    "mean-and-positive",
                    Unit.SCORE,
                    Direction.HIGHER,
                    "Mean stars of reviews of one scale; and the share of positive reviews, with 4 or 5 of 5 stars.",
                    "As review sites show it"));

    /**
     * Survey response rate: the share of delivered surveys that were answered.
     *
     * <p>Delivered NPS, CSAT and CES surveys with a score, of all delivered ones; reviews are not surveys. It is the
     * rate of the same surveys, so it cannot exceed 1, as answers of a period divided by deliveries of the period can.
     * Without surveys there is no rate. The interval is Wilson's unless another is named.
     *
     * <p>Example: of 130 delivered surveys 50 were answered: 38.46 %.
     *
     * <p>Source: own definition, of the cohort of surveys. Chatwoot filters the answers by agent and inbox, but not the
     * surveys sent.
     */
    public static final Kpi<SurveyResponse, Proportion> RESPONSE_RATE = Share.where(ANSWERED)
            .proportion()
            .filtering(isOf(SurveyKind.REVIEW).negate())
            .named(new KpiDefinition(
                    "survey-response-rate",
                    "of-delivered",
                    Unit.FRACTION,
                    Direction.HIGHER,
                    "Share of delivered NPS, CSAT and CES surveys that have a score.",
                    "Own definition: answers to the same surveys, whenever they came"));

    /**
     * Review response rate: the share of posted reviews that the owner replied to.
     *
     * <p>Reviews with a reply, of all that were posted: that have a score. It is the rate of the same reviews; recent
     * ones have had little time. Without reviews there is no rate. The interval is Wilson's unless another is named.
     *
     * <p>Example: of 60 reviews 45 were replied to: 75 %.
     *
     * <p>Source: own definition, of the cohort of reviews.
     */
    public static final Kpi<SurveyResponse, Proportion> REVIEW_RESPONSE_RATE = Share.where(REPLIED_AT.isPresent())
            .proportion()
            .filtering(isOf(SurveyKind.REVIEW).and(ANSWERED))
            .named(new KpiDefinition(
                    "review-response-rate",
                    "of-posted",
                    Unit.FRACTION,
                    Direction.HIGHER,
                    "Share of reviews that the owner has replied to.",
                    "Own definition: replies to the same reviews, whenever they came"));

    private SurveyKpis() {}

    private static Kpi<SurveyResponse, Ratings> ratings(SurveyKind kind, KpiDefinition definition) {
        return Ratings.calculator(kind).filtering(isOf(kind).and(ANSWERED)).named(definition);
    }
}
