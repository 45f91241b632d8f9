package io.github.servicekpi;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How a state, or a key, becomes bytes and comes back. Must be safe to share between threads.
 *
 * @param <A> the state
 */
public interface StateCodec<A> {
    /**
     * Names the format with its version, such as {@code "visits/1"}: bytes of another format are refused.
     *
     * @return the name
     */
    String format();

    /**
     * Writes a state.
     *
     * @param state to write, not to change
     * @param out where to
     * @throws IOException if {@code out} does
     */
    void write(A state, DataOutput out) throws IOException;

    /**
     * Reads what {@link #write} wrote, neither less nor more.
     *
     * @param in where from; not to be trusted
     * @return a state of its own
     * @throws IOException if {@code in} does, or the bytes are not a state
     */
    A read(DataInput in) throws IOException;
}
