package io.github.servicekpi.survey;

import java.util.Map;
import java.util.OptionalInt;

/** What a survey asks, and the scale on which it is asked unless a response says otherwise. */
public enum SurveyKind {
    /** How likely the customer is to recommend, 0-10; see {@link Nps}. */
    NPS(new Scale(0, 10), Map.of()),

    /** How satisfied the customer is, 1-5; see {@link Csat}. */
    CSAT(
            new Scale(1, 5),
            Map.of(
                    new Scale(1, 3), 3, //
                    new Scale(1, 4), 3, //
                    new Scale(1, 5), 4, //
                    new Scale(1, 7), 6, //
                    new Scale(1, 10), 8)),

    /** How easy it was made for the customer, 1-7; see {@link Ces}. */
    CES(new Scale(1, 7), Map.of(new Scale(1, 7), 5)),

    /** A public review of 1-5 stars; see {@link ReviewRating}. */
    REVIEW(new Scale(1, 5), Map.of(new Scale(1, 5), 4));

    @SuppressWarnings("ImmutableEnumChecker") // a record of two numbers
    private final Scale defaultScale;

    @SuppressWarnings("ImmutableEnumChecker") // made by Map.of
    private final Map<Scale, Integer> topBoxes;

    SurveyKind(Scale defaultScale, Map<Scale, Integer> topBoxes) {
        this.defaultScale = defaultScale;
        this.topBoxes = topBoxes;
    }

    /** {@return the scale of responses that name none} */
    public Scale defaultScale() {
        return defaultScale;
    }

    /**
     * Where the top box of a scale begins, the set of scores that count as satisfied, agreeing or positive.
     *
     * <p>CSAT: 4 of 1-5, 3 of 1-3 and 1-4, 6 of 1-7, 8 of 1-10 (formbricks). CES: 5 of 1-7. Reviews: 4 of 1-5.
     *
     * @param scale any scale
     * @return the lowest score of the top box, which ends with the scale; empty where none is in common use, as for NPS
     */
    public OptionalInt topBoxFrom(Scale scale) {
        Integer from = topBoxes.get(scale);
        return from == null ? OptionalInt.empty() : OptionalInt.of(from);
    }
}
