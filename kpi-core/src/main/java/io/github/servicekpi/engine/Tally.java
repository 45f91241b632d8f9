package io.github.servicekpi.engine;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * The mergeable state of one calculation, for all groups at once: what is not grouped has group 0 only. Grouping and
 * filtering never make a tally a group; they hand down a {@link Selection} with other groups or fewer rows.
 *
 * @param <R> the result of one group
 */
public abstract class Tally<R> {

    /**
     * Whether the tally can be given any rows of a chunk, as it reads nothing but total sources; see {@link Source#isTotal()}. If not, all
     * rows of the chunks that it is given are selected; see {@link Selected}.
     */
    abstract boolean isTotal();

    abstract void add(Chunk chunk, Selection selection);

    /** Whether runs of blocks of a table are counted as they are stored, which takes less than half the time of their blocks one by one. */
    boolean countsRuns(ColumnStore table) {
        return false;
    }

    /** Does what a merge would have to do first, while the thread that added the rows still has their counts in its cache. */
    void settle() {
        // most tallies have nothing to do
    }

    /**
     * Takes over the donor's state, whose group {@code g} becomes {@code groups[g]}; the donor is of no use afterwards.
     */
    abstract void merge(Tally<R> donor, int[] groups);

    /** One result for each of the first groups, made by some threads; disturbs nothing. */
    public abstract List<R> results(int groups, Workers workers);

    /** Writes the state, the same bytes for the same history. */
    abstract void write(DataOutput out) throws IOException;

    /** Fills this fresh tally with a state of at most so many groups; refuses bytes that cannot be one. */
    abstract void read(DataInput in, int groups) throws IOException;

    /** A tally as of the same calculation, which it always is: accumulators check it. */
    @SuppressWarnings("unchecked")
    static <S extends Tally<?>> S same(S self, Tally<?> other) {
        return (S) self.getClass().cast(other);
    }
}
