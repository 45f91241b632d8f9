package io.github.servicekpi.survey;

import com.google.common.collect.ImmutableList;
import io.github.servicekpi.Field;
import io.github.servicekpi.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The fields of survey responses, and tables of them. */
public final class SurveyFields {
    /** What was asked. */
    public static final Field<SurveyResponse, SurveyKind> KIND = Field.value("kind", SurveyResponse::kind);

    /** The answer. */
    public static final Field<SurveyResponse, Integer> SCORE = Field.count("score", SurveyResponse::score);

    /** Why there is no score, if it is known: the {@link MissingScore#reason}. */
    public static final Field<SurveyResponse, String> MISSING_SCORE =
            Field.text("missing_score", SurveyFields::missingScore);

    /** The scale on which it was asked. */
    public static final Field<SurveyResponse, Scale> SCALE = Field.value("scale", SurveyResponse::scale);

    /** Names the response. */
    public static final Field<SurveyResponse, String> ID = Field.value("id", SurveyResponse::id);

    /** Who was asked. */
    public static final Field<SurveyResponse, String> CUSTOMER = Field.text("customer", SurveyResponse::customer);

    /** The id of the interaction that the survey is about. */
    public static final Field<SurveyResponse, String> INTERACTION =
            Field.value("interaction", SurveyResponse::interaction);

    /** Which question was asked. */
    public static final Field<SurveyResponse, String> QUESTION = Field.text("question", SurveyResponse::question);

    /** The agent whose work is rated. */
    public static final Field<SurveyResponse, String> AGENT = Field.text("agent", SurveyResponse::agent);

    /** The team whose work is rated. */
    public static final Field<SurveyResponse, String> TEAM = Field.text("team", SurveyResponse::team);

    /** The channel of the contact. */
    public static final Field<SurveyResponse, String> CHANNEL = Field.text("channel", SurveyResponse::channel);

    /** The segment of the customer at the time of the answer. */
    public static final Field<SurveyResponse, String> SEGMENT = Field.text("segment", SurveyResponse::segment);

    /** What the contact was about. */
    public static final Field<SurveyResponse, String> TOPIC = Field.text("topic", SurveyResponse::topic);

    /** Where the answer came from. */
    public static final Field<SurveyResponse, String> SOURCE = Field.text("source", SurveyResponse::source);

    /** When the survey was delivered. */
    public static final Field<SurveyResponse, Instant> SENT_AT = Field.instant("sent_at", SurveyResponse::sentAt);

    /** When it was answered, or the review posted. */
    public static final Field<SurveyResponse, Instant> ANSWERED_AT =
            Field.instant("answered_at", SurveyResponse::answeredAt);

    /** When the owner replied to the review. */
    public static final Field<SurveyResponse, Instant> REPLIED_AT =
            Field.instant("replied_at", SurveyResponse::repliedAt);

    /** When the review was removed. */
    public static final Field<SurveyResponse, Instant> REMOVED_AT =
            Field.instant("removed_at", SurveyResponse::removedAt);

    /** When it was sent, else when it was answered: the time by which a response belongs to a period. */
    public static final Field<SurveyResponse, Instant> AT = SENT_AT.orElse(ANSWERED_AT);

    /** What the customer wrote. */
    public static final Field<SurveyResponse, String> COMMENT = Field.value("comment", SurveyResponse::comment);

    /** {@link #KIND} as a text, which a table stores as a code and compares faster than objects. */
    private static final Field<SurveyResponse, String> KIND_NAME =
            Field.text("kind", response -> response.kind().name());

    /** Whether the scale is the default one of the kind: one byte in a table. */
    static final Field<SurveyResponse, Boolean> USUAL_SCALE = Field.flag(
            "usual_scale", response -> response.scale().equals(response.kind().defaultScale()));

    /** The place on its scale, from 0, of a score that counts: one byte in a table, whatever the scale. */
    static final Field<SurveyResponse, Integer> POSITION = Field.score("position_on_the_scale", SurveyFields::position);

