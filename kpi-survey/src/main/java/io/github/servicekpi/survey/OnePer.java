package io.github.servicekpi.survey;

/** Whose answers replace each other; see {@link KeptResponses}. */
public enum OnePer {
    /** A customer's to one survey, such as a relationship NPS. Needs {@link SurveyResponse#customer}. */
    CUSTOMER,

    /**
     * A customer's to one survey about one interaction, such as a conversation rated twice. Needs {@link
     * SurveyResponse#interaction}; where the customer is not known, all about the interaction are taken as of one.
     */
    INTERACTION,

    /**
     * The versions of one response, such as a review that was edited or removed. Needs {@link SurveyResponse#id}; the removed
     * version, with {@link SurveyResponse#removedAt}, takes part.
     */
    RESPONSE
}
