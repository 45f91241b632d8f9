package io.github.servicekpi.examples.report.rows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A set of texts that takes little memory: some 17 bytes each and the length of the text, a third of a {@code HashSet<String>}.
 *
 * <p>The texts lie one after another in blocks of bytes, each preceded by its length. A hash table with open addressing says
 * where: the upper bits of an entry are those of the hash, so that others are seldom compared, the lower ones the place. Each
 * {@code char} is written on its own, as UTF-8 writes it, so that texts that are not well-formed stay distinct too.
 */
final class IdSet {
    /** Another one in each process: with a known one, a file could have ids that all have the same hash. */
    private static final int FACTOR = new SplittableRandom().nextInt() | 1;

    private static final int BLOCK = 1 << 20;
    private static final int PLACE_BITS = 42;
    private static final long PLACE = (1L << PLACE_BITS) - 1;
    private static final int TAG_SHIFT = Integer.SIZE - (Long.SIZE - PLACE_BITS);
    private static final int LENGTH_BYTES = 4;

    private final List<byte[]> blocks = new ArrayList<>();
    private int used = BLOCK;
    private long[] table = new long[1 << 10]; // an entry, or 0
    private int size;
    private byte[] id = new byte[64]; // the one asked for, and its length
    private int length;

    /**
     * Adds a text.
     *
     * @param text to add
     * @return whether it was not there
     */
    boolean add(String text) {
        encode(text);
        int hash = hash(id, 0, length);
        int slot = slot(hash);
        if (table[slot] != 0) {
            return false;
        }
        table[slot] = entry(hash, store());
        if (++size > table.length / 4 * 3) {
            grow();
        }
        return true;
    }

    /**
     * Finds a text.
     *
     * @param text to find
     * @return a number of its own from 0, less than {@link #slots()}, until the next text is added; -1 if it is not there
     */
    int find(String text) {
        encode(text);
        int slot = slot(hash(id, 0, length));
        return table[slot] == 0 ? -1 : slot;
    }

    /** More than the greatest number of a text. */
    int slots() {
        return table.length;
    }

    /** The slot of the text asked for, or the free one where it belongs. */
    private int slot(int hash) {
        int mask = table.length - 1;
        int slot = hash & mask;
        while (table[slot] != 0 && !(isOf(hash, table[slot]) && isStoredAt(table[slot] & PLACE))) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private static long entry(int hash, long place) {
        return ((long) (hash >>> TAG_SHIFT) << PLACE_BITS) | place;
    }

    private static boolean isOf(int hash, long entry) {
        return entry >>> PLACE_BITS == hash >>> TAG_SHIFT;
    }

    /** Appends the text asked for, and tells its place, which is never 0. */
    private long store() {
        if (LENGTH_BYTES + length > BLOCK - used) {
            // A text longer than a block has one of its own.
            blocks.add(new byte[Math.max(BLOCK, LENGTH_BYTES + length)]);
            used = 0;
        }
        byte[] block = blocks.get(blocks.size() - 1);
        int offset = used;
        for (int i = 0; i < LENGTH_BYTES; i++) {
            block[used++] = (byte) (length >>> (8 * i));
        }
        System.arraycopy(id, 0, block, used, length);
        used += length;
        return (long) blocks.size() * BLOCK + offset;
    }

    private byte[] block(long place) {
        return blocks.get((int) (place / BLOCK) - 1);
    }

    private static int offset(long place) {
        return (int) (place % BLOCK);
    }

    private static int storedLength(byte[] block, int offset) {
        int stored = 0;
        for (int i = 0; i < LENGTH_BYTES; i++) {
            stored |= (block[offset + i] & 0xFF) << (8 * i);
        }
        return stored;
    }

    private boolean isStoredAt(long place) {
        byte[] block = block(place);
        int offset = offset(place);
        int from = offset + LENGTH_BYTES;
        return storedLength(block, offset) == length && Arrays.equals(block, from, from + length, id, 0, length);
    }

    private void grow() {
        long[] old = table;
        table = new long[2 * old.length];
        for (long entry : old) {
            if (entry != 0) {
                byte[] block = block(entry & PLACE);
                int offset = offset(entry & PLACE);
                int hash = hash(block, offset + LENGTH_BYTES, storedLength(block, offset));
                int slot = hash & (table.length - 1);
                while (table[slot] != 0) {
                    slot = (slot + 1) & (table.length - 1);
                }
                table[slot] = entry;
            }
        }
    }

    private void encode(String text) {
        if (id.length < 3L * text.length()) {
            id = new byte[Math.multiplyExact(3, text.length())];
        }
        length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                id[length++] = (byte) c;
            } else {
                if (c < 0x800) {
                    id[length++] = (byte) (0xC0 | (c >> 6));
                } else {
                    id[length++] = (byte) (0xE0 | (c >> 12));
                    id[length++] = (byte) (0x80 | ((c >> 6) & 0x3F));
                }
                id[length++] = (byte) (0x80 | (c & 0x3F));
            }
        }
    }

    private static int hash(byte[] bytes, int from, int length) {
        int hash = length;
        for (int i = from; i < from + length; i++) {
            hash = FACTOR * hash + bytes[i];
        }
        // Numbers in sequence differ in few bits; this spreads them (the finisher of MurmurHash3).
        hash = (hash ^ (hash >>> 16)) * 0x85EBCA6B;
        hash = (hash ^ (hash >>> 13)) * 0xC2B2AE35;
        return hash ^ (hash >>> 16);
    }
}
