package io.github.servicekpi;

import io.github.servicekpi.engine.Tallies;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collector;
import org.jspecify.annotations.Nullable;

/**
 * The description of a calculation over rows that needs one pass, does not depend on their order, and can be merged
 * from any partition of them. Immutable and safe to share between threads.
 *
 * <p>Each call wraps everything to its left: {@code nps.perPeriod(...).groupingBy(CHANNEL)} is "for each channel, a
 * series of NPS". The same rows give results that are {@code equals}, whether they come as a list, a stream, a {@link
 * Table} or bytes of a thousand partitions, on one thread or many.
 *
 * <p>Every function may be a lambda, a method reference or a {@link Field}. The results are the same; over a {@link
 * Table} a field is read from its column, while a lambda needs each row to be rebuilt. Functions must not have side effects;
 * they are asked about any row that the filters and groupings to their right let pass, fields about any row at all.
 *
 * @param <T> the rows
 * @param <R> the result, an immutable value
 */
public sealed interface Calculator<T, R> permits Recipe {

    /**
     * Returns a fresh, empty state of this calculation.
     *
     * @return an accumulator of no rows
     */
    Accumulator<T, R> newAccumulator();

    /**
     * Reopens a state that {@link Accumulator#toByteArray()} saved, in this process or another.
     *
     * <p>A state is refused if it is of another definition, which is what {@code toString} of the calculator says. It has the names
     * of fields and conditions, limits, zones and formats, but of a function without a name only that there is one, so that the
     * states of {@code filtering(row -> row.a())} and of {@code filtering(row -> row.b())} are taken for one another, and the
     * result is wrong without any error. Who saves states gives each function that decides what counts a name: makes a {@link
     * Field} of it, filters by {@link Field#is} or {@link Field#where(String, Predicate)}, and changes the name with the meaning.
     * Functions given to {@code mapping}, {@code flatMapping} and {@link Field#andThen} cannot have one, nor do those of {@link #of}
     * beyond the format of its states; {@link #andThen} needs none, as it does not change the state.
     *
     * @param state the bytes
     * @return an accumulator of the rows that the saved one had seen
     * @throws IllegalArgumentException if the bytes are not such a state, or that of another definition or format
     *     version
     */
    Accumulator<T, R> fromByteArray(byte[] state);

    /**
     * Calculates the result of all rows on the calling thread.
     *
     * @param rows none of them null, each an object of its own, as {@link Accumulator} says; a {@link Table} is read by columns
     * @return the result
     */
    R calculate(Iterable<? extends T> rows);

    /**
     * Calculates the result of all rows by several threads, if they are a {@link Table} or a list with fast access by
     * index; other rows are taken on the calling thread. The threads make the results of many groups too, so that functions of
     * results are asked by several at once. The result equals that of {@link #calculate(Iterable)}. What a function throws comes to
     * the caller once all threads have ended, so none asks a function after that.
     *
     * @param rows none of them null
     * @param threads at least 1; the calling thread is one of them, the others come from the common pool
     * @return the result
     */
    R calculate(Iterable<? extends T> rows, int threads);

    /**
     * Calculates the result of all rows by several threads, as {@link #calculate(Iterable, int)} does, on a given executor.
     *
     * @param rows none of them null
     * @param threads at least 1; the calling thread is one of them
     * @param executor runs the others; what it has not begun when the calling thread is done, that one does
     * @return the result
     */
    R calculate(Iterable<? extends T> rows, int threads, Executor executor);

    /**
     * Returns a collector, the bridge to streams; parallel streams are welcome. Each row must be an object of its own, as {@link
     * Accumulator} says.
     *
     * @return a collector of rows to the result
     */
    Collector<T, ?, R> toCollector();

    /**
     * Takes only the rows that satisfy a condition.
     *
     * @param predicate a condition made from fields, or any predicate
     * @return a calculator of those rows
     */
    Calculator<T, R> filtering(Predicate<? super T> predicate);

    /**
     * Takes rows of another type.
     *
     * @param <S> the other type
     * @param mapper makes this calculator's row of the other; must not return null
     * @return a calculator of the other rows
     */
    <S> Calculator<S, R> mapping(Function<? super S, ? extends T> mapper);

    /**
     * Takes rows of another type, each of which stands for any number of this calculator's rows.
     *
     * @param <S> the other type
     * @param mapper makes this calculator's rows of the other; must not return null or a null in them
     * @return a calculator of the other rows
     */
    <S> Calculator<S, R> flatMapping(Function<? super S, ? extends Iterable<? extends T>> mapper);

    /**
     * Makes something else of the result. The state stays the same, and so do its bytes.
     *
     * @param <Q> the new result
     * @param finisher a function without side effects; must not return null
     * @return a calculator of the new result
     */
    <Q> Calculator<T, Q> andThen(Function<? super R, ? extends Q> finisher);

