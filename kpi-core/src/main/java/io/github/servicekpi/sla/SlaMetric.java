package io.github.servicekpi.sla;

/** What a target is set for. */
public enum SlaMetric {
    /** From the opening to the first public reply of a human, of what the customer began. */
    FIRST_RESPONSE,
    /**
     * From the first unanswered message of the customer to the next public reply of a human, after the first reply; of one
     * conversation there may be none or many.
     */
    NEXT_RESPONSE,
    /** From the opening to the last resolution. */
    RESOLUTION
}
