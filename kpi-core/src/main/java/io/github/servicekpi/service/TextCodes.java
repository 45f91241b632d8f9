package io.github.servicekpi.service;

import com.google.common.collect.AbstractIterator;
import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Numbers texts 0, 1, 2, ... in the order of the first of each: {@code b, a, b, c} have 0, 1, 0 and 2. For millions of them: some 30
 * bytes each and the text, where a hash map takes 100.
 *
 * <p>The texts lie one after another in blocks, each with its number, its hash and its length before it. A hash table with open
 * addressing says where: the upper bits of an entry are those of the hash, so that others are seldom compared, the lower ones the place.
 * So a text is found by two reads of memory far apart, where a hash map takes five; of many texts it is these that take time.
 */
final class TextCodes implements Iterable<String> {
    static final int NONE = -1;

    /** With another seed in each process: if it were known, texts could be made that all have the same hash. */
    private static final HashFunction HASH = Hashing.goodFastHash(Integer.SIZE);

    private static final int FIRST_BLOCK = 1 << 7;
    private static final int BLOCK_BITS = 20;
    private static final long OFFSET = (1L << BLOCK_BITS) - 1;
    private static final int PLACE_BITS = 42;
    private static final long PLACE = (1L << PLACE_BITS) - 1;
    private static final int TAG_SHIFT = Integer.SIZE - (Long.SIZE - PLACE_BITS);
    private static final int FIRST_SLOTS = 1 << 4;

    /** Of an entry, or 0, which is none: the first block has the number 1. */
    private long[] table;

    private final List<Block> blocks;
    private int size;

    TextCodes() {
        this(new long[FIRST_SLOTS], new ArrayList<>(), 0);
    }

    private TextCodes(long[] table, List<Block> blocks, int size) {
        this.table = table;
        this.blocks = blocks;
        this.size = size;
    }

    /** A copy of what is there now; it shares the bytes, to which this one only appends. */
    TextCodes copy() {
        List<Block> copies = new ArrayList<>();
        blocks.forEach(block -> copies.add(new Block(block)));
        return new TextCodes(table.clone(), copies, size);
    }

    int size() {
        return size;
    }

    /** The number of a text, {@link #NONE} if it is not there. */
    int find(String text) {
        long entry = table[slot(text, hash(text))];
        return entry == 0 ? NONE : block(entry).code(offset(entry));
    }

    /** The number of a text, the next one if it was not there. */
    int add(String text) {
        int hash = hash(text);
        int slot = slot(text, hash);
        if (table[slot] != 0) {
            return block(table[slot]).code(offset(table[slot]));
        }
        Block block = blockFor(text);
        table[slot] = entry(hash, blocks.size(), block.append(size, hash, text));
        if (++size > table.length / 4 * 3) {
            grow();
        }
        return size - 1;
    }

    /** The last block, after a new one is there if the last has no room for a text: of twice its length, as most are few. */
    private Block blockFor(String text) {
        Block last = blocks.isEmpty() ? null : blocks.get(blocks.size() - 1);
        if (last != null && last.hasRoomFor(text)) {
            return last;
        }
        Block next = new Block(text, last == null ? FIRST_BLOCK : Math.min(2 * last.bytes.length, 1 << BLOCK_BITS));
        blocks.add(next);
        return next;
    }

    /** {@return the texts in the order of their numbers} */
    @Override
    public Iterator<String> iterator() {
        return new AbstractIterator<>() {
            private int block;
            private int offset;

            @Override
            protected @Nullable String computeNext() {
                if (block < blocks.size() && offset == blocks.get(block).used) {
                    block++;
                    offset = 0;
                }
                if (block == blocks.size()) {
                    return endOfData();
                }
                String text = blocks.get(block).text(offset);
                offset = blocks.get(block).next(offset);
                return text;
            }
        };
    }

    private void grow() {
        table = new long[2 * table.length];
        for (int b = 0; b < blocks.size(); b++) {
            Block block = blocks.get(b);
            for (int offset = 0; offset < block.used; offset = block.next(offset)) {
                int slot = block.hash(offset) & (table.length - 1);
                while (table[slot] != 0) {
                    slot = (slot + 1) & (table.length - 1);
                }
                table[slot] = entry(block.hash(offset), b + 1, offset);
            }
        }
    }

