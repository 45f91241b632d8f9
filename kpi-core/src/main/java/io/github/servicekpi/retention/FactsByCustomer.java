package io.github.servicekpi.retention;

import io.github.servicekpi.Calculator;
import io.github.servicekpi.StateCodec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The state of a calculation in which the lifetimes of a customer must meet: the facts of each customer by id, and how
 * many rows could not be right.
 */
final class FactsByCustomer<F> {
    /** Modified UTF-8, which any text survives, takes up to three bytes a character and 65535 a piece. */
    private static final int PIECE = 65535 / 3;

    private final CustomerFacts<F> kind;
    private final Map<String, F> facts = new HashMap<>();
    private long endedBeforeStarted;

    private FactsByCustomer(CustomerFacts<F> kind) {
        this.kind = kind;
    }

    /** Makes a result of the facts of all customers and the number of rows that ended before they started. */
    interface Finisher<F, R> {
        R finish(Collection<F> facts, long endedBeforeStarted);
    }

    static <F, R> Calculator<CustomerLifetime, R> calculator(CustomerFacts<F> kind, Finisher<F, R> finisher) {
        return Calculator.of(
                () -> new FactsByCustomer<>(kind),
                FactsByCustomer<F>::add,
                FactsByCustomer<F>::merge,
                state -> finisher.finish(state.facts.values(), state.endedBeforeStarted),
                new Codec<>(kind));
    }

    private void add(CustomerLifetime lifetime) {
        if (lifetime.endsBeforeStart()) {
            endedBeforeStarted++;
            return;
        }
        F told = kind.of(lifetime);
        if (told != null) {
            facts.merge(lifetime.customer(), told, kind::both);
        }
    }

    private void merge(FactsByCustomer<F> other) {
        endedBeforeStarted += other.endedBeforeStarted;
        other.facts.forEach((customer, told) -> facts.merge(customer, told, kind::both));
    }

    private record Codec<F>(CustomerFacts<F> kind) implements StateCodec<FactsByCustomer<F>> {
        @Override
        public String format() {
            return kind.format();
        }

        @Override
        public void write(FactsByCustomer<F> state, DataOutput out) throws IOException {
            out.writeLong(state.endedBeforeStarted);
            out.writeInt(state.facts.size());
            // In order, so that the same rows give the same bytes.
            for (Map.Entry<String, F> entry : new TreeMap<>(state.facts).entrySet()) {
                writeText(entry.getKey(), out);
                kind.write(entry.getValue(), out);
            }
        }

        @Override
        public FactsByCustomer<F> read(DataInput in) throws IOException {
            FactsByCustomer<F> state = new FactsByCustomer<>(kind);
            state.endedBeforeStarted = readCount(in.readLong());
            long customers = readCount(in.readInt());
            for (long i = 0; i < customers; i++) {
                String customer = readText(in);
                if (state.facts.put(customer, kind.read(in)) != null) {
                    throw new IOException("a customer occurs twice: " + customer);
                }
            }
            return state;
        }

        private static void writeText(String text, DataOutput out) throws IOException {
            for (int start = 0; start < text.length(); start += PIECE) {
                int end = Math.min(start + PIECE, text.length());
                out.writeUTF(text.substring(start, end));
                out.writeBoolean(end < text.length());
            }
        }

        private static String readText(DataInput in) throws IOException {
            StringBuilder text = new StringBuilder();
            do {
                text.append(in.readUTF());
            } while (in.readBoolean());
            return text.toString();
        }
    }

    static long readCount(long count) throws IOException {
        if (count < 0) {
            throw new IOException("a count must not be negative: " + count);
        }
        return count;
    }
}
