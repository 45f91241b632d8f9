package io.github.servicekpi.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;

class DurationDistributionPropertiesTest {

    /** Up to fifty durations with many ties: a few whole minutes, and any number of nanoseconds, negative ones too. */
    @Provide
    Arbitrary<List<Duration>> durations() {
        Arbitrary<Duration> few = Arbitraries.integers().between(0, 5).map(Duration::ofMinutes);
        Arbitrary<Duration> any = Arbitraries.longs().map(Duration::ofNanos);
        return Arbitraries.oneOf(few, any).list().ofMinSize(1).ofMaxSize(50);
    }

    @Property
    void orderDoesNotMatter(@ForAll("durations") List<Duration> durations, @ForAll Random random) {
        List<Duration> shuffled = new ArrayList<>(durations);
        Collections.shuffle(shuffled, random);
        DurationDistribution distribution = DurationDistribution.of(durations);

        assertThat(DurationDistribution.of(shuffled)).isEqualTo(distribution).hasSameHashCodeAs(distribution);
    }

    @Property
    void storageDoesNotMatter(@ForAll("durations") List<Duration> durations) {
        DurationDistribution sorted = DurationDistribution.of(durations);
        DurationDistribution runs = DurationDistribution.of(new Runs(sorted), 0, 0, Exclusions.none());

        assertThat(runs).isEqualTo(sorted).hasSameHashCodeAs(sorted).hasToString(sorted.toString());
        assertThat(sorted).isEqualTo(runs);
    }

    @Property
    void oneMoreDurationMatters(@ForAll("durations") List<Duration> durations) {
        List<Duration> more = new ArrayList<>(durations);
        more.add(Duration.ZERO);

        assertThat(DurationDistribution.of(more)).isNotEqualTo(DurationDistribution.of(durations));
    }

    @Property
    void meanLiesBetweenTheExtremes(@ForAll("durations") List<Duration> durations) {
        DurationDistribution distribution = DurationDistribution.of(durations);

        assertThat(distribution.mean().orElseThrow()).isBetween(Collections.min(durations), Collections.max(durations));
        assertThat(distribution.min()).hasValue(Collections.min(durations));
        assertThat(distribution.max()).hasValue(Collections.max(durations));
    }

    @Property
    void percentileGrowsWithThePercent(
            @ForAll("durations") List<Duration> durations,
            @ForAll PercentileMethod method,
            @ForAll @DoubleRange(max = 100) double percent,
            @ForAll @DoubleRange(max = 100) double other) {
        DurationDistribution distribution = DurationDistribution.of(durations);

        assertThat(distribution.percentile(Math.min(percent, other), method).orElseThrow())
                .isLessThanOrEqualTo(distribution
                        .percentile(Math.max(percent, other), method)
                        .orElseThrow());
    }

    /**
     * Percents of two digits end on a ten thousandth of a nanosecond: up to 2^32 ns doubles tell those from halves, and
     * numbers and durations must agree.
     */
    @Property
    void percentileIsThatOfTheNumbers(
            @ForAll("durations") List<Duration> durations,
            @ForAll PercentileMethod method,
            @ForAll @DoubleRange(max = 100) double percent) {
        List<Duration> small = durations.stream()
                .map(duration -> Duration.ofNanos(duration.toNanos() >> 31))
                .toList();
        double[] numbers = small.stream().mapToDouble(Duration::toNanos).toArray();
        double expected = method.of(percent, numbers).orElseThrow();

        assertThat(DurationDistribution.of(small).percentile(percent, method))
                .hasValue(Duration.ofNanos((long) Math.rint(expected)));
    }

    @Property
    void countAtMostIsTheNaiveCount(
            @ForAll("durations") List<Duration> durations, @ForAll("durations") List<Duration> limits) {
        DurationDistribution distribution = DurationDistribution.of(durations);

        for (Duration limit : limits) {
            assertThat(distribution.countAtMost(limit))
                    .isEqualTo(durations.stream()
                            .filter(d -> d.compareTo(limit) <= 0)
                            .count());
        }
    }

    @Property
    void runsAscendAndAddUp(@ForAll("durations") List<Duration> durations) {
        List<Duration> again = new ArrayList<>();
        List<Duration> distinct = new ArrayList<>();
        DurationDistribution.of(durations).forEachRun((value, count) -> {
            distinct.add(value);
            again.addAll(Collections.nCopies((int) count, value));
        });

        assertThat(distinct).doesNotHaveDuplicates();
        assertThat(again).isSorted().containsExactlyInAnyOrderElementsOf(durations);
    }

    /** The same durations as pairs of a value and a count, as a large digest might hold them. */
    private static final class Runs implements OrderStatistics {

        private final List<Duration> values = new ArrayList<>();
        private final List<Long> counts = new ArrayList<>();

        Runs(DurationDistribution distribution) {
            distribution.forEachRun((value, count) -> {
                values.add(value);
                counts.add(count);
            });
        }

        @Override
        public long count() {
            return counts.stream().mapToLong(Long::longValue).sum();
        }

        @Override
        public Duration valueAt(long rank) {
            long before = 0;
            for (int i = 0; ; i++) {
                before += counts.get(i);
                if (rank < before) {
                    return values.get(i);
                }
            }
        }

        @Override
        public BigInteger sumNanos() {
            BigInteger sum = BigInteger.ZERO;
            for (int i = 0; i < values.size(); i++) {
                sum = sum.add(BigInteger.valueOf(values.get(i).toNanos()).multiply(BigInteger.valueOf(counts.get(i))));
            }
            return sum;
        }

        @Override
        public void forEachRun(RunConsumer consumer) {
            for (int i = 0; i < values.size(); i++) {
                consumer.accept(values.get(i), counts.get(i));
            }
        }
    }
}
