package io.github.servicekpi;

import com.google.common.base.Suppliers;
import com.google.common.hash.Hashing;
import io.github.servicekpi.engine.KeyCodec;
import io.github.servicekpi.engine.Periods;
import io.github.servicekpi.engine.Source;
import io.github.servicekpi.engine.Tallies;
import io.github.servicekpi.engine.Tally;
import io.github.servicekpi.engine.Values;
import io.github.servicekpi.engine.Workers;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collector;
import org.jspecify.annotations.Nullable;

/** The only calculator: a recipe for a tree of tallies. Composition wraps the tree; nothing else is needed. */
final class Recipe<T, R> implements Calculator<T, R> {
    private final Supplier<? extends Tally<R>> tally;
    private final String definition;

    /**
     * @param tally makes a fresh tree
     * @param definition says in words what is counted, the same in every process; states of other definitions are
     *     refused
     */
    Recipe(Supplier<? extends Tally<R>> tally, String definition) {
        this.tally = tally;
        this.definition = definition;
    }

    static <T, R> Recipe<T, R> of(Calculator<T, R> calculator) {
        return (Recipe<T, R>) calculator; // Calculator is sealed
    }

    @SuppressWarnings("unchecked") // the engine hands back the rows that it was given
    static <T, A, R> Recipe<T, R> custom(
            Supplier<A> newState,
            BiConsumer<? super A, ? super T> add,
            BiConsumer<? super A, ? super A> merge,
            Function<? super A, ? extends R> result,
            StateCodec<A> codec) {
        Objects.requireNonNull(newState, "newState");
        Objects.requireNonNull(add, "add");
        Objects.requireNonNull(merge, "merge");
        Objects.requireNonNull(result, "result");
        Objects.requireNonNull(codec, "codec");
        Tallies.Codec<A> engineCodec = new Tallies.Codec<>() {
            @Override
            public void write(A state, DataOutput out) throws IOException {
                codec.write(state, out);
            }

            @Override
            public A read(DataInput in) throws IOException {
                return codec.read(in);
            }
        };
        return new Recipe<>(
                () -> Tallies.custom(
                        newState,
                        (BiConsumer<A, Object>) add,
                        (BiConsumer<A, A>) merge,
                        (Function<A, R>) result,
                        engineCodec),
                "own state as " + codec.format());
    }

    Tally<R> newTally() {
        return tally.get();
    }

    String definition() {
        return definition;
    }

    long fingerprint() {
        return Hashing.sha256().hashString(definition, StandardCharsets.UTF_8).asLong();
    }

    @Override
    public RecipeAccumulator<T, R> newAccumulator() {
        return new RecipeAccumulator<>(this);
    }

    @Override
    public Accumulator<T, R> fromByteArray(byte[] state) {
        return RecipeAccumulator.fromByteArray(this, state);
    }

    @Override
    public R calculate(Iterable<? extends T> rows) {
        RecipeAccumulator<T, R> accumulator = newAccumulator();
        accumulator.addAll(rows);
        return accumulator.result();
    }

    @Override
    public R calculate(Iterable<? extends T> rows, int threads) {
        return calculate(rows, threads, ForkJoinPool.commonPool());
    }

    @Override
    public R calculate(Iterable<? extends T> rows, int threads, Executor executor) {
        Objects.requireNonNull(rows, "rows");
        Objects.requireNonNull(executor, "executor");
        int parts = Math.min(Parts.requireThreads(threads), Parts.sizeOf(rows));
        if (parts < 2) {
            return calculate(rows);
        }
        RecipeAccumulator<T, R> whole = newAccumulator();
        Shares shares = whole.countsRuns(rows)
                ? Shares.ofRuns(Parts.sizeOf(rows), parts)
                : Shares.of(Parts.sizeOf(rows), parts);
        List<RecipeAccumulator<T, R>> accumulators = Parts.run(parts, executor, part -> {
            RecipeAccumulator<T, R> accumulator = part == 0 ? whole : newAccumulator();
            shares.forEach(part, (start, end) -> accumulator.addAll(rows, start, end));
            accumulator.settle();
            return accumulator;
        });
        accumulators.subList(1, parts).forEach(whole::merge);
        return whole.result(Parts.workers(threads, executor));
    }

    @Override
    public Collector<T, ?, R> toCollector() {
        return Collector.of(
                this::newAccumulator,
                RecipeAccumulator::add,
                (a, b) -> {
                    a.merge(b);
                    return a;
                },
                RecipeAccumulator::result,
                Collector.Characteristics.UNORDERED);
    }

    @Override
    public Calculator<T, R> filtering(Predicate<? super T> predicate) {
        Objects.requireNonNull(predicate, "predicate");
        var condition = Readers.condition(predicate);
        return new Recipe<>(
                () -> Tallies.filtered(newTally(), condition),
                "where " + Readers.describe(predicate) + ": " + definition);
    }

