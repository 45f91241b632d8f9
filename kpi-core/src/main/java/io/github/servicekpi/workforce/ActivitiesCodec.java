package io.github.servicekpi.workforce;

import io.github.servicekpi.StateCodec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Activities as bytes: agents in the order of their names, activities in the order in which they came. */
record ActivitiesCodec(String format) implements StateCodec<Activities> {

    @Override
    public void write(Activities state, DataOutput out) throws IOException {
        out.writeInt(state.excludedCounts().size());
        for (Map.Entry<String, Long> entry : state.excludedCounts().entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeLong(entry.getValue());
        }
        out.writeInt(state.byAgent().size());
        for (Map.Entry<String, Activities.Agent> entry : new TreeMap<>(state.byAgent()).entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeInt(entry.getValue().work().size());
            for (Activities.Work work : entry.getValue().work()) {
                out.writeUTF(work.contact());
                writeSpan(work.start(), work.end(), out);
            }
            out.writeInt(entry.getValue().presence().size());
            for (Activities.Presence presence : entry.getValue().presence()) {
                out.writeUTF(presence.state().name());
                writeSpan(presence.start(), presence.end(), out);
            }
        }
    }

    @Override
    public Activities read(DataInput in) throws IOException {
        Activities state = new Activities();
        int reasons = readSize(in);
        for (int i = 0; i < reasons; i++) {
            String reason = in.readUTF();
            long count = in.readLong();
            if (count < 1 || state.excludedCounts().put(reason, count) != null) {
                throw new IOException("not a count of its own, of reason " + reason + ": " + count);
            }
        }
        int agents = readSize(in);
        for (int i = 0; i < agents; i++) {
            String name = in.readUTF();
            if (state.byAgent().containsKey(name)) {
                throw new IOException("an agent occurs twice: " + name);
            }
            Activities.Agent agent = state.agent(name);
            int work = readSize(in);
            for (int w = 0; w < work; w++) {
                String contact = in.readUTF();
                Instant start = readInstant(in);
                agent.work().add(new Activities.Work(contact, start, readEnd(start, in)));
            }
            int presence = readSize(in);
            for (int p = 0; p < presence; p++) {
                PresenceState presenceState = readState(in);
                Instant start = readInstant(in);
                agent.presence().add(new Activities.Presence(presenceState, start, readEnd(start, in)));
            }
        }
        return state;
    }

    /** A number of things to come; a negative one would pass for none. */
    static int readSize(DataInput in) throws IOException {
        int size = in.readInt();
        if (size < 0) {
            throw new IOException("a number must not be negative: " + size);
        }
        return size;
    }

    private static PresenceState readState(DataInput in) throws IOException {
        String name = in.readUTF();
        return Stream.of(PresenceState.values())
                .filter(state -> state.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IOException("no state of presence: " + name));
    }

    private static void writeSpan(Instant start, @Nullable Instant end, DataOutput out) throws IOException {
        writeInstant(start, out);
        out.writeBoolean(end != null);
        if (end != null) {
            writeInstant(end, out);
        }
    }

    private static @Nullable Instant readEnd(Instant start, DataInput in) throws IOException {
        if (!in.readBoolean()) {
            return null;
        }
        Instant end = readInstant(in);
        if (end.isBefore(start)) {
            throw new IOException("a span ends before it starts: %s and %s".formatted(end, start));
        }
        return end;
    }

    private static void writeInstant(Instant instant, DataOutput out) throws IOException {
        out.writeLong(instant.getEpochSecond());
        out.writeInt(instant.getNano());
    }

    private static Instant readInstant(DataInput in) throws IOException {
        try {
            return Instant.ofEpochSecond(in.readLong(), in.readInt());
        } catch (DateTimeException | ArithmeticException e) {
            throw new IOException("not an instant: " + e.getMessage(), e);
        }
    }
}
