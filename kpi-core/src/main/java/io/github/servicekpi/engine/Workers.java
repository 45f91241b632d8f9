package io.github.servicekpi.engine;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/** Those who make results: the calling thread and perhaps others. */
public interface Workers {
    /** The calling thread alone. */
    Workers CALLER = (size, work) -> work.on(0, size);

    /** So few results are made sooner than another thread is woken up. */
    int FEW = 64;

    /** What is done with indices from one to before another. */
    interface Work {
        /** Does what is to be done. */
        void on(int startInclusive, int endExclusive);
    }

    /** Has all indices below a size done, in ranges that do not overlap, and returns when they are. */
    void forEach(int size, Work work);

    /** A list of what a function makes of each index, perhaps on several threads. */
    @SuppressWarnings("unchecked") // the array holds nothing but what the function made
    default <R> List<R> list(int size, IntFunction<? extends R> element) {
        Object[] list = new Object[size];
        Work work = (start, end) -> {
            for (int i = start; i < end; i++) {
                list[i] = element.apply(i);
            }
        };
        (size < FEW ? CALLER : this).forEach(size, work);
        return (List<R>) Arrays.asList(list);
    }
}
