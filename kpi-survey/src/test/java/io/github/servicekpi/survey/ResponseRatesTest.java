package io.github.servicekpi.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.servicekpi.Accumulator;
import io.github.servicekpi.Direction;
import io.github.servicekpi.Table;
import io.github.servicekpi.stats.DurationDistribution;
import io.github.servicekpi.stats.Exclusions;
import io.github.servicekpi.stats.Proportion;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What has no score, and why; and what comes within a window. All figures were worked out by hand. */
class ResponseRatesTest {
    private static final Instant END = march(31);

    private static Instant march(int day) {
        return Instant.parse("2026-03-01T12:00:00Z").plus(Duration.ofDays(day - 1L));
    }

    private static SurveyResponse survey(@Nullable Integer score) {
        return SurveyResponse.builder(SurveyKind.CSAT).score(score).build();
    }

    private static SurveyResponse without(MissingScore why) {
        return SurveyResponse.builder(SurveyKind.CSAT).missingScore(why).build();
    }

    private static SurveyResponse survey(int sentOn, int answeredOn) {
        return survey(4).toBuilder()
                .sentAt(march(sentOn))
                .answeredAt(march(answeredOn))
                .build();
    }

    private static SurveyResponse review(@Nullable Instant postedAt, @Nullable Instant repliedAt) {
        return SurveyResponse.builder(SurveyKind.REVIEW)
                .score(5)
                .answeredAt(postedAt)
                .repliedAt(repliedAt)
                .build();
    }

