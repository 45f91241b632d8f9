package io.github.servicekpi.workforce;

import io.github.servicekpi.Calculator;
import io.github.servicekpi.Field;
import io.github.servicekpi.StateCodec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The last sign of life of an agent: when, and what it was.
 *
 * <p>It is the latest of the signals chosen, such as messages, logins and status heartbeats, at or before the as-of instant.
 * Of several at one instant it is the one whose source comes first in the order of its text. An agent without a signal was
 * never seen, which is an empty result and no age of zero. Leave out what bots and automatic rules do in an agent's name.
 *
 * <p>One instant is kept, so the result is the same in any order and from any partition.
 *
 * <p>Example: a login at 08:00, a message at 09:12, a heartbeat at 09:12 and another at 11:00. Seen at 09:12 by a heartbeat as
 * of 10:00, 48 minutes ago.
 *
 * @param at when
 * @param source what it was, such as {@code message}
 */
public record LastSeen(Instant at, String source) {
    private static final Comparator<LastSeen> LATEST_LAST =
            Comparator.comparing(LastSeen::at).thenComparing(LastSeen::source, Comparator.reverseOrder());

    /**
     * Checks that nothing is null.
     *
     * @param at when
     * @param source what it was
     */
    public LastSeen {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(source, "source");
    }

    /**
     * Finds the latest signal, for all rows together; group it by agent to have each one's. Of {@linkplain Field fields} the
     * names are part of the definition, so that states saved of other ones are refused. One function call a row: over a table
     * each row is made again.
     *
     * @param <T> the rows
     * @param at when the signal was, null for a row that is none
     * @param source what it was, null for a row that is none
     * @param asOf later signals have not happened
     * @return a calculator; its result is empty without a signal
     */
    public static <T> Calculator<T, Optional<LastSeen>> calculator(
            Function<? super T, ? extends @Nullable Instant> at,
            Function<? super T, ? extends @Nullable String> source,
            Instant asOf) {
        Objects.requireNonNull(asOf, "asOf");
        return Calculator.of(
                State::new,
                (state, row) -> {
                    Instant time = at.apply(row);
                    String what = source.apply(row);
                    if (time != null && what != null && !time.isAfter(asOf)) {
                        state.add(new LastSeen(time, what));
                    }
                },
                (state, other) -> {
                    if (other.latest != null) {
                        state.add(other.latest);
                    }
                },
                state -> Optional.ofNullable(state.latest),
                new Codec("last-seen/2 by %s of %s as of %s".formatted(nameOf(at), nameOf(source), asOf)));
    }

    private static String nameOf(Function<?, ?> function) {
        return function instanceof Field<?, ?> field ? field.name() : "(function)";
    }

    /**
     * How long ago it was.
     *
     * @param asOf the instant asked about
     * @return the time from the signal to it
     */
    public Duration age(Instant asOf) {
        return Duration.between(at, asOf);
    }

    static final class State {
        private @Nullable LastSeen latest;

        void add(LastSeen signal) {
            if (latest == null || LATEST_LAST.compare(latest, signal) < 0) {
                latest = signal;
            }
        }
    }

    record Codec(String format) implements StateCodec<State> {
        @Override
        public void write(State state, DataOutput out) throws IOException {
            LastSeen latest = state.latest;
            out.writeBoolean(latest != null);
            if (latest != null) {
                out.writeLong(latest.at.getEpochSecond());
                out.writeInt(latest.at.getNano());
                out.writeUTF(latest.source);
            }
        }

        @Override
        public State read(DataInput in) throws IOException {
            State state = new State();
            if (in.readBoolean()) {
                try {
                    state.latest = new LastSeen(Instant.ofEpochSecond(in.readLong(), in.readInt()), in.readUTF());
                } catch (DateTimeException | ArithmeticException e) {
                    throw new IOException("not an instant: " + e.getMessage(), e);
                }
            }
            return state;
        }
    }
}
