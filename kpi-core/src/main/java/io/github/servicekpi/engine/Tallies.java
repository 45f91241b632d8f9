package io.github.servicekpi.engine;

import io.github.servicekpi.stats.OrderStatistics;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/** Makes tallies; the only way to one from outside the engine. */
public final class Tallies {
    private Tallies() {}

    /** How the state of a calculation of a user becomes bytes and comes back. */
    public interface Codec<A> {
        /** Writes a state. */
        void write(A state, DataOutput out) throws IOException;

        /** Reads what {@link #write} wrote. */
        A read(DataInput in) throws IOException;
    }

    /** Counts rows. */
    public static Tally<Long> rows() {
        return new RowTally();
    }

    /** Counts flags: the finisher gets how many are missing, false, true, and excluded by each rule. */
    public static <R> Tally<R> flags(Source<Codes> source, int rules, Function<long[], R> finisher) {
        int[] slots = new int[256];
        slots[Codes.FALSE] = 1;
        slots[Codes.TRUE] = 2;
        for (int r = 0; r < rules; r++) {
            slots[Codes.RULE + r] = 3 + r;
        }
        return new CodeTally<>(source, slots, 3 + rules, finisher);
    }

    /**
     * Counts scores by band: the finisher gets how many are missing, off the scale, excluded by each rule, and in each
     * band.
     *
     * @param lowerBounds of the bands, ascending, each from 0 to 126; the last band ends at {@code highest}
     */
    public static <R> Tally<R> scores(
            Source<Codes> source, int rules, int[] lowerBounds, int highest, Function<long[], R> finisher) {
        int[] slots = new int[256];
        Arrays.fill(slots, 1);
        slots[Codes.MISSING] = 0;
        for (int r = 0; r < rules; r++) {
            slots[Codes.RULE + r] = 2 + r;
        }
        for (int band = 0; band < lowerBounds.length; band++) {
            int end = band + 1 < lowerBounds.length ? lowerBounds[band + 1] : highest + 1;
            for (int score = lowerBounds[band]; score < end; score++) {
                slots[Codes.ofScore(score) & 255] = 2 + rules + band;
            }
        }
        return new CodeTally<>(source, slots, 2 + rules + lowerBounds.length, finisher);
    }

    /** Keeps durations: the finisher gets them and how many are missing, negative, open, and excluded by each rule. */
    public static <R> Tally<R> durations(
            Source<Ticks> source, int rules, BiFunction<OrderStatistics, long[], R> finisher) {
        return new DurationTally<>(source, rules, finisher);
    }

    /**
     * Sums durations up without keeping them: the finisher gets their totals and how many are missing, negative, open, and
     * excluded by each rule.
     */
    public static <R> Tally<R> summaries(
            Source<Ticks> source, int rules, BiFunction<DurationTotals, long[], R> finisher) {
        return new SummaryTally<>(source, rules, finisher);
    }

    /** Hands on the rows that satisfy a condition. */
    public static <R> Tally<R> filtered(Tally<R> inner, Source<Codes> condition) {
        return new FilteredTally<>(inner, condition);
    }

    /** Hands on what a function makes of each row: one other row. */
    public static <R> Tally<R> mapped(Tally<R> inner, Function<Object, ?> mapper) {
        return new MappedTally<>(inner, new RowMapper(mapper));
    }

    /** Hands on what a function makes of each row: any number of other rows. */
    public static <R> Tally<R> flatMapped(Tally<R> inner, Function<Object, ? extends Iterable<?>> mapper) {
        return new FlatMappedTally<>(inner, mapper);
    }

    /** Feeds several tallies and makes one result of theirs, in their order. */
    public static <R> Tally<R> many(List<? extends Tally<?>> parts, Function<List<Object>, ? extends R> finisher) {
        return new ManyTally<>(List.copyOf(parts), finisher);
    }

    /** Groups by key; the finisher gets the results by key and how many rows have none. */
    public static <K, V, R> Tally<R> grouped(
            Tally<V> inner,
            Source<Values> keys,
            KeyCodec codec,
            BiFunction<SortedMap<K, V>, Long, ? extends R> finisher) {
        return new GroupedTally<>(inner, new Keys.OfValues(keys, codec), byKey(finisher));
    }

    /** Counts the different keys. */
    public static Tally<Long> distinct(Source<Values> keys, KeyCodec codec) {
        return new GroupedTally<>(rows(), new Keys.OfValues(keys, codec), split -> (long) split.size());
    }

    /** Groups by calendar period; the finisher gets the results by first day and how many rows have no time. */
    public static <V, R> Tally<R> perPeriod(
            Tally<V> inner,
            Source<Ticks> timestamp,
            Periods periods,
            BiFunction<SortedMap<LocalDate, V>, Long, ? extends R> finisher) {
        return new GroupedTally<>(inner, new PeriodKeys(timestamp, periods), byKey(finisher));
    }

    @SuppressWarnings("unchecked") // the keys are those of the function of the API, of type K
    private static <K, V, R> Function<GroupedTally.Split<V>, R> byKey(
            BiFunction<SortedMap<K, V>, Long, ? extends R> finisher) {
        return split ->
                finisher.apply((SortedMap<K, V>) (SortedMap<?, V>) split.byKey().get(), split.withoutKey());
    }

    /** A calculation by the functions of a user. */
    public static <A, R> Tally<R> custom(
            Supplier<A> newState,
            BiConsumer<A, Object> add,
            BiConsumer<A, A> merge,
            Function<A, R> result,
            Codec<A> codec) {
        return new CustomTally<>(newState, add, merge, result, codec);
    }
}
