package io.github.servicekpi.benchmarks;

import io.github.servicekpi.Table;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The same tickets in each form that somebody reads them in, each made when first asked for. */
@State(Scope.Benchmark)
public class TicketData {
    /** The number of rows. */
    @Param("1000000")
    public int rows;

    /** Of the times of tickets: SECONDS or MILLIS. */
    @Param("MILLIS")
    public ChronoUnit precision = ChronoUnit.MILLIS;

    private @Nullable List<Ticket> records;
    private @Nullable Table<Ticket> table;
    private @Nullable DuckDb duckDb;
    private long @Nullable [] responses;

    /** Made by JMH, which sets the parameters. */
    public TicketData() {}

    static TicketData of(int rows, ChronoUnit precision) {
        TicketData data = new TicketData();
        data.rows = rows;
        data.precision = precision;
        return data;
    }

    /** The same tickets in whole seconds, of which DuckDB need not be given all once more. */
    TicketData inSeconds() {
        TicketData seconds = of(rows, ChronoUnit.SECONDS);
        seconds.duckDb = duckDb().inSeconds();
        return seconds;
    }

    private Iterable<Ticket> tickets() {
        return records != null ? records : new Tickets(rows, precision);
    }

    List<Ticket> records() {
        if (records == null) {
            records = new Tickets(rows, precision).toList();
        }
        return records;
    }

    Table<Ticket> table() {
        if (table == null) {
            table = Ticket.table(tickets());
        }
        return table;
    }

    DuckDb duckDb() {
        if (duckDb == null) {
            duckDb = DuckDb.of(tickets());
        }
        return duckDb;
    }

    /** The first response times in milliseconds, without those that are missing: what a library of arrays is given. */
    long[] responses() {
        if (responses == null) {
            responses = table().stream()
                    .filter(ticket -> ticket.firstResponseAt() != null)
                    .mapToLong(ticket -> Duration.between(
                                    ticket.openedAt(), Objects.requireNonNull(ticket.firstResponseAt()))
                            .toMillis())
                    .toArray();
        }
        return responses;
    }

    /** Gives the memory of DuckDB back. */
    @TearDown
    public void close() {
        if (duckDb != null) {
            duckDb.close();
        }
    }
}
