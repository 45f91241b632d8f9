package io.github.servicekpi.survey;

import io.github.servicekpi.Calculator;
import io.github.servicekpi.Kpi;
import io.github.servicekpi.KpiSet;
import io.github.servicekpi.Scores;
import io.github.servicekpi.stats.Exclusions;
import io.github.servicekpi.stats.Proportion;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Responses that have no score that counts, for a reason that is known. Most tables have none, so they are looked for in a
 * column of their own, beside what is calculated, and not by a rule for each reason.
 */
final class LeftOut {
    /** The reason under which removed responses are counted. */
    static final String REMOVED = "removed";

    /** All reasons; their places are the codes. */
    private static final List<String> REASONS = Stream.concat(
                    Stream.of(REMOVED), Arrays.stream(MissingScore.values()).map(MissingScore::reason))
            .toList();

    private LeftOut() {}

    /** The code of the reason, null of a response with a score or unanswered: one byte in a table. */
    static @Nullable Integer code(SurveyResponse response) {
        if (response.removedAt() != null) {
            return REASONS.indexOf(REMOVED);
        }
        MissingScore missing = response.missingScore();
        return missing == null ? null : Integer.valueOf(REASONS.indexOf(missing.reason()));
    }

    private static boolean isLeftOutOfRates(int code) {
        return MissingScore.ofReason(REASONS.get(code))
                .map(missing -> !missing.isUnanswered())
                .orElse(true); // removed
    }

    /** That a response is in a response rate; most have no reason, which a table tells fastest. */
    static Predicate<SurveyResponse> isInRates() {
        return SurveyFields.LEFT_OUT
                .isPresent()
                .negate()
                .or(SurveyFields.LEFT_OUT.where("is unanswered", code -> !isLeftOutOfRates(code)));
    }

    /** Adds to the result of some responses what is left out of scores. */
    static <R> Calculator<SurveyResponse, R> countedInScores(
            Predicate<SurveyResponse> responses,
            Calculator<SurveyResponse, R> ofScores,
            BiFunction<? super R, Exclusions, R> plus) {
        return counted(
                responses, ofScores.filtering(responses.and(SurveyFields.POSITION.isPresent())), code -> true, plus);
    }

    /** Adds to the share of some responses what is left out of rates. */
    static Calculator<SurveyResponse, Proportion> countedInRate(
            Predicate<SurveyResponse> responses, Calculator<SurveyResponse, Proportion> share) {
        return counted(
                responses,
                share,
                LeftOut::isLeftOutOfRates,
                (rate, excluded) -> new Proportion(
                        rate.numerator(), rate.denominator(), rate.excluded().plus(excluded)));
    }

    private static <R> Calculator<SurveyResponse, R> counted(
            Predicate<SurveyResponse> responses,
            Calculator<SurveyResponse, R> calculator,
            IntPredicate isLeftOut,
            BiFunction<? super R, Exclusions, R> plus) {
        Kpi<SurveyResponse, R> result = calculator.named("counted");
        Kpi<SurveyResponse, Exclusions> excluded = Scores.of(SurveyFields.LEFT_OUT)
                .bands(REASONS.size() - 1, IntStream.range(0, REASONS.size()).toArray())
                .filtering(SurveyFields.LEFT_OUT.isPresent().and(responses))
                .andThen(bands -> {
                    Map<String, Long> byReason = new HashMap<>();
                    IntStream.range(0, REASONS.size())
                            .filter(isLeftOut)
                            .forEach(code -> byReason.put(REASONS.get(code), bands.count(code)));
                    return Exclusions.of(byReason);
                })
                .named("left-out");
        return KpiSet.of(result, excluded).andThen(results -> plus.apply(results.get(result), results.get(excluded)));
    }
}
