package io.github.servicekpi.engine;

import java.util.Arrays;

/** Which rows of a chunk a tally takes, and the group that each belongs to: all that travels down the tree. */
final class Selection {
    /** So many rows at once are worth the memory of what makes them faster; accumulators of a few rows stay small. */
    static final int LARGE = 256;

    /** No group: rows may be of several. */
    static final int SEVERAL = -1;

    private static final int[] ALL = new int[Chunk.CAPACITY];
    private static final int[] ONE_GROUP = new int[Chunk.CAPACITY];

    static {
        Arrays.setAll(ALL, i -> i);
    }

    int size;
    int[] rows = ALL;
    int[] groups = ONE_GROUP;

    /** Each of the groups is less than this. */
    int groupCount = 1;

    /** What all of the groups given are, or {@link #SEVERAL} where that is not known. */
    int sameGroup = SEVERAL;

    /** Selects the first rows of a chunk, in the groups given before. */
    Selection all(int newSize) {
        rows = ALL;
        size = newSize;
        return this;
    }

    boolean isEveryRow(Chunk chunk) {
        return rows == ALL && size == chunk.size;
    }

    /** Whether row {@code k} of the selection is row {@code k} of the chunk. */
    boolean areFirstRows() {
        return rows == ALL;
    }

    boolean isOneGroup() {
        return groups == ONE_GROUP;
    }

    /** The group of all rows, or {@link #SEVERAL} where it is not known to be one. */
    int onlyGroup() {
        return isOneGroup() ? 0 : sameGroup;
    }

    /**
     * Keeps some rows. Every row is written and the position advances only past kept rows: no branch to mispredict.
     *
     * @param keep 1 for row {@code r} at {@code offset + r} if it is kept, else 0
     * @param out has room for one row more than the selection
     * @return how many are kept
     */
    int keep(byte[] keep, int offset, int[] out) {
        int n = 0;
        for (int k = 0; k < size; k++) {
            int row = rows[k];
            out[n] = row;
            n += keep[offset + row];
        }
        return n;
    }

    /** The array, or a longer one: accumulators of a few rows stay small. */
    static int[] room(int[] array, int needed) {
        return needed <= array.length
                ? array
                : new int[Math.min(Chunk.CAPACITY + 1, Math.max(needed, 2 * array.length))];
    }

    /** The number of groups that are certain to be enough for the rows selected. */
    int groupsNeeded() {
        return size == 0 ? 0 : groupCount;
    }
}
