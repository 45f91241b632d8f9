package io.github.servicekpi.engine;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Numbers the pairs of outer group and key met so far 0, 1, 2, ... */
final class Pairs {
    private static final int FIRST_CAPACITY = 8;

    /** By key, the number + 1 of its pair with the outer group 0, the only one unless groups are in groups. */
    private int[] ofFirstGroup = {};

    private final Map<Long, Integer> ofOtherGroups = new HashMap<>();
    private long[] pairs = {};
    private int size;

    static long pair(int outer, int key) {
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
     * Puts the numbers of the pairs of outer group 0 and some keys in the place of the keys, and returns whether no key is
     * {@link Keys#NONE}, which stays.
     */
    boolean numberInFirstGroup(int[] keys, int size, int keysInAll) {
        makeRoomFor(keysInAll - 1);
        int[] ofKey = ofFirstGroup;
        int none = 0;
        for (int i = 0; i < size; i++) {
            int key = keys[i];
            none |= key;
            if (key >= 0) {
                int number = ofKey[key];
                keys[i] = number > 0 ? number - 1 : numberOf(0, key);
            }
        }
        return none >= 0;
    }

    private void makeRoomFor(int key) {
        if (key >= ofFirstGroup.length) {
            ofFirstGroup = Arrays.copyOf(ofFirstGroup, Math.max(FIRST_CAPACITY, key + 1 + (key >> 1)));
        }
    }

    int numberOf(int outer, int key) {
        if (outer == 0) {
            makeRoomFor(key);
            if (ofFirstGroup[key] == 0) {
                ofFirstGroup[key] = append(pair(outer, key)) + 1;
            }
            return ofFirstGroup[key] - 1;
        }
        Integer number = ofOtherGroups.get(pair(outer, key));
        if (number == null) {
            number = append(pair(outer, key));
            ofOtherGroups.put(pair(outer, key), number);
        }
        return number;
    }

    private int append(long pair) {
        if (size == pairs.length) {
            pairs = Arrays.copyOf(pairs, Math.max(FIRST_CAPACITY, size + (size >> 1)));
        }
        pairs[size] = pair;
        return size++;
    }
}
