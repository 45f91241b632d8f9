package io.github.servicekpi;

import com.google.common.collect.ImmutableSortedMap;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * A result for each key that occurred, and how many rows had none.
 *
 * @param <K> the key
 * @param <R> the result
 * @param byKey the results in the order of the keys; unmodifiable
 * @param withoutKey the number of rows that are in no group
 */
public record Groups<K extends Comparable<? super K>, R>(SortedMap<K, R> byKey, long withoutKey) {

    private static final int KEYS_NAMED = 10;

    /**
     * Copies and checks the components.
     *
     * @param byKey the results by key
     * @param withoutKey the number of rows that are in no group, not negative
     */
    public Groups {
        byKey = ImmutableSortedMap.copyOfSorted(byKey);
        if (withoutKey < 0) {
            throw new IllegalArgumentException("withoutKey must not be negative: " + withoutKey);
        }
    }

    /**
     * Returns the result of a key.
     *
     * @param key a key that occurred
     * @return its result
     * @throws NoSuchElementException if it did not occur
     */
    public R get(K key) {
        return find(key).orElseThrow(() -> noGroup(key, byKey.keySet()));
    }

    /** Names the first keys only, as there may be millions. */
    static NoSuchElementException noGroup(Object key, Set<?> keys) {
        int more = keys.size() - KEYS_NAMED;
        return new NoSuchElementException("no group %s in %s"
                .formatted(
                        key, more <= 0 ? keys : keys.stream().limit(KEYS_NAMED).toList() + " and " + more + " more"));
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
