package io.github.servicekpi.engine;

import java.util.Arrays;
import java.util.List;

/** The values from 2^31 on of a digest, by the buckets of their blocks. */
final class WidePages extends RankedPages {
    private final List<WideBlock> blocks;

    private WidePages(long[] totals, List<WideBlock> blocks) {
        super(totals);
        this.blocks = blocks;
    }

    static WidePages of(List<WideBlock> blocks) {
        long[] totals = new long[WideBlock.BUCKETS];
        for (WideBlock block : blocks) {
            block.addSizesTo(totals);
        }
        return new WidePages(totals, blocks);
    }

    @Override
    int pageOf(long value) {
        return value < WideBlock.LEAST ? 0 : WideBlock.bucketOf(value);
    }

    @Override
    RankedRuns order(int bucket, long total) {
        long[] values = new long[Math.toIntExact(total)];
        int n = 0;
        for (WideBlock block : blocks) {
            n = block.copyBucket(bucket, values, n);
        }
        Arrays.sort(values);
        return RankedRuns.ofSorted(values, 0, n);
    }
}
