package io.github.servicekpi.engine;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Flags, scores and small counts, a byte each. */
final class StoredCodes extends StoredColumn<Codes> {
    private final CodeBlock[] blocks;
    private final IntFunction<Object> valueOf;

    /** @param valueOf the value of a code that is not {@link Codes#MISSING} */
    StoredCodes(CodeBlock[] blocks, IntFunction<Object> valueOf) {
        this.blocks = blocks;
        this.valueOf = valueOf;
    }

    @Override
    Codes newColumn(int capacity) {
        return new Shown(capacity);
    }

    @Override
    void show(int firstRow, int size, Codes out) {
        ((Shown) out).show(blocks, firstRow, size);
    }

    int code(int row) {
        return blocks[blockOf(row)].at(indexOf(row));
    }

    @Override
    @Nullable
    Object value(int row) {
        int code = code(row);
        return code == Codes.MISSING ? null : valueOf.apply(code);
    }

    /** Codes that are copied only if they are asked for one by one. */
    private static final class Shown extends Codes {
        private final LongBuffer longs;
        private CodeBlock[] blocks = {};
        private int firstRow;
        private int size;
        private boolean copied = true;
        private long[] room = {}; // for a block that is unpacked
        private @Nullable CodeBlock unpacked;

        Shown(int capacity) {
            super(capacity + Long.BYTES);
            longs = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer();
        }

        void show(CodeBlock[] shown, int row, int count) {
            blocks = shown;
            firstRow = row;
            size = count;
            offset = row % Long.BYTES;
            copied = false;
            unpacked = null;
        }

        @Override
        byte[] bytes() {
            if (!copied) {
                int to = 0;
                for (int row = firstRow - offset; row < firstRow + size; ) {
                    int from = indexOf(row) / Long.BYTES;
                    int rest = firstRow + size - row;
                    int count = Math.min(CodeBlock.LONGS - from, (rest + Long.BYTES - 1) / Long.BYTES);
                    longs.put(to, blocks[blockOf(row)].lanes(room()), from, count);
                    to += count;
                    row += count * Long.BYTES;
                }
                copied = true;
            }
            return bytes;
        }

        @Override
        @Nullable
        CodeBlock block() {
            CodeBlock stored = storedBlock();
            if (stored != null && unpacked == null) {
                unpacked = stored.unpacked(stored.isPacked ? room() : room);
            }
            return unpacked;
        }

        @Override
        @Nullable
        CodeBlock storedBlock() {
            return size == CodeBlock.SIZE && indexOf(firstRow) == 0 ? blocks[blockOf(firstRow)] : null;
        }

        private long[] room() {
            if (room.length == 0) {
                room = new long[CodeBlock.LONGS];
            }
            return room;
        }
    }
}
