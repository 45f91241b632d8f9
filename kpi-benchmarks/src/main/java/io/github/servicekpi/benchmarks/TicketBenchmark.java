package io.github.servicekpi.benchmarks;

import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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
 * One question put to the library and to its peers. Every method gives its figures, which are compared before anything is timed:
 * by JMH in its own process, or side by side by {@link PeerComparison}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms4g", "-Xmx4g", "-XX:+AlwaysPreTouch"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public abstract class TicketBenchmark {
    /** On how many threads; what has only one, such as a loop, takes one. */
    @Param({"1", "2"})
    public int threads = 1;

    TicketData data = new TicketData();

    /** For JMH. */
    protected TicketBenchmark() {}

    /**
     * Makes the data and checks that all give the same figures.
     *
     * @param tickets the data
     */
    @Setup
    public final void setUp(TicketData tickets) {
        data = tickets;
        prepare();
    }

    /** Chooses the fastest SQL and compares the figures. */
    abstract void prepare();

    /** A benchmark outside of JMH. */
    static <B extends TicketBenchmark> B prepared(B benchmark, TicketData tickets, int threads) {
        benchmark.threads = threads;
        benchmark.setUp(tickets);
        return benchmark;
    }

    /** The records as a developer streams them, on one thread or all of this machine's two. */
    final Stream<Ticket> stream() {
        return threads == 1 ? data.records().stream() : data.records().parallelStream();
    }
}
