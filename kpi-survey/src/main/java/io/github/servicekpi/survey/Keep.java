package io.github.servicekpi.survey;

/**
 * Which of several answers to one survey count; see {@link KeptResponses}.
 *
 * <p>There is no mean of a customer's answers: it is no score of the scale, so that it has no place in the bands of NPS, in a top box
 * or in a distribution. For a mean of customers' means, group by customer: {@code CSAT.calculator().groupingBy(CUSTOMER)}.
 */
public enum Keep {
    /** The last one: who rates again replaces the rating. */
    LATEST,

    /** The first one: who rates again changes nothing. */
    FIRST,

    /** Every one: who rates again counts again. */
    ALL
}
