package io.github.servicekpi.benchmarks;

import static io.github.servicekpi.service.InteractionFields.AGENT;
import static io.github.servicekpi.service.ResponseKpis.FIRST_RESPONSE_TIME;

import io.github.servicekpi.Calculator;
import io.github.servicekpi.Groups;
import io.github.servicekpi.Table;
import io.github.servicekpi.service.Interaction;
import io.github.servicekpi.service.InteractionFields;
import io.github.servicekpi.stats.DurationDistribution;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The 90th percentile of first response times, of all rows and by agent, against what a developer would write with streams. The
 * peer gives the same figures, which is checked before anything is timed.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms4g", "-Xmx4g", "-XX:+AlwaysPreTouch"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class FirstResponseBenchmark {
    private static final Calculator<Interaction, Groups<String, DurationDistribution>> BY_AGENT =
            FIRST_RESPONSE_TIME.calculator().groupingBy(AGENT);

    /** The number of rows. */
    @Param({"10000", "1000000"})
    public int rows;

    private List<Interaction> records = List.of();
    private Table<Interaction> table = InteractionFields.table(List.of());

    /** Makes the rows and checks that all give the same figures. */
    @Setup
    public void prepare() {
        records = SampleInteractions.of(rows);
        table = InteractionFields.table(records);
        requireEqual(streams(), records());
        requireEqual(streams(), table());
        requireEqual(streamsByAgent(), recordsByAgent());
        requireEqual(streamsByAgent(), tableByAgent());
    }

    private static void requireEqual(Object peer, Object ours) {
        if (!peer.equals(ours)) {
            throw new IllegalStateException("the peer and the library differ: " + peer + ", " + ours);
        }
    }

    /** All rows, records, the library. */
    @Benchmark
    public Duration records() {
        return percentile(FIRST_RESPONSE_TIME.calculate(records));
    }

    /** All rows, a table, the library. */
    @Benchmark
    public Duration table() {
        return percentile(FIRST_RESPONSE_TIME.calculate(table));
    }

    /** All rows, records, streams and a sort. */
    @Benchmark
    public Duration streams() {
        return percentile(records);
    }

    /** By agent, records, the library. */
    @Benchmark
    public Map<String, Duration> recordsByAgent() {
        return percentiles(BY_AGENT.calculate(records));
    }

    /** By agent, a table, the library. */
    @Benchmark
    public Map<String, Duration> tableByAgent() {
        return percentiles(BY_AGENT.calculate(table));
    }

    /** By agent, records, streams and sorts. */
    @Benchmark
    public Map<String, Duration> streamsByAgent() {
        return records.stream()
                .filter(row -> row.firstResponseAt() != null)
                .collect(Collectors.groupingBy(
                        Interaction::agent,
                        Collectors.collectingAndThen(Collectors.toList(), FirstResponseBenchmark::percentile)));
    }

    private static Map<String, Duration> percentiles(Groups<String, DurationDistribution> groups) {
        return groups.byKey().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> percentile(entry.getValue())));
    }

    private static Duration percentile(DurationDistribution distribution) {
        return distribution.percentile(90).orElseThrow();
    }

    private static Duration percentile(List<Interaction> interactions) {
        long[] nanos = interactions.stream()
                .filter(row -> row.firstResponseAt() != null)
                .mapToLong(row ->
                        Duration.between(row.openedAt(), row.firstResponseAt()).toNanos())
                .toArray();
        Arrays.sort(nanos);
        return Duration.ofNanos(nanos[(int) Math.ceil(0.9 * nanos.length) - 1]);
    }
}
