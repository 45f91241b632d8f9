package io.github.servicekpi.engine;

import io.github.servicekpi.time.BusinessCalendar;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Makes sources; the only way to one from outside the engine. */
public final class Sources {
    private Sources() {}

    /** What becomes of a negative duration. */
    public enum Negative {
        EXCLUDE,
        CLAMP,
        FAIL
    }

    /** Asks a function of the row; a total one may be asked about any row. */
    public static Source<?> of(Kind kind, Function<Object, ? extends @Nullable Object> function, boolean total) {
        return kind.source(function, total);
    }

    /** The values of a source of some kind as group keys. */
    @SuppressWarnings("unchecked") // by kind
    public static Source<Values> keys(Kind kind, Source<?> source) {
        return kind == Kind.TEXT || kind == Kind.OBJECT ? (Source<Values>) source : new BoxedValues(source, kind);
    }

    /** Values that are instants, durations, scores or flags, in the form of that kind. */
    public static Source<?> converted(Kind kind, Source<Values> values) {
        return ConvertedValues.of(kind, values);
    }

    /** Whole numbers as scores. */
    public static Source<Codes> scores(Source<Ints> counts) {
        return new CountScores(counts);
    }

    /** A condition on the row object. */
    public static Source<Codes> condition(Predicate<Object> predicate) {
        return new RowSources.Test(predicate);
    }

    /** The condition that a value is there and satisfies a test. */
    public static Source<Codes> condition(Kind kind, Source<?> source, Predicate<Object> test) {
        return kind.condition(source, test);
    }

    /** The condition that an instant or a duration is there. */
    public static Source<Codes> present(Source<Ticks> source) {
        return new Conditions.Present(source);
    }

    /** The conjunction; a right side that is not total is asked only about rows that satisfy the left one. */
    public static Source<Codes> and(Source<Codes> left, Source<Codes> right, Predicate<Object> rightOfRow) {
        return right.isTotal()
                ? Conditions.Joined.of(Conditions.Joined.Join.ALL, left, right)
                : new Conditions.GuardedBy(left, 1, rightOfRow);
    }

    /** The disjunction; a right side that is not total is asked only about rows that do not satisfy the left one. */
    public static Source<Codes> or(Source<Codes> left, Source<Codes> right, Predicate<Object> rightOfRow) {
        return right.isTotal()
                ? Conditions.Joined.of(Conditions.Joined.Join.ANY, left, right)
                : new Conditions.GuardedBy(left, 0, rightOfRow);
    }

    /** The negation. */
    public static Source<Codes> not(Source<Codes> condition) {
        return new Conditions.Not(condition);
    }

    /** Whether a condition holds, where it is known. */
    public static Source<Codes> flag(Source<Codes> known, Source<Codes> holds) {
        return new Conditions.KnownFlag(known, holds);
    }

    /** A condition as a flag. */
    public static Source<Codes> flag(Source<Codes> condition) {
        return new Conditions.AsFlag(condition);
    }

    /** Flags or scores, with the first rule that applies in the place of those excluded. */
    public static Source<Codes> excluding(Source<Codes> base, List<Source<Codes>> rules) {
        if (rules.size() > Codes.MAX_RULES) {
            throw new IllegalArgumentException(
                    "at most " + Codes.MAX_RULES + " exclusion rules are possible: " + rules.size());
        }
        return rules.isEmpty() ? base : new Conditions.WithExclusions(base, List.copyOf(rules));
    }

    /** The first of two instants or durations that is there. */
    public static Source<Ticks> firstPresent(Source<Ticks> preferred, Source<Ticks> otherwise) {
        return new SpanSources.FirstPresent(preferred, otherwise);
    }

    /** Instants or durations where a condition holds, none elsewhere. */
    public static Source<Ticks> onlyWhere(Source<Ticks> source, Source<Codes> condition) {
        return new SpanSources.OnlyWhere(source, condition);
    }

    /** What a function makes of the values, null included. */
    public static Source<Values> mapped(Source<Values> source, Function<Object, @Nullable Object> function) {
        return new MappedValues(source, function);
    }

    /** The time between two instants. */
    public static Source<Ticks> between(Source<Ticks> start, Source<Ticks> end) {
        return new SpanSources.Between(start, end);
    }

    /** The time between two instants in which a calendar is open. */
    public static Source<Ticks> during(Source<Ticks> start, Source<Ticks> end, BusinessCalendar calendar) {
        return new BusinessSources.During(start, end, calendar);
    }

    /** The time between two instants in which the {@link BusinessCalendar} of each row is open. */
    public static Source<Ticks> during(Source<Ticks> start, Source<Ticks> end, Source<Values> calendar) {
        return new BusinessSources.DuringOfRow(start, end, calendar);
    }

    /** The sum of those durations that are there. */
    public static Source<Ticks> sum(List<Source<Ticks>> parts) {
        return new SpanSources.Sum(List.copyOf(parts));
    }

    /** Durations rounded down to multiples of a resolution, which divides a second or is of whole seconds. */
    public static Source<Ticks> roundedDown(Source<Ticks> durations, Duration resolution) {
        return new SpanSources.RoundedDown(durations, resolution);
    }

    /** How many of the limits each duration exceeds, as scores that {@link Tallies#scores} counts with one rule more. */
    public static Source<Codes> bands(Source<Ticks> durations, List<Duration> limits) {
        return new TickBands(durations, List.copyOf(limits));
    }

    /** Durations, with the reason in the place of those not to be counted. */
    public static Source<Ticks> measured(
            Source<Ticks> base,
            List<Source<Codes>> rules,
            @Nullable Source<Codes> open,
            Negative negative,
            String name) {
        if (rules.size() > Codes.MAX_RULES) {
            throw new IllegalArgumentException(
                    "at most " + Codes.MAX_RULES + " exclusion rules are possible: " + rules.size());
        }
        return rules.isEmpty() && open == null && negative == Negative.EXCLUDE
                ? base
                : new SpanSources.Measured(base, List.copyOf(rules), open, negative, name);
    }
}
