package io.github.servicekpi.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Blocks of codes in both forms against the codes one by one. */
class PackedCodesTest {
    private static final int SIZE = CodeBlock.SIZE;
    private static final int[] THRESHOLDS = IntStream.rangeClosed(1, 127).toArray();

    @Property(tries = 200)
    void givesCodesBack(@ForAll Random random, @ForAll @IntRange(max = 20) int greatest) {
        byte[] codes = codes(random, SIZE, greatest);
        CodeBlock block = CodeBlock.of(codes, SIZE);
        assertThat(block.isPacked).isEqualTo(block.greatest <= PackedCodes.GREATEST);
        assertThat(block.codes()).isEqualTo(codes);
        CodeBlock lanes = block.unpacked(new long[CodeBlock.LONGS]);
        assertThat(lanes.isPacked).isFalse();
        assertThat(lanes.codes()).isEqualTo(codes);
        assertThat(lanes.greatest).isEqualTo(block.greatest);
        assertThat(lanes.missing()).isEqualTo(block.missing());
        for (int i = 0; i < SIZE; i++) {
            if (block.at(i) != codes[i] || lanes.at(i) != codes[i]) {
                assertThat(block.at(i)).as("code %s", i).isEqualTo(codes[i]);
                assertThat(lanes.at(i)).as("code %s", i).isEqualTo(codes[i]);
            }
        }
    }

    /** Blocks of all kinds: of equal codes or of any, most of them packed, at times all. */
    private static List<CodeBlock> blocks(Random random, int count) {
        int oneIn = random.nextBoolean() ? 1_000_000 : 1 + random.nextInt(100);
        List<CodeBlock> blocks = new ArrayList<>();
        for (int b = 0; b < count; b++) {
            int greatest = random.nextInt(random.nextInt(oneIn) == 0 ? 128 : 16);
            byte[] codes = new byte[SIZE];
            if (random.nextBoolean()) {
                Arrays.fill(codes, (byte) greatest);
            } else {
                codes = codes(random, SIZE, greatest);
            }
            blocks.add(CodeBlock.of(codes, SIZE));
        }
        return blocks;
    }

    private static long[] reached(List<CodeBlock> blocks) {
        long[] reached = new long[THRESHOLDS.length];
        for (CodeBlock block : blocks) {
            int[] ofCode = new int[128];
            for (byte code : block.codes()) {
                ofCode[code]++;
            }
            int atLeast = 0;
            for (int code = 127; code > 0; code--) {
                atLeast += ofCode[code];
                reached[code - 1] += atLeast;
            }
        }
        return reached;
    }

    @Property(tries = 100)
    void countsEveryThreshold(@ForAll Random random) {
        List<CodeBlock> blocks = blocks(random, random.nextInt(100));
        ThresholdCounts counts = new ThresholdCounts(THRESHOLDS);
        blocks.forEach(counts::add);
        assertThat(counts.take()).isEqualTo(reached(blocks));
    }

    /** Those that stand together are counted at once if all of them come, in order; else one by one. */
    @Property(tries = 100)
    void countsBlocksThatStandTogether(@ForAll Random random) {
        List<CodeBlock> column = List.of(CodeBlock.joined(blocks(random, random.nextInt(5 * PackedCodes.TOGETHER))));
        List<CodeBlock> asked = new ArrayList<>();
        for (int part = random.nextInt(4); part >= 0 && !column.isEmpty(); part--) {
            int from = random.nextBoolean() ? 0 : random.nextInt(column.size());
            int to = random.nextBoolean() ? column.size() : from + random.nextInt(column.size() - from + 1);
            asked.addAll(column.subList(from, to));
        }
        if (random.nextInt(4) == 0) {
            Collections.shuffle(asked, random);
        }
        int oneIn = 1 + random.nextInt(6);
        int[] some = Arrays.stream(THRESHOLDS)
                .filter(threshold -> random.nextInt(oneIn) == 0)
                .toArray();
        long[] reached = reached(asked);
        ThresholdCounts counts = new ThresholdCounts(some);
        asked.forEach(counts::add);
        assertThat(counts.take())
                .isEqualTo(Arrays.stream(some)
                        .mapToLong(threshold -> reached[threshold - 1])
                        .toArray());
        assertThat(counts.take()).isEqualTo(new long[some.length]);
    }

    @Property(tries = 50)
    void joinedBlocksAreTheSame(@ForAll Random random) {
        List<CodeBlock> blocks = blocks(random, random.nextInt(3 * PackedCodes.TOGETHER));
        CodeBlock[] joined = CodeBlock.joined(blocks);
        assertThat(joined).hasSameSizeAs(blocks);
        for (int b = 0; b < joined.length; b++) {
            assertThat(joined[b].codes()).isEqualTo(blocks.get(b).codes());
            assertThat(joined[b].isPacked).isEqualTo(blocks.get(b).isPacked);
            assertThat(joined[b].missing()).isEqualTo(blocks.get(b).missing());
            assertThat(joined[b].greatest).isEqualTo(blocks.get(b).greatest);
            int index = random.nextInt(SIZE);
            assertThat(joined[b].at(index)).isEqualTo(blocks.get(b).at(index));
        }
    }

    /** Lanes of a byte hold no more than 255, and blocks that wait for others in vain are counted at the end. */
    @Property(tries = 100)
    void countsMoreBlocksThanLanesHold(@ForAll @IntRange(max = 15) int code, @ForAll @IntRange(max = 1500) int blocks) {
        ThresholdCounts counts = new ThresholdCounts(THRESHOLDS);
        byte[] codes = new byte[SIZE];
        Arrays.fill(codes, (byte) code);
        CodeBlock[] column = CodeBlock.joined(Collections.nCopies(blocks, CodeBlock.of(codes, SIZE)));
        for (int times : new int[] {blocks, Math.min(1, blocks)}) {
            for (int i = 0; i < times; i++) {
                counts.add(column[i]);
            }
            long reached = (long) times * SIZE;
            assertThat(counts.take())
                    .isEqualTo(Arrays.stream(THRESHOLDS)
                            .mapToLong(threshold -> code >= threshold ? reached : 0)
                            .toArray());
        }
    }

    private static byte[] codes(Random random, int size, int greatest) {
        byte[] codes = new byte[size];
        for (int i = 0; i < size; i++) {
            codes[i] = (byte) random.nextInt(greatest + 1);
        }
        return codes;
    }
}
