package io.github.servicekpi.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The durations of many groups that came in one unit. Pairs of group and value wait until there are enough for a block, which
 * is ordered by group in the cache; so the values of a group are later copied together from a few places, instead of one by
 * one from all over memory. A group that has many values in a block gets them into a digest of its own.
 */
final class GroupedUnit {
    /** No more pairs than this may be added at once. */
    static final int BATCH = 1 << 14;

    private static final int SMALLEST_BLOCK = 1 << 17;
    private static final int LARGEST_BLOCK = 1 << 21;

    /** A block has room for so many values of each group, so that the groups do not take more memory than the values. */
    private static final int VALUES_OF_GROUP = 8;

    /** A group with so many values in a block is worth a digest. */
    static final int LARGE = 1 << 12;

    /** Values of several groups are copied together into arrays of about this size. */
    private static final int TOGETHER = 1 << 20;

    /** Blocks of others that are smaller than this are copied. */
    private static final int WORTH_KEEPING = 1 << 14;

    private static final int FIRST_ROOM = 32;

    private final IntFunction<UnitDigest> digests;
    private int[] groups = {};
    private int[] values = {};
    private int size;
    private int groupCount;
    private int blockSize = SMALLEST_BLOCK;
    private final List<GroupBlock> blocks = new ArrayList<>();

    /** @param digests the digest of this unit of a group */
    GroupedUnit(IntFunction<UnitDigest> digests) {
        this.digests = digests;
    }

    /**
     * Adds those of some values that are not negative, if all are below 2^31.
     *
     * @param offset the value of {@code groupOf[i]} is {@code ticks[offset + i]}
     * @param groupsNeeded no group has this number or a greater one
     * @return whether they were added
     */
    boolean add(long[] ticks, int offset, int[] groupOf, int from, int to, int groupsNeeded) {
        makeRoom(to - from, groupsNeeded);
        return append(ticks, offset, groupOf, from, to);
    }

    /**
     * Adds the durations of a chunk.
     *
     * @param without gets the groups of the rows that have none
     */
    void add(NarrowTicks durations, int[] groupOf, int groupsNeeded, int[] without) {
        makeRoom(durations.size(), groupsNeeded);
        size = append(durations.values(), groupOf, durations.size(), groups, values, size, without);
    }

    /**
     * One loop without branches: a row is written both among those with a value and among those without, and the next one overwrites it
     * where it does not belong. Returns where those with a value end.
     */
    private static int append(
            int[] more, int[] groupOf, int count, int[] outGroups, int[] outValues, int size, int[] without) {
        int n = size;
        for (int i = 0; i < count; i++) {
            int value = more[i];
            int group = groupOf[i];
            outGroups[n] = group;
            outValues[n] = value;
            without[i - (n - size)] = group;
            n += 1 - ((value + 1) >>> 31);
        }
        return n;
    }

    /** One loop without branches: what is negative is overwritten by the next value. */
    private boolean append(long[] ticks, int offset, int[] groupOf, int from, int to) {
        int[] outGroups = groups;
        int[] outValues = values;
        int n = size;
        long greatest = 0;
        for (int i = from; i < to; i++) {
            long value = ticks[offset + i];
            greatest = Math.max(greatest, value);
            outGroups[n] = groupOf[i];
            outValues[n] = (int) value;
            n += 1 + (int) (value >> 63);
        }
        if (greatest >= WideBlock.LEAST) {
            return false;
        }
        size = n;
        return true;
    }

    /** Adds some values below 2^31 of one group. */
    void add(int group, int[] more, int from, int to) {
        for (int next = from; next < to; next += BATCH) {
            int n = Math.min(BATCH, to - next);
            makeRoom(n, group + 1);
            Arrays.fill(groups, size, size + n, group);
            System.arraycopy(more, next, values, size, n);
            size += n;
        }
    }

    /** Adds a value below 2^31. */
    void add(int group, int value) {
        makeRoom(1, group + 1);
        groups[size] = group;
        values[size++] = value;
    }

    private void makeRoom(int n, int groupsNeeded) {
        if (groupsNeeded > groupCount) {
            groupCount = groupsNeeded;
            long wanted = 2L * Integer.highestOneBit(groupCount) * VALUES_OF_GROUP;
            blockSize = (int) Math.min(LARGEST_BLOCK, Math.max(SMALLEST_BLOCK, wanted));
        }
        if (size + n > blockSize) {
            order();
        }
        if (size + n > values.length) {
            int room = Math.min(blockSize, Math.max(Math.max(FIRST_ROOM, size + n), 2 * values.length));
            groups = Arrays.copyOf(groups, room);
            values = Arrays.copyOf(values, room);
        }
    }