    private static int hash(String text) {
        return HASH.hashUnencodedChars(text).asInt();
    }

    /** The slot of a text, or the free one where it belongs. */
    private int slot(String text, int hash) {
        int slot = hash & (table.length - 1);
        while (table[slot] != 0 && !isOf(hash, text, table[slot])) {
            slot = (slot + 1) & (table.length - 1);
        }
        return slot;
    }

    private boolean isOf(int hash, String text, long entry) {
        return entry >>> PLACE_BITS == hash >>> TAG_SHIFT && block(entry).is(offset(entry), text);
    }

    private static long entry(int hash, long block, int offset) {
        return (long) (hash >>> TAG_SHIFT) << PLACE_BITS | block << BLOCK_BITS | offset;
    }

    private Block block(long entry) {
        return blocks.get((int) ((entry & PLACE) >>> BLOCK_BITS) - 1);
    }

    private static int offset(long entry) {
        return (int) (entry & OFFSET);
    }

    /** Texts in bytes: Latin ones with a byte for each character, others with two, as strings have them. */
    private static final class Block {
        private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
        private static final int HASH_AT = Integer.BYTES;
        private static final int LENGTH_AT = 2 * Integer.BYTES;
        private static final int TEXT_AT = 3 * Integer.BYTES;

        private final byte[] bytes;
        private int used;

        /** For a text and others; one that is longer than a block has one of its own. */
        Block(String first, int length) {
            bytes = new byte[Math.max(length, Math.addExact(TEXT_AT, Math.multiplyExact(2, first.length())))];
        }

        Block(Block of) {
            bytes = of.bytes;
            used = of.used;
        }

        boolean hasRoomFor(String text) {
            return TEXT_AT + 2L * text.length() <= bytes.length - used;
        }

        int append(int code, int hash, String text) {
            int offset = used;
            int length = text.length();
            boolean latin = isLatin(text);
            INT.set(bytes, offset, code);
            INT.set(bytes, offset + HASH_AT, hash);
            INT.set(bytes, offset + LENGTH_AT, latin ? length : ~length);
            used += TEXT_AT;
            for (int i = 0; i < length; i++) {
                bytes[used++] = (byte) text.charAt(i);
                if (!latin) {
                    bytes[used++] = (byte) (text.charAt(i) >>> Byte.SIZE);
                }
            }
            return offset;
        }

        private static boolean isLatin(String text) {
            for (int i = 0; i < text.length(); i++) {
                if (text.charAt(i) > 0xFF) {
                    return false;
                }
            }
            return true;
        }

        int code(int offset) {
            return (int) INT.get(bytes, offset);
        }

        int hash(int offset) {
            return (int) INT.get(bytes, offset + HASH_AT);
        }

        /** The number of characters, or its complement where each has two bytes. */
        private int length(int offset) {
            return (int) INT.get(bytes, offset + LENGTH_AT);
        }

        int next(int offset) {
            int length = length(offset);
            return offset + TEXT_AT + (length < 0 ? 2 * ~length : length);
        }

        boolean is(int offset, String text) {
            int length = length(offset);
            boolean same = text.length() == (length < 0 ? ~length : length);
            int from = offset + TEXT_AT;
            for (int i = 0; same && i < text.length(); i++) {
                same = text.charAt(i) == (length < 0 ? wide(from + 2 * i) : bytes[from + i] & 0xFF);
            }
            return same;
        }

        private int wide(int at) {
            return (bytes[at] & 0xFF) | (bytes[at + 1] & 0xFF) << Byte.SIZE;
        }

        /** Not by a decoder: half a surrogate pair is a text too. */
        String text(int offset) {
            int length = length(offset);
            if (length >= 0) {
                return new String(bytes, offset + TEXT_AT, length, StandardCharsets.ISO_8859_1);
            }
            char[] chars = new char[~length];
            for (int i = 0; i < chars.length; i++) {
                chars[i] = (char) wide(offset + TEXT_AT + 2 * i);
            }
            return new String(chars);
        }
    }
}
