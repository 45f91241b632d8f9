package io.github.servicekpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.servicekpi.stats.DurationDistribution;
import io.github.servicekpi.stats.DurationSummary;
import io.github.servicekpi.testing.Lengths;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Durations of one, many and very many groups, and of millions of rows, against lists of them. */
class DurationGroupsTest {
    private static final int ROWS = 35_000;
    private static final int MANY = 40;

    private record Call(int queue, Duration length) {}

    private static final Field<Call, Integer> QUEUE = Field.value("queue", Call::queue);
    private static final Field<Call, Duration> LENGTH = Field.duration("length", Call::length);
    private static final Calculator<Call, Groups<Integer, DurationDistribution>> BY_QUEUE =
            Span.of(LENGTH).distribution().groupingBy(QUEUE);
    private static final Calculator<Call, Groups<Integer, DurationSummary>> SUMMARY_BY_QUEUE =
            Span.of(LENGTH).summary().groupingBy(QUEUE);

    /** Few queues have most of the calls. */
    private static List<Call> calls(Lengths lengths, int queues, int rows) {
        Random random = new Random(queues);
        List<Call> calls = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            double queue = random.nextDouble();
            calls.add(new Call((int) (queues * queue * queue), lengths.of(row, random)));
        }
        return calls;
    }

    @ParameterizedTest
    @CsvSource({
        "1, SECONDS", "1, MILLIS", "1, NANOS", "1, EQUAL", "1, DISTINCT", "1, EXTREME",
        "2000, SECONDS", "2000, MILLIS", "2000, NANOS", "2000, EQUAL", "2000, DISTINCT", "2000, EXTREME",
        "100000, SECONDS", "100000, MILLIS", "100000, NANOS", "100000, EQUAL", "100000, DISTINCT", "100000, EXTREME"
    })
    void groups(int queues, Lengths lengths) {
        List<Call> calls = calls(lengths, queues, ROWS);
        Map<Integer, List<Duration>> expected = calls.stream()
                .collect(Collectors.groupingBy(Call::queue, Collectors.mapping(Call::length, Collectors.toList())));
        expected.values().forEach(durations -> durations.sort(null));

        Groups<Integer, DurationDistribution> groups = BY_QUEUE.calculate(calls);
        assertAreOf(groups, expected);

        Table<Call> table = Table.of(calls, row -> new Call(row.get(QUEUE), row.get(LENGTH)), QUEUE, LENGTH);
        assertEqual(BY_QUEUE.calculate(table), groups);
        assertEqual(BY_QUEUE.calculate(table, 2), groups);
        Accumulator<Call, Groups<Integer, DurationDistribution>> merged = BY_QUEUE.newAccumulator();
        merged.addAll(calls.subList(0, ROWS / 5));
        Groups<Integer, DurationDistribution> early = merged.result();
        Accumulator<Call, Groups<Integer, DurationDistribution>> rest = BY_QUEUE.newAccumulator();
        rest.addAll(calls.subList(ROWS / 5, ROWS));
        merged.merge(BY_QUEUE.fromByteArray(rest.toByteArray()));
        assertEqual(merged.result(), groups);
        assertEqual(BY_QUEUE.fromByteArray(merged.toByteArray()).result(), groups);
        assertEqual(early, BY_QUEUE.calculate(calls.subList(0, ROWS / 5)));

        assertThat(SUMMARY_BY_QUEUE.calculate(table).byKey()).isEqualTo(summaries(groups));
        assertThat(SUMMARY_BY_QUEUE.calculate(calls, 2).byKey()).isEqualTo(summaries(groups));
    }

    private static void assertAreOf(
            Groups<Integer, DurationDistribution> groups, Map<Integer, List<Duration>> expected) {
        assertThat(groups.byKey().keySet()).isEqualTo(new TreeMap<>(expected).keySet());
        groups.byKey().forEach((queue, distribution) -> {
            List<Duration> sorted = expected.get(queue);
            int n = sorted.size();
            assertThat(distribution.percentile(90)).contains(sorted.get((9 * n + 9) / 10 - 1));
            assertThat(distribution.median()).contains(sorted.get((n + 1) / 2 - 1));
            assertThat(distribution).isEqualTo(DurationDistribution.of(sorted));
        });
    }

    /** Not by a message of a hundred thousand groups. */
    private static void assertEqual(
            Groups<Integer, DurationDistribution> actual, Groups<Integer, DurationDistribution> expected) {
        assertThat(actual.equals(expected)).isTrue();
    }

    private static Map<Integer, DurationSummary> summaries(Groups<Integer, DurationDistribution> groups) {
        Map<Integer, DurationSummary> summaries = new TreeMap<>();
        groups.byKey().forEach((queue, distribution) -> summaries.put(queue, summary(distribution)));
        return summaries;
    }

    private static DurationSummary summary(DurationDistribution distribution) {
        BigInteger[] sum = {BigInteger.ZERO};
        distribution.forEachRun(
                (length, times) -> sum[0] = sum[0].add(nanos(length).multiply(BigInteger.valueOf(times))));
        return new DurationSummary(
                distribution.count(), sum[0], distribution.min(), distribution.max(), 0, 0, distribution.excluded());
    }

    private static BigInteger nanos(Duration length) {
        return BigInteger.valueOf(length.getSeconds())
                .multiply(BigInteger.valueOf(1_000_000_000))
                .add(BigInteger.valueOf(length.getNano()));
    }

    /** More than wait to be ordered by group, of which one has enough for a digest of its own in each block. */
    @ParameterizedTest
    @CsvSource({"SECONDS", "MILLIS", "NANOS"})
    void blocksOfGroups(Lengths lengths) {
        List<Call> calls = calls(lengths, 2_000, 600_000);
        Map<Integer, List<Duration>> expected = calls.stream()
                .collect(Collectors.groupingBy(Call::queue, Collectors.mapping(Call::length, Collectors.toList())));
        expected.values().forEach(durations -> durations.sort(null));

        Accumulator<Call, Groups<Integer, DurationDistribution>> whole = BY_QUEUE.newAccumulator();
        whole.addAll(calls.subList(0, 300_000));
        Groups<Integer, DurationDistribution> early = whole.result();
        whole.addAll(calls.subList(300_000, calls.size()));
        Groups<Integer, DurationDistribution> groups = whole.result();
        assertAreOf(groups, expected);
        assertEqual(BY_QUEUE.calculate(calls, 2), groups);
        assertEqual(BY_QUEUE.fromByteArray(whole.toByteArray()).result(), groups);

        List<Call> backwards = new ArrayList<>(calls); // so that queues get other numbers
        Collections.reverse(backwards);
        Accumulator<Call, Groups<Integer, DurationDistribution>> last = BY_QUEUE.newAccumulator();
        last.addAll(backwards.subList(0, 290_000));
        Accumulator<Call, Groups<Integer, DurationDistribution>> first = BY_QUEUE.newAccumulator();
        first.addAll(backwards.subList(290_000, calls.size()));
        last.merge(first);
        assertEqual(last.result(), groups);
        assertEqual(early, BY_QUEUE.calculate(calls.subList(0, 300_000)));
    }

    /** More than sixteen million, of which some occur more than 255 times: pages of them are counted. */
    @Test
    void millions() {
        SplittableRandom random = new SplittableRandom(8);
        List<Duration> lengths = new ArrayList<>();
        for (int i = 0; i < 450_000; i++) {
            double skewed = random.nextDouble();
            long millis = i % 10 == 0 ? 1_000_000 + i % 200 : (long) (20_000_000 * skewed * skewed * skewed * skewed);
            lengths.add(Duration.ofMillis((1 << 18) + millis));
        }
        Calculator<Duration, DurationDistribution> calculator =
                Span.<Duration>of(length -> length).distribution();
        DurationDistribution once = calculator.calculate(lengths);
        assertThat(once.equals(DurationDistribution.of(lengths))).isTrue();

        Accumulator<Duration, DurationDistribution> accumulator = calculator.newAccumulator();
        for (int i = 0; i < MANY; i++) {
            accumulator.addAll(lengths);
        }
        DurationDistribution many = accumulator.result();
        assertIsTimes(many, once, MANY);
        Accumulator<Duration, DurationDistribution> reopened = calculator.fromByteArray(accumulator.toByteArray());
        accumulator.addAll(lengths);
        assertIsTimes(accumulator.result(), once, MANY + 1);
        assertIsTimes(many, once, MANY);
        reopened.merge(accumulator);
        assertIsTimes(reopened.result(), once, 2 * MANY + 1);
        assertThat(many.percentile(90)).isEqualTo(once.percentile(90));
        Duration limit = Duration.ofMinutes(25);
        assertThat(many.countAtMost(limit)).isEqualTo(MANY * once.countAtMost(limit));
    }

    private static void assertIsTimes(DurationDistribution actual, DurationDistribution once, int times) {
        assertThat(actual.count()).isEqualTo(times * once.count());
        assertThat(actual.mean()).isEqualTo(once.mean());
        assertThat(runs(actual, 1)).isEqualTo(runs(once, times));
    }

    /** Each length and how often it occurs, so many times. */
    private static long[] runs(DurationDistribution distribution, int times) {
        List<Long> runs = new ArrayList<>();
        distribution.forEachRun((length, n) -> {
            runs.add(length.toNanos());
            runs.add(n * times);
        });
        return runs.stream().mapToLong(Long::longValue).toArray();
    }
}
