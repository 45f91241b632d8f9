package io.github.servicekpi;

import io.github.servicekpi.engine.StoreBuilder;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Shares rows out to workers: to each at first a half of what an equal part is; then, to whoever comes for more, the same fraction of what
 * is left, so that a worker that was held up is not waited for. Parts are cut to whole runs of blocks, those that are smaller to whole
 * blocks, but not below the least part; the last one is what is left.
 *
 * <p>Of ten runs, two workers have two each at first, then one each time of the six left: a fourth of 6, 5 and 4 runs, cut. If no part is to
 * be smaller than a run, all others are a run too; else a fourth of the last three runs is 48 blocks, then 36 of the 144 left, and so on
 * down to four.
 */
final class Shares {
    private static final int BLOCK = StoreBuilder.BLOCK;
    private static final int RUN = StoreBuilder.RUN;

    /** Of the last parts, so that workers end within little of each other. */
    private static final int SOME_BLOCKS = 4 * BLOCK;

    private final int size;
    private final int workers;
    private final int least;
    private final int half;
    private final AtomicInteger next;

    /** What is done with rows from one index to before another. */
    interface Work {
        void on(int startInclusive, int endExclusive);
    }

    private Shares(int size, int workers, int least) {
        this.size = size;
        this.workers = workers;
        this.least = least;
        this.half = whole(size / (2 * workers));
        this.next = new AtomicInteger(half * workers);
    }

    /** Parts that become small, as each may take long. */
    static Shares of(int size, int workers) {
        return new Shares(size, workers, SOME_BLOCKS);
    }

    /** Parts of at least a whole run of blocks where there are so many rows, for work that blocks one by one take longer. */
    static Shares ofRuns(int size, int workers) {
        return new Shares(size, workers, RUN);
    }

    /** Whole runs of blocks, or blocks, where there are any. */
    private static int whole(int rows) {
        int unit = rows < RUN ? BLOCK : RUN;
        return rows < BLOCK ? rows : rows - rows % unit;
    }

    void forEach(int worker, Work work) {
        work.on(worker * half, (worker + 1) * half);
        for (int start = next.get(); start < size; start = next.get()) {
            int end = start + Math.min(size - start, Math.max(least, whole((size - start) / (2 * workers))));
            if (next.compareAndSet(start, end)) {
                work.on(start, end);
            }
        }
    }
}
