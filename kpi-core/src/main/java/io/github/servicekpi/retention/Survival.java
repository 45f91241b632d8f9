package io.github.servicekpi.retention;

import io.github.servicekpi.Calculator;
import io.github.servicekpi.Field;
import io.github.servicekpi.Kpi;
import io.github.servicekpi.KpiSet;
import io.github.servicekpi.Span;
import io.github.servicekpi.retention.Observation.End;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How long each row lasted until an event, or how long it has lasted without one: a measure, from which a {@link
 * KaplanMeier} curve is calculated. Rows without the event are not dropped, as an average of finished rows drops them:
 * they are censored, and count as long as they were watched.
 *
 * <p>For customers the event is that they leave; for cases it may be the first response or the resolution, with open
 * cases censored at the as-of instant. Where something else ends the wait, such as a caller who hangs up before being
 * answered, the curve is that of a virtual wait: of how long it would have been, had nobody hung up and had those been
 * like the others. What became of them is told by {@link #incidence()}, where the two events compete.
 *
 * <p>Immutable and safe to share between threads.
 *
 * <pre>{@code
 * Survival.between(OPENED_AT, FIRST_RESPONSE_AT, asOf).calculator().calculate(interactions).median();
 * }</pre>
 *
 * @param <T> the rows
 */
public final class Survival<T> {
    /** The reason under which rows are counted of which the time is not known. */
    public static final String NO_TIME = "no-time";

    /** The reason under which rows with a negative time are counted. */
    public static final String NEGATIVE = Span.NEGATIVE;

    /** The reason under which rows are counted that begin after the as-of day or instant. */
    public static final String NOT_STARTED = "not-started";

    /** The reason under which rows are counted that were over when they would have come under watch. */
    public static final String LEFT_BEFORE_ENTRY = "left-before-entry";

    /** The reason under which durations are counted that have more than 2<sup>63</sup> nanoseconds, 292 years. */
    public static final String TOO_LONG = "too-long";

    private final ChronoUnit unit;
    private final String name;
    private final Function<? super T, Observation> observe;
    private final Function<? super T, ? extends @Nullable Long> entry;

    private Survival(
            ChronoUnit unit,
            String name,
            Function<? super T, Observation> observe,
            Function<? super T, ? extends @Nullable Long> entry) {
        this.unit = Objects.requireNonNull(unit, "unit");
        this.name = name;
        this.observe = observe;
        this.entry = entry;
    }

    private Survival(ChronoUnit unit, String name, Function<? super T, Observation> observe) {
        this(unit, name, observe, row -> null);
    }

    /**
     * Times that were measured elsewhere, in a unit such as days or months.
     *
     * @param <T> the rows
     * @param unit what the times are counted in
     * @param time null for a row without it, which is excluded as {@value #NO_TIME}; a negative one as {@value
     *     #NEGATIVE}
     * @param event whether the time ended with the event; if not, the row is censored
     * @return a measure
     */
    public static <T> Survival<T> of(
            ChronoUnit unit, Function<? super T, ? extends @Nullable Long> time, Predicate<? super T> event) {
        return new Survival<>(unit, describe(time), row -> {
            Long units = time.apply(row);
            return units == null ? Observation.excluded(NO_TIME) : Observation.of(units, end(event.test(row)));
        });
    }

    /**
     * Durations that were measured elsewhere, in nanoseconds.
     *
     * @param <T> the rows
     * @param duration null for a row without it, which is excluded as {@value #NO_TIME}; a negative one as {@value
     *     #NEGATIVE}, one of more than 292 years as {@value #TOO_LONG}
     * @param event whether the duration ended with the event; if not, the row is censored
     * @return a measure
     */
    public static <T> Survival<T> of(
            Function<? super T, ? extends @Nullable Duration> duration, Predicate<? super T> event) {
        return new Survival<>(ChronoUnit.NANOS, describe(duration), row -> {
            Duration time = duration.apply(row);
            return time == null ? Observation.excluded(NO_TIME) : observation(time, end(event.test(row)));
        });
    }

    /**
     * The time from one instant of a row to the event, or to the as-of instant if it has not happened by then, in
     * nanoseconds.
     *
     * @param <T> the rows
     * @param start null for a row without it, which is excluded as {@value #NO_TIME}; after {@code asOf} as {@value
     *     #NOT_STARTED}
     * @param event null for a row without the event; one before the start is excluded as {@value #NEGATIVE}, one after
     *     {@code asOf} has not happened
     * @param asOf until when rows were watched
     * @return a measure
     */
    public static <T> Survival<T> between(
            Function<? super T, ? extends @Nullable Instant> start,
            Function<? super T, ? extends @Nullable Instant> event,
            Instant asOf) {
        return between(start, event, row -> null, asOf);
    }

    /**
     * The time from one instant of a row to the event, or else to the instant at which the row ended without it, or
     * else to the as-of instant, in nanoseconds. That end competes with the event.
     *
     * @param <T> the rows
     * @param start null for a row without it, which is excluded as {@value #NO_TIME}; after {@code asOf} as {@value
     *     #NOT_STARTED}
     * @param event null for a row without the event; one before the start is excluded as {@value #NEGATIVE}, one after
     *     {@code asOf} has not happened
     * @param endedWithout when a row without the event stopped waiting for it, such as a case closed without a
     *     response; null if it did not; one after {@code asOf} has not happened
     * @param asOf until when rows were watched
     * @return a measure
     */
    public static <T> Survival<T> between(
            Function<? super T, ? extends @Nullable Instant> start,
            Function<? super T, ? extends @Nullable Instant> event,
            Function<? super T, ? extends @Nullable Instant> endedWithout,
            Instant asOf) {
        Objects.requireNonNull(asOf, "asOf");
        return new Survival<>(
                ChronoUnit.NANOS,
                "%s to %s or %s as of %s".formatted(describe(start), describe(event), describe(endedWithout), asOf),
                row -> {
                    Instant from = start.apply(row);
                    if (from == null) {
                        return Observation.excluded(NO_TIME);
                    }
                    if (from.isAfter(asOf)) {
                        return Observation.excluded(NOT_STARTED);
                    }
                    Instant happened = event.apply(row);
                    if (happened != null && !happened.isAfter(asOf)) {
                        return observation(Duration.between(from, happened), End.EVENT);
                    }
                    Instant ended = endedWithout.apply(row);
                    return ended == null || ended.isAfter(asOf)
                            ? observation(Duration.between(from, asOf), End.CENSORED)
                            : observation(Duration.between(from, ended), End.COMPETING);
                });
    }

    /**
     * The days of each lifetime from {@code startedOn} to {@code endedOn}, or to the as-of day if it has not ended by
     * then. Each row counts: a customer who left and came back is watched twice.
     *
     * @param asOf until when lifetimes were watched; a lifetime that starts later is excluded as {@value #NOT_STARTED},
     *     one that ended before it started as {@value RetentionKpis#ENDED_BEFORE_STARTED}
     * @return a measure in days
     */
    public static Survival<CustomerLifetime> ofLifetimes(LocalDate asOf) {
        Objects.requireNonNull(asOf, "asOf");
        return new Survival<>(ChronoUnit.DAYS, "lifetimes as of " + asOf, lifetime -> {
            if (lifetime.startedOn().isAfter(asOf)) {
                return Observation.excluded(NOT_STARTED);
            }
            if (lifetime.endsBeforeStart()) {
                return Observation.excluded(RetentionKpis.ENDED_BEFORE_STARTED);
            }
            LocalDate endedOn = lifetime.endedOn();
            boolean ended = endedOn != null && !endedOn.isAfter(asOf);
            LocalDate last = ended ? endedOn : asOf;
            return Observation.of(ChronoUnit.DAYS.between(lifetime.startedOn(), last), end(ended));
        });
    }

    /**
     * Lets rows come under watch late, as customers do who joined before the first day on record: they say nothing of
     * the time before, in which they could not have been seen to leave (left truncation). A row is at risk after its
     * entry, up to and including its own time.
     *
     * @param value the time of a row at its entry, in the unit of this measure; null, 0 or negative for a row that was
     *     watched from its beginning; an entry at or after the row's own time excludes it as {@value
     *     #LEFT_BEFORE_ENTRY}
     * @return a measure with late entry
     */
    public Survival<T> enteringAt(Function<? super T, ? extends @Nullable Long> value) {
        return new Survival<>(unit, name + " entering at " + describe(value), observe, value);
    }

    /**
     * Leaves rows out and counts them by reason. Where a row is left out for several reasons, the first one counts:
     * those of this class, then the rules as they were given, then {@value #LEFT_BEFORE_ENTRY}.
     *
     * @param reason in the result, such as {@code not-customer-initiated}
     * @param rule which rows; asked about rows that count so far
     * @return a measure with one more rule
     */
    public Survival<T> excluding(String reason, Predicate<? super T> rule) {
        return new Survival<>(
                unit,
                "%s excluding %s".formatted(name, reason),
                row -> {
                    Observation observation = observe.apply(row);
                    return observation.counts() && rule.test(row) ? Observation.excluded(reason) : observation;
                },
                entry);
    }

    /**
     * Says which rows without the event ended by another one, after which it cannot happen any more. To {@link #calculator()}
     * they are censored like the others; {@link #incidence()} tells them apart.
     *
     * @param what ended them, in words, such as {@code abandoned}; states of another one are refused
     * @param rule which rows; asked about those that count and do not have the event
     * @return a measure with a competing event, beside those that it has already
     * @throws IllegalArgumentException if {@code what} is blank
     */
    public Survival<T> competingWhere(String what, Predicate<? super T> rule) {
        if (what.isBlank()) {
            throw new IllegalArgumentException("what competes must not be blank: '" + what + "'");
        }
        Objects.requireNonNull(rule, "rule");
        return new Survival<>(
                unit,
                "%s competing with %s".formatted(name, what),
                row -> {
                    Observation observation = observe.apply(row);
                    return observation.counts() && !observation.event() && rule.test(row)
                            ? observation.competing()
                            : observation;
                },
                entry);
    }

    /**
     * Estimates the share of rows with the event, and of those with one that competes, as {@link CumulativeIncidence} says. Of
     * a measure without a competing event it is one less the survival.
     *
     * @return a calculator
     */
    public Calculator<T, CumulativeIncidence> incidence() {
        Kpi<T, KaplanMeier> events = calculator().named("events");
        Kpi<T, KaplanMeier> competing = new Survival<>(
                        unit,
                        "what competes in " + name,
                        (T row) -> observe.apply(row).ofCompeting(),
                        entry)
                .calculator()
                .named("competing");
        return KpiSet.<T>of(List.of(events, competing))
                .andThen(results -> CumulativeIncidence.of(results.get(events), results.get(competing)));
    }

    /**
     * Estimates the curve of those without the event, as {@link KaplanMeier} says. One function call a row: over a table each
     * row is made again, also where the functions are fields.
     *
     * @return a calculator
     */
    public Calculator<T, KaplanMeier> calculator() {
        return Calculator.of(
                SurvivalCounts::new,
                (counts, row) -> {
                    Observation observation = observe.apply(row);
                    counts.add(observation, observation.counts() ? entry.apply(row) : null);
                },
                SurvivalCounts::merge,
                counts -> new KaplanMeier(unit, counts),
                new SurvivalCounts.Codec("survival/1 in " + unit + " of " + name));
    }

    private static End end(boolean event) {
        return event ? End.EVENT : End.CENSORED;
    }

    private static Observation observation(Duration time, End end) {
        if (time.isNegative()) {
            return Observation.excluded(NEGATIVE);
        }
        try {
            return Observation.of(time.toNanos(), end);
        } catch (ArithmeticException tooLong) {
            return Observation.excluded(TOO_LONG);
        }
    }

    private static String describe(Function<?, ?> function) {
        return function instanceof Field<?, ?> field ? field.name() : "(function)";
    }
}
