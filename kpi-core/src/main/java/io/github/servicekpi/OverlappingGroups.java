package io.github.servicekpi;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A result for each value of a dimension of which a row may have several, such as its tags, and the result of all rows. A row
 * with two tags is in two groups, so the groups add up to more than all rows: show both.
 *
 * <pre>{@code
 * OverlappingGroups<String, Long> byTag = OverlappingGroups.calculator(Calculator.<Interaction>counting(), Interaction::tags)
 *         .calculate(interactions);
 *
 * byTag.get("billing"); // 2
 * byTag.get("urgent"); // 2, one of which is about billing too
 * byTag.all(); // 3
 * }</pre>
 *
 * @param <K> the key
 * @param <R> the result
 * @param byKey the results in the order of the keys; unmodifiable
 * @param all the result of all rows, each taken once, those without a key included
 * @param withoutKey the number of rows that are in no group
 */
public record OverlappingGroups<K extends Comparable<? super K>, R>(SortedMap<K, R> byKey, R all, long withoutKey) {

    /**
     * Copies and checks the components.
     *
     * @param byKey the results by key
     * @param all the result of all rows
     * @param withoutKey the number of rows that are in no group, not negative
     */
    public OverlappingGroups {
        byKey = Collections.unmodifiableSortedMap(new TreeMap<>(byKey));
        Objects.requireNonNull(all, "all");
        if (withoutKey < 0) {
            throw new IllegalArgumentException("withoutKey must not be negative: " + withoutKey);
        }
    }

    /**
     * Calculates a result for each key that occurs, and one of all rows. Keys of the types that {@link
     * Calculator#groupingBy(Function)} names can be saved to bytes.
     *
     * @param <T> the rows
     * @param <K> the key, whose order must be consistent with {@code equals}
     * @param <R> the result
     * @param calculator of each group and of all rows
     * @param keys of a row, each of which counts once; none for a row that is in no group; a null among them is no key. Of a {@link
     *     Field} the name is part of the definition, so that states of other keys are refused
     * @return a calculator, which takes each row once and once more for each of its keys
     */
    public static <T, K extends Comparable<? super K>, R> Calculator<T, OverlappingGroups<K, R>> calculator(
            Calculator<T, R> calculator, Function<? super T, ? extends Collection<? extends K>> keys) {
        Objects.requireNonNull(keys, "keys");
        return calculator(
                calculator,
                keys,
                OverlappingGroups.<T, K, R>memberships(calculator).<K>groupingBy(key(keys)));
    }

    /**
     * Calculates a result for each key that occurs, and one of all rows, with keys of any type.
     *
     * @param <T> the rows
     * @param <K> the key, whose order must be consistent with {@code equals}
     * @param <R> the result
     * @param calculator of each group and of all rows
     * @param keys of a row, each of which counts once; none for a row that is in no group; a null among them is no key
     * @param codec how keys become bytes; for enums {@link StateCodec#ofEnum}
     * @return a calculator, which takes each row once and once more for each of its keys
     */
    public static <T, K extends Comparable<? super K>, R> Calculator<T, OverlappingGroups<K, R>> calculator(
            Calculator<T, R> calculator,
            Function<? super T, ? extends Collection<? extends K>> keys,
            StateCodec<K> codec) {
        Objects.requireNonNull(keys, "keys");
        return calculator(
                calculator,
                keys,
                OverlappingGroups.<T, K, R>memberships(calculator).<K>groupingBy(key(keys), codec));
    }

    /** Named for the function that gives the keys, so that states of others are refused. */
    private static <T, K extends Comparable<? super K>> Field<Membership<T, K>, K> key(
            Function<? super T, ? extends Collection<? extends K>> keys) {
        return Field.value("each of " + Readers.describe(keys), Membership::key);
    }

    private static <T, K extends Comparable<? super K>, R> Calculator<Membership<T, K>, R> memberships(
            Calculator<T, R> calculator) {
        return calculator.mapping(Membership<T, K>::row);
    }

    private static <T, K extends Comparable<? super K>, R> Calculator<T, OverlappingGroups<K, R>> calculator(
            Calculator<T, R> calculator,
            Function<? super T, ? extends Collection<? extends K>> keys,
            Calculator<Membership<T, K>, Groups<K, R>> ofMemberships) {
        Kpi<T, R> all = calculator.named("all");
        Kpi<T, Groups<K, R>> groups = ofMemberships
                .<T>flatMapping(row -> memberships(row, keys.apply(row)))
                .named("groups");
        return KpiSet.<T>of(List.of(all, groups))
                .andThen(results -> new OverlappingGroups<>(
                        results.get(groups).byKey(),
                        results.get(all),
                        results.get(groups).withoutKey()));
    }

    /** That a row is in a group, or in none. */
    private record Membership<T, K>(T row, @Nullable K key) {}

    private static <T, K> List<Membership<T, K>> memberships(T row, Collection<? extends K> keys) {
        Set<K> different = new LinkedHashSet<>(Objects.requireNonNull(keys, "the keys of a row are null"));
        different.remove(null);
        List<Membership<T, K>> memberships = new ArrayList<>(different.size());
        different.forEach(key -> memberships.add(new Membership<>(row, key)));
        return memberships.isEmpty() ? List.of(new Membership<>(row, null)) : memberships;
    }

    /**
     * Returns the result of a key.
     *
     * @param key a key that occurred
     * @return its result
     * @throws java.util.NoSuchElementException if it did not occur
     */
    public R get(K key) {
        return find(key).orElseThrow(() -> Groups.noGroup(key, byKey.keySet()));
    }

    /**
     * Returns the result of a key that may not have occurred.
     *
     * @param key any key
     * @return its result, or empty
     */
    public Optional<R> find(K key) {
        return Optional.ofNullable(byKey.get(key));
    }
}
