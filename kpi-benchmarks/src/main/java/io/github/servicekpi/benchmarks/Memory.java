package io.github.servicekpi.benchmarks;

import io.github.servicekpi.Accumulator;
import io.github.servicekpi.Span;
import io.github.servicekpi.Table;
import io.github.servicekpi.stats.DurationDistribution;
import java.lang.ref.Reference;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;

/** Bytes a row of a table of tickets in the heap, and bytes a value of saved durations. */
final class Memory {
    private Memory() {}

    static List<Ratio> measure(int rows) {
        return List.of(
                ratio("memory of a table", "45 bytes a row", rows, tableBytes(rows), "bytes a row", 45, 30),
                ratio("saved durations, ms", "1 byte a value", rows, savedMillis(rows), "bytes a value", 1, 0.7),
                ratio("saved durations, ns", "5 bytes a value", rows, savedNanos(rows), "bytes a value", 5, 4));
    }

    /** The limit stands where a peer's time does, so that the bar is a ratio of 1. */
    private static Ratio ratio(
            String work, String peer, int rows, double bytes, String unit, double limit, double wanted) {
        return new Ratio(work, peer, rows, 1, bytes, limit, unit, 1, limit / wanted);
    }

    private static double tableBytes(int rows) {
        long before = used();
        Table<Ticket> table = Ticket.table(new Tickets(rows, ChronoUnit.MILLIS));
        try {
            return (used() - before) / (double) rows;
        } finally {
            Reference.reachabilityFence(table);
        }
    }

    private static double savedMillis(int rows) {
        Accumulator<Ticket, DurationDistribution> responses = ResponseTimeBenchmark.DISTRIBUTION.newAccumulator();
        responses.addAll(new Tickets(rows, ChronoUnit.MILLIS));
        return bytesPerValue(responses);
    }

    private static double savedNanos(int rows) {
        Accumulator<Duration, DurationDistribution> durations =
                Span.<Duration>of(duration -> duration).distribution().newAccumulator();
        Random gauss = new Random(13);
        for (int row = 0; row < rows; row++) {
            durations.add(Duration.ofNanos(1_000_000 * Tickets.duration(gauss) + gauss.nextInt(1_000_000)));
        }
        return bytesPerValue(durations);
    }

    private static double bytesPerValue(Accumulator<?, DurationDistribution> durations) {
        return durations.toByteArray().length / (double) durations.result().count();
    }

    private static long used() {
        for (int collection = 0; collection < 3; collection++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