    @Override
    @SuppressWarnings("unchecked") // the engine hands back the rows that it was given
    public <S> Calculator<S, R> mapping(Function<? super S, ? extends T> mapper) {
        Objects.requireNonNull(mapper, "mapper");
        Function<Object, Object> untyped = (Function<Object, Object>) (Function<?, ?>) mapper;
        return new Recipe<>(() -> Tallies.mapped(newTally(), untyped), "of another row for each: " + definition);
    }

    @Override
    @SuppressWarnings("unchecked") // the engine hands back the rows that it was given
    public <S> Calculator<S, R> flatMapping(Function<? super S, ? extends Iterable<? extends T>> mapper) {
        Objects.requireNonNull(mapper, "mapper");
        Function<Object, Iterable<?>> untyped = (Function<Object, Iterable<?>>) (Function<?, ?>) mapper;
        return new Recipe<>(
                () -> Tallies.flatMapped(newTally(), untyped), "of what each row stands for: " + definition);
    }

    @Override
    @SuppressWarnings("unchecked") // the only part has results of type R
    public <Q> Calculator<T, Q> andThen(Function<? super R, ? extends Q> finisher) {
        Objects.requireNonNull(finisher, "finisher");
        return new Recipe<>(
                () -> Tallies.<Q>many(List.of(newTally()), results -> finisher.apply((R) results.get(0))), definition);
    }

    static <T> Calculator<T, Long> distinct(Function<? super T, ? extends @Nullable Object> key) {
        Objects.requireNonNull(key, "key");
        return distinct(key, KeyCodec.KNOWN_TYPES, Readers.describeKey(key));
    }

    static <T, K> Calculator<T, Long> distinct(Function<? super T, ? extends @Nullable K> key, StateCodec<K> codec) {
        Objects.requireNonNull(key, "key");
        return distinct(key, new CodecOfKeys<>(codec), describe(key, codec));
    }

    private static <T> Calculator<T, Long> distinct(
            Function<? super T, ? extends @Nullable Object> key, KeyCodec codec, String described) {
        Source<Values> keys = Readers.keys(key);
        return new Recipe<>(() -> Tallies.distinct(keys, codec), "count of different " + described);
    }

    @Override
    public <K extends Comparable<? super K>> Calculator<T, Groups<K, R>> groupingBy(
            Function<? super T, ? extends @Nullable K> key) {
        Objects.requireNonNull(key, "key");
        return groupingBy(key, KeyCodec.KNOWN_TYPES, Readers.describeKey(key));
    }

    @Override
    public <K extends Comparable<? super K>> Calculator<T, Groups<K, R>> groupingBy(
            Function<? super T, ? extends @Nullable K> key, StateCodec<K> codec) {
        Objects.requireNonNull(key, "key");
        return groupingBy(key, new CodecOfKeys<>(codec), describe(key, codec));
    }

    private static String describe(Function<?, ?> key, StateCodec<?> codec) {
        return Readers.describe(key) + " as " + codec.format();
    }

    private <K extends Comparable<? super K>> Calculator<T, Groups<K, R>> groupingBy(
            Function<? super T, ? extends @Nullable K> key, KeyCodec codec, String described) {
        Source<Values> keys = Readers.keys(key);
        return new Recipe<>(
                () -> Tallies.<K, R, Groups<K, R>>grouped(newTally(), keys, codec, Groups::new),
                "for each " + described + ": " + definition);
    }

    /** A codec of the API as one of the engine. */
    private record CodecOfKeys<K>(StateCodec<K> codec) implements KeyCodec {
        CodecOfKeys {
            Objects.requireNonNull(codec, "codec");
        }

        @Override
        @SuppressWarnings("unchecked") // the engine hands back the keys that it was given
        public void write(Object key, DataOutput out) throws IOException {
            codec.write((K) key, out);
        }

        @Override
        public Object read(DataInput in) throws IOException {
            return codec.read(in);
        }
    }

    @Override
    public Calculator<T, Series<R>> perPeriod(
            Granularity granularity, ZoneId zone, Function<? super T, ? extends @Nullable Instant> timestamp) {
        Objects.requireNonNull(granularity, "granularity");
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(timestamp, "timestamp");
        Periods periods = new Periods(zone, granularity::startOf, granularity::next);
        var instants = Readers.instants(timestamp);
        return new Recipe<>(
                () -> {
                    Supplier<R> ofNoRows =
                            Suppliers.memoize(this::emptyResult); // else each of a million groups makes it
                    return Tallies.<R, Series<R>>perPeriod(
                            newTally(),
                            instants,
                            periods,
                            (byPeriod, without) -> new Series<>(granularity, zone, byPeriod, ofNoRows.get(), without));
                },
                "for each %s in %s by %s: %s".formatted(granularity, zone, Readers.describe(timestamp), definition));
    }

    private R emptyResult() {
        return newTally().results(1, Workers.CALLER).get(0);
    }

    @Override
    public Kpi<T, R> named(String id) {
        return named(KpiDefinition.of(id));
    }

    @Override
    public Kpi<T, R> named(KpiDefinition kpi) {
        return new Kpi<>(kpi, this);
    }

    @Override
    public String toString() {
        return definition;
    }
}
