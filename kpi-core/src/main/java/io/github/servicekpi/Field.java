package io.github.servicekpi;

import io.github.servicekpi.engine.Codes;
import io.github.servicekpi.engine.Kind;
import io.github.servicekpi.engine.Source;
import io.github.servicekpi.engine.Sources;
import io.github.servicekpi.engine.Ticks;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A named attribute of rows: a plain function of a row, null where the row has no value, which a {@link Table} also
 * stores as a column. It goes wherever a method reference goes; over a table it is read from its column, and the
 * conditions made from it ({@link #is}, {@link #isPresent}, {@link #where}, and {@code and}, {@code or}, {@code negate}
 * of them) are answered there too.
 *
 * <p>Make one constant of each field: two fields are equal if they have the same name, kind and function object. The
 * name is part of the definition of what is calculated: states that were saved under another name are refused. The
 * function must accept any row. Immutable and safe to share between threads.
 *
 * @param <T> the rows
 * @param <V> the values
 */
public final class Field<T, V> implements Function<T, @Nullable V> {
    /** What is said of a function, of which nothing else is known. */
    private static final String NAMELESS = "satisfies (function)";

    private final String name;
    private final Kind kind;
    private final Function<? super T, ? extends @Nullable V> function;
    private final Source<?> source;
    private final int hash; // a table looks its fields up for each value of a row that it makes

    private Field(String name, Kind kind, Function<? super T, ? extends @Nullable V> function, Source<?> source) {
        this.name = name;
        this.kind = kind;
        this.function = function;
        this.source = source;
        this.hash = Objects.hash(name, kind, source);
    }

    @SuppressWarnings("unchecked") // the engine hands back the rows that it was given
    private static <T, V> Field<T, V> of(String name, Kind kind, Function<? super T, ? extends @Nullable V> function) {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(function, "function");
        if (name.isBlank()) {
            throw new IllegalArgumentException("the name of a field must not be blank: '" + name + "'");
        }
        return new Field<>(
                name,
                kind,
                function,
                Sources.of(kind, (Function<Object, @Nullable Object>) (Function<?, ?>) function, true));
    }

    /**
     * A field of texts that repeat, such as an agent or a channel; a table stores each distinct one once.
     *
     * @param <T> the rows
     * @param name for messages and definitions
     * @param function null for a row without a value
     * @return a field
     */
    public static <T> Field<T, String> text(String name, Function<? super T, ? extends @Nullable String> function) {
        return of(name, Kind.TEXT, function);
    }

    /**
     * A field of instants.
     *
     * @param <T> the rows
     * @param name for messages and definitions
     * @param function null for a row without a value
     * @return a field
     */
    public static <T> Field<T, Instant> instant(
            String name, Function<? super T, ? extends @Nullable Instant> function) {
        return of(name, Kind.INSTANT, function);
    }

    /**
     * A field of durations, each within 10^17 seconds either way.
     *
     * @param <T> the rows
     * @param name for messages and definitions
     * @param function null for a row without a value
     * @return a field
     */
    public static <T> Field<T, Duration> duration(
            String name, Function<? super T, ? extends @Nullable Duration> function) {
        return of(name, Kind.DURATION, function);
    }

    /**
     * A field of scores, one byte each in a table. Others than 0 to 126 are off every scale: {@link Scores} counts them
     * as such, and a table refuses them.
     *
     * @param <T> the rows
     * @param name for messages and definitions
     * @param function null for a row without a value
     * @return a field
     */
    public static <T> Field<T, Integer> score(String name, Function<? super T, ? extends @Nullable Integer> function) {
        return of(name, Kind.SCORE, function);
    }

    /**
     * A field of whole numbers greater than {@link Integer#MIN_VALUE}.
     *
     * @param <T> the rows
     * @param name for messages and definitions
     * @param function null for a row without a value
     * @return a field
     */
    public static <T> Field<T, Integer> count(String name, Function<? super T, ? extends @Nullable Integer> function) {
        return of(name, Kind.COUNT, function);
    }

    /**
     * A field of flags.
     *
     * @param <T> the rows
     * @param name for messages and definitions
     * @param function null for a row of which it is not known
     * @return a field
     */
    public static <T> Field<T, Boolean> flag(String name, Function<? super T, ? extends @Nullable Boolean> function) {
        return of(name, Kind.FLAG, function);
    }

    /**
     * A field of any other values, which a table stores as they are.
     *
     * @param <T> the rows
     * @param <V> the values, immutable
     * @param name for messages and definitions
     * @param function null for a row without a value
     * @return a field
     */
    public static <T, V> Field<T, V> value(String name, Function<? super T, ? extends @Nullable V> function) {
        return of(name, Kind.OBJECT, function);
    }

    /**
     * Returns the name.
     *
     * @return the name, not blank
     */
    public String name() {
        return name;
    }

    Kind kind() {
        return kind;
    }

    Source<?> source() {
        return source;
    }

    @Override
    public @Nullable V apply(T row) {
        return function.apply(row);
    }

    /**
     * Returns the condition that there is a value and that it equals the given one. The text of the value is part of the definition of
     * what is calculated, by which saved states are known: if its type has no {@code toString} of its own, no other process can read
     * them.
     *
     * @param value not null
     * @return a condition that a table answers from the column
     */
    public Predicate<T> is(V value) {
        Objects.requireNonNull(value, "value");
        return condition(new EqualTo(value), " is " + value);
    }

    private record EqualTo(Object value) implements Predicate<Object> {
        @Override
        public boolean test(Object other) {
            return value.equals(other);
        }
    }

    /**
     * Returns the condition that there is a value.
     *
     * @return a condition that a table answers from the column
     */
    @SuppressWarnings("unchecked") // by kind
    public Predicate<T> isPresent() {
        return condition(
                value -> true,
                kind == Kind.INSTANT || kind == Kind.DURATION
                        ? Sources.present((Source<Ticks>) source)
                        : Sources.condition(kind, source, Any.VALUE),
                " is present");
    }

    private enum Any implements Predicate<Object> {
        VALUE;

        @Override
        public boolean test(Object value) {
            return true;
        }
    }

    /**
     * Returns the condition that there is a value and that it satisfies a test. A table tests each distinct text or
     * score once. Saved states do not tell different tests of a field apart: who saves states gives them {@linkplain
     * #where(String, Predicate) names}.
     *
     * @param test accepts any value of the field; without side effects
     * @return a condition that a table answers from the column
     */
    public Predicate<T> where(Predicate<? super V> test) {
        return where(NAMELESS, test);
    }

    /**
     * Returns the condition that there is a value and that it satisfies a test with a name, so that states of calculations with
     * other tests are refused.
     *
     * @param what the test in words, after the name of the field, such as {@code is below 2}
     * @param test accepts any value of the field; without side effects
     * @return a condition that a table answers from the column
     */
    public Predicate<T> where(String what, Predicate<? super V> test) {
        Objects.requireNonNull(what, "what");
        Objects.requireNonNull(test, "test");
        return condition(test, " " + what);
    }

    @SuppressWarnings("unchecked") // the engine hands back the values that it was given
    private Predicate<T> condition(Predicate<?> test, String what) {
        Predicate<Object> untyped = (Predicate<Object>) test;
        return condition(untyped, Sources.condition(kind, source, untyped), what);
    }

    private Predicate<T> condition(Predicate<Object> test, Source<Codes> asked, String what) {
        Predicate<T> ofRow = row -> {
            V value = apply(row);
            return value != null && test.test(value);
        };
        return new Condition<>(ofRow, asked, name + what);
    }

    /**
     * Returns a field of this one's value, or of another's where this one has none.
     *
     * @param other a field of values of the same kind
     * @return a field, named after both
     */
    @SuppressWarnings("unchecked") // by kind
    public Field<T, V> orElse(Field<? super T, V> other) {
        Objects.requireNonNull(other, "other");
        if (other.kind != kind) {
            throw new IllegalArgumentException(
                    "%s and %s must be of the same kind: %s and %s".formatted(name, other.name, kind, other.kind));
        }
        Function<T, @Nullable V> either = row -> {
            V value = apply(row);
            return value != null ? value : other.apply(row);
        };
        String both = name + " or else " + other.name;
        return kind == Kind.INSTANT || kind == Kind.DURATION
                ? new Field<>(
                        both, kind, either, Sources.firstPresent((Source<Ticks>) source, (Source<Ticks>) other.source))
                : of(both, kind, either);
    }

    /**
     * Returns a field of this one's value in the rows that satisfy a condition, and of none in the others.
     *
     * @param condition a condition made from fields, or any predicate that accepts every row
     * @return a field, named after both
     */
    @SuppressWarnings("unchecked") // by kind
    public Field<T, V> onlyWhere(Predicate<? super T> condition) {
        Objects.requireNonNull(condition, "condition");
        Function<T, @Nullable V> guarded = row -> condition.test(row) ? apply(row) : null;
        String both = name + " only where " + Readers.describe(condition);
        return kind == Kind.INSTANT || kind == Kind.DURATION
                ? new Field<>(
                        both, kind, guarded, Sources.onlyWhere((Source<Ticks>) source, Readers.condition(condition)))
                : of(both, kind, guarded);
    }

    /**
     * Returns a flag that is true where the value satisfies a test, false where it does not, and unknown where there is
     * none. Saved states do not tell different tests of a field apart: who saves states gives them {@linkplain
     * #flagWhere(String, Predicate) names}.
     *
     * @param test accepts any value of the field; without side effects
     * @return a field, named after this one
     */
    public Field<T, Boolean> flagWhere(Predicate<? super V> test) {
        return flagWhere(NAMELESS, test);
    }

    /**
     * Returns a flag as {@link #flagWhere(Predicate)}, of a test with a name, so that states of calculations with other tests are
     * refused.
     *
     * @param what the test in words, after the name of the field, such as {@code is below 2}
     * @param test accepts any value of the field; without side effects
     * @return a field, named after this one and the test
     */
    public Field<T, Boolean> flagWhere(String what, Predicate<? super V> test) {
        Objects.requireNonNull(what, "what");
        Objects.requireNonNull(test, "test");
        return new Field<>(
                name + " " + what,
                Kind.FLAG,
                row -> {
                    V value = apply(row);
                    return value == null ? null : test.test(value);
                },
                Sources.flag(Readers.condition(isPresent()), Readers.condition(where(test))));
    }

    /** Stays a field: over a table, the function is asked about the values of the column. */
    @Override
    @SuppressWarnings("unchecked") // the engine hands back the values that it was given
    public <W> Function<T, W> andThen(Function<? super @Nullable V, ? extends W> after) {
        Objects.requireNonNull(after, "after");
        Function<Object, @Nullable Object> untyped = (Function<Object, @Nullable Object>) (Function<?, ?>) after;
        Field<T, W> field = new Field<>(
                name + " then (function)",
                Kind.OBJECT,
                row -> after.apply(apply(row)),
                Sources.mapped(Sources.keys(kind, source), untyped));
        return (Function<T, W>) (Function<?, ?>) field;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (this == other) {
            return true;
        }
        return other instanceof Field<?, ?> that
                && kind == that.kind
                && name.equals(that.name)
                && source.equals(that.source);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return name;
    }
}
