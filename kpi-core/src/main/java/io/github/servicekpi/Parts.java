package io.github.servicekpi;

import com.google.common.util.concurrent.Uninterruptibles;
import io.github.servicekpi.engine.Workers;
import java.util.List;
import java.util.RandomAccess;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Work on rows that is done in parts, by the calling thread and those of an executor. */
final class Parts {
    /** In so many steps each thread does its part, if all are as fast. */
    private static final int STEPS = 8;

    /**
     * Some 50 microseconds: threads that share work out end within less of each other as a rule, and to sleep and be woken up takes
     * longer.
     */
    private static final int SPINS = 3000;

    private Parts() {}

    /** The number of rows that can be had in parts: those of a table, or of a list with fast access by index; else 0. */
    static int sizeOf(Iterable<?> rows) {
        return rows instanceof Table<?> table
                ? table.size()
                : rows instanceof List<?> list && list instanceof RandomAccess ? list.size() : 0;
    }

    static int requireThreads(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1: " + threads);
        }
        return threads;
    }

    /**
     * Does all parts and returns their results in order. The calling thread does the first part and then whatever nobody has
     * begun, so that an executor that is busy, or that this thread belongs to, delays the work but never blocks it.
     *
     * <p>If a part or the executor fails, no other part is begun, and what is thrown comes once those already begun have ended: who
     * catches it can be sure that no thread asks a function any more.
     */
    static <P> List<P> run(int parts, Executor executor, IntFunction<P> work) {
        AtomicBoolean failed = new AtomicBoolean();
        List<FutureTask<P>> tasks = IntStream.range(0, parts)
                .mapToObj(part -> new FutureTask<>(() -> unlessFailed(failed, part, work)))
                .toList();
        try {
            tasks.subList(1, parts).forEach(executor::execute);
        } catch (RejectedExecutionException e) {
            // The calling thread does those parts too.
        } catch (Throwable e) {
            failed.set(true);
            end(tasks);
            throw e;
        }
        end(tasks);
        return tasks.stream().map(Parts::resultOf).toList();
    }

    @SuppressWarnings("NullAway") // where it is null, resultOf throws what another part failed with
    private static <P> P unlessFailed(AtomicBoolean failed, int part, IntFunction<P> work) {
        if (failed.get()) {
            return null;
        }
        try {
            return work.apply(part);
        } catch (Throwable e) { // other languages throw checked exceptions too
            failed.set(true);
            throw e;
        }
    }

    /** Does what is not begun and waits for the rest, however it ends. */
    private static void end(List<? extends FutureTask<?>> tasks) {
        tasks.forEach(FutureTask::run); // does nothing where a part is begun or done
        for (FutureTask<?> task : tasks) {
            spin(task);
            try {
                Uninterruptibles.getUninterruptibly(task);
            } catch (ExecutionException e) {
                // resultOf throws it
            }
        }
    }

    private static void spin(FutureTask<?> task) {
        for (int turn = 0; turn < SPINS && !task.isDone(); turn++) {
            Thread.onSpinWait();
        }
    }

    /** Threads that share a range of indices out, a few at a time. */
    static Workers workers(int threads, Executor executor) {
        return (size, work) -> {
            int parts = Math.min(threads, size);
            if (parts < 2) {
                work.on(0, size);
                return;
            }
            int step = Math.max(1, size / (STEPS * parts));
            AtomicInteger next = new AtomicInteger();
            run(parts, executor, part -> {
                for (int start = next.getAndAdd(step); start < size; start = next.getAndAdd(step)) {
                    work.on(start, Math.min(size, start + step));
                }
                return part;
            });
        };
    }

    @SuppressWarnings("NullAway") // a task has a result or a cause
    private static <P> P resultOf(FutureTask<P> task) {
        try {
            return Uninterruptibles.getUninterruptibly(task);
        } catch (ExecutionException e) {
            throw Parts.<RuntimeException>unchecked(e.getCause());
        }
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"
    }) // whatever the function of a user throws goes through
    private static <E extends Throwable> E unchecked(Throwable cause) throws E {
        throw (E) cause;
    }
}
