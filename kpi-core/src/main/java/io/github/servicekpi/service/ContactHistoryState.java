package io.github.servicekpi.service;

import io.github.servicekpi.StateCodec;
import io.github.servicekpi.service.ContactHistory.Issue;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The contacts of each issue in the order in which they came. */
final class ContactHistoryState {
    static final StateCodec<ContactHistoryState> CODEC = new Codec();

    private final Map<Issue, List<Instant>> contacts = new HashMap<>();

    void add(@Nullable String customer, @Nullable String topic, @Nullable Instant time) {
        if (customer != null && topic != null && time != null) {
            timesOf(new Issue(customer, topic)).add(time);
        }
    }

    private List<Instant> timesOf(Issue issue) {
        return contacts.computeIfAbsent(issue, key -> new ArrayList<>(2));
    }

    void merge(ContactHistoryState donor) {
        donor.contacts.forEach((issue, times) -> timesOf(issue).addAll(times));
    }

    ContactHistory history() {
        Map<Issue, Instant[]> sorted = new HashMap<>();
        contacts.forEach(
                (issue, times) -> sorted.put(issue, times.stream().sorted().toArray(Instant[]::new)));
        return new ContactHistory(sorted);
    }

    /** Longer ones cannot be saved. */
    private static final int LONGEST_TEXT = 1 << 20;

    private static final class Codec implements StateCodec<ContactHistoryState> {
        @Override
        public String format() {
            return "contact-history/1";
        }

        @Override
        public void write(ContactHistoryState state, DataOutput out) throws IOException {
            out.writeInt(state.contacts.size());
            for (Map.Entry<Issue, List<Instant>> entry : state.contacts.entrySet()) {
                writeText(entry.getKey().customer(), out);
                writeText(entry.getKey().topic(), out);
                out.writeInt(entry.getValue().size());
                for (Instant time : entry.getValue()) {
                    out.writeLong(time.getEpochSecond());
                    out.writeInt(time.getNano());
                }
            }
        }

        @Override
        public ContactHistoryState read(DataInput in) throws IOException {
            ContactHistoryState state = new ContactHistoryState();
            int issues = in.readInt();
            for (int i = 0; i < issues; i++) {
                Issue issue = new Issue(readText(in), readText(in));
                int times = in.readInt();
                for (int t = 0; t < times; t++) {
                    try {
                        state.timesOf(issue).add(Instant.ofEpochSecond(in.readLong(), in.readInt()));
                    } catch (DateTimeException | ArithmeticException e) {
                        throw new IOException("not an instant: " + e.getMessage(), e);
                    }
                }
            }
            return state;
        }

        /** As bytes with their number before them: {@code writeUTF} refuses long texts. */
        private static void writeText(String text, DataOutput out) throws IOException {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            if (bytes.length > LONGEST_TEXT) {
                throw new IOException("a customer or topic of " + bytes.length + " bytes");
            }
            if (!text.equals(new String(bytes, StandardCharsets.UTF_8))) {
                throw new IOException("a customer or topic with half a surrogate pair cannot be saved: " + text);
            }
            out.writeInt(bytes.length);
            out.write(bytes);
        }

        private static String readText(DataInput in) throws IOException {
            int length = in.readInt();
            if (length < 0 || length > LONGEST_TEXT) {
                throw new IOException("a customer or topic of " + length + " bytes");
            }
            byte[] bytes = new byte[length];
            in.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
