package io.github.servicekpi;

import io.github.servicekpi.engine.Codes;
import io.github.servicekpi.engine.Ints;
import io.github.servicekpi.engine.Kind;
import io.github.servicekpi.engine.Source;
import io.github.servicekpi.engine.Sources;
import io.github.servicekpi.engine.Ticks;
import io.github.servicekpi.engine.Values;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Turns functions of rows into sources of columns: a field into its own, any other into one that asks the rows. */
final class Readers {
    private Readers() {}

    @SuppressWarnings("unchecked") // by kind
    static Source<Ticks> instants(Function<?, ? extends @Nullable Instant> function) {
        return (Source<Ticks>) source(Kind.INSTANT, function);
    }

    @SuppressWarnings("unchecked") // by kind
    static Source<Ticks> durations(Function<?, ? extends @Nullable Duration> function) {
        return (Source<Ticks>) source(Kind.DURATION, function);
    }

    @SuppressWarnings("unchecked") // by kind
    static Source<Codes> scores(Function<?, ? extends @Nullable Integer> function) {
        return function instanceof Field<?, ?> field && field.kind() == Kind.COUNT
                ? Sources.scores((Source<Ints>) field.source())
                : (Source<Codes>) source(Kind.SCORE, function);
    }

    @SuppressWarnings("unchecked") // by kind
    static Source<Codes> flags(Function<?, ? extends @Nullable Boolean> function) {
        return (Source<Codes>) source(Kind.FLAG, function);
    }

    @SuppressWarnings("unchecked") // by kind
    static Source<Values> keys(Function<?, ? extends @Nullable Object> function) {
        return function instanceof Field<?, ?> field
                ? Sources.keys(field.kind(), field.source())
                : (Source<Values>) source(Kind.OBJECT, function);
    }

    @SuppressWarnings("unchecked") // the engine hands back the rows that it was given
    static Source<Codes> condition(Predicate<?> predicate) {
        return predicate instanceof Condition<?> condition
                ? condition.source()
                : Sources.condition((Predicate<Object>) predicate);
    }

    @SuppressWarnings("unchecked") // the engine hands back the rows that it was given
    private static Source<?> source(Kind kind, Function<?, ? extends @Nullable Object> function) {
        if (function instanceof Field<?, ?> field) {
            return field.kind() == kind
                    ? field.source()
                    : Sources.converted(kind, Sources.keys(field.kind(), field.source()));
        }
        return Sources.of(kind, (Function<Object, @Nullable Object>) function, false);
    }

    /** As {@link #describe}, with what keys a field has if they are not texts: states with keys of another type are refused. */
    static String describeKey(Function<?, ?> key) {
        return describe(key) + (key instanceof Field<?, ?> field ? keysOf(field.kind()) : "");
    }

    private static String keysOf(Kind kind) {
        return switch (kind) {
            case TEXT -> "";
            case COUNT, SCORE -> " as number";
            case FLAG -> " as flag";
            case INSTANT -> " as instant";
            case DURATION -> " as duration";
            case OBJECT -> " as value";
        };
    }

    /** The name of a field or condition, the same in every process; of a lambda nothing is known. */
    static String describe(Object functionOrPredicate) {
        return functionOrPredicate instanceof Field<?, ?> || functionOrPredicate instanceof Condition<?>
                ? functionOrPredicate.toString()
                : "(function)";
    }
}
