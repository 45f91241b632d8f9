package io.github.servicekpi.engine;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Numbers keys 0, 1, 2, ... in the order of the first of each: {@code b, a, b, c} have 0, 1, 0 and 2.
 *
 * <p>It is a hash table with open addressing. An entry has the hash of its key, so that others are seldom looked at. A key
 * that is the same object as when it was met is found without a call, as most rows repeat a few texts. Nothing is written for a key that
 * is there: a cache of the last objects costs more than it gains where each row has its own.
 */
final class KeyTable {
    static final int NOT_SAME = -2;

    private static final int FIRST_BITS = 3;
    private static final int MOST_BITS = 30;

    /** Nearly all keys are within so many places of a table with room. */
    private static final int NEAR = 4;

    /** A table with so many entries for each key has nearly all keys in their first place; larger ones have fewer to spare. */
    private static final int ROOM = 8;

    private static final int ROOMY = 1 << 17;

    /** Keys that have no place within so many steps are in a hash map, which copes with many of one hash. */
    private static final int MOST_STEPS = 32;

    /** The hash of a key above its number + 1; or 0. */
    private long[] entries = new long[1 << FIRST_BITS];

    private int shift = Integer.SIZE - FIRST_BITS;

    /** Each at its number + 1, so that no key is at 0. */
    private Object[] keys = new Object[1 << FIRST_BITS];

    private int size;
    private final Map<Object, Integer> crowded = new HashMap<>();

    int size() {
        return size;
    }

    Object key(int number) {
        return keys[number + 1];
    }

    /** The number of a key if it is the same object as when it was met and near its first place; else {@link #NOT_SAME}. */
    int findSame(Object key) {
        int hash = hash(key);
        int slot = hash >>> shift;
        for (int step = 0; step < NEAR; step++) {
            long entry = entries[slot];
            if (hashOf(entry) == hash) {
                return keys[place(entry)] == key ? place(entry) - 1 : NOT_SAME;
            }
            slot = next(slot);
        }
        return NOT_SAME;
    }

    /** The number of a key, {@link Keys#NONE} if it is not there. */
    int find(Object key) {
        int hash = hash(key);
        int slot = hash >>> shift;
        for (int step = 0; step < MOST_STEPS; step++) {
            long entry = entries[slot];
            if (entry == 0) {
                return Keys.NONE;
            }
            if (hashOf(entry) == hash && key.equals(keys[place(entry)])) {
                return place(entry) - 1;
            }
            slot = next(slot);
        }
        return crowded.getOrDefault(key, Keys.NONE);
    }

    /** Gives a key that is not there the next number. */
    int add(Object key) {
        if (++size == keys.length) {
            keys = Arrays.copyOf(keys, size + (size >> 1));
        }
        keys[size] = key;
        int room = entries.length < ROOMY ? ROOM : 2;
        if ((long) size * room > entries.length && entries.length < 1 << MOST_BITS) {
            grow();
        } else {
            put(hash(key), size);
        }
        return size - 1;
    }

    private void grow() {
        entries = new long[2 * entries.length];
        shift--;
        crowded.clear();
        for (int place = 1; place <= size; place++) {
            put(hash(keys[place]), place);
        }
    }

    private void put(int hash, int place) {
        int slot = hash >>> shift;
        for (int step = 0; step < MOST_STEPS; step++) {
            if (entries[slot] == 0) {
                entries[slot] = (long) hash << Integer.SIZE | place;
                return;
            }
            slot = next(slot);
        }
        crowded.put(keys[place], place - 1);
    }

    private int next(int slot) {
        return (slot + 1) & (entries.length - 1);
    }

    /** Spread, as the upper bits say which slot. */
    private static int hash(Object key) {
        return key.hashCode() * 0x9E3779B1;
    }

    private static int hashOf(long entry) {
        return (int) (entry >>> Integer.SIZE);
    }

    private static int place(long entry) {
        return (int) entry;
    }
}