    /** Why there is no score that counts, as one byte. */
    static final Field<SurveyResponse, Integer> LEFT_OUT = Field.score("left_out", LeftOut::code);

    static final List<Field<SurveyResponse, ?>> STORED = List.of(
            KIND,
            SCORE,
            MISSING_SCORE,
            SCALE,
            ID,
            CUSTOMER,
            INTERACTION,
            QUESTION,
            AGENT,
            TEAM,
            CHANNEL,
            SEGMENT,
            TOPIC,
            SOURCE,
            SENT_AT,
            ANSWERED_AT,
            REPLIED_AT,
            REMOVED_AT,
            COMMENT,
            KIND_NAME,
            USUAL_SCALE,
            POSITION,
            LEFT_OUT);

    private SurveyFields() {}

    /** The condition that a response is of a kind. */
    static Predicate<SurveyResponse> isOf(SurveyKind kind) {
        return KIND_NAME.is(kind.name());
    }

    private static @Nullable Integer position(SurveyResponse response) {
        Integer score = response.score();
        return score == null || response.removedAt() != null
                ? null
                : (Integer) (score - response.scale().lowest());
    }

    private static @Nullable String missingScore(SurveyResponse response) {
        MissingScore missing = response.missingScore();
        return missing == null ? null : missing.reason();
    }

    /**
     * The field of an attribute of your own. Two of the same name are equal.
     *
     * @param name such as {@code region}
     * @return a field of what {@link SurveyResponse#dimension} gives
     */
    public static Field<SurveyResponse, String> dimension(String name) {
        return Field.text(name, new Dimension(name));
    }

    private record Dimension(String name) implements Function<SurveyResponse, @Nullable String> {
        @Override
        public @Nullable String apply(SurveyResponse response) {
            return response.dimension(name);
        }
    }

    /**
     * Copies responses into a table, with a column for each of these fields and for each dimension that occurs.
     *
     * @param responses none of them null
     * @return a table whose rows equal the originals
     * @throws IllegalArgumentException if a score is {@link Integer#MIN_VALUE}, which a table cannot keep
     */
    public static Table<SurveyResponse> table(Iterable<SurveyResponse> responses) {
        List<SurveyResponse> rows = ImmutableList.copyOf(responses); // which may be one that can be read only once
        SortedSet<String> names = new TreeSet<>();
        rows.forEach(response -> names.addAll(response.dimensions().keySet()));
        List<Field<SurveyResponse, String>> dimensions =
                names.stream().map(SurveyFields::dimension).toList();
        List<Field<SurveyResponse, ?>> fields = new ArrayList<>(STORED);
        fields.addAll(dimensions);
        return Table.of(rows, row -> response(row, dimensions), fields);
    }

    private static SurveyResponse response(Table.Row row, List<Field<SurveyResponse, String>> dimensions) {
        SurveyResponseBuilder builder = SurveyResponse.builder(present(row, KIND))
                .scale(present(row, SCALE))
                .score(row.get(SCORE))
                .id(row.get(ID))
                .customer(row.get(CUSTOMER))
                .interaction(row.get(INTERACTION))
                .question(row.get(QUESTION))
                .agent(row.get(AGENT))
                .team(row.get(TEAM))
                .channel(row.get(CHANNEL))
                .segment(row.get(SEGMENT))
                .topic(row.get(TOPIC))
                .source(row.get(SOURCE))
                .sentAt(row.get(SENT_AT))
                .answeredAt(row.get(ANSWERED_AT))
                .repliedAt(row.get(REPLIED_AT))
                .removedAt(row.get(REMOVED_AT))
                .comment(row.get(COMMENT));
        String missing = row.get(MISSING_SCORE);
        if (missing != null) {
            builder.missingScore(MissingScore.ofReason(missing).orElseThrow());
        }
        dimensions.forEach(dimension -> builder.dimension(dimension.name(), row.get(dimension)));
        return builder.build();
    }

    @SuppressWarnings("NullAway") // every response has a kind and a scale
    private static <V> V present(Table.Row row, Field<SurveyResponse, V> field) {
        return row.get(field);
    }
}
