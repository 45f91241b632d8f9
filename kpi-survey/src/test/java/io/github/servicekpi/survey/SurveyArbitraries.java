package io.github.servicekpi.survey;

import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Builders;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Random responses: of every kind, on usual and unusual scales, with missing values and times in every unit. */
final class SurveyArbitraries {
    private static final List<Scale> UNUSUAL = List.of(
            new Scale(0, 10),
            new Scale(1, 3),
            new Scale(1, 4),
            new Scale(1, 5),
            new Scale(1, 7),
            new Scale(1, 10),
            new Scale(-3, 3),
            new Scale(0, 126),
            new Scale(1, 127),
            new Scale(1000, 1001));

    private SurveyArbitraries() {}

    static Arbitrary<SurveyResponse> responses() {
        return Builders.withBuilder(Draft::new)
                .use(Arbitraries.of(SurveyKind.class))
                .inSetter((draft, value) -> draft.kind = value)
                .use(Arbitraries.of(UNUSUAL).injectNull(0.6))
                .inSetter((draft, value) -> draft.scale = value)
                .use(Arbitraries.integers().between(0, 1000).injectNull(0.2))
                .inSetter((draft, value) -> draft.place = value)
                .use(text("amy", "bob", "eve"))
                .inSetter((draft, value) -> draft.agent = value)
                .use(text("email", "chat", "phone"))
                .inSetter((draft, value) -> draft.channel = value)
                .use(text("north", "south"))
                .inSetter((draft, value) -> draft.region = value)
                .use(text("a", "b", "c"))
                .inSetter((draft, value) -> draft.other = value)
                .use(instants().injectNull(0.3))
                .inSetter((draft, value) -> draft.sentAt = value)
                .use(instants().injectNull(0.3))
                .inSetter((draft, value) -> draft.answeredAt = value)
                .use(instants().injectNull(0.3))
                .inSetter((draft, value) -> draft.repliedAt = value)
                .use(instants().injectNull(0.9))
                .inSetter((draft, value) -> draft.removedAt = value)
                .use(Arbitraries.of(MissingScore.class).injectNull(0.5))
                .inSetter((draft, value) -> draft.missingScore = value)
                .build(Draft::response)
                .withoutEdgeCases();
    }

    private static Arbitrary<String> text(String... values) {
        return Arbitraries.of(values).injectNull(0.2);
    }

    /** Within a year; in seconds, milliseconds or nanoseconds. */
    static Arbitrary<Instant> instants() {
        Arbitrary<Long> seconds = Arbitraries.longs().between(1_750_000_000L, 1_781_000_000L);
        Arbitrary<Integer> nanos = Arbitraries.frequencyOf(
                Tuple.of(8, Arbitraries.just(0)),
                Tuple.of(3, Arbitraries.integers().between(0, 999).map(millis -> millis * 1_000_000)),
                Tuple.of(1, Arbitraries.integers().between(0, 999_999_999)));
        return Combinators.combine(seconds, nanos).as(Instant::ofEpochSecond);
    }

    private static final class Draft {
        private SurveyKind kind;
        private Scale scale;
        private Integer place;
        private String agent;
        private String channel;
        private String region;
        private String other;
        private Instant sentAt;
        private Instant answeredAt;
        private Instant repliedAt;
        private Instant removedAt;
        private MissingScore missingScore;

        SurveyResponse response() {
            Scale asked = scale == null ? kind.defaultScale() : scale;
            return SurveyResponse.builder(kind)
                    .scale(asked)
                    .score(place == null ? null : (Integer) (asked.lowest() + place % asked.size()))
                    .missingScore(place == null ? missingScore : null)
                    .id(other)
                    .customer(other)
                    .interaction(other)
                    .question(other)
                    .agent(agent)
                    .team(other)
                    .channel(channel)
                    .segment(other)
                    .topic(other)
                    .source(other)
                    .sentAt(sentAt)
                    .answeredAt(answeredAt)
                    .repliedAt(repliedAt)
                    .removedAt(removedAt)
                    .comment(other)
                    .dimension("region", region)
                    .dimension("agent", other) // not the field of the same name
                    .build();
        }
    }
}
