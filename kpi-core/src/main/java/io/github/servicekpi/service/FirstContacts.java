package io.github.servicekpi.service;

import io.github.servicekpi.Calculator;
import io.github.servicekpi.StateCodec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * When each customer first made contact, of all rows there are, so that contacts of a period can be told to be of new or of
 * returning customers. Rows without a customer take no part.
 *
 * <p>It knows as much as the rows that it was made of: a customer whose earlier contacts are in an older system seems new.
 * One entry a customer, and the earliest instant does not depend on the order of rows.
 *
 * @param byCustomer the first contact of each customer; unmodifiable
 */
public record FirstContacts(SortedMap<String, Instant> byCustomer) {

    /**
     * Copies the component.
     *
     * @param byCustomer the first contact of each customer
     */
    public FirstContacts {
        byCustomer = Collections.unmodifiableSortedMap(new TreeMap<>(byCustomer));
    }

    /** {@return a calculator of the first contacts of all customers} */
    public static Calculator<Interaction, FirstContacts> calculator() {
        return Calculator.<Interaction, Earliest, Optional<Instant>>of(
                        Earliest::new,
                        (state, row) -> state.add(row.openedAt()),
                        (state, other) -> state.add(other.instant),
                        state -> Optional.ofNullable(state.instant),
                        new Codec())
                .groupingBy(InteractionFields.CUSTOMER)
                .andThen(groups -> {
                    SortedMap<String, Instant> first = new TreeMap<>();
                    for (Map.Entry<String, Optional<Instant>> entry :
                            groups.byKey().entrySet()) {
                        entry.getValue().ifPresent(instant -> first.put(entry.getKey(), instant));
                    }
                    return new FirstContacts(first);
                });
    }

    private static final class Earliest {
        @Nullable
        Instant instant;

        void add(@Nullable Instant other) {
            if (other != null && (instant == null || other.isBefore(instant))) {
                instant = other;
            }
        }
    }

    private static final class Codec implements StateCodec<Earliest> {
        @Override
        public String format() {
            return "earliest-instant/1";
        }

        @Override
        public void write(Earliest state, DataOutput out) throws IOException {
            Instant instant = state.instant;
            out.writeBoolean(instant != null);
            if (instant != null) {
                out.writeLong(instant.getEpochSecond());
                out.writeInt(instant.getNano());
            }
        }

        @Override
        public Earliest read(DataInput in) throws IOException {
            Earliest state = new Earliest();
            if (in.readBoolean()) {
                try {
                    state.instant = Instant.ofEpochSecond(in.readLong(), in.readInt());
                } catch (DateTimeException | ArithmeticException e) {
                    throw new IOException("not an instant: " + e.getMessage(), e);
                }
            }
            return state;
        }
    }

    /**
     * Returns when a customer first made contact.
     *
     * @param customer any
     * @return the earliest contact; empty for a customer without any
     */
    public Optional<Instant> of(String customer) {
        return Optional.ofNullable(byCustomer.get(customer));
    }

    /** Whether the row is its customer's first contact, or one at the same instant. */
    boolean isFirst(Interaction row) {
        String customer = row.customer();
        return customer != null
                && of(customer).map(first -> !row.openedAt().isAfter(first)).orElse(true);
    }
}
