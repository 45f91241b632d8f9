package io.github.servicekpi;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Objects;

/** Constants of an enum by name. */
record EnumCodec<E extends Enum<E>>(Class<E> type) implements StateCodec<E> {

    EnumCodec {
        Objects.requireNonNull(type, "type");
    }

    @Override
    public String format() {
        return type.getSimpleName() + " by name/1";
    }

    @Override
    public void write(E state, DataOutput out) throws IOException {
        out.writeUTF(state.name());
    }

    @Override
    public E read(DataInput in) throws IOException {
        String name = in.readUTF();
        try {
            return Enum.valueOf(type, name);
        } catch (IllegalArgumentException e) {
            throw new IOException(type.getSimpleName() + " has no constant of this name: " + name, e);
        }
    }
}
