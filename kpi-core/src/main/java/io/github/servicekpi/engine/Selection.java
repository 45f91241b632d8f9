package io.github.servicekpi.engine;

import java.util.Arrays;

/** Which rows of a chunk a tally takes, and the group that each belongs to: all that travels down the tree. */
final class Selection {
    private static final int[] ALL = new int[Chunk.CAPACITY];
    private static final int[] ONE_GROUP = new int[Chunk.CAPACITY];

    static {
        Arrays.setAll(ALL, i -> i);
    }

    int size;
    int[] rows = ALL;
    int[] groups = ONE_GROUP;

    /** Selects the first rows of a chunk, in the groups given before. */
    Selection all(int newSize) {
        rows = ALL;
        size = newSize;
        return this;
    }

    boolean isEveryRow(Chunk chunk) {
        return rows == ALL && size == chunk.size;
    }

    boolean isOneGroup() {
        return groups == ONE_GROUP;
    }

    /** The array, or a longer one: accumulators of a few rows stay small. */
    static int[] room(int[] array, int needed) {
        return needed <= array.length
                ? array
                : new int[Math.min(Chunk.CAPACITY + 1, Math.max(needed, 2 * array.length))];
    }

    /** The number of groups that are certain to be enough for the rows selected. */
    int groupsNeeded() {
        if (size == 0) {
            return 0;
        }
        int last = 0;
        if (!isOneGroup()) {
            for (int k = 0; k < size; k++) {
                last = Math.max(last, groups[k]);
            }
        }
        return last + 1;
    }
}