    /**
     * Calculates a result for each key that occurs. Keys of type String, Integer, Long, Boolean, LocalDate and Instant
     * can be saved to bytes; with others, such as enums, {@link Accumulator#toByteArray()} throws {@code IllegalStateException}
     * unless {@link #groupingBy(Function, StateCodec)} is told how.
     *
     * @param <K> the key, whose order must be consistent with {@code equals}
     * @param key null for a row without a key, which is counted and left out
     * @return a calculator of the results by key
     */
    <K extends Comparable<? super K>> Calculator<T, Groups<K, R>> groupingBy(
            Function<? super T, ? extends @Nullable K> key);

    /**
     * Calculates a result for each key that occurs, with keys of any type.
     *
     * @param <K> the key, whose order must be consistent with {@code equals}
     * @param key null for a row without a key, which is counted and left out
     * @param codec how keys become bytes; for enums {@link StateCodec#ofEnum}
     * @return a calculator of the results by key
     */
    <K extends Comparable<? super K>> Calculator<T, Groups<K, R>> groupingBy(
            Function<? super T, ? extends @Nullable K> key, StateCodec<K> codec);

    /**
     * Calculates a result for each local calendar period from the first with a row to the last.
     *
     * @param granularity day, week, month, quarter or year
     * @param zone whose days count; a day may have 23 or 25 hours
     * @param timestamp the instant by which a row belongs to a period, null for a row without one, which is counted and
     *     left out, as is one beyond the years -999,999,997 to 999,999,997, such as at {@link Instant#MAX}
     * @return a calculator of a series
     */
    Calculator<T, Series<R>> perPeriod(
            Granularity granularity, ZoneId zone, Function<? super T, ? extends @Nullable Instant> timestamp);

    /**
     * Gives the calculation an id, to be asked for by it in a {@link KpiSet}.
     *
     * @param id such as {@code first-response-time}
     * @return a KPI of no unit and no direction
     */
    Kpi<T, R> named(String id);

    /**
     * Gives the calculation an id, a unit, a direction and a definition.
     *
     * @param definition what it calculates
     * @return a KPI
     */
    Kpi<T, R> named(KpiDefinition definition);

    /**
     * Counts rows.
     *
     * @param <T> the rows
     * @return a calculator of the number of rows
     */
    static <T> Calculator<T, Long> counting() {
        return new Recipe<>(Tallies::rows, "count of rows");
    }

    /**
     * Counts the different keys that rows have, such as customers: how many keys there are of which no two are equal. Rows
     * without a key are not counted. Of rows with the keys X, Y, X and none there are 2.
     *
     * <p>Every key is kept, so that counts of partitions merge exactly: some 90 bytes a key beside the key itself.
     *
     * @param <T> the rows
     * @param <K> the keys, of a type that {@link #groupingBy(Function)} takes
     * @param key a field or a function of a row; null where there is none
     * @return a calculator of the number of different keys
     */
    static <T, K extends Comparable<? super K>> Calculator<T, Long> countingDistinct(
            Function<? super T, ? extends @Nullable K> key) {
        return Recipe.distinct(key);
    }

    /**
     * Counts the different keys that rows have, as {@link #countingDistinct(Function)} does, with keys of any type.
     *
     * @param <T> the rows
     * @param <K> the keys, whose order must be consistent with {@code equals}
     * @param key a field or a function of a row; null where there is none
     * @param codec how keys become bytes, such as {@link StateCodec#ofEnum}
     * @return a calculator of the number of different keys
     */
    static <T, K extends Comparable<? super K>> Calculator<T, Long> countingDistinct(
            Function<? super T, ? extends @Nullable K> key, StateCodec<K> codec) {
        return Recipe.distinct(key, codec);
    }

    /**
     * Describes a calculation of your own by functions over a mutable state. It composes like any other; one function
     * call a row, so it is slower than the measures. For the laws to hold, merging must be associative and commutative,
     * a fresh state its identity, the result independent of the order of rows, and states plain data that share
     * nothing.
     *
     * @param <T> the rows
     * @param <A> the state
     * @param <R> the result
     * @param newState makes the state of no rows
     * @param add adds a row to a state
     * @param merge adds all that the second state has seen to the first; the second is not used again
     * @param result makes the result of a state without changing it; must not be null, nor change with the state
     * @param codec how states become bytes
     * @return a calculator
     */
    static <T, A, R> Calculator<T, R> of(
            Supplier<A> newState,
            BiConsumer<? super A, ? super T> add,
            BiConsumer<? super A, ? super A> merge,
            Function<? super A, ? extends R> result,
            StateCodec<A> codec) {
        return Recipe.custom(newState, add, merge, result, codec);
    }
}
