package io.github.servicekpi.survey;

import static io.github.servicekpi.survey.SurveyFields.SCORE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.servicekpi.Direction;
import io.github.servicekpi.Kpi;
import io.github.servicekpi.KpiDefinition;
import io.github.servicekpi.KpiResults;
import io.github.servicekpi.KpiSet;
import io.github.servicekpi.Table;
import io.github.servicekpi.Unit;
import io.github.servicekpi.stats.Exclusions;
import io.github.servicekpi.stats.Proportion;
import io.github.servicekpi.stats.ScoreDistribution;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SurveyKpisTest {
    private static final List<Kpi<SurveyResponse, ?>> ALL = List.of(
            SurveyKpis.NPS,
            SurveyKpis.CSAT,
            SurveyKpis.CES,
            SurveyKpis.REVIEW_RATING,
            SurveyKpis.RESPONSE_RATE,
            SurveyKpis.REVIEW_RESPONSE_RATE);

    private static List<SurveyResponse> surveys(SurveyKind kind, int unanswered, int... counts) {
        List<SurveyResponse> surveys = new ArrayList<>();
        for (int i = 0; i < unanswered; i++) {
            surveys.add(SurveyResponse.builder(kind).build());
        }
        for (int i = 0; i < counts.length; i++) {
            for (int n = 0; n < counts[i]; n++) {
                surveys.add(SurveyResponse.builder(kind)
                        .score(kind.defaultScale().lowest() + i)
                        .build());
            }
        }
        return surveys;
    }

    @Test
    void definitions() {
        assertThat(ALL.stream().map(Kpi::id))
                .containsExactly("nps", "csat", "ces", "review-rating", "survey-response-rate", "review-response-rate");
        for (Kpi<SurveyResponse, ?> kpi : ALL) {
            KpiDefinition definition = kpi.definition();
            assertThat(definition.direction()).isEqualTo(Direction.HIGHER);
            assertThat(definition.text()).endsWith(".");
            assertThat(definition.source()).isNotBlank();
        }
        assertThat(ALL.stream().map(kpi -> kpi.definition().unit()))
                .containsExactly(Unit.POINTS, Unit.SCORE, Unit.SCORE, Unit.SCORE, Unit.FRACTION, Unit.FRACTION);
        assertThat(SurveyKpis.NPS).as("the key to its result").isSameAs(SurveyKpis.NPS);
    }

    @Test
    void nps() {
        List<SurveyResponse> rows = new ArrayList<>(surveys(SurveyKind.NPS, 7, 0, 0, 0, 0, 0, 0, 10, 0, 12, 0, 28));
        rows.addAll(surveys(SurveyKind.CSAT, 0, 1, 1, 1, 1, 1));
        assertThat(SurveyKpis.NPS.calculate(rows)).isEqualTo(Nps.of(28, 12, 10));
        rows.add(SurveyResponse.builder(SurveyKind.NPS)
                .scale(new Scale(1, 5))
                .score(5)
                .build());
        rows.add(SurveyResponse.builder(SurveyKind.NPS).scale(new Scale(1, 5)).build());
        assertThat(SurveyKpis.NPS.calculate(rows))
                .as("answers on other scales are excluded, unanswered surveys are not")
                .isEqualTo(new Nps(28, 12, 10, Exclusions.of("other-scale", 1)));
    }

    /** 50 of 130 are 38.46 %. */
    @Test
    void csatAndResponseRate() {
        List<SurveyResponse> rows = surveys(SurveyKind.CSAT, 80, 2, 1, 5, 18, 24);
        Ratings csat = SurveyKpis.CSAT.calculate(rows);
        assertThat(csat.single().orElseThrow().mean()).hasValue(4.22);
        assertThat(csat.topBox()).isEqualTo(Proportion.of(42, 50));
        assertThat(csat.excluded()).isEqualTo(Exclusions.none());
        assertThat(SurveyKpis.RESPONSE_RATE.calculate(rows)).isEqualTo(Proportion.of(50, 130));
        assertThat(SurveyKpis.REVIEW_RESPONSE_RATE.calculate(rows)).isEqualTo(Proportion.of(0, 0));
    }

    @Test
    void ces() {
        Ratings ces = SurveyKpis.CES.calculate(surveys(SurveyKind.CES, 3, 2, 3, 5, 10, 20, 35, 25));
        assertThat(ces.single().orElseThrow().mean()).hasValue(5.48);
        assertThat(ces.topBox()).isEqualTo(Proportion.of(80, 100));
        assertThat(ces.index()).hasValue(50);
    }

    /** 45 of 60 reviews were replied to, 5 of the 6 negative ones. */
    @Test
    void reviews() {
        List<SurveyResponse> rows = new ArrayList<>(surveys(SurveyKind.REVIEW, 0, 4, 2, 6, 18, 30));
        for (int i = 0; i < 60; i++) {
            if (i != 3 && i < 46) {
                rows.set(i, rows.get(i).toBuilder().repliedAt(Instant.EPOCH).build());
            }
        }
        rows.add(SurveyResponse.builder(SurveyKind.REVIEW)
                .repliedAt(Instant.EPOCH)
                .build()); // not posted
        assertThat(SurveyKpis.REVIEW_RATING.calculate(rows).topBox()).isEqualTo(Proportion.of(48, 60));
        assertThat(SurveyKpis.REVIEW_RESPONSE_RATE.calculate(rows)).isEqualTo(Proportion.of(45, 60));
        assertThat(SurveyKpis.REVIEW_RESPONSE_RATE
                        .calculator()
                        .filtering(SCORE.where(stars -> stars <= 2))
                        .calculate(rows))
                .isEqualTo(Proportion.of(5, 6));
        assertThat(SurveyKpis.RESPONSE_RATE.calculate(rows)).isEqualTo(Proportion.of(0, 0));
    }

    @Test
    void noResponses() {
        KpiResults none = KpiSet.of(ALL).calculate(List.of());
        assertThat(none.get(SurveyKpis.NPS)).isEqualTo(Nps.of(0, 0, 0));
        assertThat(none.get(SurveyKpis.CSAT).count()).isZero();
        assertThat(none.get(SurveyKpis.RESPONSE_RATE).value()).isEmpty();
    }

    @Test
    void readColumnsOnly() {
        List<SurveyResponse> rows = surveys(SurveyKind.CES, 3, 2, 3, 5, 10, 20, 35, 25);
        Table<SurveyResponse> table = Table.of(
                rows,
                row -> {
                    throw new AssertionError("a row is made");
                },
                SurveyFields.STORED);
        assertThat(KpiSet.of(ALL).calculate(table)).isEqualTo(KpiSet.of(ALL).calculate(rows));
        assertThat(Nps.calculator(SCORE).calculate(table))
                .isEqualTo(Nps.calculator(SCORE).calculate(rows));
        assertThat(Ces.calculator(SCORE, CesVersion.CES_2).calculate(table).index())
                .hasValue(50);
    }

    /** One pass over all kinds gives what plain loops over the rows of each kind give. */
    @Property
    void sameAsLoops(@ForAll("rows") List<SurveyResponse> rows) {
        KpiResults results = KpiSet.of(ALL).calculate(SurveyFields.table(rows));
        List<SurveyResponse> nps = answered(rows, SurveyKind.NPS);
        List<Integer> scores = nps.stream()
                .filter(response -> response.scale().equals(new Scale(0, 10)))
                .map(SurveyResponse::score)
                .toList();
        assertThat(results.get(SurveyKpis.NPS))
                .isEqualTo(new Nps(
                        scores.stream().filter(score -> score >= 9).count(),
                        scores.stream()
                                .filter(score -> score == 7 || score == 8)
                                .count(),
                        scores.stream().filter(score -> score <= 6).count(),
                        leftOut(rows, r -> r.kind() == SurveyKind.NPS)
                                .plus(Exclusions.of("other-scale", nps.size() - scores.size()))));
        for (Kpi<SurveyResponse, Ratings> kpi : List.of(SurveyKpis.CSAT, SurveyKpis.CES, SurveyKpis.REVIEW_RATING)) {
            SurveyKind kind = results.get(kpi).kind();
            check(results.get(kpi), answered(rows, kind));
            assertThat(results.get(kpi).excluded()).isEqualTo(leftOut(rows, r -> r.kind() == kind));
        }
        List<SurveyResponse> delivered = rows.stream()
                .filter(r -> r.kind() != SurveyKind.REVIEW && !isLeftOutOfRates(r))
                .toList();
        assertThat(results.get(SurveyKpis.RESPONSE_RATE))
                .isEqualTo(new Proportion(
                        delivered.stream().filter(r -> r.score() != null).count(),
                        delivered.size(),
                        leftOut(rows, r -> r.kind() != SurveyKind.REVIEW && isLeftOutOfRates(r))));
        List<SurveyResponse> posted = answered(rows, SurveyKind.REVIEW);
        assertThat(results.get(SurveyKpis.REVIEW_RESPONSE_RATE))
                .isEqualTo(new Proportion(
                        posted.stream().filter(r -> r.repliedAt() != null).count(),
                        posted.size(),
                        leftOut(rows, r -> r.kind() == SurveyKind.REVIEW && isLeftOutOfRates(r))));
    }

    private static Exclusions leftOut(List<SurveyResponse> rows, Predicate<SurveyResponse> which) {
        return rows.stream()
                .filter(which)
                .filter(r -> r.removedAt() != null || r.missingScore() != null)
                .map(r -> Exclusions.of(
                        r.removedAt() != null ? "removed" : r.missingScore().reason(), 1))
                .reduce(Exclusions.none(), Exclusions::plus);
    }

    private static boolean isLeftOutOfRates(SurveyResponse r) {
        return r.removedAt() != null
                || (r.missingScore() != null
                        && r.missingScore() != MissingScore.DISMISSED
                        && r.missingScore() != MissingScore.LATE);
    }

    private static List<SurveyResponse> answered(List<SurveyResponse> rows, SurveyKind kind) {
        return rows.stream()
                .filter(r -> r.kind() == kind && r.score() != null && r.removedAt() == null)
                .toList();
    }

    private static void check(Ratings ratings, List<SurveyResponse> rows) {
        assertThat(ratings.count()).isEqualTo(rows.size());
        for (Scale scale : ratings.scales()) {
            ScoreDistribution scores = Objects.requireNonNull(ratings.byScale().get(scale));
            scores.asMap()
                    .forEach((score, count) -> assertThat(rows.stream()
                                    .filter(r -> r.scale().equals(scale) && Objects.equals(r.score(), score))
                                    .count())
                            .isEqualTo(count));
        }
    }

    @Provide
    Arbitrary<List<SurveyResponse>> rows() {
        return SurveyArbitraries.responses().list().ofMaxSize(80);
    }
}
