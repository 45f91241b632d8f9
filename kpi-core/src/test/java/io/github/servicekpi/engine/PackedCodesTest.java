package io.github.servicekpi.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
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

    /** More blocks than lanes of a byte hold, some of them packed, some not, all of equal codes or of any. */
    @Property(tries = 100)
    void countsEveryThreshold(@ForAll Random random) {
        ThresholdCounts counts = new ThresholdCounts(THRESHOLDS);
        long[] expected = new long[THRESHOLDS.length];
        for (int block = random.nextInt(100); block >= 0; block--) {
            int greatest = random.nextInt(random.nextInt(4) == 0 ? 128 : 16);
            byte[] codes = new byte[SIZE];
            if (random.nextBoolean()) {
                Arrays.fill(codes, (byte) greatest);
            } else {
                codes = codes(random, SIZE, greatest);
            }
            counts.add(CodeBlock.of(codes, SIZE));
            for (int t = 0; t < THRESHOLDS.length; t++) {
                for (byte code : codes) {
                    expected[t] += code >= THRESHOLDS[t] ? 1 : 0;
                }
            }
        }
        assertThat(counts.take()).isEqualTo(expected);
    }

    /** Lanes of a byte hold no more than 255, and blocks that wait for others are counted at the end. */
    @Property(tries = 100)
    void countsMoreBlocksThanLanesHold(@ForAll @IntRange(max = 15) int code, @ForAll @IntRange(max = 1000) int blocks) {
        ThresholdCounts counts = new ThresholdCounts(THRESHOLDS);
        byte[] codes = new byte[SIZE];
        Arrays.fill(codes, (byte) code);
        CodeBlock block = CodeBlock.of(codes, SIZE);
        for (int times : new int[] {blocks, 1}) {
            for (int i = 0; i < times; i++) {
                counts.add(block);
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
