package io.github.servicekpi.survey;

import static io.github.servicekpi.survey.SurveyFields.ANSWERED_AT;
import static io.github.servicekpi.survey.SurveyFields.POSITION;
import static io.github.servicekpi.survey.SurveyFields.REMOVED_AT;
import static io.github.servicekpi.survey.SurveyFields.REPLIED_AT;
import static io.github.servicekpi.survey.SurveyFields.SCALE;
import static io.github.servicekpi.survey.SurveyFields.SCORE;
import static io.github.servicekpi.survey.SurveyFields.SENT_AT;
import static io.github.servicekpi.survey.SurveyFields.USUAL_SCALE;
import static io.github.servicekpi.survey.SurveyFields.isOf;

import io.github.servicekpi.Calculator;
import io.github.servicekpi.Direction;
import io.github.servicekpi.Kpi;
import io.github.servicekpi.KpiDefinition;
import io.github.servicekpi.Scores;
import io.github.servicekpi.Share;
import io.github.servicekpi.Span;
import io.github.servicekpi.Unit;
import io.github.servicekpi.stats.DurationDistribution;
import io.github.servicekpi.stats.Proportion;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;

/**
 * The KPIs of survey responses, each with its definition. Each reads only the responses of its own kind, so rows of all
 * kinds may be given to all of them, in one pass by a {@link io.github.servicekpi.KpiSet}; over a table only columns
 * are read.
 *
 * <p>Surveys that were not answered count in {@link #RESPONSE_RATE} alone: they are neither scores nor exclusions. What has
 * no score for a reason that is {@linkplain MissingScore known}, such as {@code dismissed}, and what was {@code removed}
 * (which goes first) is excluded and counted by reason. Each is the key to its result.
 *
 * <p>Every response counts, also a second one of the same customer: calculate of {@link KeptResponses} where one shall count. To
 * leave late answers out, see {@link SurveyResponse#answeredWithin}.
 */
public final class SurveyKpis {
    /** The reason under which NPS answers are counted that were given on another scale than 0-10. */
    public static final String OTHER_SCALE = "other-scale";

    /** The reason under which responses are counted whose window is not over. */
    public static final String IMMATURE = "immature";

    private static final Predicate<SurveyResponse> ANSWERED = POSITION.isPresent();

    private static final Predicate<SurveyResponse> SURVEYS =
            isOf(SurveyKind.REVIEW).negate();

    private static final Predicate<SurveyResponse> REVIEWS =
            isOf(SurveyKind.REVIEW).and(ANSWERED);

