package io.github.servicekpi.service;

import io.github.servicekpi.StateCodec;
import io.github.servicekpi.stats.Exclusions;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Contacts in columns in the order in which they came, with codes for the texts in the order of the first of each. */
final class ContactHistoryState {
    private static final int FIRST_CAPACITY = 16;

    /** Half of the longest arrays that all virtual machines make, as sorted contacts take two places each. */
    private static final int MOST_CONTACTS = (Integer.MAX_VALUE - 8) / 2;

    private final TextCodes customerCodes = new TextCodes();
    private final TextCodes topicCodes = new TextCodes();
    private int[] customers = new int[FIRST_CAPACITY];
    private int[] topics = new int[FIRST_CAPACITY];
    private long[] seconds = new long[FIRST_CAPACITY];
    private int[] nanos = new int[FIRST_CAPACITY];
    private int size;
    private long withoutCustomer;
    private long withoutTopic;
    private long withoutTime;

    void add(@Nullable String customer, @Nullable String topic, @Nullable Instant time) {
        if (customer == null) {
            withoutCustomer++;
        } else if (topic == null) {
            withoutTopic++;
        } else if (time == null) {
            withoutTime++;
        } else {
            add(customerCodes.add(customer), topicCodes.add(topic), time.getEpochSecond(), time.getNano());
        }
    }

    private void add(int customer, int topic, long second, int nano) {
        if (size == customers.length) {
            if (size == MOST_CONTACTS) {
                throw new IllegalStateException("more than " + MOST_CONTACTS + " contacts in a history");
            }
            int capacity = size + Math.min(size, MOST_CONTACTS - size);
            customers = Arrays.copyOf(customers, capacity);
            topics = Arrays.copyOf(topics, capacity);
            seconds = Arrays.copyOf(seconds, capacity);
            nanos = Arrays.copyOf(nanos, capacity);
        }
        customers[size] = customer;
        topics[size] = topic;
        seconds[size] = second;
        nanos[size] = nano;
        size++;
    }

    void merge(ContactHistoryState donor) {
        int[] customerOf = codesHere(donor.customerCodes, customerCodes);
        int[] topicOf = codesHere(donor.topicCodes, topicCodes);
        for (int i = 0; i < donor.size; i++) {
            add(customerOf[donor.customers[i]], topicOf[donor.topics[i]], donor.seconds[i], donor.nanos[i]);
        }
        withoutCustomer += donor.withoutCustomer;
        withoutTopic += donor.withoutTopic;
        withoutTime += donor.withoutTime;
    }

    private static int[] codesHere(TextCodes there, TextCodes here) {
        int[] codes = new int[there.size()];
        int code = 0;
        for (String text : there) {
            codes[code++] = here.add(text);
        }
        return codes;
    }

    ContactHistory history(@Nullable String issue) {
        return new ContactHistory(
                issue,
                customerCodes.copy(),
                topicCodes.copy(),
                new SortedContacts(size, customerCodes.size(), customers, topics, seconds, nanos),
                Exclusions.of("unknown-customer", withoutCustomer)
                        .plus(Exclusions.of("unknown-topic", withoutTopic))
                        .plus(Exclusions.of("unknown-time", withoutTime)));
    }

    /** Longer ones cannot be saved. */
    private static final int LONGEST_TEXT = 1 << 20;

    record Codec(String format) implements StateCodec<ContactHistoryState> {
        @Override
        public void write(ContactHistoryState state, DataOutput out) throws IOException {
            writeTexts(state.customerCodes, out);
            writeTexts(state.topicCodes, out);
            out.writeInt(state.size);
            for (int i = 0; i < state.size; i++) {
                out.writeInt(state.customers[i]);
                out.writeInt(state.topics[i]);
                out.writeLong(state.seconds[i]);
                out.writeInt(state.nanos[i]);
            }
            out.writeLong(state.withoutCustomer);
            out.writeLong(state.withoutTopic);
            out.writeLong(state.withoutTime);
        }

        @Override
        public ContactHistoryState read(DataInput in) throws IOException {
            ContactHistoryState state = new ContactHistoryState();
            readTexts(in, state.customerCodes);
            readTexts(in, state.topicCodes);
            int size = in.readInt();
            for (int i = 0; i < size; i++) {
                int customer = readCode(in, state.customerCodes);
                int topic = readCode(in, state.topicCodes);
                Instant time = readTime(in);
                state.add(customer, topic, time.getEpochSecond(), time.getNano());
            }
            state.withoutCustomer = readCount(in);
            state.withoutTopic = readCount(in);
            state.withoutTime = readCount(in);
            return state;
        }

        private static long readCount(DataInput in) throws IOException {
            long count = in.readLong();
            if (count < 0) {
                throw new IOException("not a count of contacts: " + count);
            }
            return count;
        }

        private static void writeTexts(TextCodes codes, DataOutput out) throws IOException {
            out.writeInt(codes.size());
            for (String text : codes) {
                writeText(text, out);
            }
        }

        private static void readTexts(DataInput in, TextCodes codes) throws IOException {
            int count = in.readInt();
            for (int i = 0; i < count; i++) {
                String text = readText(in);
                if (codes.add(text) != i) {
                    throw new IOException("a customer or topic twice: " + text);
                }
            }
        }

        private static int readCode(DataInput in, TextCodes codes) throws IOException {
            int code = in.readInt();
            if (code < 0 || code >= codes.size()) {
                throw new IOException("no customer or topic " + code + " of " + codes.size());
            }
            return code;
        }

        private static Instant readTime(DataInput in) throws IOException {
            try {
                return Instant.ofEpochSecond(in.readLong(), in.readInt());
            } catch (DateTimeException | ArithmeticException e) {
                throw new IOException("not an instant: " + e.getMessage(), e);
            }
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
