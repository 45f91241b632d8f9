package io.github.servicekpi.sla;

import io.github.servicekpi.Calculator;
import io.github.servicekpi.Field;
import io.github.servicekpi.stats.Exclusions;
import io.github.servicekpi.stats.Proportion;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How many promises were kept and how many were not, in counts from which every form of attainment follows.
 *
 * <p>Formula: {@code met / (met + breached)}; what counts as breached is said by an {@link AttainmentForm}. The states of
 * which a form does not speak are among the exclusions of its share, by their {@link SlaState#reason()}. Without promises
 * no form has a value. Intervals are those of {@link Proportion}. Counts: the same in any order and from any partition of
 * the rows.
 *
 * <p>Example: of ten promises seven were met, one case was closed late, one is open and late, one is open and in time. Of
 * decided 7 / 9 = 77.78 %, of closed 7 / 8 = 87.5 %, of all 7 / 10 = 70 %.
 *
 * <p>Source: practice of help desks; the forms are those of Zendesk and of Chatwoot, issue 9747.
 *
 * @param counts how many promises are in each state, above 0; unmodifiable
 * @param excluded rows that are left out for reasons other than a state, such as {@code not-customer-initiated}
 */
public record SlaAttainment(SortedMap<SlaState, Long> counts, Exclusions excluded) {

    /**
     * Copies and checks the components.
     *
     * @param counts how many promises are in each state; 0 is the same as no entry
     * @param excluded rows left out
     * @throws IllegalArgumentException if a count is negative
     */
    public SlaAttainment {
        SortedMap<SlaState, Long> kept = new TreeMap<>();
        counts.forEach((state, count) -> {
            if (count < 0) {
                throw new IllegalArgumentException("count of " + state + " must not be negative, but was " + count);
            }
            if (count > 0) {
                kept.put(state, count);
            }
        });
        counts = Collections.unmodifiableSortedMap(kept);
        Objects.requireNonNull(excluded, "excluded");
    }

    /**
     * Counts the states of promises of rows of any class.
     *
     * <pre>{@code
     * Calculator<Call, SlaAttainment> callBacks = SlaAttainment.calculator(
     *         "callback", call -> SlaClock.promise(call.askedAt(), call.dueAt()).metAt(call.calledAt()), now);
     * }</pre>
     *
     * @param <T> the rows
     * @param name of the promise; states that were saved under another one are refused
     * @param clock the clock of each row; null where nothing was promised, which is {@link SlaState#NOT_APPLICABLE}
     * @param asOf what is later has not happened
     * @return a calculator
     */
    public static <T> Calculator<T, SlaAttainment> calculator(
            String name, Function<? super T, @Nullable SlaClock> clock, Instant asOf) {
        return ofKeys(
                name + " as of " + asOf, row -> stateOf(clock.apply(row), asOf).reason());
    }

    /**
     * Counts the states of rows with several promises each, such as conversations: a row with one breach is breached; see
     * {@link SlaState#of}.
     *
     * @param <T> the rows
     * @param name of the promises; states that were saved under another one are refused
     * @param clocks the clocks of each row
     * @param asOf what is later has not happened
     * @return a calculator
     */
    public static <T> Calculator<T, SlaAttainment> perCase(
            String name, Function<? super T, ? extends Collection<SlaClock>> clocks, Instant asOf) {
        return ofKeys(
                "each of " + name + " as of " + asOf,
                row -> SlaState.of(clocks.apply(row).stream()
                                .map(clock -> clock.state(asOf))
                                .toList())
                        .reason());
    }

    static SlaState stateOf(@Nullable SlaClock clock, Instant asOf) {
        return clock == null ? SlaState.NOT_APPLICABLE : clock.state(asOf);
    }

    /** By the reason of the state, or by another one for which a row is left out. */
    static <T> Calculator<T, SlaAttainment> ofKeys(String name, Function<T, String> key) {
        return Calculator.<T>counting()
                .groupingBy(Field.text("state of " + name, key))
                .andThen(groups -> ofCounts(groups.byKey()));
    }

    private static SlaAttainment ofCounts(Map<String, Long> byReason) {
        Map<String, Long> others = new TreeMap<>(byReason);
        SortedMap<SlaState, Long> states = new TreeMap<>();
        for (SlaState state : SlaState.values()) {
            Long count = others.remove(state.reason());
            if (count != null) {
                states.put(state, count);
            }
        }
        return new SlaAttainment(states, Exclusions.of(others));
    }

    /**
     * Returns how many promises are in a state.
     *
     * @param state any
     * @return the count
     */
    public long count(SlaState state) {
        return counts.getOrDefault(state, 0L);
    }

    /**
     * Returns the attainment in one of its forms.
     *
     * @param form what is divided by what
     * @return a share with its counts
     */
    public Proportion attainment(AttainmentForm form) {
        long of = 0;
        Map<SlaState, Long> others = new EnumMap<>(SlaState.class);
        for (Map.Entry<SlaState, Long> entry : counts.entrySet()) {
            if (form.counts(entry.getKey())) {
                of = Math.addExact(of, entry.getValue());
            } else {
                others.put(entry.getKey(), entry.getValue());
            }
        }
        Exclusions left = excluded;
        for (Map.Entry<SlaState, Long> other : others.entrySet()) {
            left = left.plus(Exclusions.of(other.getKey().reason(), other.getValue()));
        }
        return new Proportion(count(SlaState.MET), of, left);
    }

    /**
     * The attainment of these promises and others together, such as those of two teams.
     *
     * @param other of other promises
     * @return the sums
     * @throws ArithmeticException if a sum does not fit a {@code long}
     */
    public SlaAttainment plus(SlaAttainment other) {
        SortedMap<SlaState, Long> sums = new TreeMap<>(counts);
        other.counts.forEach((state, count) -> sums.merge(state, count, Math::addExact));
        return new SlaAttainment(sums, excluded.plus(other.excluded));
    }
}
