package io.github.servicekpi;

import io.github.servicekpi.engine.StoreBuilder;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Shares rows out to workers: to each at first a half of what an equal part is; then, to whoever comes for more, ever smaller
 * parts of the rest, so that a worker that was held up is not waited for.
 */
final class Shares {
    private static final int BLOCK = StoreBuilder.BLOCK;
    private static final int RUN = StoreBuilder.RUN;
    private static final int LEAST = 4 * BLOCK;

    private final int size;
    private final int workers;
    private final int half;
    private final AtomicInteger next;

    /** What is done with rows from one index to before another. */
    interface Work {
        void on(int startInclusive, int endExclusive);
    }

    Shares(int size, int workers) {
        this.size = size;
        this.workers = workers;
        this.half = whole(size / (2 * workers));
        this.next = new AtomicInteger(half * workers);
    }

    /** Whole runs of blocks, or blocks, where there are any. */
    private static int whole(int rows) {
        int unit = rows < RUN ? BLOCK : RUN;
        return rows < BLOCK ? rows : rows - rows % unit;
    }

    void forEach(int worker, Work work) {
        work.on(worker * half, (worker + 1) * half);
        for (int start = next.get(); start < size; start = next.get()) {
            int end = start + Math.min(size - start, Math.max(LEAST, whole((size - start) / (2 * workers))));
            if (next.compareAndSet(start, end)) {
                work.on(start, end);
            }
        }
    }
}
