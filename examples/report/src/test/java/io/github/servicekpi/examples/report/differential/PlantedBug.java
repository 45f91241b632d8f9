package io.github.servicekpi.examples.report.differential;

/** Mistakes that the oracle makes on request, to prove that the comparison would find them. */
enum PlantedBug {
    /** Percentiles one rank too low. */
    PERCENTILE_ONE_RANK_LOW,

    /** A contact exactly at the end of the window is no repeat. */
    REPEAT_WINDOW_WITHOUT_ITS_END,

    /** Short abandonments count as offered. */
    SHORT_ABANDON_COUNTED,

    /** A missing count is 0. */
    UNKNOWN_COUNT_IS_ZERO,

    /** A negative span is 0. */
    NEGATIVE_SPAN_IS_ZERO,

    /** What happens at the as-of instant has not happened. */
    AS_OF_EXCLUSIVE,

    /** A local time that occurs twice is the second. */
    SECOND_OF_TWO_TIMES,

    /** A local time that is skipped moves to the end of the gap. */
    SKIPPED_TIME_AT_THE_END_OF_THE_GAP,

    /** Of rows of one id each stays. */
    DUPLICATES_STAY,

    /** The range has its last day twice. */
    RANGE_A_DAY_LONGER,

    /** An answer exactly at the threshold is late. */
    THRESHOLD_EXCLUSIVE,

    /** Cases resolved just now count as without repeat. */
    IMMATURE_CASES_COUNTED,

    /** A group sees the repeat contacts of its own rows alone. */
    REPEATS_OF_THE_GROUP_ALONE,

    /** Messages stay though there is no such interaction. */
    UNKNOWN_INTERACTIONS_STAY,

    /** The first response is that of the row, whatever the messages say. */
    FIRST_RESPONSE_OF_THE_ROW,

    /** Messages of one instant are in the order of the file. */
    MESSAGES_AT_ONE_INSTANT_AS_IN_THE_FILE,

    /** An internal note is a reply. */
    NOTES_ARE_REPLIES,

    /** A bot replies like a human. */
    BOTS_REPLY,

    /** A customer waits from the last message without a reply. */
    LAST_UNANSWERED_MESSAGE_STARTS,

    /** Who was not answered before the resolution waits on. */
    RESOLUTION_CLOSES_NO_CYCLE,

    /** Business time is elapsed time. */
    ELAPSED_TIME,

    /** Windows that overlap count twice. */
    OVERLAPPING_WINDOWS_COUNT_TWICE,

    /** A holiday does not close a window that began the day before. */
    HOLIDAY_SPARES_THE_WINDOW_OF_THE_DAY_BEFORE,

    /** What takes exactly as long as its target allows is late. */
    TARGET_EXCLUSIVE,

    /** Of the targets that fit the first one counts, however specific others are. */
    FIRST_FITTING_TARGET,

    /** What may still be in time counts as late. */
    PENDING_IS_BREACHED,

    /** The first reply counts as a next one. */
    FIRST_CYCLE_IS_A_NEXT_ONE,

    /** Scores of all scales count for NPS. */
    OTHER_SCALES_IN_NPS,

    /** The standard deviation divides by n. */
    STANDARD_DEVIATION_OF_N,

    /** Surveys without an answer were not delivered. */
    UNANSWERED_NOT_DELIVERED,

    /** The day of the end is still one of a customer. */
    CUSTOMER_ON_THE_LAST_DAY,

    /** Customers censored on the day of an event are no longer at risk. */
    CENSORED_BEFORE_EVENTS,

    /** Expansion of one customer makes up for the contraction of another. */
    REVENUE_NOT_CAPPED_PER_CUSTOMER
}
