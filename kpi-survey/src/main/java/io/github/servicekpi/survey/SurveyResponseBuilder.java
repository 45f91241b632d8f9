package io.github.servicekpi.survey;

import java.time.Instant;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Builds {@link SurveyResponse}s. What is not set, or set to null, is missing. Not safe for use by several threads at
 * once.
 */
public final class SurveyResponseBuilder {
    final SurveyKind kind;
    Scale scale;

    @Nullable
    Integer score;

    @Nullable
    MissingScore missingScore;

    OffScale offScale = OffScale.REFUSE;

    @Nullable
    String id;

    @Nullable
    String customer;

    @Nullable
    String interaction;

    @Nullable
    String question;

    @Nullable
    String agent;

    @Nullable
    String team;

    @Nullable
    String channel;

    @Nullable
    String segment;

    @Nullable
    String topic;

    @Nullable
    String source;

    @Nullable
    Instant sentAt;

    @Nullable
    Instant answeredAt;

    @Nullable
    Instant repliedAt;

    @Nullable
    Instant removedAt;

    @Nullable
    String comment;

    final SortedMap<String, String> dimensions = new TreeMap<>();

    SurveyResponseBuilder(SurveyKind kind) {
        this.kind = Objects.requireNonNull(kind, "kind");
        this.scale = kind.defaultScale();
    }

    /**
     * Sets the scale on which the question was asked.
     *
     * @param scale unless it is the kind's default scale
     * @return this
     */
    public SurveyResponseBuilder scale(Scale scale) {
        this.scale = Objects.requireNonNull(scale, "scale");
        return this;
    }

    /**
     * Sets the answer.
     *
     * @param score a score of the scale, or null for none; see {@link #missingScore} and {@link #offScale}
     * @return this
     */
    public SurveyResponseBuilder score(@Nullable Integer score) {
        this.score = score;
        return this;
    }

    /**
     * Says why there is no score, such as that the customer dismissed the survey.
     *
     * @param missingScore null if there is a score, or if nothing was heard
     * @return this
     */
    public SurveyResponseBuilder missingScore(@Nullable MissingScore missingScore) {
        this.missingScore = missingScore;
        return this;
    }

    /**
     * Says what becomes of a score that is not on the scale.
     *
     * @param offScale to refuse it unless set otherwise
     * @return this
     */
    public SurveyResponseBuilder offScale(OffScale offScale) {
        this.offScale = Objects.requireNonNull(offScale, "offScale");
        return this;
    }

    /**
     * Sets the name of the response.
     *
     * @param id null if not known
     * @return this
     */
    public SurveyResponseBuilder id(@Nullable String id) {
        this.id = id;
        return this;
    }

    /**
     * Sets who was asked.
     *
     * @param customer null if not known
     * @return this
     */
    public SurveyResponseBuilder customer(@Nullable String customer) {
        this.customer = customer;
        return this;
    }

    /**
     * Sets the id of the interaction that the survey is about.
     *
     * @param interaction null if not known
     * @return this
     */
    public SurveyResponseBuilder interaction(@Nullable String interaction) {
        this.interaction = interaction;
        return this;
    }

    /**
     * Sets which question was asked, where surveys differ in it.
     *
     * @param question null if not known
     * @return this
     */
    public SurveyResponseBuilder question(@Nullable String question) {
        this.question = question;
        return this;
    }

    /**
     * Sets the agent whose work is rated.
     *
     * @param agent null if not known
     * @return this
     */
    public SurveyResponseBuilder agent(@Nullable String agent) {
        this.agent = agent;
        return this;
    }

    /**
     * Sets the team whose work is rated.
     *
     * @param team null if not known
     * @return this
     */
    public SurveyResponseBuilder team(@Nullable String team) {
        this.team = team;
        return this;
    }

    /**
     * Sets the channel of the contact.
     *
     * @param channel null if not known
     * @return this
     */
    public SurveyResponseBuilder channel(@Nullable String channel) {
        this.channel = channel;
        return this;
    }

    /**
     * Sets the segment of the customer at the time of the answer.
     *
     * @param segment null if not known
     * @return this
     */
    public SurveyResponseBuilder segment(@Nullable String segment) {
        this.segment = segment;
        return this;
    }

    /**
     * Sets what the contact was about.
     *
     * @param topic null if not known
     * @return this
     */
    public SurveyResponseBuilder topic(@Nullable String topic) {
        this.topic = topic;
        return this;
    }

    /**
     * Sets where the answer came from, such as a review site.
     *
     * @param source null if not known
     * @return this
     */
    public SurveyResponseBuilder source(@Nullable String source) {
        this.source = source;
        return this;
    }

    /**
     * Sets what the customer wrote.
     *
     * @param comment null if not known
     * @return this
     */
    public SurveyResponseBuilder comment(@Nullable String comment) {
        this.comment = comment;
        return this;
    }

    /**
     * Sets when the survey was delivered.
     *
     * @param sentAt null if not known
     * @return this
     */
    public SurveyResponseBuilder sentAt(@Nullable Instant sentAt) {
        this.sentAt = sentAt;
        return this;
    }

    /**
     * Sets when it was answered or dismissed, or the review posted.
     *
     * @param answeredAt null if not known
     * @return this
     */
    public SurveyResponseBuilder answeredAt(@Nullable Instant answeredAt) {
        this.answeredAt = answeredAt;
        return this;
    }

    /**
     * Sets when the owner replied to the review.
     *
     * @param repliedAt null if not known
     * @return this
     */
    public SurveyResponseBuilder repliedAt(@Nullable Instant repliedAt) {
        this.repliedAt = repliedAt;
        return this;
    }

    /**
     * Sets when the review was removed. {@link SurveyKpis} leave it out and count it as {@code removed}.
     *
     * @param removedAt null if it was not
     * @return this
     */
    public SurveyResponseBuilder removedAt(@Nullable Instant removedAt) {
        this.removedAt = removedAt;
        return this;
    }

    /**
     * Sets an attribute of your own.
     *
     * @param name such as {@code region}
     * @param value null if not known
     * @return this
     * @throws IllegalArgumentException if the name is blank
     */
    public SurveyResponseBuilder dimension(String name, @Nullable String value) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("the name of a dimension must not be blank: '" + name + "'");
        }
        if (value == null) {
            dimensions.remove(name);
        } else {
            dimensions.put(name, value);
        }
        return this;
    }

    /**
     * Makes the response. The builder can be used further.
     *
     * @return a response of what was set so far
     * @throws IllegalArgumentException if the score is not on the scale, unless {@link #offScale} allows it, or if there is
     *     both a score and a reason for none
     */
    public SurveyResponse build() {
        if (score == null) {
            return new SurveyResponse(this, null, missingScore);
        }
        if (missingScore != null) {
            throw new IllegalArgumentException(
                    "a response must not have both a score and a reason for none: %s and %s%s"
                            .formatted(score, missingScore, inResponse()));
        }
        if (scale.contains(score)) {
            return new SurveyResponse(this, score, null);
        }
        if (offScale == OffScale.REFUSE) {
            throw new IllegalArgumentException("score must be in %s: %s%s".formatted(scale, score, inResponse()));
        }
        return new SurveyResponse(this, null, MissingScore.OFF_SCALE);
    }

    private String inResponse() {
        return id == null ? "" : " in response " + id;
    }
}
