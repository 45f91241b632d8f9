package io.github.servicekpi.survey;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why a response has no score that counts, though it is known what became of it. A survey of which nothing was heard has no
 * such reason: it is unanswered.
 *
 * <p>The KPIs of scores exclude and count each by its {@link #reason}. In a response rate, what the customer did not want to
 * answer, or not in time, is an unanswered survey; the others are excluded and counted there too.
 */
public enum MissingScore {
    /** The score of a row was not on its scale, and was dropped; see {@link OffScale#EXCLUDE_AND_COUNT}. */
    OFF_SCALE("score-out-of-scale"),

    /** The customer closed the survey without an answer. In a response rate it is an unanswered survey. */
    DISMISSED("dismissed"),

    /** The customer answered the survey, but left this question out. Excluded from response rates. */
    SKIPPED("skipped"),

    /** The customer answered that the question does not apply. Excluded from response rates. */
    NOT_APPLICABLE("not-applicable"),

    /**
     * The answer came after the {@linkplain SurveyResponse#answeredWithin response window}. In a response rate it is an
     * unanswered survey.
     */
    LATE("late"),

    /**
     * The answer cannot be told to have come within the response window, as it is not known when it was sent or answered.
     * Excluded from response rates.
     */
    UNKNOWN_DELAY("unknown-delay"),

    /** The answer is older than the survey, so its response time cannot be right. Excluded from response rates. */
    NEGATIVE_DELAY("negative-span");

    private final String reason;

    MissingScore(String reason) {
        this.reason = reason;
    }

    /** {@return the reason under which results count it, such as {@code not-applicable}} */
    public String reason() {
        return reason;
    }

    static Optional<MissingScore> ofReason(String reason) {
        return Arrays.stream(values())
                .filter(missing -> missing.reason.equals(reason))
                .findFirst();
    }

    /** Why an answer does not count that has to come within a window; null if it does. */
    static @Nullable MissingScore ofDelay(@Nullable Instant sentAt, @Nullable Instant answeredAt, Duration window) {
        if (sentAt == null || answeredAt == null) {
            return UNKNOWN_DELAY;
        }
        Duration delay = Duration.between(sentAt, answeredAt);
        if (delay.isNegative()) {
            return NEGATIVE_DELAY;
        }
        return delay.compareTo(window) > 0 ? LATE : null;
    }

    /** Whether the survey is one that was delivered and not answered. */
    boolean isUnanswered() {
        return this == DISMISSED || this == LATE;
    }
}