    /** The {@link Nps} of answered NPS surveys on 0-10. Answers on other scales are excluded as {@value #OTHER_SCALE}. */
    public static final Kpi<SurveyResponse, Nps> NPS = nps(NpsCutPoints.STANDARD, USUAL_SCALE.is(false))
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
        return nps(cutPoints, SCALE.is(cutPoints.scale()).negate())
                .named(new KpiDefinition(
                        "nps",
                        "own-cut-points",
                        Unit.POINTS,
                        Direction.HIGHER,
                        "Percentage of answers from %s less percentage of answers below %s, of all answers to NPS surveys on %s."
                                .formatted(cutPoints.promotersFrom(), cutPoints.passivesFrom(), cutPoints.scale()),
                        "ServiceRocket, Net Promoter Score on 1-5"));
    }

    private static Calculator<SurveyResponse, Nps> nps(
            NpsCutPoints cutPoints, Predicate<SurveyResponse> isOnOtherScale) {
        return LeftOut.countedInScores(
                isOf(SurveyKind.NPS),
                cutPoints.ofPositions(Scores.of(POSITION).excluding(OTHER_SCALE, isOnOtherScale)),
                (nps, excluded) -> nps.plus(new Nps(0, 0, 0, excluded)));
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
     * the scale 1-5 of {@link CesVersion#CES_1} a low score is better, which a response does not say: take {@link #ces} for
     * it.
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

    /**
     * The {@link Ces} of answered CES surveys of one version, better in its own direction: lower of {@link CesVersion#CES_1},
     * higher of {@link CesVersion#CES_2}. Responses do not say their version, only their scale: answers on another scale than
     * the version's are excluded as {@value #OTHER_SCALE}. Where both versions are asked on one scale, filter by question.
     *
     * @param version which question was asked
     * @return a KPI
     */
    public static Kpi<SurveyResponse, Ces> ces(CesVersion version) {
        Scale scale = version.scale();
        Calculator<SurveyResponse, Ces> ofScores = Scores.of(POSITION)
                .excluding(OTHER_SCALE, SCALE.is(scale).negate())
                .distribution(0, scale.size() - 1)
                .andThen(positions -> new Ces(version, ScaleScores.onScale(scale, positions, positions.excluded())));
        return LeftOut.countedInScores(
                        isOf(SurveyKind.CES),
                        ofScores,
                        (ces, excluded) -> new Ces(
                                version,
                                ScaleScores.onScale(
                                        scale,
                                        ces.distribution(),
                                        ces.excluded().plus(excluded))))
                .named(definition(version));
    }

    private static KpiDefinition definition(CesVersion version) {
        return switch (version) {
            case CES_1 ->
                new KpiDefinition(
                        "ces",
                        "ces-1-on-1-5",
                        Unit.SCORE,
                        version.direction(),
                        "Mean effort that the customer had to make, of effort surveys answered on 1-5.",
                        "Dixon, Freeman and Toman, Stop Trying to Delight Your Customers, Harvard Business Review, July 2010");
            case CES_2 ->
                new KpiDefinition(
                        "ces",
                        "ces-2-on-1-7",
                        Unit.SCORE,
                        version.direction(),
                        "Mean agreement that it was easy, of effort surveys answered on 1-7; the share of answers 5 to 7; and"
                                + " the percentage of answers 6 and 7 less that of 1 to 3.",
                        "CEB, Customer Effort Score 2.0, 2013; index: CYS");
        };
    }

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
     * <p>Surveys that the customer {@code dismissed} count as not answered, as those of which nothing was heard: else a survey
     * that nine of ten click away would have the best rate. Surveys that came back without a score for this question, {@code
     * skipped} or {@code not-applicable}, tell nothing about who answers it: they are in neither number, but excluded and
     * counted, and so is what was removed or had a score off its scale; see {@link MissingScore}.
     *
     * <p>Example: of 130 delivered surveys 50 were answered: 38.46 %. Of 10 more, 4 were dismissed and 6 not applicable: 50 of
     * 134 = 37.31 %, with 6 excluded.
     *
     * <p>Source: own definition, of the cohort of surveys; refusals count as in the response rates of AAPOR, Standard
     * Definitions. Chatwoot filters the answers by agent and inbox, but not the surveys sent.
     */
    public static final Kpi<SurveyResponse, Proportion> RESPONSE_RATE = LeftOut.countedInRate(
                    SURVEYS, Share.where(ANSWERED).proportion().filtering(SURVEYS.and(LeftOut.isInRates())))
            .named(new KpiDefinition(
                    "survey-response-rate",
                    "of-delivered",
                    Unit.FRACTION,
                    Direction.HIGHER,
                    "Share of delivered NPS, CSAT and CES surveys that have a score.",
                    "Own definition: answers to the same surveys, whenever they came"));

    /**
     * Survey response rate within a window: the share of delivered surveys that were answered in time.
     *
     * <p>As {@link #RESPONSE_RATE}, but only an answer at most the window after the delivery counts; a later one is none. A
     * survey whose window is not over as of the instant is excluded as {@value #IMMATURE}, also if it is answered already: what
     * is new would else consist of its quick answers alone. Also excluded are surveys of which it is not known when they were
     * sent or answered, as {@code unknown-delay}, and such as were answered before they were sent, as {@code negative-span}.
     *
     * <p>Example, within 14 days as of 31 March: sent on 1 March and answered on the 3rd, on the 15th, on the 16th, and never; sent on the
     * 20th and answered on the 21st. 2 of 4 = 50 %, with 1 immature.
     *
     * <p>Source: own definition, of the cohort of surveys whose window is over.
     *
     * @param window from delivery to answer, inclusive, in elapsed time, not negative
     * @param asOf until when answers are known
     * @return a KPI
     * @throws IllegalArgumentException if the window is negative
     */
    public static Kpi<SurveyResponse, Proportion> responseRate(Duration window, Instant asOf) {
        Predicate<SurveyResponse> isWithoutTime = SENT_AT.isPresent()
                .negate()
                .or(ANSWERED.and(ANSWERED_AT.isPresent().negate()));
        Span<SurveyResponse> delay = Span.between(SENT_AT, ANSWERED_AT.onlyWhere(ANSWERED))
                .excluding(MissingScore.UNKNOWN_DELAY.reason(), isWithoutTime)
                .excluding(IMMATURE, Windows.isOpen(SENT_AT, window, asOf));
        return LeftOut.countedInRate(
                        SURVEYS, Windows.shareWithin(window, delay).filtering(SURVEYS.and(LeftOut.isInRates())))
                .named(new KpiDefinition(
                        "survey-response-rate",
                        "of-delivered-within-a-window",
                        Unit.FRACTION,
                        Direction.HIGHER,
                        "Share of delivered NPS, CSAT and CES surveys answered within %s, of those whose window is over as of %s."
                                .formatted(window, asOf),
                        "Own definition: answers to the same surveys"));
    }

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
    public static final Kpi<SurveyResponse, Proportion> REVIEW_RESPONSE_RATE = LeftOut.countedInRate(
                    isOf(SurveyKind.REVIEW),
                    Share.where(REPLIED_AT.isPresent()).proportion().filtering(REVIEWS))
            .named(new KpiDefinition(
                    "review-response-rate",
                    "of-posted",
                    Unit.FRACTION,
                    Direction.HIGHER,
                    "Share of reviews that the owner has replied to.",
                    "Own definition: replies to the same reviews, whenever they came"));

    /**
     * Review response rate within a window: the share of posted reviews that the owner replied to in time.
     *
     * <p>As {@link #REVIEW_RESPONSE_RATE}, but only a reply at most the window after the posting counts. A review whose window
     * is not over as of the instant is excluded as {@value #IMMATURE}, replied to or not; one of which it is not known when it was posted
     * as {@code unknown-delay}; one replied to before it was posted as {@code negative-span}.
     *
     * <p>Example, within 7 days as of 31 March: posted on 1 March and replied to on the 2nd, on the 10th, and never; posted on the
     * 30th. 1 of 3 = 33.33 %, with 1 immature.
     *
     * <p>Source: own definition, of the cohort of reviews whose window is over.
     *
     * @param window from posting to reply, inclusive, in elapsed time, not negative
     * @param asOf until when replies are known
     * @return a KPI
     * @throws IllegalArgumentException if the window is negative
     */
    public static Kpi<SurveyResponse, Proportion> reviewResponseRate(Duration window, Instant asOf) {
        Span<SurveyResponse> delay = Span.between(ANSWERED_AT, REPLIED_AT)
                .excluding(
                        MissingScore.UNKNOWN_DELAY.reason(),
                        ANSWERED_AT.isPresent().negate())
                .excluding(IMMATURE, Windows.isOpen(ANSWERED_AT, window, asOf));
        return LeftOut.countedInRate(
                        isOf(SurveyKind.REVIEW),
                        Windows.shareWithin(window, delay).filtering(REVIEWS))
                .named(new KpiDefinition(
                        "review-response-rate",
                        "of-posted-within-a-window",
                        Unit.FRACTION,
                        Direction.HIGHER,
                        "Share of reviews that the owner has replied to within %s, of those whose window is over as of %s."
                                .formatted(window, asOf),
                        "Own definition: replies to the same reviews"));
    }

    /**
     * Review response time: from the posting of a review to the owner's reply.
     *
     * <p>Reviews with a score; those without a reply are counted as open, those of which it is not known when they were posted as
     * missing. Excluded are removed ones, as {@code removed}, and such as were replied to before they were posted, as {@code
     * negative-span}. Its median is {@code percentile(50)}, of the replies there are: where many reviews are open it is too
     * short.
     *
     * <p>Example: replies after 1, 2 and 9 days, and a review without one: the median is 2 days, with 1 open.
     *
     * <p>Source: own definition.
     */
    public static final Kpi<SurveyResponse, DurationDistribution> REVIEW_RESPONSE_TIME = Span.between(
                    ANSWERED_AT, REPLIED_AT)
            .excluding(LeftOut.REMOVED, REMOVED_AT.isPresent())
            .openWhere(REPLIED_AT.isPresent().negate())
            .distribution()
            .filtering(isOf(SurveyKind.REVIEW).and(SCORE.isPresent()))
            .named(new KpiDefinition(
                    "review-response-time",
                    "posted-to-reply",
                    Unit.SECONDS,
                    Direction.LOWER,
                    "Time from the posting of a review to the owner's reply.",
                    "Own definition: of reviews that have a reply"));

    private SurveyKpis() {}

    private static Kpi<SurveyResponse, Ratings> ratings(SurveyKind kind, KpiDefinition definition) {
        return LeftOut.countedInScores(
                        isOf(kind),
                        Ratings.calculator(kind),
                        (ratings, excluded) -> new Ratings(
                                kind, ratings.byScale(), ratings.excluded().plus(excluded)))
                .named(definition);
    }
}
