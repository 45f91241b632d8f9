package io.github.servicekpi.survey;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A survey that was delivered to a customer, with the answer if there is one; or a public review. Immutable and safe to
 * share between threads.
 *
 * <p>Only the kind is needed. A response without a score was delivered and not answered, unless it says {@linkplain
 * MissingScore otherwise}: it counts in response rates, never as a score of 0. Attributes that this class does not know, such as a region, are {@linkplain #dimensions()
 * dimensions} of your own.
 */
public final class SurveyResponse {
    private static final List<String> NAMES = List.of(
            "kind",
            "scale",
            "score",
            "missingScore",
            "id",
            "customer",
            "interaction",
            "question",
            "agent",
            "team",
            "channel",
            "segment",
            "topic",
            "source",
            "sentAt",
            "answeredAt",
            "repliedAt",
            "removedAt",
            "comment",
            "dimensions");

    private final SurveyKind kind;
    private final Scale scale;
    private final @Nullable Integer score;
    private final @Nullable MissingScore missingScore;
    private final @Nullable String id;
    private final @Nullable String customer;
    private final @Nullable String interaction;
    private final @Nullable String question;
    private final @Nullable String agent;
    private final @Nullable String team;
    private final @Nullable String channel;
    private final @Nullable String segment;
    private final @Nullable String topic;
    private final @Nullable String source;
    private final @Nullable Instant sentAt;
    private final @Nullable Instant answeredAt;
    private final @Nullable Instant repliedAt;
    private final @Nullable Instant removedAt;
    private final @Nullable String comment;
    private final SortedMap<String, String> dimensions;

    /** With a score of the scale, or none. */
    SurveyResponse(SurveyResponseBuilder from, @Nullable Integer score, @Nullable MissingScore missingScore) {
        kind = from.kind;
        scale = from.scale;
        this.score = score;
        this.missingScore = missingScore;
        id = from.id;
        customer = from.customer;
        interaction = from.interaction;
        question = from.question;
        agent = from.agent;
        team = from.team;
        channel = from.channel;
        segment = from.segment;
        topic = from.topic;
        source = from.source;
        sentAt = from.sentAt;
        answeredAt = from.answeredAt;
        repliedAt = from.repliedAt;
        removedAt = from.removedAt;
        comment = from.comment;
        dimensions = from.dimensions.isEmpty()
                ? Collections.emptySortedMap()
                : Collections.unmodifiableSortedMap(new TreeMap<>(from.dimensions));
    }

    /**
     * Begins a response.
     *
     * @param kind what was asked
     * @return a builder without a score, on the kind's default scale
     */
    public static SurveyResponseBuilder builder(SurveyKind kind) {
        return new SurveyResponseBuilder(kind);
    }

    /** {@return a builder of responses like this one} */
    public SurveyResponseBuilder toBuilder() {
        SurveyResponseBuilder builder = new SurveyResponseBuilder(kind)
                .scale(scale)
                .score(score)
                .missingScore(missingScore)
                .id(id)
                .customer(customer)
                .interaction(interaction)
                .question(question)
                .agent(agent)
                .team(team)
                .channel(channel)
                .segment(segment)
                .topic(topic)
                .source(source)
                .sentAt(sentAt)
                .answeredAt(answeredAt)
                .repliedAt(repliedAt)
                .removedAt(removedAt)
                .comment(comment);
        dimensions.forEach(builder::dimension);
        return builder;
    }

    /**
     * This response as it was known at an instant: what is later has not happened.
     *
     * <p>A response whose {@link #at()} is later did not exist. One that was answered later had no score, answer time,
     * reason for no score, comment or reply; one that was replied to or removed later was not. An attribute without a time is
     * taken as known.
     *
     * @param instant the time of looking
     * @return the response as of then, or empty
     */
    public Optional<SurveyResponse> asOf(Instant instant) {
        if (isLater(at(), instant)) {
            return Optional.empty();
        }
        boolean wasUnanswered = isLater(answeredAt, instant);
        boolean wasUnreplied = wasUnanswered ? repliedAt != null : isLater(repliedAt, instant);
        boolean wasThere = isLater(removedAt, instant);
        if (!wasUnanswered && !wasUnreplied && !wasThere) {
            return Optional.of(this);
        }
        SurveyResponseBuilder known = toBuilder();
        if (wasUnanswered) {
            known.score(null).missingScore(null).answeredAt(null).comment(null);
        }
        if (wasUnreplied) {
            known.repliedAt(null);
        }
        if (wasThere) {
            known.removedAt(null);
        }
        return Optional.of(known.build());
    }

    private static boolean isLater(@Nullable Instant event, Instant instant) {
        return event != null && event.isAfter(instant);
    }

