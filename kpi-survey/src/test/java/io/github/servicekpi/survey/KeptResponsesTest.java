package io.github.servicekpi.survey;

import static io.github.servicekpi.Granularity.MONTH;
import static io.github.servicekpi.Granularity.QUARTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.servicekpi.Accumulator;
import io.github.servicekpi.Calculator;
import io.github.servicekpi.Series;
import io.github.servicekpi.stats.Exclusions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class KeptResponsesTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant MONDAY = Instant.parse("2026-03-02T12:00:00Z");

    private static Instant day(int day) {
        return MONDAY.plus(Duration.ofDays(day));
    }

    private static SurveyResponseBuilder nps(int day, int score) {
        return SurveyResponse.builder(SurveyKind.NPS).score(score).answeredAt(day(day));
    }

    private static SurveyResponse anna(int day, int score) {
        return nps(day, score).customer("anna").build();
    }

    private static List<SurveyResponse> kept(Keep keep, OnePer onePer, SurveyResponse... responses) {
        return KeptResponses.of(List.of(responses), keep, onePer).responses();
    }

    /** The example of the Javadoc. */
    @Test
    void whoRatesAgainReplacesTheRating() {
        SurveyResponse unanswered = SurveyResponse.builder(SurveyKind.NPS)
                .customer("bob")
                .sentAt(day(0))
                .build();
        SurveyResponse anonymous = nps(3, 10).build();
        List<SurveyResponse> rows = List.of(anna(0, 3), anna(1, 9), anonymous, anonymous, unanswered);
        KeptResponses latest = KeptResponses.of(rows, Keep.LATEST, OnePer.CUSTOMER);
        assertThat(latest)
                .isEqualTo(new KeptResponses(
                        List.of(unanswered, anna(1, 9), anonymous, anonymous), Exclusions.of("superseded", 1), 2));
        assertThat(SurveyKpis.NPS.calculate(rows)).as("twice").isEqualTo(Nps.of(3, 0, 1));
        assertThat(SurveyKpis.NPS.calculate(latest.responses())).isEqualTo(Nps.of(3, 0, 0));
        assertThat(SurveyKpis.NPS.calculate(
                        KeptResponses.of(rows, Keep.FIRST, OnePer.CUSTOMER).responses()))
                .isEqualTo(Nps.of(2, 0, 1));
        KeptResponses all = KeptResponses.of(rows, Keep.ALL, OnePer.CUSTOMER);
        assertThat(SurveyKpis.NPS.calculate(all.responses())).isEqualTo(Nps.of(3, 0, 1));
        assertThat(all.excluded()).isEqualTo(Exclusions.none());
        assertThat(all.unidentified()).isZero();
    }

    /** A later survey that was not answered, or had no score that counts, leaves the answer as it is. */
    @Test
    void onlyAnswersReplaceAnswers() {
        SurveyResponse removed = anna(5, 0).toBuilder().removedAt(day(6)).build();
        List<SurveyResponse> rows = new ArrayList<>(List.of(anna(0, 9), removed));
        rows.add(SurveyResponse.builder(SurveyKind.NPS)
                .customer("anna")
                .sentAt(day(7))
                .build());
        for (MissingScore why : MissingScore.values()) {
            rows.add(SurveyResponse.builder(SurveyKind.NPS)
                    .customer("anna")
                    .missingScore(why)
                    .answeredAt(day(8))
                    .build());
        }
        KeptResponses kept = KeptResponses.of(rows, Keep.LATEST, OnePer.CUSTOMER);
        assertThat(kept.responses()).containsExactlyInAnyOrderElementsOf(rows);
        assertThat(kept.excluded()).isEqualTo(Exclusions.none());
        assertThat(kept.unidentified()).isZero();
        assertThat(SurveyKpis.NPS.calculate(kept.responses()).promoters()).isEqualTo(1);
    }

    /** At one instant the ids decide, then the scores; without a time a response is kept only if all are. */
    @Test
    void ties() {
        SurveyResponse first = anna(1, 9).toBuilder().id("r1").build();
        SurveyResponse second = anna(1, 2).toBuilder().id("r2").build();
        assertThat(kept(Keep.LATEST, OnePer.CUSTOMER, second, first)).containsExactly(second);
        assertThat(kept(Keep.FIRST, OnePer.CUSTOMER, second, first)).containsExactly(first);
        assertThat(kept(Keep.LATEST, OnePer.CUSTOMER, anna(1, 9), anna(1, 2))).containsExactly(anna(1, 9));
        assertThat(kept(Keep.FIRST, OnePer.CUSTOMER, anna(1, 9), anna(1, 2))).containsExactly(anna(1, 2));
        assertThat(kept(Keep.LATEST, OnePer.CUSTOMER, anna(1, 9), anna(1, 9)))
                .as("submitted twice")
                .containsExactly(anna(1, 9));
        SurveyResponse timeless = anna(1, 5).toBuilder().answeredAt(null).build();
        SurveyResponse other = anna(1, 6).toBuilder().answeredAt(null).build();
        for (Keep keep : List.of(Keep.LATEST, Keep.FIRST)) {
            assertThat(kept(keep, OnePer.CUSTOMER, timeless, anna(1, 9))).containsExactly(anna(1, 9));
            assertThat(kept(keep, OnePer.CUSTOMER, timeless, other)).hasSize(1);
        }
        SurveyResponse sent = timeless.toBuilder().sentAt(day(2)).build();
        assertThat(kept(Keep.LATEST, OnePer.CUSTOMER, anna(1, 9), sent)).containsExactly(sent);
        SurveyResponse sentLater = anna(1, 9).toBuilder().sentAt(day(0)).build();
        SurveyResponse answeredLater =
                sentLater.toBuilder().score(3).answeredAt(day(4)).build();
        assertThat(kept(Keep.LATEST, OnePer.CUSTOMER, answeredLater, sentLater)).containsExactly(answeredLater);
    }

    @Test
    void otherSurveysAreKept() {
        SurveyResponse csat = SurveyResponse.builder(SurveyKind.CSAT)
                .score(4)
                .customer("anna")
                .answeredAt(day(2))
                .build();
        SurveyResponse question = anna(0, 3).toBuilder().question("q2").build();
        SurveyResponse otherScale =
                anna(1, 3).toBuilder().scale(new Scale(1, 5)).build();
        assertThat(kept(Keep.LATEST, OnePer.CUSTOMER, anna(0, 3), csat, question, otherScale))
                .containsExactly(question, otherScale, csat);
        SurveyResponse here = SurveyResponse.builder(SurveyKind.REVIEW)
                .score(4)
                .customer("anna")
                .source("here")
                .build();
        SurveyResponse there = here.toBuilder().source("there").build();
        assertThat(kept(Keep.LATEST, OnePer.CUSTOMER, here, there)).containsExactly(here, there);
        SurveyResponse byApp = anna(0, 3).toBuilder().source("app").build();
        assertThat(kept(Keep.LATEST, OnePer.CUSTOMER, byApp, anna(1, 4))).containsExactly(anna(1, 4));
    }

    @Test
    void onePerInteraction() {
        SurveyResponse first = anna(0, 3).toBuilder().interaction("i1").build();
        SurveyResponse again = anna(1, 9).toBuilder().interaction("i1").build();
        SurveyResponse other = anna(2, 5).toBuilder().interaction("i2").build();
        SurveyResponse bob = again.toBuilder().customer("bob").build();
        SurveyResponse nobody = first.toBuilder().customer(null).build();
        SurveyResponse nobodyAgain = again.toBuilder().customer(null).build();
        assertThat(kept(Keep.LATEST, OnePer.INTERACTION, first, again, other, bob, nobody, nobodyAgain))
                .containsExactlyInAnyOrder(again, other, bob, nobodyAgain);
        assertThat(KeptResponses.of(List.of(anna(0, 3), anna(1, 4)), Keep.LATEST, OnePer.INTERACTION)
                        .unidentified())
                .isEqualTo(2);
    }

    /** An edited review counts as it was last, a removed one not at all, and each is said. */
    @Test
    void editedAndRemovedReviews() {
        SurveyResponse posted = SurveyResponse.builder(SurveyKind.REVIEW)
                .id("r1")
                .source("site")
                .score(1)
                .answeredAt(day(0))
                .build();
        SurveyResponse edited = posted.toBuilder().score(5).answeredAt(day(1)).build();
        SurveyResponse other = posted.toBuilder().id("r2").build();
        SurveyResponse removed = SurveyResponse.builder(SurveyKind.REVIEW)
                .id("r2")
                .source("site")
                .removedAt(day(3))
                .build();
        SurveyResponse elsewhere = other.toBuilder().source("elsewhere").build();
        KeptResponses kept =
                KeptResponses.of(List.of(removed, edited, elsewhere, posted, other), Keep.LATEST, OnePer.RESPONSE);
        assertThat(kept.responses()).containsExactly(elsewhere, edited, removed);
        assertThat(kept.excluded()).isEqualTo(Exclusions.of("superseded", 2));
        Ratings stars = SurveyKpis.REVIEW_RATING.calculate(kept.responses());
        assertThat(stars.single().orElseThrow().mean()).hasValue(3);
        assertThat(stars.excluded()).isEqualTo(Exclusions.of("removed", 1));
    }

    /** Two answers on both sides of a midnight in Berlin that is none in UTC. */
    @Test
    void oncePerQuarter() {
        Instant midnight = Instant.parse("2026-03-31T22:00:00Z");
        SurveyResponse before =
                anna(0, 3).toBuilder().answeredAt(midnight.minusSeconds(1)).build();
        SurveyResponse after = before.toBuilder().score(9).answeredAt(midnight).build();
        SurveyResponse last = after.toBuilder().score(10).answeredAt(day(60)).build();
        SurveyResponse timeless = before.toBuilder().answeredAt(null).build();
        KeptResponses kept = KeptResponses.calculator(Keep.LATEST, OnePer.CUSTOMER, QUARTER, BERLIN)
                .calculate(List.of(before, after, last, timeless));
        assertThat(kept)
                .isEqualTo(new KeptResponses(List.of(timeless, before, last), Exclusions.of("superseded", 1), 1));
        assertThat(kept(Keep.LATEST, OnePer.CUSTOMER, before, after, last)).containsExactly(last);
    }

    /** In each month what each said last in it, saved in between. */
    @Test
    void monthsAndSavedStates() {
        Calculator<SurveyResponse, Series<Nps>> months = KeptResponses.calculator(Keep.LATEST, OnePer.CUSTOMER)
                .andThen(kept -> SurveyKpis.NPS.calculate(kept.responses()))
                .perPeriod(MONTH, BERLIN, SurveyFields.AT);
        Accumulator<SurveyResponse, Series<Nps>> first = months.newAccumulator();
        first.addAll(List.of(anna(0, 3), anna(40, 10)));
        Accumulator<SurveyResponse, Series<Nps>> second = months.newAccumulator();
        second.addAll(List.of(anna(1, 7), anna(39, 0)));
        first.merge(months.fromByteArray(second.toByteArray()));
        assertThat(first.result().at(LocalDate.of(2026, 3, 1))).isEqualTo(Nps.of(0, 1, 0));
        assertThat(first.result().at(LocalDate.of(2026, 4, 1))).isEqualTo(Nps.of(1, 0, 0));
    }

    @Test
    void refusals() {
        assertThatExceptionOfType(NullPointerException.class)
                .isThrownBy(() -> KeptResponses.calculator(null, OnePer.CUSTOMER))
                .withMessage("keep");
        assertThatExceptionOfType(NullPointerException.class)
                .isThrownBy(() -> KeptResponses.calculator(Keep.ALL, null))
                .withMessage("onePer");
        assertThatExceptionOfType(NullPointerException.class)
                .isThrownBy(() -> KeptResponses.calculator(Keep.ALL, OnePer.CUSTOMER, null, BERLIN))
                .withMessage("granularity");
        assertThatExceptionOfType(NullPointerException.class)
                .isThrownBy(() -> KeptResponses.calculator(Keep.ALL, OnePer.CUSTOMER, MONTH, null))
                .withMessage("zone");
        assertThatExceptionOfType(NullPointerException.class)
                .isThrownBy(() -> new KeptResponses(List.of(), null, 0))
                .withMessage("excluded");
        for (long unidentified : new long[] {-1, 2}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new KeptResponses(List.of(anna(0, 3)), Exclusions.none(), unidentified))
                    .withMessage("unidentified must be from 0 to the number of responses 1: " + unidentified);
        }
    }

    /** What is kept of each survey is what a plain sort by time, id and score puts last. */
    @Property(tries = 200)
    void sameAsLoops(@ForAll("rows") List<SurveyResponse> rows, @ForAll OnePer onePer) {
        Map<List<Object>, SurveyResponse> last = new LinkedHashMap<>();
        rows.stream()
                .filter(r -> r.removedAt() == null ? r.score() != null : onePer == OnePer.RESPONSE)
                .filter(r -> r.customer() != null) // the same text as id and interaction
                .sorted(Comparator.comparing(
                                KeptResponsesTest::time, Comparator.nullsFirst(Comparator.<Instant>naturalOrder()))
                        .thenComparing(r -> r.score() == null ? -1_000_000 : r.score())
                        .thenComparing(ResponseOrder.ALL))
                .forEach(r -> last.put(List.of(r.kind(), r.customer()), r));
        Collection<SurveyResponse> others = new ArrayList<>(rows.stream()
                .filter(r ->
                        r.customer() == null || (r.removedAt() == null ? r.score() == null : onePer != OnePer.RESPONSE))
                .toList());
        others.addAll(last.values());
        KeptResponses kept = KeptResponses.of(rows, Keep.LATEST, onePer);
        assertThat(kept.responses()).containsExactlyInAnyOrderElementsOf(others).isSortedAccordingTo(ResponseOrder.ALL);
        assertThat(kept.excluded().count(KeptResponses.SUPERSEDED)).isEqualTo(rows.size() - others.size());
    }

    private static Instant time(SurveyResponse r) {
        return r.removedAt() != null ? r.removedAt() : r.answeredAt() != null ? r.answeredAt() : r.sentAt();
    }

    @Provide
    Arbitrary<List<SurveyResponse>> rows() {
        return SurveyArbitraries.responses()
                .map(r -> r.toBuilder().question(null).source(null).build())
                .list()
                .ofMaxSize(40);
    }
}
