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
     * Returns the codec of an enum: its constants are written by name, so they may be moved or added to, but one that is renamed or
     * removed is refused with the states that have it. The format has the simple name of the type.
     *
     * @param <E> the enum
     * @param type whose constants
     * @return a codec
     */
    static <E extends Enum<E>> StateCodec<E> ofEnum(Class<E> type) {
        return new EnumCodec<>(type);
    }

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
