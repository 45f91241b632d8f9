package io.github.servicekpi.survey;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

import com.google.common.collect.Comparators;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The order of responses: by time, then by all else, so that only equal ones have the same place. */
final class ResponseOrder {
    private static final Comparator<SurveyResponse> BY_TIME = by(ResponseOrder::time);

    private static final Comparator<SurveyResponse> BY_ALL_ELSE = by(SurveyResponse::id)
            .thenComparing(by(SurveyResponse::score))
            .thenComparing(by(SurveyResponse::kind))
            .thenComparing(by(SurveyResponse::scale))
            .thenComparing(by(SurveyResponse::missingScore))
            .thenComparing(by(SurveyResponse::customer))
            .thenComparing(by(SurveyResponse::interaction))
            .thenComparing(by(SurveyResponse::question))
            .thenComparing(by(SurveyResponse::agent))
            .thenComparing(by(SurveyResponse::team))
            .thenComparing(by(SurveyResponse::channel))
            .thenComparing(by(SurveyResponse::segment))
            .thenComparing(by(SurveyResponse::topic))
            .thenComparing(by(SurveyResponse::source))
            .thenComparing(by(SurveyResponse::sentAt))
            .thenComparing(by(SurveyResponse::answeredAt))
            .thenComparing(by(SurveyResponse::repliedAt))
            .thenComparing(by(SurveyResponse::removedAt))
            .thenComparing(by(SurveyResponse::comment))
            .thenComparing(ResponseOrder::dimensions, Comparators.<String, String>lexicographical(naturalOrder()));

    /** The time tells most apart, so that the long chain is seldom gone through. */
    static final Comparator<SurveyResponse> ALL = (one, other) -> {
        int byTime = BY_TIME.compare(one, other);
        return byTime != 0 ? byTime : BY_ALL_ELSE.compare(one, other);
    };

    private ResponseOrder() {}

    /** When the response, or this version of it, came to be. */
    static @Nullable Instant time(SurveyResponse response) {
        if (response.removedAt() != null) {
            return response.removedAt();
        }
        return response.answeredAt() != null ? response.answeredAt() : response.sentAt();
    }

    private static <V extends Comparable<? super V>> Comparator<SurveyResponse> by(
            Function<SurveyResponse, @Nullable V> attribute) {
        return comparing(attribute, nullsFirst(naturalOrder()));
    }

    private static Iterable<String> dimensions(SurveyResponse response) {
        List<String> namesAndValues = new ArrayList<>();
        response.dimensions().forEach((name, value) -> {
            namesAndValues.add(name);
            namesAndValues.add(value);
        });
        return namesAndValues;
    }
}
