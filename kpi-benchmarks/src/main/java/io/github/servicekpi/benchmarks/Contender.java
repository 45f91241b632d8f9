package io.github.servicekpi.benchmarks;

import java.util.function.Supplier;

/**
 * One way to get the figures of a question.
 *
 * @param readiness what has to be done before, and takes no part in the time
 * @param work gives the figures
 */
record Contender(Runnable readiness, Supplier<?> work) {
    static Contender of(Supplier<?> work) {
        return new Contender(() -> {}, work);
    }

    static Contender of(DuckDb.Query<?> query) {
        return new Contender(query::makeReady, query::ask);
    }
}
