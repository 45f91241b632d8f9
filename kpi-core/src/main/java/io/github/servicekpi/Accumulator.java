package io.github.servicekpi;

/**
 * The mutable state of one calculation. Not safe for use by several threads at once: give each its own and merge them.
 *
 * <p>Rows are looked at in batches: a row must not change before the next result, merge or save. What gives one mutable row
 * object again and again, as some iterators do, gives wrong results without any error: copy such rows. If a function fails for a
 * row, the call that looks at its batch throws, and every later call throws {@code IllegalStateException}; so it is if the rows
 * given to {@link #addAll} fail on the way, since some of them are in then.
 *
 * @param <T> the rows
 * @param <R> the result
 */
public sealed interface Accumulator<T, R> permits RecipeAccumulator {

    /**
     * Adds a row.
     *
     * @param row not null; must not change before the next result, merge or save
     */
    void add(T row);

    /**
     * Adds rows.
     *
     * @param rows none of them null; a {@link Table} is read by columns; of others, each must be an object of its own that does not
     *     change before the next result, merge or save
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
     * Saves the state: a format version, a fingerprint of the definition, and the counts and values themselves. What the
     * definition does not know of functions is said at {@link Calculator#fromByteArray}: give those a name before you save.
     *
     * @return bytes for {@link Calculator#fromByteArray}
     * @throws IllegalStateException if a key or a state cannot be written, as it is of a type that needs a {@link StateCodec}
     */
    byte[] toByteArray();
}
