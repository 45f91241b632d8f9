package io.github.servicekpi.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SurveyResponseTest {
    private static final Instant SENT = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant ANSWERED = SENT.plusSeconds(3600);
    private static final Instant REPLIED = ANSWERED.plusSeconds(3600);
    private static final Instant REMOVED = REPLIED.plusSeconds(3600);

    private static final SurveyResponse FULL = SurveyResponse.builder(SurveyKind.CSAT)
            .score(4)
            .id("r1")
            .customer("anna")
            .interaction("i1")
            .question("q1")
            .agent("amy")
            .team("first")
            .channel("chat")
            .segment("vip")
            .topic("billing")
            .source("app")
            .sentAt(SENT)
            .answeredAt(ANSWERED)
            .repliedAt(REPLIED)
            .removedAt(REMOVED)
            .comment("fine")
            .dimension("region", "north")
            .build();

    @Test
    void attributes() {
        assertThat(FULL.kind()).isEqualTo(SurveyKind.CSAT);
        assertThat(FULL.scale()).isEqualTo(new Scale(1, 5));
        assertThat(FULL.score()).isEqualTo(4);
        assertThat(FULL.id()).isEqualTo("r1");
        assertThat(FULL.customer()).isEqualTo("anna");
        assertThat(FULL.interaction()).isEqualTo("i1");
        assertThat(FULL.question()).isEqualTo("q1");
        assertThat(FULL.agent()).isEqualTo("amy");
        assertThat(FULL.team()).isEqualTo("first");
        assertThat(FULL.channel()).isEqualTo("chat");
        assertThat(FULL.segment()).isEqualTo("vip");
        assertThat(FULL.topic()).isEqualTo("billing");
        assertThat(FULL.source()).isEqualTo("app");
        assertThat(FULL.sentAt()).isEqualTo(SENT);
        assertThat(FULL.answeredAt()).isEqualTo(ANSWERED);
        assertThat(FULL.repliedAt()).isEqualTo(REPLIED);
        assertThat(FULL.removedAt()).isEqualTo(REMOVED);
        assertThat(FULL.comment()).isEqualTo("fine");
        assertThat(FULL.missingScore()).isNull();
        assertThat(FULL.dimension("region")).isEqualTo("north");
        assertThat(FULL.dimension("company")).isNull();
        assertThat(FULL.dimensions()).isEqualTo(Map.of("region", "north"));
    }

    @Test
    void onlyKindIsNeeded() {
        SurveyResponse empty = SurveyResponse.builder(SurveyKind.NPS).build();
        assertThat(empty.score()).isNull();
        assertThat(empty.at()).isNull();
        assertThat(empty.dimensions()).isEmpty();
        assertThat(empty).hasToString("SurveyResponse[kind=NPS, scale=0-10]");
    }

    @Test
    void everyAttributeMatters() {
        List<UnaryOperator<SurveyResponseBuilder>> changes = List.of(
                b -> b,
                b -> b.scale(new Scale(1, 7)),
                b -> b.score(5),
                b -> b.score(null),
                b -> b.score(null).missingScore(MissingScore.DISMISSED),
                b -> b.score(null).missingScore(MissingScore.SKIPPED),
                b -> b.id(null),
                b -> b.customer(null),
                b -> b.interaction(null),
                b -> b.question(null),
                b -> b.agent(null),
                b -> b.team(null),
                b -> b.channel(null),
                b -> b.segment(null),
                b -> b.topic(null),
                b -> b.source(null),
                b -> b.sentAt(null),
                b -> b.answeredAt(null),
                b -> b.repliedAt(null),
                b -> b.removedAt(null),
                b -> b.comment(null),
                b -> b.dimension("region", null),
                b -> b.dimension("region", "south"));
        Set<SurveyResponse> changed = new HashSet<>();
        Set<String> texts = new HashSet<>();
        for (UnaryOperator<SurveyResponseBuilder> change : changes) {
            SurveyResponse response = change.apply(FULL.toBuilder()).build();
            changed.add(response);
            texts.add(response.toString());
        }
        changed.add(SurveyResponse.builder(SurveyKind.REVIEW).build());
        assertThat(changed).hasSize(changes.size() + 1).contains(FULL);
        assertThat(texts).hasSize(changes.size());
        assertThat(FULL).isNotEqualTo("r1");
    }

    @Test
    void text() {
        assertThat(FULL)
                .hasToString(
                        "SurveyResponse[kind=CSAT, scale=1-5, score=4, id=r1, customer=anna, interaction=i1,"
                                + " question=q1, agent=amy, team=first, channel=chat, segment=vip, topic=billing, source=app,"
                                + " sentAt=2026-03-02T09:00:00Z, answeredAt=2026-03-02T10:00:00Z,"
                                + " repliedAt=2026-03-02T11:00:00Z, removedAt=2026-03-02T12:00:00Z, comment=fine, dimensions={region=north}]");
    }

    @Test
    void refusals() {
        SurveyResponseBuilder builder = SurveyResponse.builder(SurveyKind.CSAT);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.score(7).build())
                .withMessage("score must be in 1-5: 7");
        assertThatIllegalArgumentException()
                .as("which of a million lines")
                .isThrownBy(() -> builder.id("r17").build())
                .withMessage("score must be in 1-5: 7 in response r17");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.missingScore(MissingScore.SKIPPED).build())
                .withMessage(
                        "a response must not have both a score and a reason for none: 7 and SKIPPED in response r17");
        builder.id(null).missingScore(null);
        assertThat(builder.scale(new Scale(1, 7)).build().score()).isEqualTo(7);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.score(0).scale(new Scale(-3, -1)).build())
                .withMessage("score must be in -3 to -1: 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.dimension(" ", "north"))
                .withMessage("the name of a dimension must not be blank: ' '");
        assertThatExceptionOfType(NullPointerException.class)
                .isThrownBy(() -> SurveyResponse.builder(null))
                .withMessage("kind");
        assertThatExceptionOfType(NullPointerException.class)
                .isThrownBy(() -> builder.scale(null))
                .withMessage("scale");
        assertThatExceptionOfType(NullPointerException.class)
                .isThrownBy(() -> builder.offScale(null))
                .withMessage("offScale");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FULL.answeredWithin(Duration.ofSeconds(-1)))
                .withMessage("window must not be negative: PT-1S");
    }

    /** An importer keeps the line; the builder can be used further with the score that it was given. */
    @Test
    void scoresOffTheScaleCanBeKeptOut() {
        SurveyResponseBuilder builder =
                SurveyResponse.builder(SurveyKind.NPS).id("r17").score(11).offScale(OffScale.EXCLUDE_AND_COUNT);
        SurveyResponse response = builder.build();
        assertThat(response.score()).isNull();
        assertThat(response.missingScore()).isEqualTo(MissingScore.OFF_SCALE);
        assertThat(response.toBuilder().build()).isEqualTo(response);
        assertThat(builder.scale(new Scale(0, 20)).build().score()).isEqualTo(11);
    }

    @Test
    void answeredWithinAWindow() {
        assertThat(FULL.answeredWithin(Duration.ofHours(1))).as("inclusive").isSameAs(FULL);
        SurveyResponse late = FULL.answeredWithin(Duration.ofHours(1).minusNanos(1));
        assertThat(late)
                .isEqualTo(FULL.toBuilder()
                        .score(null)
                        .missingScore(MissingScore.LATE)
                        .build());
        assertThat(late.answeredWithin(Duration.ZERO)).isSameAs(late);
        Duration day = Duration.ofDays(1);
        assertThat(FULL.toBuilder().sentAt(null).build().answeredWithin(day).missingScore())
                .isEqualTo(MissingScore.UNKNOWN_DELAY);
        assertThat(FULL.toBuilder().answeredAt(null).build().answeredWithin(day).missingScore())
                .isEqualTo(MissingScore.UNKNOWN_DELAY);
        assertThat(FULL.toBuilder()
                        .answeredAt(SENT.minusNanos(1))
                        .build()
                        .answeredWithin(day)
                        .missingScore())
                .isEqualTo(MissingScore.NEGATIVE_DELAY);
        SurveyResponse review = SurveyResponse.builder(SurveyKind.REVIEW)
                .score(4)
                .answeredAt(ANSWERED)
                .build();
        assertThat(review.answeredWithin(day)).isSameAs(review);
    }

    @Test
    void builderCanBeUsedFurther() {
        SurveyResponseBuilder builder = FULL.toBuilder();
        SurveyResponse first = builder.build();
        builder.agent("bob").dimension("company", "acme");
        assertThat(first).isEqualTo(FULL);
        assertThat(builder.build().dimensions()).isEqualTo(Map.of("region", "north", "company", "acme"));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> first.dimensions().clear());
    }

    @Test
    void at() {
        assertThat(FULL.at()).isEqualTo(SENT);
        assertThat(FULL.toBuilder().sentAt(null).build().at()).isEqualTo(ANSWERED);
    }

    @Test
    void asOf() {
        assertThat(FULL.asOf(REMOVED)).containsSame(FULL);
        SurveyResponse there = FULL.toBuilder().removedAt(null).build();
        assertThat(FULL.asOf(REMOVED.minusNanos(1))).contains(there);
        assertThat(FULL.asOf(REPLIED)).contains(there);
        assertThat(FULL.asOf(REPLIED.minusNanos(1)))
                .contains(there.toBuilder().repliedAt(null).build());
        assertThat(FULL.asOf(ANSWERED))
                .contains(there.toBuilder().repliedAt(null).build());
        assertThat(FULL.asOf(ANSWERED.minusNanos(1)))
                .contains(there.toBuilder()
                        .score(null)
                        .answeredAt(null)
                        .comment(null)
                        .repliedAt(null)
                        .build());
        SurveyResponse dismissed = FULL.toBuilder()
                .score(null)
                .missingScore(MissingScore.DISMISSED)
                .build();
        assertThat(dismissed.asOf(ANSWERED).orElseThrow().missingScore()).isEqualTo(MissingScore.DISMISSED);
        assertThat(dismissed.asOf(SENT).orElseThrow().missingScore())
                .as("dismissed later")
                .isNull();
        assertThat(FULL.asOf(SENT)).isPresent();
        assertThat(FULL.asOf(SENT.minusNanos(1))).isEmpty();
    }

    @Test
    void asOfWithoutSomeTimes() {
        SurveyResponse review = FULL.toBuilder().sentAt(null).build();
        assertThat(review.asOf(ANSWERED.minusNanos(1))).isEmpty();
        SurveyResponse timeless = review.toBuilder().answeredAt(null).build();
        assertThat(timeless.asOf(Instant.MIN))
                .contains(timeless.toBuilder().repliedAt(null).removedAt(null).build());
        assertThat(timeless.asOf(Instant.MAX)).containsSame(timeless);
    }

    /** Looking at a later time first changes nothing, and nothing known lies later. */
    @Property
    void asOfTwice(@ForAll("responses") SurveyResponse response, @ForAll("instants") Instant instant) {
        assertThat(response.asOf(instant.plus(Duration.ofDays(30))).flatMap(later -> later.asOf(instant)))
                .isEqualTo(response.asOf(instant));
        response.asOf(instant).ifPresent(known -> {
            assertThat(known.at() == null || !known.at().isAfter(instant)).isTrue();
            assertThat(known.asOf(instant)).containsSame(known);
        });
    }

    @Property
    void copies(@ForAll("responses") SurveyResponse response) {
        assertThat(response.toBuilder().build()).isEqualTo(response).hasSameHashCodeAs(response);
    }

    /** Hash tables of responses would be lists otherwise. */
    @Test
    void hashCodesDiffer() {
        assertThat(FULL.toBuilder().score(5).build()).doesNotHaveSameHashCodeAs(FULL);
        assertThat(FULL.toBuilder().comment(null).build()).doesNotHaveSameHashCodeAs(FULL);
    }

    @Provide
    Arbitrary<SurveyResponse> responses() {
        return SurveyArbitraries.responses();
    }

    @Provide
    Arbitrary<Instant> instants() {
        return SurveyArbitraries.instants();
    }
}
