package io.github.servicekpi;

/**
 * The mutable state of one calculation. Not safe for use by several threads at once: give each its own and merge them.
 *
 * <p>Rows are looked at in batches: a row must not change before the next result, merge or save, so a caller that
 * reuses one mutable row object must not use {@link #add}. If a function fails for a row, the call that looks at its
 * batch throws, and every later call throws {@code IllegalStateException}; so it is if the rows given to {@link #addAll}
 * fail on the way, since some of them are in then.
 *
 * @param <T> the rows
 * @param <R> the result
 */
public sealed interface Accumulator<T, R> permits RecipeAccumulator {

    /**
     * Adds a row.
     *
     * @param row not null
     */
    void add(T row);

    /**
     * Adds rows.
     *
     * @param rows none of them null; a {@link Table} is read by columns
     */
    void addAll(Iterable<? extends T> rows);

    /**
     * Takes over all that another accumulator of the same calculator has seen, and closes that one: any later call to
     * it throws {@code IllegalStateException}.
     *
     * @param other made by the same calculator object, not this
     * @throws IllegalArgumentException if it was not; then neither has changed
     */
    void merge(Accumulator<T, R> other);

    /**
     * Returns the result of all rows so far. It may be asked for at any time, disturbs nothing, and does not change
     * later.
     *
     * @return the result
     */
    R result();

    /**
     * Saves the state: a format version, a fingerprint of the definition, and the counts and values themselves.
     *
     * @return bytes for {@link Calculator#fromByteArray}
     */
    byte[] toByteArray();
}
