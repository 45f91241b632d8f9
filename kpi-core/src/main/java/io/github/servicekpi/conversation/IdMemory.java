package io.github.servicekpi.conversation;

import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import java.nio.ByteBuffer;

/**
 * A set of ids in little memory: 128 bits of a hash of each, in which two of a billion ids agree with a probability of
 * 10^-20, in a table that is at most half full.
 */
final class IdMemory {
    private static final HashFunction HASH = Hashing.murmur3_128();
    private static final int FIRST_CAPACITY = 64;

    private long[] table = new long[2 * FIRST_CAPACITY]; // pairs; that of zeros is a free place
    private int size;

    /**
     * Takes an id.
     *
     * @return whether it was new
     */
    boolean add(String id) {
        ByteBuffer hash = hash(id);
        boolean isNew = put(hash.getLong(0), hash.getLong(Long.BYTES));
        if (4 * size > table.length) {
            grow();
        }
        return isNew;
    }

    private static ByteBuffer hash(String id) {
        return ByteBuffer.wrap(HASH.hashUnencodedChars(id).asBytes());
    }

    private boolean put(long first, long second) {
        int place = place(first, second);
        boolean isNew = isFree(place);
        if (isNew) {
            table[place] = first;
            table[place + 1] = second;
            size++;
        }
        return isNew;
    }

    private boolean isFree(int place) {
        return table[place] == 0 && table[place + 1] == 0;
    }

    /** Where the pair is, or else where it is to go. */
    private int place(long first, long second) {
        int mask = table.length - 1;
        int place = (int) (first << 1) & mask;
        while (!isFree(place) && (table[place] != first || table[place + 1] != second)) {
            place = (place + 2) & mask;
        }
        return place;
    }

    private void grow() {
        long[] full = table;
        table = new long[Math.multiplyExact(2, full.length)];
        size = 0;
        for (int i = 0; i < full.length; i += 2) {
            if (full[i] != 0 || full[i + 1] != 0) {
                put(full[i], full[i + 1]);
            }
        }
    }
}
