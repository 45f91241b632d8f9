package io.github.servicekpi.benchmarks;

import io.github.servicekpi.Calculator;
import io.github.servicekpi.Groups;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;

/**
 * The 90th percentile of the first response times of each of 2,000 agents, in milliseconds, out of all durations of the agent: it
 * could be any percentile, or several.
 */
public class AgentBenchmark extends TicketBenchmark {
    static final Calculator<Ticket, Groups<String, Optional<Duration>>> BY_AGENT = ResponseTimeBenchmark.DISTRIBUTION
            .andThen(responses -> responses.percentile(90))
            .groupingBy(Ticket.AGENT);

    private static final DuckDb.Reader<Map<String, Long>> READER = rows -> {
        Map<String, Long> figures = new HashMap<>();
        while (rows.next()) {
            figures.put(rows.getString(1), rows.getLong(2));
        }
        return figures;
    };

    private DuckDb.@Nullable Query<Map<String, Long>> byEnum;
    private DuckDb.@Nullable Query<Map<String, Long>> byText;

    /** For JMH. */
    public AgentBenchmark() {}

    @Override
    void prepare() {
        Map<String, Long> expected = loop();
        Figures.requireEqual(expected, table(), "table");
        Figures.requireEqual(expected, records(), "records");
        Figures.requireEqual(expected, streams(), "streams");
        byEnum = data.duckDb().fastest(threads, expected, READER, sql("agent_code"));
        byText = data.duckDb().fastest(threads, expected, READER, sql("agent"));
    }

    private static List<String> sql(String agent) {
        return List.of(
                "select %s, quantile_disc(first - opened, 0.9) from t where first is not null group by 1"
                        .formatted(agent),
                "select %s, quantile_disc((first - opened)::integer, 0.9) from t where first is not null group by 1"
                        .formatted(agent),
                "select %s a, quantile_disc(first - opened, 0.9) q from t group by 1 having q is not null"
                        .formatted(agent));
    }

    /** {@return the percentiles, of a table} */
    @Benchmark
    public Map<String, Long> table() {
        return figures(BY_AGENT.calculate(data.table(), threads));
    }

    /** {@return the percentiles, of records} */
    @Benchmark
    public Map<String, Long> records() {
        return figures(BY_AGENT.calculate(data.records(), threads));
    }

    private static Map<String, Long> figures(Groups<String, Optional<Duration>> groups) {
        Map<String, Long> figures = new HashMap<>();
        groups.byKey()
                .forEach((agent, percentile) ->
                        percentile.ifPresent(duration -> figures.put(agent, duration.toMillis())));
        return figures;
    }

    /** {@return the percentiles, of records, by a stream} */
    @Benchmark
    public Map<String, Long> streams() {
        return stream()
                .filter(ticket -> ticket.firstResponseAt() != null)
                .collect(Collectors.groupingBy(
                        Ticket::agent,
                        Collectors.collectingAndThen(
                                Collectors.mapping(AgentBenchmark::response, Collectors.toCollection(ArrayList::new)),
                                responses -> {
                                    Collections.sort(responses);
                                    return responses.get((int) Math.ceil(0.9 * responses.size()) - 1);
                                })));
    }

    @SuppressWarnings("NullAway") // only of tickets that were answered
    private static Long response(Ticket ticket) {
        return Duration.between(ticket.openedAt(), ticket.firstResponseAt()).toMillis();
    }

    /** {@return the percentiles, of records, by a loop that fills an array for each agent} */
    @Benchmark
    public Map<String, Long> loop() {
        Map<String, Longs> responses = new HashMap<>();
        for (Ticket ticket : data.records()) {
            if (ticket.firstResponseAt() != null) {
                responses
                        .computeIfAbsent(ticket.agent(), agent -> new Longs())
                        .add(ticket.firstResponseAt().toEpochMilli()
                                - ticket.openedAt().toEpochMilli());
            }
        }
        Map<String, Long> figures = new HashMap<>();
        responses.forEach((agent, longs) -> figures.put(agent, longs.percentile(90)));
        return figures;
    }

    private static final class Longs {
        private long[] values = new long[64];
        private int size;

        void add(long value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, 2 * size);
            }
            values[size++] = value;
        }

        long percentile(int percent) {
            Arrays.sort(values, 0, size);
            return values[(int) Math.ceil(percent / 100.0 * size) - 1];
        }
    }

    /** {@return the percentiles, by DuckDB, of agents as an enum} */
    @Benchmark
    public Map<String, Long> duckDb() {
        return byEnum().ask();
    }

    /** {@return the percentiles, by DuckDB, of agents as text} */
    @Benchmark
    public Map<String, Long> duckDbText() {
        return byText().ask();
    }

    DuckDb.Query<Map<String, Long>> byEnum() {
        return Objects.requireNonNull(byEnum);
    }

    DuckDb.Query<Map<String, Long>> byText() {
        return Objects.requireNonNull(byText);
    }
}