    /** 50 of 130, and 4 dismissed and 6 not applicable: 50 of 134. */
    @Test
    void dismissedIsNotAnsweredAndNotApplicableIsNeither() {
        List<SurveyResponse> rows = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            rows.add(survey(4));
        }
        for (int i = 0; i < 80; i++) {
            rows.add(survey((Integer) null));
        }
        for (int i = 0; i < 4; i++) {
            rows.add(without(MissingScore.DISMISSED));
        }
        for (int i = 0; i < 6; i++) {
            rows.add(without(MissingScore.NOT_APPLICABLE));
        }
        assertThat(SurveyKpis.RESPONSE_RATE.calculate(rows))
                .isEqualTo(new Proportion(50, 134, Exclusions.of("not-applicable", 6)));
        Ratings csat = SurveyKpis.CSAT.calculate(rows);
        assertThat(csat.count()).isEqualTo(50);
        assertThat(csat.excluded()).isEqualTo(Exclusions.of(Map.of("dismissed", 4L, "not-applicable", 6L)));
    }

    @Test
    void everyReasonIsCounted() {
        List<SurveyResponse> rows = new ArrayList<>(List.of(
                survey(5),
                survey(3).toBuilder().removedAt(END).build(),
                without(MissingScore.SKIPPED).toBuilder().removedAt(END).build(),
                SurveyResponse.builder(SurveyKind.CSAT)
                        .score(11)
                        .offScale(OffScale.EXCLUDE_AND_COUNT)
                        .build()));
        for (MissingScore why : MissingScore.values()) {
            rows.add(without(why));
            rows.add(without(why).toBuilder().scale(new Scale(1, 7)).build());
        }
        Exclusions rates = Exclusions.of(Map.of(
                "removed", 2L,
                "score-out-of-scale", 3L,
                "skipped", 2L,
                "not-applicable", 2L,
                "unknown-delay", 2L,
                "negative-span", 2L));
        Exclusions scores = rates.plus(Exclusions.of(Map.of("dismissed", 2L, "late", 2L)));
        Table<SurveyResponse> table = SurveyFields.table(rows);
        assertThat(table).containsExactlyElementsOf(rows);
        for (Iterable<SurveyResponse> each : List.of(rows, table)) {
            assertThat(SurveyKpis.CSAT.calculate(each).excluded()).isEqualTo(scores);
            assertThat(SurveyKpis.CSAT.calculate(each).count()).isEqualTo(1);
            assertThat(SurveyKpis.RESPONSE_RATE.calculate(each)).isEqualTo(new Proportion(1, 5, rates));
            assertThat(SurveyKpis.NPS.calculate(each)).isEqualTo(Nps.of(0, 0, 0));
            assertThat(SurveyKpis.REVIEW_RESPONSE_RATE.calculate(each)).isEqualTo(Proportion.of(0, 0));
        }
    }

    /** Sent on the 1st: 2 of 4 in time; sent on the 20th: not over, though answered. */
    @Test
    void responseRateWithinAWindow() {
        Duration window = Duration.ofDays(14);
        List<SurveyResponse> rows = new ArrayList<>(List.of(
                survey(1, 3),
                survey(1, 15),
                survey(1, 16),
                survey((Integer) null).toBuilder().sentAt(march(1)).build(),
                survey(20, 21)));
        assertThat(SurveyKpis.responseRate(window, END).calculate(rows))
                .isEqualTo(new Proportion(2, 4, Exclusions.of("immature", 1)));
        assertThat(SurveyKpis.responseRate(window, march(15).minusNanos(1)).calculate(rows))
                .isEqualTo(new Proportion(0, 0, Exclusions.of("immature", 5)));
        assertThat(SurveyKpis.responseRate(window, march(15)).calculate(rows).denominator())
                .as("over at its very end")
                .isEqualTo(4);
        rows.add(survey((Integer) null));
        rows.add(survey(1, 3).toBuilder().answeredAt(null).build());
        rows.add(survey(3, 1));
        rows.add(without(MissingScore.SKIPPED));
        rows.add(without(MissingScore.DISMISSED).toBuilder()
                .sentAt(march(1))
                .answeredAt(march(1))
                .build());
        rows.add(review(march(1), null));
        for (Iterable<SurveyResponse> each : List.of(rows, SurveyFields.table(rows))) {
            assertThat(SurveyKpis.responseRate(window, END).calculate(each))
                    .isEqualTo(new Proportion(
                            2,
                            5,
                            Exclusions.of(
                                    Map.of("immature", 1L, "unknown-delay", 2L, "negative-span", 1L, "skipped", 1L))));
        }
    }

    /** The scores that count are those that the rate counts, once every window is over. */
    @Test
    void scoresWithinAWindow() {
        List<SurveyResponse> rows = List.of(survey(1, 3), survey(1, 15), survey(1, 16), survey(3, 1));
        Ratings inTime = SurveyKpis.CSAT
                .calculator()
                .mapping((SurveyResponse response) -> response.answeredWithin(Duration.ofDays(14)))
                .calculate(rows);
        assertThat(inTime.count()).isEqualTo(2);
        assertThat(inTime.excluded()).isEqualTo(Exclusions.of(Map.of("late", 1L, "negative-span", 1L)));
    }

    /** Posted on the 1st: 1 of 3 in time; posted on the 30th: not over. */
    @Test
    void reviewResponseRateWithinAWindow() {
        List<SurveyResponse> rows = new ArrayList<>(List.of(
                review(march(1), march(2)),
                review(march(1), march(10)),
                review(march(1), null),
                review(march(30), march(30))));
        Duration week = Duration.ofDays(7);
        assertThat(SurveyKpis.reviewResponseRate(week, END).calculate(rows))
                .isEqualTo(new Proportion(1, 3, Exclusions.of("immature", 1)));
        rows.add(review(null, march(3)));
        rows.add(review(march(3), march(2)));
        rows.add(review(march(3), march(4)).toBuilder().removedAt(march(5)).build());
        rows.add(survey(1, 2));
        for (Iterable<SurveyResponse> each : List.of(rows, SurveyFields.table(rows))) {
            assertThat(SurveyKpis.reviewResponseRate(week, END).calculate(each))
                    .isEqualTo(new Proportion(
                            1,
                            3,
                            Exclusions.of(
                                    Map.of("immature", 1L, "unknown-delay", 1L, "negative-span", 1L, "removed", 1L))));
        }
    }

    @Test
    void reviewResponseTime() {
        List<SurveyResponse> rows = List.of(
                review(march(1), march(2)),
                review(march(1), march(3)),
                review(march(1), march(10)),
                review(march(1), null),
                review(null, march(3)),
                review(march(3), march(2)),
                review(march(3), march(4)).toBuilder().removedAt(march(5)).build(),
                survey(1, 2));
        DurationDistribution times = SurveyKpis.REVIEW_RESPONSE_TIME.calculate(rows);
        assertThat(times.percentile(50)).contains(Duration.ofDays(2));
        assertThat(times.count()).isEqualTo(3);
        assertThat(times.open()).isEqualTo(1);
        assertThat(times.missing()).isEqualTo(1);
        assertThat(times.excluded()).isEqualTo(Exclusions.of(Map.of("removed", 1L, "negative-span", 1L)));
    }

    @Test
    void windowsAreNotNegativeAndMayBeForEver() {
        Duration negative = Duration.ofDays(-1);
        for (Runnable call : List.<Runnable>of(
                () -> SurveyKpis.responseRate(negative, END), () -> SurveyKpis.reviewResponseRate(negative, END))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(call::run)
                    .withMessage("window must not be negative: PT-24H");
        }
        Duration forEver = Duration.ofDays(366L * 2_000_000_000L);
        assertThat(SurveyKpis.responseRate(forEver, END).calculate(List.of(survey(1, 2))))
                .isEqualTo(new Proportion(0, 0, Exclusions.of("immature", 1)));
    }

    @Test
    void statesOfOtherWindowsAreRefused() {
        Accumulator<SurveyResponse, Proportion> week =
                SurveyKpis.responseRate(Duration.ofDays(7), END).calculator().newAccumulator();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SurveyKpis.responseRate(Duration.ofDays(8), END)
                        .calculator()
                        .fromByteArray(week.toByteArray()))
                .withMessageContaining("another definition");
    }

    /** A low score is better of CES 1.0: ten answers 1 and none else must not look worst. */
    @Test
    void effortByVersion() {
        assertThat(SurveyKpis.ces(CesVersion.CES_1).definition().direction()).isEqualTo(Direction.LOWER);
        assertThat(SurveyKpis.ces(CesVersion.CES_2).definition().direction()).isEqualTo(Direction.HIGHER);
        List<SurveyResponse> rows = new ArrayList<>();
        for (int score : new int[] {1, 1, 2, 4}) {
            rows.add(SurveyResponse.builder(SurveyKind.CES)
                    .scale(new Scale(1, 5))
                    .score(score)
                    .build());
        }
        rows.add(SurveyResponse.builder(SurveyKind.CES).score(7).build());
        rows.add(SurveyResponse.builder(SurveyKind.CES)
                .missingScore(MissingScore.DISMISSED)
                .build());
        rows.add(SurveyResponse.builder(SurveyKind.CES).build());
        rows.add(survey(3));
        Ces first = SurveyKpis.ces(CesVersion.CES_1).calculate(rows);
        assertThat(first.mean()).hasValue(2);
        assertThat(first.count()).isEqualTo(4);
        assertThat(first.excluded()).isEqualTo(Exclusions.of(Map.of("other-scale", 1L, "dismissed", 1L)));
        Ces second = SurveyKpis.ces(CesVersion.CES_2).calculate(rows);
        assertThat(second.agreeShare().numerator()).isEqualTo(1);
        assertThat(second.excluded()).isEqualTo(Exclusions.of(Map.of("other-scale", 4L, "dismissed", 1L)));
    }
}
