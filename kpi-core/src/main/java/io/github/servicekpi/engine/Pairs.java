package io.github.servicekpi.engine;

import java.util.Arrays;

/** Numbers the pairs of outer group and key met so far 0, 1, 2, ... */
final class Pairs {
    private static final int FIRST_CAPACITY = 8;

    /** A table of so many pairs stays in the second-level cache. */
    private static final int MOST_IN_TABLE = 1 << 16;

    private static final int CACHE_BITS = 12;

    private static final int LARGEST_TABLE = 1 << 30;

    /** By key, the number + 1 of its pair with the outer group 0, the only one unless groups are in groups. */
    private int[] ofFirstGroup = {};

    /** A hash table with open addressing of the pairs with others: the number + 1 of a pair, or 0. */
    private int[] ofOtherGroups = new int[FIRST_CAPACITY];

    private int inOtherGroups;
    private long[] pairs = {};
    private int size;

    /** Whether each pair has the number of its key, as where no group is in another. */
    private boolean numbersAreKeys = true;

    /** At {@code outer << tableBits | key} the number + 1 of a pair, or 0 where it is not known to be met. */
    private int[] table = {};

    private int tableBits;
    private long[] cachedPairs = {};
    private int[] cachedNumbers = {};

    private static long pair(int outer, int key) {
        return (long) outer << 32 | key;
    }

    int size() {
        return size;
    }

    int outer(int number) {
        return (int) (pairs[number] >>> 32);
    }

    int key(int number) {
        return (int) pairs[number];
    }

    /**
     * Puts the numbers of pairs in the place of their keys.
     *
     * @param outers the outer groups, each less than {@code outerCount}
     * @param keys the keys, each less than {@code keyCount}
     */
    void number(int[] outers, int outerCount, int[] keys, int keyCount, int count) {
        if (outerCount == 1) {
            if (numbersAreKeys && keyCount <= size) {
                return;
            }
            makeRoomForKeys(keyCount);
            lookUp(ofFirstGroup, 0, outers, keys, count);
        } else if (count >= Selection.LARGE && coverByTable(outerCount, keyCount)) {
            lookUp(table, tableBits, outers, keys, count);
        } else {
            for (int k = 0; k < count; k++) {
                keys[k] = cached(outers[k], keys[k], count);
            }
        }
    }

    private void lookUp(int[] numbers, int bits, int[] outers, int[] keys, int count) {
        if (!areKnown(numbers, bits, outers, keys, count)) {
            for (int k = 0; k < count; k++) {
                int at = (outers[k] << bits) + keys[k];
                if (numbers[at] == 0) {
                    numbers[at] = numberOf(outers[k], keys[k]) + 1;
                }
            }
        }
        translate(numbers, bits, outers, keys, count);
    }

    /** Apart from the loops that change something: a call in one of them makes all of it slower by half. */
    private static boolean areKnown(int[] numbers, int bits, int[] outers, int[] keys, int count) {
        int least = 1;
        for (int k = 0; k < count; k++) {
            least = Math.min(least, numbers[(outers[k] << bits) + keys[k]]);
        }
        return least > 0;
    }

    private static void translate(int[] numbers, int bits, int[] outers, int[] keys, int count) {
        for (int k = 0; k < count; k++) {
            keys[k] = numbers[(outers[k] << bits) + keys[k]] - 1;
        }
    }

    /** Makes the table large enough for all pairs, and returns whether it may be so large. */
    private boolean coverByTable(int outerCount, int keyCount) {
        int bits = Math.max(tableBits, Integer.SIZE - Integer.numberOfLeadingZeros(keyCount - 1));
        long length = (long) outerCount << bits;
        if (length > MOST_IN_TABLE) {
            return false;
        }
        if (bits > tableBits || length > table.length) {
            table = new int[Math.max((int) length, Math.min(2 * table.length, MOST_IN_TABLE))];
            tableBits = bits; // what the smaller table knew is found again
        }
        return true;
    }

    private int cached(int outer, int key, int count) {
        if (cachedPairs.length == 0) {
            if (count < Selection.LARGE) {
                return numberOf(outer, key);
            }
            cachedPairs = new long[1 << CACHE_BITS];
            cachedNumbers = new int[1 << CACHE_BITS];
            Arrays.fill(cachedPairs, -1);
        }
        long pair = pair(outer, key);
        int slot = spread(pair) >>> (Integer.SIZE - CACHE_BITS);
        if (cachedPairs[slot] != pair) {
            cachedNumbers[slot] = numberOf(outer, key);
            cachedPairs[slot] = pair;
        }
        return cachedNumbers[slot];
    }

    private void makeRoomForKeys(int keyCount) {
        if (keyCount > ofFirstGroup.length) {
            ofFirstGroup = Arrays.copyOf(ofFirstGroup, Math.max(FIRST_CAPACITY, keyCount + (keyCount >> 1)));
        }
    }

    int numberOf(int outer, int key) {
        if (outer == 0) {
            makeRoomForKeys(key + 1);
            if (ofFirstGroup[key] == 0) {
                ofFirstGroup[key] = append(pair(outer, key)) + 1;
            }
            return ofFirstGroup[key] - 1;
        }
        long pair = pair(outer, key);
        int slot = slot(pair);
        if (ofOtherGroups[slot] == 0) {
            ofOtherGroups[slot] = append(pair) + 1;
            if (++inOtherGroups > ofOtherGroups.length / 2 && ofOtherGroups.length < LARGEST_TABLE) {
                growOtherGroups();
            }
            return size - 1;
        }
        return ofOtherGroups[slot] - 1;
    }

    /** The slot of a pair, or the free one where it belongs. */
    private int slot(long pair) {
        int slot = spread(pair) & (ofOtherGroups.length - 1);
        while (ofOtherGroups[slot] != 0 && pairs[ofOtherGroups[slot] - 1] != pair) {
            slot = (slot + 1) & (ofOtherGroups.length - 1);
        }
        return slot;
    }

    private void growOtherGroups() {
        ofOtherGroups = new int[2 * ofOtherGroups.length];
        for (int number = 0; number < size; number++) {
            if (outer(number) > 0) {
                ofOtherGroups[slot(pairs[number])] = number + 1;
            }
        }
    }

    /** The upper bits of a product, as they depend on all others. */
    private static int spread(long pair) {
        return (int) ((pair * 0x9E3779B97F4A7C15L) >>> Integer.SIZE);
    }

    private int append(long pair) {
        if (size == pairs.length) {
            pairs = Arrays.copyOf(pairs, Math.max(FIRST_CAPACITY, size + (size >> 1)));
        }
        pairs[size] = pair;
        numbersAreKeys &= pair == size;
        return size++;
    }
}
