package io.github.servicekpi.examples.report;

import com.google.common.base.Throwables;
import com.google.common.util.concurrent.Uninterruptibles;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Hands rows on to a consumer in a thread of its own, in their order, so that a file is read on while its rows are counted.
 *
 * <p>Some thousands of rows are on the way at most. What the consumer throws comes to who hands rows on or closes, and no row is
 * consumed after it. Once it is closed, all rows are consumed and everything that the consumer wrote can be seen.
 *
 * @param <T> the rows
 */
final class OtherThread<T> implements Consumer<T>, AutoCloseable {
    /** Fewer would have the threads wake each other up for each few rows; more would leave the caches of the processor. */
    private static final int BATCH = 1 << 10;

    private static final int MOST_BATCHES = 4;

    private final BlockingQueue<List<T>> batches = new ArrayBlockingQueue<>(MOST_BATCHES);
    private final Thread thread;
    private List<T> next = new ArrayList<>(BATCH);
    private volatile @Nullable Throwable failure;
    private boolean isTold;

    /**
     * Starts the thread.
     *
     * @param consumer of the rows, asked by no other thread until this is closed
     */
    OtherThread(Consumer<? super T> consumer) {
        thread = new Thread(() -> consume(consumer), "rows");
        thread.setDaemon(true);
        thread.start();
    }

    private void consume(Consumer<? super T> consumer) {
        for (List<T> batch = take(); !batch.isEmpty(); batch = take()) {
            if (failure == null) {
                try {
                    batch.forEach(consumer);
                } catch (Throwable e) { // who hands rows on throws it
                    failure = e;
                }
            }
        }
    }

    private List<T> take() {
        return Uninterruptibles.takeUninterruptibly(batches);
    }

    @Override
    public void accept(T row) {
        next.add(row);
        if (next.size() == BATCH) {
            hand(next);
            next = new ArrayList<>(BATCH);
            throwFailure();
        }
    }

    private void hand(List<T> batch) {
        Uninterruptibles.putUninterruptibly(batches, batch);
    }

    /** Waits for all rows to be consumed. */
    @Override
    public void close() {
        if (!next.isEmpty()) {
            hand(next);
        }
        hand(List.of()); // the end
        Uninterruptibles.joinUninterruptibly(thread);
        throwFailure();
    }

    /** Once: the exception would else be one that was suppressed while it was thrown. */
    private void throwFailure() {
        Throwable thrown = failure;
        if (thrown != null && !isTold) {
            isTold = true;
            Throwables.throwIfUnchecked(thrown);
            throw new IllegalStateException(thrown); // of another language
        }
    }
}
