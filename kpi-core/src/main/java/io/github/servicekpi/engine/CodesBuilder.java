package io.github.servicekpi.engine;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/** Builds columns of flags and scores. */
final class CodesBuilder extends ColumnBuilder<Codes, CodeBlock> {
    private final IntFunction<Object> valueOf;
    private final int firstRow;
    private byte[] codes = {};

    CodesBuilder(IntFunction<Object> valueOf, int firstRow) {
        this.valueOf = valueOf;
        this.firstRow = firstRow;
    }

    @Override
    void makeRoom(int rows) {
        codes = Arrays.copyOf(codes, rows);
    }

    @Override
    void copy(Codes in, int from, int count, int to) {
        System.arraycopy(in.bytes(), from, codes, to, count);
        for (int i = to; i < to + count; i++) {
            if (codes[i] == Codes.OUT_OF_RANGE) {
                throw new IllegalArgumentException("a score in a table must be in [0, %s]: row %s has another"
                        .formatted(Codes.MAX_SCORE, firstRow + size() - to + i));
            }
        }
    }

    @Override
    CodeBlock block(int size) {
        return CodeBlock.of(codes, size);
    }

    @Override
    StoredCodes stored(List<CodeBlock> blocks, int size) {
        return new StoredCodes(CodeBlock.joined(blocks), valueOf);
    }
}
