package io.github.servicekpi.survey;

import io.github.servicekpi.Granularity;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which responses replace each other, and which of two is kept. */
record KeepingRule(Keep keep, OnePer onePer, @Nullable Period period) {
    /** Within which responses replace each other. */
    record Period(Granularity granularity, ZoneId zone) {
        Period {
            Objects.requireNonNull(granularity, "granularity");
            Objects.requireNonNull(zone, "zone");
        }

        LocalDate startOf(Instant instant) {
            return granularity.startOf(instant.atZone(zone).toLocalDate());
        }
    }

    /** What is the same of responses that replace each other: the survey, the period, and what {@link OnePer} says. */
    record Key(
            SurveyKind kind,
            @Nullable String question,
            @Nullable String source,
            @Nullable LocalDate period,
            String name,
            @Nullable String customer) {}

    KeepingRule {
        Objects.requireNonNull(keep, "keep");
        Objects.requireNonNull(onePer, "onePer");
    }

    /** Whether a response can replace others and be replaced. */
    boolean isReplaceable(SurveyResponse response) {
        if (keep == Keep.ALL) {
            return false;
        }
        return response.removedAt() == null ? response.score() != null : onePer == OnePer.RESPONSE;
    }

    /** The key of a replaceable response; null if it lacks a part. */
    @Nullable
    Key key(SurveyResponse response) {
        String name = name(response);
        Instant at = response.at();
        if (name == null || (period != null && at == null)) {
            return null;
        }
        return new Key(
                response.kind(),
                response.question(),
                response.kind() == SurveyKind.REVIEW ? response.source() : null,
                period == null || at == null ? null : period.startOf(at),
                name,
                onePer == OnePer.INTERACTION ? response.customer() : null);
    }

    private @Nullable String name(SurveyResponse response) {
        return switch (onePer) {
            case CUSTOMER -> response.customer();
            case INTERACTION -> response.interaction();
            case RESPONSE -> response.id();
        };
    }

    /** Of two with the same key, the one to keep. */
    SurveyResponse kept(SurveyResponse one, SurveyResponse other) {
        boolean isTimed = ResponseOrder.time(one) != null;
        if (isTimed != (ResponseOrder.time(other) != null)) {
            return isTimed ? one : other;
        }
        boolean isLater = ResponseOrder.ALL.compare(one, other) > 0;
        return isLater == (keep == Keep.LATEST) ? one : other;
    }

    String format() {
        return "kept-responses/1 " + keep + " of each " + onePer
                + (period == null ? "" : " and " + period.granularity() + " in " + period.zone());
    }
}