    /**
     * This response if only answers within a time after the delivery count.
     *
     * <p>An answer that came later than the window after {@link #sentAt} has no score: it is {@link MissingScore#LATE}. So is
     * one without a time of delivery or answer, as {@link MissingScore#UNKNOWN_DELAY}, and one that was answered before the
     * delivery, as {@link MissingScore#NEGATIVE_DELAY}. An answer exactly at the end of the window counts. Reviews, which are
     * not sent, and responses without a score stay as they are.
     *
     * <p>Whatever takes responses takes them so: {@code NPS.calculator().mapping(response -> response.answeredWithin(
     * Duration.ofDays(14)))}. The share answered in the window, of surveys whose window is over, is {@link
     * SurveyKpis#responseRate}.
     *
     * @param window the longest time from delivery to answer, inclusive, not negative
     * @return the response, without its score if that does not count
     * @throws IllegalArgumentException if the window is negative
     */
    public SurveyResponse answeredWithin(Duration window) {
        Windows.require(window);
        if (kind == SurveyKind.REVIEW || score == null) {
            return this;
        }
        MissingScore missing = MissingScore.ofDelay(sentAt, answeredAt, window);
        return missing == null
                ? this
                : toBuilder().score(null).missingScore(missing).build();
    }

    /**
     * {@return the time by which the response belongs to a period: when it was sent, else when it was answered, else
     * null}
     */
    public @Nullable Instant at() {
        return sentAt != null ? sentAt : answeredAt;
    }

    /** {@return what was asked} */
    public SurveyKind kind() {
        return kind;
    }

    /** {@return the scale on which it was asked} */
    public Scale scale() {
        return scale;
    }

    /** {@return the answer, a score of the scale; null if there is none} */
    public @Nullable Integer score() {
        return score;
    }

    /** {@return why there is no score, if it is known; null if there is one, and if nothing was heard} */
    public @Nullable MissingScore missingScore() {
        return missingScore;
    }

    /** {@return names the response, or null} */
    public @Nullable String id() {
        return id;
    }

    /** {@return who was asked, or null} */
    public @Nullable String customer() {
        return customer;
    }

    /** {@return the id of the interaction that the survey is about, or null} */
    public @Nullable String interaction() {
        return interaction;
    }

    /** {@return which question was asked, where surveys differ in it, or null} */
    public @Nullable String question() {
        return question;
    }

    /** {@return whose work is rated, or null} */
    public @Nullable String agent() {
        return agent;
    }

    /** {@return whose work is rated, or null} */
    public @Nullable String team() {
        return team;
    }

    /** {@return on which the contact was made, such as {@code chat}, or null} */
    public @Nullable String channel() {
        return channel;
    }

    /** {@return of the customer, at the time of the answer, or null} */
    public @Nullable String segment() {
        return segment;
    }

    /** {@return what the contact was about, or null} */
    public @Nullable String topic() {
        return topic;
    }

    /** {@return where the answer came from, such as a review site, or null} */
    public @Nullable String source() {
        return source;
    }

    /** {@return when the survey was delivered, or null} */
    public @Nullable Instant sentAt() {
        return sentAt;
    }

    /** {@return when it was answered, or the review posted, or null} */
    public @Nullable Instant answeredAt() {
        return answeredAt;
    }

    /** {@return when the owner replied to the review, or null} */
    public @Nullable Instant repliedAt() {
        return repliedAt;
    }

    /** {@return when the review was removed, or null if it was not} */
    public @Nullable Instant removedAt() {
        return removedAt;
    }

    /** {@return what the customer wrote, or null} */
    public @Nullable String comment() {
        return comment;
    }

    /** {@return attributes of your own by name; unmodifiable} */
    public SortedMap<String, String> dimensions() {
        return dimensions;
    }

    /**
     * One attribute of your own.
     *
     * @param name such as {@code region}
     * @return its value, or null
     */
    public @Nullable String dimension(String name) {
        return dimensions.get(name);
    }

    private List<@Nullable Object> values() {
        return Arrays.asList(
                kind,
                scale,
                score,
                missingScore,
                id,
                customer,
                interaction,
                question,
                agent,
                team,
                channel,
                segment,
                topic,
                source,
                sentAt,
                answeredAt,
                repliedAt,
                removedAt,
                comment,
                dimensions);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof SurveyResponse that && values().equals(that.values()));
    }

    @Override
    public int hashCode() {
        return values().hashCode();
    }

    /**
     * What is known, in text.
     *
     * @return such as {@code SurveyResponse[kind=CSAT, scale=1-5, score=4, agent=amy]}
     */
    @Override
    public String toString() {
        StringJoiner text = new StringJoiner(", ", "SurveyResponse[", "]");
        List<@Nullable Object> values = values();
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i);
            if (value != null && !value.equals(Map.of())) {
                text.add(NAMES.get(i) + "=" + value);
            }
        }
        return text.toString();
    }
}
