package io.github.servicekpi.engine;

/**
 * Durations of one unit, less than 2^31 each, ordered by group: those of {@code groups[i]} are from {@code starts[i]} to before
 * {@code starts[i + 1]}. Immutable.
 */
final class GroupBlock {
    private final int[] groups;
    private final int[] starts;
    private final int[] values;

    GroupBlock(int[] groups, int[] starts, int[] values) {
        this.groups = groups;
        this.starts = starts;
        this.values = values;
    }

    int size() {
        return starts[groups.length];
    }

    /** The same values, of group {@code map[g]} instead of {@code g}. */
    GroupBlock renamed(int[] map) {
        int[] renamed = new int[groups.length];
        for (int i = 0; i < renamed.length; i++) {
            renamed[i] = map[groups[i]];
        }
        return new GroupBlock(renamed, starts, values);
    }

    void addSizesTo(int[] sizes) {
        for (int i = 0; i < groups.length; i++) {
            sizes[groups[i]] += starts[i + 1] - starts[i];
        }
    }

    /** Takes the next places of each group for its values, and returns where they begin. */
    int[] takePlaces(int[] next) {
        int[] places = new int[groups.length];
        for (int i = 0; i < groups.length; i++) {
            places[i] = next[groups[i]];
            next[groups[i]] += starts[i + 1] - starts[i];
        }
        return places;
    }

    /** Copies the values of each group to their places in one of the arrays. */
    void copyTo(int[][] arrayOfGroup, int[] places) {
        for (int i = 0; i < groups.length; i++) {
            System.arraycopy(values, starts[i], arrayOfGroup[groups[i]], places[i], starts[i + 1] - starts[i]);
        }
    }

    void addTo(GroupedUnit target) {
        for (int i = 0; i < groups.length; i++) {
            target.add(groups[i], values, starts[i], starts[i + 1]);
        }
    }
}
