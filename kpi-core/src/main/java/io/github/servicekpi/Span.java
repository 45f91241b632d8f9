package io.github.servicekpi;

import io.github.servicekpi.engine.Codes;
import io.github.servicekpi.engine.Source;
import io.github.servicekpi.engine.Sources;
import io.github.servicekpi.engine.Tallies;
import io.github.servicekpi.engine.Ticks;
import io.github.servicekpi.stats.DurationBands;
import io.github.servicekpi.stats.DurationDistribution;
import io.github.servicekpi.stats.DurationSummary;
import io.github.servicekpi.time.BusinessCalendar;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A length of time of each row, such as the time from its opening to its first response: a measure, from which
 * calculators are made.
 *
 * <p>A row without the length, as it has not ended, is counted as open if {@link #openWhere} says so and else as
 * missing. A negative length is excluded and counted as {@code negative-span} unless {@link #withNegative} says
 * otherwise. Calculators of equal spans in one {@link KpiSet} share their computation. Immutable and safe to share
 * between threads.
 *
 * @param <T> the rows
 */
public final class Span<T> {
    /** The reason under which negative spans are counted. */
    public static final String NEGATIVE = "negative-span";

    private static final int MAX_LIMITS = 100;

    /** No duration is longer, so none that is rounded down leaves the range of a {@code long}. */
    private static final long MAX_RESOLUTION_SECONDS = 100_000_000_000_000_000L;

    private final Source<Ticks> base;
    /** The instants between which the base is the elapsed time; null if it is anything else. */
    private final @Nullable Ends ends;

    private final String name;
    private final Rules<T> rules;
    private final @Nullable Predicate<? super T> open;
    private final NegativeSpans negative;

    private record Ends(Source<Ticks> start, Source<Ticks> end) {}

    private Span(
            Source<Ticks> base,
            @Nullable Ends ends,
            String name,
            Rules<T> rules,
            @Nullable Predicate<? super T> open,
            NegativeSpans negative) {
        this.base = base;
        this.ends = ends;
        this.name = name;
        this.rules = rules;
        this.open = open;
        this.negative = negative;
    }

    private static <T> Span<T> of(Source<Ticks> base, @Nullable Ends ends, String name) {
        return new Span<>(base, ends, name, Rules.none(), null, NegativeSpans.EXCLUDE_AND_COUNT);
    }

    /**
     * The time from one instant of a row to another, exact to the nanosecond.
     *
     * @param <T> the rows
     * @param start null for a row without it, which has no span
     * @param end null for a row without it, which has no span
     * @return a span of elapsed time
     */
    public static <T> Span<T> between(
            Function<? super T, ? extends @Nullable Instant> start,
            Function<? super T, ? extends @Nullable Instant> end) {
        Objects.requireNonNull(start, "start");
        Objects.requireNonNull(end, "end");
        Ends ends = new Ends(Readers.instants(start), Readers.instants(end));
        return of(
                Sources.between(ends.start(), ends.end()),
                ends,
                Readers.describe(start) + " to " + Readers.describe(end));
    }

    /**
     * A duration that was measured elsewhere, such as talk time.
     *
     * @param <T> the rows
     * @param duration null for a row without it, which has no span
     * @return a span
     */
    public static <T> Span<T> of(Function<? super T, ? extends @Nullable Duration> duration) {
        Objects.requireNonNull(duration, "duration");
        return of(Readers.durations(duration), null, Readers.describe(duration));
    }

    /**
     * The sum of several durations of a row. Those that are absent count as zero; a row without any has no span. A
     * calculation throws {@code IllegalArgumentException} where a sum is not within 9 * 10^18 seconds either way.
     *
     * @param <T> the rows
     * @param parts at least one
     * @return a span
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is read only
    public static <T> Span<T> sumOf(Function<? super T, ? extends @Nullable Duration>... parts) {
        if (parts.length == 0) {
            throw new IllegalArgumentException("a sum needs at least one part");
        }
        List<Source<Ticks>> sources = new ArrayList<>();
        for (Function<? super T, ? extends @Nullable Duration> part : parts) {
            sources.add(Readers.durations(Objects.requireNonNull(part, "a part is null")));
        }
        return of(
                Sources.sum(sources),
                null,
                Stream.of(parts).map(Readers::describe).collect(Collectors.joining(" + ")));
    }

    /**
     * Counts business time only: of each span between two instants, what lies in the open hours of a calendar. A span whose
     * end is before its start stays negative, also if nothing was open in between.
     *
     * @param calendar the same for all rows
     * @return a span of business time
     * @throws IllegalStateException if this is not the elapsed time between two instants
     */
    public Span<T> during(BusinessCalendar calendar) {
        Objects.requireNonNull(calendar, "calendar");
        Ends of = ends();
        return new Span<>(
                Sources.during(of.start(), of.end(), calendar),
                null,
                name + " during [" + calendar + "]",
                rules,
                open,
                negative);
    }

    /**
     * Counts business time only, by a calendar of each row, such as that of its team. States that were saved do not know
     * the calendars, only the field that has them.
     *
     * @param calendar null for a row without one, which has no span
     * @return a span of business time
     * @throws IllegalStateException if this is not the elapsed time between two instants
     */
    public Span<T> during(Function<? super T, ? extends @Nullable BusinessCalendar> calendar) {
        Objects.requireNonNull(calendar, "calendar");
        Ends of = ends();
        return new Span<>(
                Sources.during(of.start(), of.end(), Readers.keys(calendar)),
                null,
                name + " during " + Readers.describe(calendar),
                rules,
                open,
                negative);
    }

    /**
     * Measures in whole steps: each time is rounded down to a multiple of a resolution, so 59.9 seconds are 59 in steps of a
     * second. Percentiles, means and all else are exact for the times so rounded. It is how to bound the memory of fine times:
     * whole seconds up to three days are counted and not kept. Ten million times of that range take 54 MB in nanoseconds and
     * 4 MB in steps of a second, each of which has one counter.
     *
     * <p>Negative times are rounded down too, so they stay negative: -0.1 seconds are -1.
     *
     * @param resolution a whole number of seconds up to 10^17, or a part of which a whole number make a second, such as a
     *     millisecond
     * @return a span in steps
     * @throws IllegalArgumentException if the resolution is neither
     */
    public Span<T> inStepsOf(Duration resolution) {
        boolean isPart = resolution.getSeconds() == 0
                && resolution.getNano() > 0
                && Duration.ofSeconds(1).toNanos() % resolution.getNano() == 0;
        boolean isWhole = resolution.getSeconds() > 0 && resolution.getNano() == 0;
        if (!isPart && !isWhole) {
            throw new IllegalArgumentException(
                    "a resolution must be whole seconds, or a part of which a whole number make a second: "
                            + resolution);
        }
        if (resolution.getSeconds() > MAX_RESOLUTION_SECONDS) {
            throw new IllegalArgumentException("a resolution must be at most %s: %s"
                    .formatted(Duration.ofSeconds(MAX_RESOLUTION_SECONDS), resolution));
        }
        return new Span<>(
                Sources.roundedDown(base, resolution),
                null,
                name + " in steps of " + resolution,
                rules,
                open,
                negative);
    }

    private Ends ends() {
        if (ends == null) {
            throw new IllegalStateException(
                    "only elapsed time between two instants has a part during business hours: " + this);
        }
        return ends;
    }

    /**
     * Leaves rows out and counts them by reason. Where several rules apply, the first one counts; it goes before
     * missing, open and negative.
     *
     * @param reason in the result, such as {@code not-customer-initiated}
     * @param rule which rows; it does not guard the functions of the span, which are asked about every row
     * @return a span with one more rule
     */
    public Span<T> excluding(String reason, Predicate<? super T> rule) {
        return new Span<>(base, ends, name, rules.plus(reason, rule), open, negative);
    }

    /**
     * Says which rows without a length are cases still open rather than rows where it is missing.
     *
     * @param isOpen which rows
     * @return a span that counts them apart
     */
    public Span<T> openWhere(Predicate<? super T> isOpen) {
        Objects.requireNonNull(isOpen, "isOpen");
        return new Span<>(base, ends, name, rules, isOpen, negative);
    }

    /**
     * Says what becomes of negative spans.
     *
     * @param policy what becomes of them
     * @return a span with that policy
     */
    public Span<T> withNegative(NegativeSpans policy) {
        Objects.requireNonNull(policy, "policy");
        return new Span<>(base, ends, name, rules, open, policy);
    }

    /**
     * Keeps every duration, so that any percentile is exact.
     *
     * @return a calculator; its state takes two bytes a duration below 2^31 of its unit (24 days in milliseconds, two seconds in
     *     nanoseconds) while there are few million, and a byte or less when there are more; five to eight bytes a longer one; of
     *     whole seconds up to three days 2 MiB in all
     */
    public Calculator<T, DurationDistribution> distribution() {
        Source<Ticks> source = source();
        return new Recipe<>(
                () -> Tallies.durations(
                        source,
                        rules.size(),
                        (durations, counts) -> DurationDistribution.of(
                                durations, counts[0], counts[2], rules.exclusions(counts, 3, NEGATIVE, counts[1]))),
                "durations of " + this);
    }

    /**
     * Sums the durations up without keeping them: how many, their mean, the shortest and the longest. So the average handle time
     * of each of a million groups needs no digest of each.
     *
     * @return a calculator; its state takes 64 bytes, and counts the same rows as that of {@link #distribution()}
     */
    public Calculator<T, DurationSummary> summary() {
        Source<Ticks> source = source();
        return new Recipe<>(
                () -> Tallies.summaries(
                        source,
                        rules.size(),
                        (totals, counts) -> new DurationSummary(
                                totals.count(),
                                totals.sumNanos(),
                                totals.shortest(),
                                totals.longest(),
                                counts[0],
                                counts[2],
                                rules.exclusions(counts, 3, NEGATIVE, counts[1]))),
                "summary of durations of " + this);
    }

    /**
     * Counts the durations that are within some limits, in constant memory.
     *
     * @param limits at least one and at most 100, ascending, inclusive, not negative
     * @return a calculator
     */
    public Calculator<T, DurationBands> within(Duration... limits) {
        List<Duration> bounds = List.of(limits);
        if (bounds.isEmpty() || bounds.size() > MAX_LIMITS || bounds.get(0).isNegative()) {
            throw new IllegalArgumentException(
                    "from 1 to %s limits that are not negative are needed: %s".formatted(MAX_LIMITS, bounds));
        }
        for (int b = 1; b < bounds.size(); b++) {
            if (bounds.get(b - 1).compareTo(bounds.get(b)) >= 0) {
                throw new IllegalArgumentException("limits must ascend: " + bounds);
            }
        }
        Source<Codes> source = Sources.bands(source(), bounds);
        int bands = bounds.size() + 1;
        int first = 3 + rules.size();
        return new Recipe<>(
                () -> Tallies.scores(
                        source,
                        1 + rules.size(),
                        IntStream.range(0, bands).toArray(),
                        bands - 1,
                        counts -> new DurationBands(
                                bounds,
                                LongStream.of(counts).skip(first).boxed().toList(),
                                counts[0],
                                counts[2],
                                rules.exclusions(counts, 3, NEGATIVE, counts[1]))),
                "durations of " + this + " within " + bounds);
    }

    private Source<Ticks> source() {
        return Sources.measured(
                base, rules.conditions(), open == null ? null : Readers.condition(open), negative.negative(), name);
    }

    @Override
    public String toString() {
        return name
                + rules.describe()
                + (open == null ? "" : ", open where " + Readers.describe(open))
                + (negative == NegativeSpans.EXCLUDE_AND_COUNT ? "" : ", negative " + negative);
    }
}
