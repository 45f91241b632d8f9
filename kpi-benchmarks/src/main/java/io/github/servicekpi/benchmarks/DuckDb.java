package io.github.servicekpi.benchmarks;

import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * The tickets in a DuckDB of this process, in the table {@code t}: times as {@code BIGINT} milliseconds, the opening as {@code
 * TIMESTAMP} too, agent and channel both as text and as enum ({@code agent_code}, {@code channel_code}).
 */
final class DuckDb implements AutoCloseable {
    /** Set to {@code true}, it shows what each way to ask takes. */
    static final String SHOW_SQL = "kpi.benchmarks.sql";

    private static final int TRIALS = 4;

    private final DuckDBConnection connection;
    private final Statement settings;
    private final AtomicInteger threads; // of the database, so one for all connections to it

    /** Makes the figures of an answer, in whatever order its rows are. */
    interface Reader<F> {
        F read(ResultSet rows) throws SQLException;
    }

    /** A question with its figures, asked on a number of threads. */
    final class Query<F> {
        private final String sql;
        private final PreparedStatement statement;
        private final Reader<F> reader;
        private final int threads;

        private Query(String sql, Reader<F> reader, int threads) {
            this.sql = sql;
            this.reader = reader;
            this.threads = threads;
            try {
                this.statement = connection.prepareStatement(sql);
            } catch (SQLException e) {
                throw new IllegalStateException(sql, e);
            }
        }

        /** Sets the number of threads, so that {@link #ask} takes no time for it. */
        void makeReady() {
            setThreads(threads);
        }

        F ask() {
            makeReady();
            try (ResultSet rows = statement.executeQuery()) {
                return reader.read(rows);
            } catch (SQLException e) {
                throw new IllegalStateException(sql, e);
            }
        }

        @Override
        public String toString() {
            return sql;
        }
    }

    /** Goes to the first row of an answer. */
    static ResultSet only(ResultSet rows) throws SQLException {
        if (!rows.next()) {
            throw new SQLException("an answer without rows");
        }
        return rows;
    }

    private record Trial<F>(Query<F> query, long nanos) {}

    private DuckDb(DuckDBConnection connection, AtomicInteger threads) throws SQLException {
        this.connection = connection;
        this.settings = connection.createStatement();
        this.threads = threads;
    }

    static DuckDb of(Iterable<Ticket> tickets) {
        try {
            DuckDb database = new DuckDb(
                    DriverManager.getConnection("jdbc:duckdb:").unwrap(DuckDBConnection.class), new AtomicInteger());
            database.load(tickets);
            return database;
        } catch (SQLException e) {
            throw new IllegalStateException("DuckDB could not load the tickets", e);
        }
    }

    /** The same tickets with times in whole seconds, the fractions cut off, in the same database. */
    DuckDb inSeconds() {
        try {
            DuckDb seconds = new DuckDb(connection.duplicate().unwrap(DuckDBConnection.class), threads);
            seconds.settings.execute("create schema seconds");
            seconds.settings.execute(
                    "create table seconds.t as select * exclude (opened_at) replace (opened - opened % 1000 as opened,"
                            + " first - first % 1000 as first, resolved - resolved % 1000 as resolved) from t");
            seconds.settings.execute("set schema = 'seconds'");
            return seconds;
        } catch (SQLException e) {
            throw new IllegalStateException("DuckDB could not copy the tickets", e);
        }
    }

    private void load(Iterable<Ticket> tickets) throws SQLException {
        settings.execute(
                "create table loaded(number integer, agent varchar, team varchar, channel varchar, opened bigint,"
                        + " first bigint, resolved bigint, contacts tinyint, reopened boolean, transferred boolean, nps tinyint,"
                        + " csat tinyint)");
        try (DuckDBAppender appender = connection.unwrap(DuckDBConnection.class).createAppender("main", "loaded")) {
            for (Ticket ticket : tickets) {
                append(appender, ticket);
            }
        }
        settings.execute("create type agents as enum (select distinct agent from loaded order by agent)");
        settings.execute("create type channels as enum (select distinct channel from loaded order by channel)");
        settings.execute("create table t as select *, agent::agents as agent_code, channel::channels as channel_code,"
                + " make_timestamp(opened * 1000) as opened_at from loaded");
        settings.execute("drop table loaded");
    }

    private static void append(DuckDBAppender appender, Ticket ticket) throws SQLException {
        appender.beginRow();
        appender.append(ticket.number());
        appender.append(ticket.agent());
        appender.append(ticket.team());
        appender.append(ticket.channel());
        appender.append(ticket.openedAt().toEpochMilli());
        append(appender, ticket.firstResponseAt());
        append(appender, ticket.resolvedAt());
        appender.append((byte) ticket.contacts());
        appender.append(ticket.reopened());
        appender.append(ticket.transferred());
        append(appender, ticket.npsScore());
        append(appender, ticket.csatScore());
        appender.endRow();
    }

    private static void append(DuckDBAppender appender, @Nullable Instant instant) throws SQLException {
        if (instant == null) {
            appender.appendNull();
        } else {
            appender.append(instant.toEpochMilli());
        }
    }

    private static void append(DuckDBAppender appender, @Nullable Integer score) throws SQLException {
        if (score == null) {
            appender.appendNull();
        } else {
            appender.append(score.byteValue());
        }
    }

    private void setThreads(int wanted) {
        if (wanted == threads.get()) {
            return;
        }
        try {
            settings.execute("set threads = " + wanted);
        } catch (SQLException e) {
            throw new IllegalStateException("DuckDB does not take " + wanted + " threads", e);
        }
        threads.set(wanted);
    }

    /** The fastest of several ways to ask the same; all must give the figures expected. */
    <F> Query<F> fastest(int onThreads, F expected, Reader<F> reader, List<String> ways) {
        List<Trial<F>> trials = new ArrayList<>();
        for (String sql : ways) {
            Query<F> query = new Query<>(sql, reader, onThreads);
            Figures.requireEqual(expected, query.ask(), sql);
            long best = Long.MAX_VALUE;
            for (int trial = 0; trial < TRIALS; trial++) {
                long start = System.nanoTime();
                query.ask();
                best = Math.min(best, System.nanoTime() - start);
            }
            trials.add(new Trial<>(query, best));
        }
        Trial<F> fastest =
                trials.stream().min(Comparator.comparing(Trial::nanos)).orElseThrow();
        if (Boolean.getBoolean(SHOW_SQL)) {
            trials.forEach(trial ->
                    System.out.printf("%8.2f ms, %d threads: %s%n", trial.nanos / 1e6, onThreads, trial.query));
        }
        return fastest.query;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("DuckDB could not be closed", e);
        }
    }
}