    /** Makes a block of the pairs; values of large groups come last, and go on to their digests. */
    private void order() {
        int[] next = new int[groupCount];
        count(groups, size, next);
        int present = 0;
        int kept = 0;
        for (int count : next) {
            present += count > 0 && count < LARGE ? 1 : 0;
            kept += count < LARGE ? count : 0;
        }
        int[] numbers = new int[present];
        int[] starts = new int[present + 1];
        int large = kept;
        int n = 0;
        for (int group = 0; group < groupCount; group++) {
            int count = next[group];
            if (count >= LARGE) {
                next[group] = large;
                large += count;
            } else if (count > 0) {
                numbers[n] = group;
                next[group] = starts[n];
                starts[n + 1] = starts[n] + count;
                n++;
            }
        }
        int[] ordered = new int[size];
        scatter(groups, values, size, next, ordered);
        for (int group = 0, from = kept; from < size; group++) {
            if (next[group] > kept) {
                digests.apply(group).add(ordered, from, next[group]);
                from = next[group];
            }
        }
        if (kept > 0) {
            blocks.add(new GroupBlock(numbers, starts, kept < size ? Arrays.copyOf(ordered, kept) : ordered));
        }
        size = 0;
    }

    private static void count(int[] groups, int size, int[] counts) {
        for (int i = 0; i < size; i++) {
            counts[groups[i]]++;
        }
    }

    private static void scatter(int[] groups, int[] values, int size, int[] next, int[] out) {
        for (int i = 0; i < size; i++) {
            out[next[groups[i]]++] = values[i];
        }
    }

    /** Makes a block of what waits for more, where it is worth it. */
    void settle() {
        if (size >= WORTH_KEEPING) {
            order();
        }
    }

    void merge(GroupedUnit donor, int[] map) {
        for (GroupBlock block : donor.blocks) {
            GroupBlock renamed = block.renamed(map);
            if (block.size() < WORTH_KEEPING) {
                renamed.addTo(this);
            } else {
                blocks.add(renamed);
            }
        }
        for (int i = 0; i < donor.size; i++) {
            add(map[donor.groups[i]], donor.values[i]);
        }
    }

    /** The values of each of the first groups, where it has any; copies, so that they do not change. */
    @Nullable
    RankedInts[] byGroup(int count, Workers workers) {
        int[] sizes = new int[count];
        blocks.forEach(block -> block.addSizesTo(sizes));
        count(groups, size, sizes);
        int[] next = new int[count];
        int[][] arrayOfGroup = place(sizes, next, workers);
        int[][] placesOfBlock = new int[blocks.size()][];
        for (int b = 0; b < placesOfBlock.length; b++) {
            placesOfBlock[b] = blocks.get(b).takePlaces(next);
        }
        workers.forEach(placesOfBlock.length, (start, end) -> {
            for (int b = start; b < end; b++) {
                blocks.get(b).copyTo(arrayOfGroup, placesOfBlock[b]);
            }
        });
        for (int i = 0; i < size; i++) {
            int group = groups[i];
            arrayOfGroup[group][next[group]++] = values[i];
        }
        RankedInts[] all = new RankedInts[count];
        for (int group = 0; group < count; group++) {
            if (sizes[group] > 0) {
                all[group] = new RankedInts(arrayOfGroup[group], next[group] - sizes[group], next[group]);
            }
        }
        return all;
    }

    /** Returns an array for each group, which it may share with its neighbours, and says where it begins in there. */
    private static int[][] place(int[] sizes, int[] starts, Workers workers) {
        int[] arrayNumbers = new int[sizes.length];
        int[] lengths = new int[sizes.length];
        int arrays = 0;
        for (int group = 0; group < sizes.length; group++) {
            if (arrays == 0 || (long) lengths[arrays - 1] + sizes[group] > TOGETHER) {
                arrays++;
            }
            arrayNumbers[group] = arrays - 1;
            starts[group] = lengths[arrays - 1];
            lengths[arrays - 1] += sizes[group];
        }
        int[][] made = new int[arrays][];
        workers.forEach(made.length, (start, end) -> {
            for (int a = start; a < end; a++) {
                made[a] = new int[lengths[a]];
            }
        });
        int[][] arrayOfGroup = new int[sizes.length][];
        Arrays.setAll(arrayOfGroup, group -> made[arrayNumbers[group]]);
        return arrayOfGroup;
    }
}
