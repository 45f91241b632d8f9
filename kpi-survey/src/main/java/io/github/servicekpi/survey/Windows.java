package io.github.servicekpi.survey;

import io.github.servicekpi.Calculator;
import io.github.servicekpi.Field;
import io.github.servicekpi.Span;
import io.github.servicekpi.stats.Proportion;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;

/** Windows of time in which something has to come that a rate counts. */
final class Windows {
    private Windows() {}

    static void require(Duration window) {
        if (window.isNegative()) {
            throw new IllegalArgumentException("window must not be negative: " + window);
        }
    }

    /** The share of spans within a window, of all there are and all that have not ended. */
    static Calculator<SurveyResponse, Proportion> shareWithin(Duration window, Span<SurveyResponse> span) {
        require(window);
        return span.within(window)
                .andThen(bands ->
                        new Proportion(bands.atMost(window), bands.count() + bands.missing(), bands.excluded()));
    }

    /** That a window from a time of the response is not over. */
    static Predicate<SurveyResponse> isOpen(Field<SurveyResponse, Instant> start, Duration window, Instant asOf) {
        require(window);
        Instant last = startOf(window, asOf);
        return start.where("is after " + last, instant -> instant.isAfter(last));
    }

    /** The start of a window, which may be for ever. */
    private static Instant startOf(Duration window, Instant end) {
        try {
            return end.minus(window);
        } catch (DateTimeException | ArithmeticException e) {
            return Instant.MIN;
        }
    }
}
