package io.github.servicekpi.survey;

/**
 * Which numbers of stars are negative, neutral and positive. Shares by other bands must not be compared with each other.
 * Where {@code neutralFrom} is {@code positiveFrom}, no review is neutral.
 *
 * <p>Example: by {@code new ReviewBands(4, 5)} only 5 stars are positive, 4 are neutral, and 1 to 3 are negative.
 *
 * @param neutralFrom the least number of stars that is not negative, from 2 to {@code positiveFrom}
 * @param positiveFrom the least number of stars that is positive, at most 5
 */
public record ReviewBands(int neutralFrom, int positiveFrom) {
    /** Negative 1 and 2, neutral 3, positive 4 and 5. */
    public static final ReviewBands STANDARD = new ReviewBands(3, 4);

    /**
     * Checks the components.
     *
     * @param neutralFrom the least number of stars that is not negative
     * @param positiveFrom the least number of stars that is positive
     * @throws IllegalArgumentException if no stars are negative or none positive, or the bands do not ascend
     */
    public ReviewBands {
        Scale stars = SurveyKind.REVIEW.defaultScale();
        if (neutralFrom <= stars.lowest() || neutralFrom > positiveFrom || positiveFrom > stars.highest()) {
            throw new IllegalArgumentException(
                    "expected lowest < neutralFrom <= positiveFrom <= highest on %s: %s and %s"
                            .formatted(stars, neutralFrom, positiveFrom));
        }
    }
}
