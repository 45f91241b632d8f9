package io.github.servicekpi.engine;

import org.jspecify.annotations.Nullable;

/** Whole numbers of four bytes each. */
final class StoredInts extends StoredColumn<Ints> {
    private final int[][] blocks;

    StoredInts(int[][] blocks) {
        this.blocks = blocks;
    }

    @Override
    Ints newColumn(int capacity) {
        return new Ints(capacity);
    }

    @Override
    void show(int firstRow, int size, Ints out) {
        int first = Math.min(size, BLOCK - indexOf(firstRow));
        System.arraycopy(blocks[blockOf(firstRow)], indexOf(firstRow), out.ints, 0, first);
        if (first < size) {
            System.arraycopy(blocks[blockOf(firstRow) + 1], 0, out.ints, first, size - first);
        }
    }

    @Override
    @Nullable
    Object value(int row) {
        int value = blocks[blockOf(row)][indexOf(row)];
        return value == Ints.MISSING ? null : (Integer) value;
    }

    /** Whole numbers that all are scores or missing, and stored as such. */
    static final class AsScores extends StoredColumn<Ints> {
        private final StoredCodes scores;

        AsScores(StoredCodes scores) {
            this.scores = scores;
        }

        StoredCodes scores() {
            return scores;
        }

        @Override
        Ints newColumn(int capacity) {
            return new OfScores(capacity, scores.newColumn(capacity));
        }

        @Override
        void show(int firstRow, int size, Ints out) {
            Codes codes = ((OfScores) out).scores;
            scores.show(firstRow, size, codes);
            byte[] bytes = codes.bytes();
            for (int i = 0; i < size; i++) {
                byte code = bytes[codes.offset + i];
                out.ints[i] = code == Codes.MISSING ? Ints.MISSING : code - 1;
            }
        }

        @Override
        @Nullable
        Object value(int row) {
            return scores.value(row);
        }

        private static final class OfScores extends Ints {
            private final Codes scores;

            OfScores(int capacity, Codes scores) {
                super(capacity);
                this.scores = scores;
            }
        }
    }
}
