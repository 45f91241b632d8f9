package io.github.servicekpi.survey;

import io.github.servicekpi.Calculator;
import io.github.servicekpi.Granularity;
import io.github.servicekpi.stats.Exclusions;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;

/**
 * Responses of which the same customer's to the same survey count once: what is kept of all, for any KPI to be calculated of.
 *
 * <pre>{@code
 * Nps nps = NPS.calculate(KeptResponses.of(responses, Keep.LATEST, OnePer.CUSTOMER).responses());
 *
 * // for each month, what each customer said last in it
 * KeptResponses.calculator(Keep.LATEST, OnePer.CUSTOMER)
 *         .andThen(kept -> NPS.calculate(kept.responses()))
 *         .perPeriod(MONTH, BERLIN, SENT_AT);
 * }</pre>
 *
 * <p>The same survey is the same kind and question, and of reviews the same source. {@link OnePer} says what else must be the
 * same, {@link Keep} which one is kept. They are taken in the order of {@link SurveyResponse#answeredAt}, or of {@link
 * SurveyResponse#sentAt} without it, or of the removal of a removed version; at one instant in the order of their ids, then of their
 * scores, then of all else. One without a time is kept only where all are without. What is not kept is counted as {@value
 * #SUPERSEDED}.
 *
 * <p>Only answers replace each other. A response without a score is kept as it is, so that a survey that was not answered does not
 * replace the answer to an earlier one; so is a removed one, but for {@link OnePer#RESPONSE}. And so is an answer that lacks what {@link
 * OnePer} asks for, such as an anonymous one: it counts each time, and is counted as unidentified. Response rates are of all
 * responses, not of the kept.
 *
 * <p>The calculator is as any other: grouped by agent or cut into periods it keeps one in each, and its state is the kept
 * responses, so that it is the same in any order and merges from bytes. It takes the memory of the responses kept and a
 * hash table of them, and each result sorts them; over a table, rows are made.
 *
 * <p>Example: anna gives 3 on Monday and 9 on Tuesday, somebody 10 twice, and bob does not answer. By {@link Keep#LATEST} the
 * scores 9, 10 and 10 are kept, with bob's survey; 1 is superseded, 2 are unidentified.
 *
 * @param responses what is kept, in the order above; unmodifiable
 * @param excluded how many were superseded
 * @param unidentified how many answers were kept as nobody could tell whose they are
 */
public record KeptResponses(List<SurveyResponse> responses, Exclusions excluded, long unidentified) {
    /** The reason under which responses are counted in whose place another was kept. */
    public static final String SUPERSEDED = "superseded";

    /**
     * Copies and checks the components.
     *
     * @param responses what is kept
     * @param excluded how many were superseded
     * @param unidentified how many answers could not be told apart
     * @throws IllegalArgumentException if {@code unidentified} is not from 0 to the number of responses
     */
    public KeptResponses {
        responses = List.copyOf(responses);
        Objects.requireNonNull(excluded, "excluded");
        if (unidentified < 0 || unidentified > responses.size()) {
            throw new IllegalArgumentException("unidentified must be from 0 to the number of responses %s: %s"
                    .formatted(responses.size(), unidentified));
        }
    }

    /**
     * Keeps one of several responses.
     *
     * @param responses none of them null
     * @param keep which of several
     * @param onePer whose answers replace each other
     * @return what is kept
     */
    public static KeptResponses of(Iterable<SurveyResponse> responses, Keep keep, OnePer onePer) {
        return calculator(keep, onePer).calculate(responses);
    }

    /**
     * Calculates what is kept.
     *
     * @param keep which of several
     * @param onePer whose answers replace each other
     * @return a calculator
     */
    public static Calculator<SurveyResponse, KeptResponses> calculator(Keep keep, OnePer onePer) {
        return calculator(new KeepingRule(keep, onePer, null));
    }

    /**
     * Calculates what is kept where answers replace each other only within a period of the calendar: a customer counts once in
     * each. The period is that of {@link SurveyResponse#at}; answers without it are unidentified.
     *
     * @param keep which of several
     * @param onePer whose answers replace each other
     * @param granularity the length of a period
     * @param zone by whose calendar
     * @return a calculator
     */
    public static Calculator<SurveyResponse, KeptResponses> calculator(
            Keep keep, OnePer onePer, Granularity granularity, ZoneId zone) {
        return calculator(new KeepingRule(keep, onePer, new KeepingRule.Period(granularity, zone)));
    }

    private static Calculator<SurveyResponse, KeptResponses> calculator(KeepingRule rule) {
        return Calculator.of(
                () -> new KeptState(rule),
                KeptState::add,
                KeptState::merge,
                KeptState::result,
                new KeptState.Codec(rule));
    }
}
