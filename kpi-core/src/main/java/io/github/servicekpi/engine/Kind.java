package io.github.servicekpi.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The kinds of values that have a column form of their own. */
public enum Kind {
    TEXT {
        @Override
        Source<?> source(Function<Object, ?> function, boolean total) {
            return new RowSources.Objects(function, total);
        }

        @Override
        @SuppressWarnings("unchecked")
        Source<Codes> condition(Source<?> source, Predicate<Object> test) {
            return new Conditions.OfValues((Source<Values>) source, test);
        }

        @Override
        @Nullable
        Object value(Column column, int index) {
            return ((Values) column).at(index);
        }

        @Override
        ColumnBuilder<?, ?> builder() {
            return ValuesBuilder.ofTexts();
        }
    },
    OBJECT {
        @Override
        Source<?> source(Function<Object, ?> function, boolean total) {
            return new RowSources.Objects(function, total);
        }

        @Override
        Source<Codes> condition(Source<?> source, Predicate<Object> test) {
            return TEXT.condition(source, test);
        }

        @Override
        @Nullable
        Object value(Column column, int index) {
            return ((Values) column).at(index);
        }

        @Override
        ColumnBuilder<?, ?> builder() {
            return ValuesBuilder.ofObjects();
        }
    },
    INSTANT {
        @Override
        @SuppressWarnings("unchecked")
        Source<?> source(Function<Object, ?> function, boolean total) {
            return new RowSources.Instants((Function<Object, @Nullable Instant>) function, total);
        }

        @Override
        @SuppressWarnings("unchecked")
        Source<Codes> condition(Source<?> source, Predicate<Object> test) {
            return new Conditions.OfTicks((Source<Ticks>) source, test, true);
        }

        @Override
        @Nullable
        Object value(Column column, int index) {
            return ((Ticks) column).instantAt(index);
        }

        @Override
        ColumnBuilder<?, ?> builder() {
            return new TicksBuilder(Instant::ofEpochSecond);
        }
    },
    DURATION {
        @Override
        @SuppressWarnings("unchecked")
        Source<?> source(Function<Object, ?> function, boolean total) {
            return new RowSources.Durations((Function<Object, @Nullable Duration>) function, total);
        }

        @Override
        @SuppressWarnings("unchecked")
        Source<Codes> condition(Source<?> source, Predicate<Object> test) {
            return new Conditions.OfTicks((Source<Ticks>) source, test, false);
        }

        @Override
        @Nullable
        Object value(Column column, int index) {
            return ((Ticks) column).durationAt(index);
        }

        @Override
        ColumnBuilder<?, ?> builder() {
            return new TicksBuilder(Duration::ofSeconds);
        }
    },
    SCORE {
        @Override
        @SuppressWarnings("unchecked")
        Source<?> source(Function<Object, ?> function, boolean total) {
            return new RowSources.Scores((Function<Object, @Nullable Integer>) function, total);
        }

        @Override
        @SuppressWarnings("unchecked")
        Source<Codes> condition(Source<?> source, Predicate<Object> test) {
            return new CodeCondition((Source<Codes>) source, test, false);
        }

        @Override
        @Nullable
        Object value(Column column, int index) {
            byte code = ((Codes) column).bytes()[index];
            return code == Codes.MISSING ? null : (Integer) (code - 1);
        }

        @Override
        ColumnBuilder<?, ?> builder() {
            return new CodesBuilder(code -> code - 1);
        }
    },
    COUNT {
        @Override
        @SuppressWarnings("unchecked")
        Source<?> source(Function<Object, ?> function, boolean total) {
            return new RowSources.Counts((Function<Object, @Nullable Integer>) function, total);
        }

        @Override
        @SuppressWarnings("unchecked")
        Source<Codes> condition(Source<?> source, Predicate<Object> test) {
            return new Conditions.OfCounts((Source<Ints>) source, test);
        }

        @Override
        @Nullable
        Object value(Column column, int index) {
            int value = ((Ints) column).ints[index];
            return value == Ints.MISSING ? null : (Integer) value;
        }

        @Override
        ColumnBuilder<?, ?> builder() {
            return new IntsBuilder();
        }
    },
    FLAG {
        @Override
        @SuppressWarnings("unchecked")
        Source<?> source(Function<Object, ?> function, boolean total) {
            return new RowSources.Flags((Function<Object, @Nullable Boolean>) function, total);
        }

        @Override
        @SuppressWarnings("unchecked")
        Source<Codes> condition(Source<?> source, Predicate<Object> test) {
            return new CodeCondition((Source<Codes>) source, test, true);
        }

        @Override
        @Nullable
        Object value(Column column, int index) {
            byte code = ((Codes) column).bytes()[index];
            return code == Codes.MISSING ? null : (Boolean) (code == Codes.TRUE);
        }

        @Override
        ColumnBuilder<?, ?> builder() {
            return new CodesBuilder(code -> code == Codes.TRUE);
        }
    };

    /** The source that asks a function of the row; a total one may be asked about any row. */
    abstract Source<?> source(Function<Object, ?> function, boolean total);

    /** The condition that a value is there and satisfies a test. */
    abstract Source<Codes> condition(Source<?> source, Predicate<Object> test);

    /** The value at an index of a column, as an object. */
    abstract @Nullable Object value(Column column, int index);

    /** Builds a column of a table. */
    abstract ColumnBuilder<?, ?> builder();
}
