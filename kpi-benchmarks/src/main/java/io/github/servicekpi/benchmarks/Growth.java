package io.github.servicekpi.benchmarks;

import io.github.servicekpi.Calculator;
import io.github.servicekpi.Field;
import io.github.servicekpi.Span;
import io.github.servicekpi.Table;
import io.github.servicekpi.stats.DurationDistribution;
import io.github.servicekpi.survey.Nps;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Time a row as a table grows: tables of one duration and one score a row, a tenth of each missing, of 10 times as many rows from
 * step to step. The largest is ten times as large as the tables of tickets: 100 million rows within 4 GiB of heap.
 */
final class Growth {
    private static final long FEWEST = 100_000;
    private static final double BAR = 1 / 1.5;
    private static final double STRETCH = 1 / 1.1;

    private static final Field<Call, Duration> WAIT = Field.duration("wait", Call::duration);
    private static final Field<Call, Integer> SCORE = Field.score("score", Call::score);
    private static final Calculator<Call, DurationDistribution> WAITS =
            Span.of(WAIT).distribution();
    private static final Calculator<Call, Nps> NPS = Nps.calculator(SCORE);

    private record Call(
            @Nullable Duration duration, @Nullable Integer score) {}

    /** What takes how long: a step of the growth of a work, on one thread. */
    record Step(String work, long rows, double millis) {
        double nanosPerRow() {
            return 1e6 * millis / rows;
        }

        Map<String, Object> toMap() {
            return Map.of("work", work, "rows", rows, "millis", millis);
        }

        static Step of(Map<String, Object> map) {
            return new Step(
                    map.getOrDefault("work", "").toString(),
                    ((Number) map.getOrDefault("rows", 0)).longValue(),
                    ((Number) map.getOrDefault("millis", 0)).doubleValue());
        }
    }

    private Growth() {}

    /** {@return the steps up to ten times a number of rows} */
    static List<Step> measure(int rows) {
        List<Step> steps = new ArrayList<>();
        for (long size = Math.min(FEWEST, rows); size <= 10L * rows; size *= 10) {
            long start = System.nanoTime();
            Table<Call> table = table(Math.toIntExact(size));
            steps.add(new Step("building a table", size, (System.nanoTime() - start) / 1e6));
            Contender scores = Contender.of(() -> NPS.calculate(table).value());
            Contender durations = Contender.of(() -> percentiles(WAITS.calculate(table)));
            Map<Contender, Double> millis = new Stopwatch().medianMillis(List.of(scores, durations));
            steps.add(new Step("NPS, table", size, Objects.requireNonNull(millis.get(scores))));
            steps.add(new Step("exact percentiles, table, ms", size, Objects.requireNonNull(millis.get(durations))));
        }
        return steps;
    }

    private static List<Optional<Duration>> percentiles(DurationDistribution waits) {
        return DoubleStream.of(50, 90, 95, 99).mapToObj(waits::percentile).toList();
    }

    private static Table<Call> table(int rows) {
        return Table.of(() -> calls(rows), row -> new Call(row.get(WAIT), row.get(SCORE)), WAIT, SCORE);
    }

    private static Iterator<Call> calls(int rows) {
        SplittableRandom random = new SplittableRandom(5);
        Random gauss = new Random(7);
        return IntStream.range(0, rows)
                .mapToObj(row -> new Call(
                        random.nextInt(10) == 0 ? null : Duration.ofMillis(Tickets.duration(gauss)),
                        random.nextInt(10) == 0 ? null : (Integer) random.nextInt(11)))
                .iterator();
    }

    /** Holds the time a row of the last step against that of the one before. */
    static List<Ratio> ratios(List<Step> steps) {
        List<Ratio> ratios = new ArrayList<>();
        long largest = steps.stream().mapToLong(Step::rows).max().orElseThrow();
        for (Step last : steps) {
            if (last.rows == largest && !last.work.equals("building a table")) {
                Step before = steps.stream()
                        .filter(step -> step.work.equals(last.work) && step.rows == largest / 10)
                        .findFirst()
                        .orElseThrow();
                ratios.add(new Ratio(
                        "growth of " + last.work,
                        "time a row of %,d rows".formatted(before.rows),
                        last.rows,
                        1,
                        last.nanosPerRow(),
                        before.nanosPerRow(),
                        "ns a row",
                        BAR,
                        STRETCH));
            }
        }
        return ratios;
    }
}
