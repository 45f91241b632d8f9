package io.github.servicekpi.engine;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;

/** How group keys become bytes and come back. */
public interface KeyCodec {
    /** Writes a key. */
    void write(Object key, DataOutput out) throws IOException;

    /** Reads what {@link #write} wrote. */
    Object read(DataInput in) throws IOException;

    /** Strings, whole numbers, booleans, local dates and instants, each with a byte that names its type. */
    KeyCodec KNOWN_TYPES = new KeyCodec() {
        @Override
        public void write(Object key, DataOutput out) throws IOException {
            if (key instanceof String text) {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                if (!text.equals(new String(bytes, StandardCharsets.UTF_8))) {
                    throw new IOException("a key with half a surrogate pair cannot be saved: " + text);
                }
                out.writeByte('s');
                Varints.write(out, bytes.length);
                out.write(bytes);
            } else if (key instanceof Integer number) {
                out.writeByte('i');
                out.writeInt(number);
            } else if (key instanceof Long number) {
                out.writeByte('l');
                out.writeLong(number);
            } else if (key instanceof Boolean flag) {
                out.writeByte('b');
                out.writeBoolean(flag);
            } else if (key instanceof LocalDate date) {
                out.writeByte('d');
                out.writeLong(date.toEpochDay());
            } else if (key instanceof Instant instant) {
                out.writeByte('t');
                out.writeLong(instant.getEpochSecond());
                out.writeInt(instant.getNano());
            } else {
                throw new IOException("keys of " + key.getClass()
                        + " need a StateCodec, given with the function of the keys; known are String, Integer, Long, Boolean,"
                        + " LocalDate, Instant");
            }
        }

        @Override
        public Object read(DataInput in) throws IOException {
            byte type = in.readByte();
            try {
                return switch (type) {
                    case 's' -> readText(in);
                    case 'i' -> in.readInt();
                    case 'l' -> in.readLong();
                    case 'b' -> in.readBoolean();
                    case 'd' -> LocalDate.ofEpochDay(in.readLong());
                    case 't' -> Instant.ofEpochSecond(in.readLong(), in.readInt());
                    default -> throw new IOException("unknown type of key: " + type);
                };
            } catch (DateTimeException | ArithmeticException e) {
                throw new IOException("not a date or time: " + e.getMessage(), e);
            }
        }

        private String readText(DataInput in) throws IOException {
            int length = Varints.readCount(in);
            // In pieces, so that a broken length ends at the end of the bytes instead of exhausting memory.
            byte[] bytes = new byte[Math.min(length, 1 << 16)];
            int read = 0;
            while (read < length) {
                if (read == bytes.length) {
                    bytes = Arrays.copyOf(bytes, Math.min(length, 2 * bytes.length));
                }
                in.readFully(bytes, read, bytes.length - read);
                read = bytes.length;
            }
            return new String(bytes, 0, length, StandardCharsets.UTF_8);
        }
    };
}
