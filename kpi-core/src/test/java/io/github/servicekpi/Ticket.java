package io.github.servicekpi;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A user's own row, which knows nothing of the library. */
record Ticket(
        int number,
        @Nullable String owner,
        @Nullable String channel,
        @Nullable Instant created,
        @Nullable Instant answered,
        @Nullable Duration talk,
        @Nullable Integer score,
        @Nullable Integer reopens,
        @Nullable Boolean complaint,
        List<String> tags) {

    static final Field<Ticket, Integer> NUMBER = Field.count("number", Ticket::number);
    static final Field<Ticket, String> OWNER = Field.text("owner", Ticket::owner);
    static final Field<Ticket, String> CHANNEL = Field.text("channel", Ticket::channel);
    static final Field<Ticket, Instant> CREATED = Field.instant("created", Ticket::created);
    static final Field<Ticket, Instant> ANSWERED = Field.instant("answered", Ticket::answered);
    static final Field<Ticket, Duration> TALK = Field.duration("talk", Ticket::talk);
    static final Field<Ticket, Integer> SCORE = Field.score("score", Ticket::score);
    static final Field<Ticket, Integer> REOPENS = Field.count("reopens", Ticket::reopens);
    static final Field<Ticket, Boolean> COMPLAINT = Field.flag("complaint", Ticket::complaint);
    static final Field<Ticket, List<String>> TAGS = Field.value("tags", Ticket::tags);

    @SuppressWarnings("NullAway") // the number and the tags are always there
    static Table<Ticket> table(Iterable<Ticket> tickets) {
        return Table.of(
                tickets,
                row -> new Ticket(
                        row.get(NUMBER),
                        row.get(OWNER),
                        row.get(CHANNEL),
                        row.get(CREATED),
                        row.get(ANSWERED),
                        row.get(TALK),
                        row.get(SCORE),
                        row.get(REOPENS),
                        row.get(COMPLAINT),
                        row.get(TAGS)),
                NUMBER,
                OWNER,
                CHANNEL,
                CREATED,
                ANSWERED,
                TALK,
                SCORE,
                REOPENS,
                COMPLAINT,
                TAGS);
    }

    /** The sum of ticket numbers, as a calculation of a user's own. */
    static final class Sum {
        long value;
    }

    static final StateCodec<Sum> SUM_CODEC = new StateCodec<>() {
        @Override
        public String format() {
            return "sum/1";
        }

        @Override
        public void write(Sum state, DataOutput out) throws IOException {
            out.writeLong(state.value);
        }

        @Override
        public Sum read(DataInput in) throws IOException {
            Sum sum = new Sum();
            sum.value = in.readLong();
            return sum;
        }
    };

    static final Calculator<Ticket, Long> SUM_OF_NUMBERS = Calculator.of(
            Sum::new,
            (sum, ticket) -> sum.value += ticket.number(),
            (sum, other) -> sum.value += other.value,
            sum -> sum.value,
            SUM_CODEC);
}
