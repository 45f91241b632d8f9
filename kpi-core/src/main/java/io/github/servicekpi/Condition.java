package io.github.servicekpi;

import io.github.servicekpi.engine.Codes;
import io.github.servicekpi.engine.Source;
import io.github.servicekpi.engine.Sources;
import java.util.Objects;
import java.util.function.Predicate;

/** A predicate that is answered from columns, and stays so when combined. */
final class Condition<T> implements Predicate<T> {
    private final Predicate<? super T> ofRow;
    private final Source<Codes> source;
    private final String description;

    Condition(Predicate<? super T> ofRow, Source<Codes> source, String description) {
        this.ofRow = ofRow;
        this.source = source;
        this.description = description;
    }

    Source<Codes> source() {
        return source;
    }

    @Override
    public boolean test(T row) {
        return ofRow.test(row);
    }

    @Override
    @SuppressWarnings("unchecked") // the engine hands back the rows that it was given
    public Predicate<T> and(Predicate<? super T> other) {
        Objects.requireNonNull(other, "other");
        return new Condition<>(
                row -> ofRow.test(row) && other.test(row),
                Sources.and(source, Readers.condition(other), (Predicate<Object>) other),
                "(" + description + " and " + Readers.describe(other) + ")");
    }

    @Override
    @SuppressWarnings("unchecked") // the engine hands back the rows that it was given
    public Predicate<T> or(Predicate<? super T> other) {
        Objects.requireNonNull(other, "other");
        return new Condition<>(
                row -> ofRow.test(row) || other.test(row),
                Sources.or(source, Readers.condition(other), (Predicate<Object>) other),
                "(" + description + " or " + Readers.describe(other) + ")");
    }

    @Override
    public Predicate<T> negate() {
        return new Condition<>(ofRow.negate(), Sources.not(source), "not " + description);
    }

    @Override
    public String toString() {
        return description;
    }
}
