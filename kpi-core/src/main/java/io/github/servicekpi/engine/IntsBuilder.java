package io.github.servicekpi.engine;

import java.util.Arrays;
import java.util.List;

/** Builds columns of whole numbers. */
final class IntsBuilder extends ColumnBuilder<Ints, int[]> {
    private int[] ints = {};

    @Override
    void makeRoom(int rows) {
        ints = Arrays.copyOf(ints, rows);
    }

    @Override
    void copy(Ints in, int from, int count, int to) {
        System.arraycopy(in.ints, from, ints, to, count);
    }

    @Override
    int[] block(int size) {
        return Arrays.copyOf(ints, size);
    }

    @Override
    StoredColumn<Ints> stored(List<int[]> blocks, int size) {
        return blocks.stream().allMatch(IntsBuilder::areScores)
                ? new StoredInts.AsScores(new StoredCodes(
                        CodeBlock.joined(
                                blocks.stream().map(IntsBuilder::scores).toList()),
                        code -> code - 1))
                : new StoredInts(blocks.toArray(int[][]::new));
    }

    private static boolean areScores(int[] block) {
        return Arrays.stream(block)
                .allMatch(value -> value == Ints.MISSING || (value >= 0 && value <= Codes.MAX_SCORE));
    }

    private static CodeBlock scores(int[] block) {
        byte[] codes = new byte[block.length];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = block[i] == Ints.MISSING ? Codes.MISSING : Codes.ofScore(block[i]);
        }
        return CodeBlock.of(codes, codes.length);
    }
}
