package io.github.servicekpi.retention;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What a calculation needs to know of a customer, gathered from all lifetimes of the customer, in any order.
 *
 * @param <F> the facts, immutable
 */
interface CustomerFacts<F> {
    /** Names what is gathered and how it is saved. */
    String format();

    /** What a lifetime tells, or null if that is nothing of interest. */
    @Nullable
    F of(CustomerLifetime lifetime);

    /** What two lifetimes, or parts of them, tell together; associative and commutative. */
    F both(F one, F other);

    void write(F facts, DataOutput out) throws IOException;

    F read(DataInput in) throws IOException;
}
