package io.github.servicekpi.engine;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/** Builds columns of flags and scores. */
final class CodesBuilder extends ColumnBuilder<Codes, CodeBlock> {
    private final IntFunction<Object> valueOf;
    private byte[] codes = {};

    CodesBuilder(IntFunction<Object> valueOf) {
        this.valueOf = valueOf;
    }

    @Override
    int firstRefused(Codes in, int size) {
        byte[] bytes = in.bytes();
        for (int i = 0; i < size; i++) {
            if (bytes[in.offset + i] == Codes.OUT_OF_RANGE) {
                return i;
            }
        }
        return NONE;
    }

    @Override
    void makeRoom(int rows) {
        codes = Arrays.copyOf(codes, rows);
    }

    @Override
    void copy(Codes in, int from, int count, int to) {
        System.arraycopy(in.bytes(), from, codes, to, count);
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
