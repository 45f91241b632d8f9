package io.github.servicekpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.servicekpi.stats.DurationBands;
import io.github.servicekpi.stats.DurationDistribution;
import io.github.servicekpi.stats.PercentileMethod;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Distributions of durations, however they were gathered, against a sorted list of the durations. */
class DurationsTest {
    private static final Field<Duration, Duration> LENGTH = Field.duration("length", length -> length);
    private static final Calculator<Duration, DurationDistribution> DISTRIBUTION =
            Span.of(LENGTH).distribution();

    /** The longest duration whose nanoseconds fit a long, 292 years. */
    private static final Duration LONGEST_IN_NANOS = Duration.ofNanos(Long.MAX_VALUE);

    /** The longest that a row may have. */
    private static final Duration LONGEST = Duration.ofSeconds(100_000_000_000_000_000L);

    private static BigDecimal nanos(Duration duration) {
        return BigDecimal.valueOf(duration.toSeconds())
                .movePointRight(9)
                .add(BigDecimal.valueOf(duration.toNanosPart()));
    }

    /** Checks all that a distribution says against the list that it should be of. */
    private static void assertIsOf(DurationDistribution distribution, List<Duration> durations) {
        List<Duration> sorted = new ArrayList<>(durations);
        Collections.sort(sorted);
        int n = sorted.size();
        assertThat(distribution.count()).isEqualTo(n);
        Map<Duration, Long> expectedRuns =
                sorted.stream().collect(Collectors.groupingBy(d -> d, TreeMap::new, Collectors.counting()));
        List<Map.Entry<Duration, Long>> runs = new ArrayList<>();
        distribution.forEachRun((value, times) -> runs.add(Map.entry(value, times)));
        assertThat(runs).isEqualTo(List.copyOf(expectedRuns.entrySet()));
        if (n == 0) {
            assertThat(distribution.min()).isEmpty();
            assertThat(distribution.mean()).isEmpty();
            assertThat(distribution.median()).isEmpty();
            return;
        }
        assertThat(distribution.min()).contains(sorted.get(0));
        assertThat(distribution.max()).contains(sorted.get(n - 1));
        BigDecimal sum = sorted.stream().map(DurationsTest::nanos).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal mean = sum.divide(BigDecimal.valueOf(n), 0, RoundingMode.HALF_EVEN);
        assertThat(nanos(distribution.mean().orElseThrow())).isEqualByComparingTo(mean);
        for (int i = 0; i <= 1000; i += n < 100 ? Math.max(1, 250 / n) : 50) { // every rank of a short list
            double percent = i / 10.0;
            int rank = Math.max(1, (int) ((i * (long) n + 999) / 1000)); // of n, rounded up
            assertThat(distribution.percentile(percent))
                    .as("percentile %s", percent)
                    .contains(sorted.get(rank - 1));
        }
        for (Duration limit : List.of(
                Duration.ZERO,
                sorted.get(n / 2),
                LONGEST_IN_NANOS,
                sorted.get(n - 1).minusNanos(1))) {
            assertThat(distribution.countAtMost(limit))
                    .as("at most %s", limit)
                    .isEqualTo(
                            sorted.stream().filter(d -> d.compareTo(limit) <= 0).count());
        }
    }

    /** In steps, each is the greatest multiple of the step that is not greater. */
    @Property(tries = 100)
    void steps(@ForAll("lists") List<Duration> durations, @ForAll("resolutions") Duration resolution) {
        BigDecimal step = nanos(resolution);
        List<Duration> rounded = durations.stream()
                .map(duration ->
                        duration.minusNanos(nanos(duration).remainder(step).longValueExact()))
                .toList();

        assertIsOf(Span.of(LENGTH).inStepsOf(resolution).distribution().calculate(durations), rounded);
    }

    @Provide
    Arbitrary<Duration> resolutions() {
        return Arbitraries.of("PT0.000000001S", "PT0.0000004S", "PT0.001S", "PT0.25S", "PT1S", "PT7S", "PT1H")
                .map(Duration::parse);
    }

    @Test
    void stepsOfNegativeOnes() {
        List<Duration> durations = List.of(Duration.ofMillis(-1), Duration.ofMillis(1));

        assertThat(Span.of(LENGTH)
                        .inStepsOf(Duration.ofSeconds(1))
                        .distribution()
                        .calculate(durations))
                .isEqualTo(DISTRIBUTION.calculate(List.of(Duration.ofSeconds(-1), Duration.ZERO)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT0.3S", "PT1.5S", "PT-0.5S"})
    void refusesOtherSteps(String resolution) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Span.of(LENGTH).inStepsOf(Duration.parse(resolution)))
                .withMessage("a resolution must be whole seconds, or a part of which a whole number make a second: "
                        + resolution);
    }

    /** Rounding down never leaves what a state can have. */
    @Test
    void greatestSteps() {
        Duration greatest = Duration.ofSeconds(100_000_000_000_000_000L);
        assertThat(Span.of(LENGTH).inStepsOf(greatest).summary().calculate(List.of(Duration.ofSeconds(-7), greatest)))
                .isEqualTo(Span.of(LENGTH).summary().calculate(List.of(greatest.negated(), greatest)));
        for (Duration longer : List.of(greatest.plusSeconds(1), Duration.ofSeconds(Long.MAX_VALUE - 5))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Span.of(LENGTH).inStepsOf(longer))
                    .withMessage("a resolution must be at most PT27777777777777H46M40S: " + longer);
        }
    }

    /** 120 parts of 10^17 seconds each are more than a long has: once a negative span. */
    @Test
    void refusesTooLongSums() {
        Duration longest = Duration.ofSeconds(100_000_000_000_000_000L);
        for (Duration part : List.of(longest, longest.negated())) {
            assertThat(sumOfEqual(90)
                            .inStepsOf(longest)
                            .withNegative(NegativeSpans.CLAMP_ZERO)
                            .summary()
                            .calculate(List.of(part))
                            .total())
                    .isEqualTo(part.isNegative() ? Duration.ZERO : part.multipliedBy(90));
            for (int parts : new int[] {91, 120, 200}) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> sumOfEqual(parts).summary().calculate(List.of(part)))
                        .withMessage("the sum of the durations of a row must be within PT2500000000000000H either way: "
                                + part.multipliedBy(91));
            }
        }
    }

    @SuppressWarnings({"rawtypes", "unchecked"}) // there are no arrays of generic types
    private static Span<Duration> sumOfEqual(int parts) {
        return Span.<Duration>sumOf(Collections.nCopies(parts, LENGTH).toArray(new Field[0]));
    }

    /** Mostly one unit in a list, as systems store it; around every limit that an implementation may have. */
    @Provide
    Arbitrary<List<Duration>> lists() {
        return Arbitraries.of(Unit.values())
                .flatMap(unit -> Arbitraries.frequencyOf(
                        Tuple.of(3, lengths(unit).list().ofMaxSize(60)),
                        Tuple.of(
                                1,
                                Arbitraries.of(Unit.values())
                                        .flatMap(DurationsTest::lengths)
                                        .list()
                                        .ofMaxSize(60))));
    }

    private enum Unit {
        SECONDS(1_000_000_000),
        MILLIS(1_000_000),
        NANOS(1);

        private final long nanos;

        Unit(long nanos) {
            this.nanos = nanos;
        }

        Duration times(long n) {
            return Duration.ofSeconds(n / (1_000_000_000 / nanos), n % (1_000_000_000 / nanos) * nanos);
        }
    }

    private static Arbitrary<Duration> lengths(Unit unit) {
        long inNanos = Long.MAX_VALUE / unit.nanos;
        Arbitrary<Long> limits = Arbitraries.of(0L, 1L << 16, 1L << 18, 1L << 31, 1L << 32, 1000L, inNanos);
        Arbitrary<Long> around = Combinators.combine(limits, Arbitraries.longs().between(-2, 2))
                .as((limit, offset) -> Math.max(0, limit + Math.min(offset, Long.MAX_VALUE - limit)));
        return Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.longs().between(0, 20).map(unit::times)),
                Tuple.of(4, around.map(unit::times)),
                Tuple.of(2, Arbitraries.longs().between(0, 4_000_000_000L).map(unit::times)),
                Tuple.of(
                        1,
                        Arbitraries.of(
                                LONGEST_IN_NANOS,
                                LONGEST_IN_NANOS.plusNanos(1),
                                LONGEST_IN_NANOS.minusNanos(1),
                                Duration.ofSeconds(LONGEST_IN_NANOS.toSeconds()),
                                Duration.ofSeconds(LONGEST_IN_NANOS.toSeconds() + 1),
                                LONGEST,
                                LONGEST.minusNanos(1))));
    }

    @Property(tries = 300)
    void inOneChunk(@ForAll("lists") List<Duration> durations) {
        assertIsOf(DISTRIBUTION.calculate(durations), durations);
        assertThat(DISTRIBUTION.calculate(durations))
                .isEqualTo(DurationDistribution.of(durations))
                .hasSameHashCodeAs(DurationDistribution.of(durations));
    }

    /** A chunk of one row each, so that each value comes in the coarsest unit that it fits. */
    @Property(tries = 200)
    void inManyChunks(@ForAll("lists") List<Duration> durations) {
        Accumulator<Duration, DurationDistribution> accumulator = DISTRIBUTION.newAccumulator();
        for (Duration duration : durations) {
            accumulator.addAll(List.of(duration));
        }
        assertIsOf(accumulator.result(), durations);
        assertThat(accumulator.result()).isEqualTo(DISTRIBUTION.calculate(durations));
    }

    @Property(tries = 200)
    void mergedAndReopened(@ForAll("lists") List<Duration> durations, @ForAll Random random) {
        Accumulator<Duration, DurationDistribution> whole = DISTRIBUTION.newAccumulator();
        List<Duration> shuffled = new ArrayList<>(durations);
        Collections.shuffle(shuffled, random);
        for (int from = 0; from < shuffled.size(); ) {
            int to = from + 1 + random.nextInt(shuffled.size() - from);
            Accumulator<Duration, DurationDistribution> part = DISTRIBUTION.newAccumulator();
            part.addAll(shuffled.subList(from, to));
            whole.merge(random.nextBoolean() ? part : DISTRIBUTION.fromByteArray(part.toByteArray()));
            whole = random.nextBoolean() ? whole : DISTRIBUTION.fromByteArray(whole.toByteArray());
            from = to;
        }
        assertIsOf(whole.result(), durations);
    }

    @Property(tries = 200)
    void tables(@ForAll("lists") List<Duration> durations) {
        Table<Duration> table = Table.of(durations, row -> row.get(LENGTH), LENGTH);
        assertThat(table).containsExactlyElementsOf(durations);
        assertIsOf(DISTRIBUTION.calculate(table), durations);
    }

    /** Bands take the same durations as distributions, and limits as long as any. */
    @Property(tries = 300)
    void bands(@ForAll("lists") List<Duration> durations, @ForAll("lists") List<Duration> others) {
        List<Duration> limits = others.stream().distinct().sorted().toList();
        if (limits.isEmpty()) {
            return;
        }
        Calculator<Duration, DurationBands> bands = Span.of(LENGTH).within(limits.toArray(Duration[]::new));
        List<Long> expected = new ArrayList<>();
        for (int b = 0; b <= limits.size(); b++) {
            Duration above = b == 0 ? Duration.ofSeconds(-1) : limits.get(b - 1);
            Duration within = b == limits.size() ? LONGEST : limits.get(b);
            expected.add(durations.stream()
                    .filter(d -> d.compareTo(above) > 0 && d.compareTo(within) <= 0)
                    .count());
        }
        for (Iterable<Duration> rows : List.of(durations, Table.of(durations, row -> row.get(LENGTH), LENGTH))) {
            assertThat(bands.calculate(rows).counts()).isEqualTo(expected);
        }
        DurationDistribution distribution = DISTRIBUTION.calculate(durations);
        for (Duration limit : limits) {
            assertThat(distribution.countAtMost(limit))
                    .isEqualTo(durations.stream()
                            .filter(d -> d.compareTo(limit) <= 0)
                            .count());
        }
    }

    /** Groups keep their durations one by one. */
    @Property(tries = 200)
    void groups(@ForAll("lists") List<Duration> durations) {
        Groups<Boolean, DurationDistribution> groups = DISTRIBUTION
                .groupingBy((Duration length) -> length.toNanosPart() == 0)
                .calculate(durations);
        for (boolean whole : new boolean[] {true, false}) {
            assertIsOf(
                    groups.find(whole).orElseGet(() -> DISTRIBUTION.calculate(List.of())),
                    durations.stream()
                            .filter(d -> (d.toNanosPart() == 0) == whole)
                            .toList());
        }
    }

    /** More values than blocks of 2^16 and tables of 2^18 have room for, in an order of their own. */
    @ParameterizedTest
    @EnumSource(Unit.class)
    void manySmallValues(Unit unit) {
        assertMany(70_000, i -> unit.times(i * 7919 % 4_001), 1);
    }

    @ParameterizedTest
    @EnumSource(Unit.class)
    void manyDifferentValues(Unit unit) {
        assertMany(70_000, i -> unit.times(i * 7919 % 300_007 + (1 << 17)), 2);
    }

    @Test
    void manySecondsAndMillis() {
        assertMany(270_000, i -> (i % 3 == 0 ? Unit.MILLIS : Unit.SECONDS).times(i * 7919 % 300_007), 8);
    }

    /** Few are small enough for a table of counts, so that blocks are kept. */
    @ParameterizedTest
    @EnumSource(Unit.class)
    void manyLargeValues(Unit unit) {
        assertMany(70_000, i -> unit.times((1L << 31) - 70_000 + i), 3);
    }

    /** At first half of the values are small, so that the other half stays in the block. */
    @Test
    void halfSmallValues() {
        assertMany(70_000, i -> Duration.ofSeconds(i % 2 == 0 ? i % 100 : (1 << 20) + i), 4);
    }

    @Test
    void equalValues() {
        assertMany(70_000, i -> Duration.ofDays(30), 5);
        assertMany(70_000, i -> Duration.ofSeconds(1), 6);
    }

    @Test
    void unitsAfterEachOther() {
        assertMany(75_000, i -> Unit.values()[(int) (i / 25_000)].times(i % 3_000), 7);
    }

    private static void assertMany(int size, LongFunction<Duration> value, int seed) {
        List<Duration> durations = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            durations.add(value.apply(i));
        }
        Random random = new Random(seed);
        Collections.shuffle(durations, random);
        DurationDistribution whole = DISTRIBUTION.calculate(durations);
        assertIsOf(whole, durations);
        int cut = size / 3;
        Accumulator<Duration, DurationDistribution> first = DISTRIBUTION.newAccumulator();
        first.addAll(durations.subList(0, cut));
        DurationDistribution early = first.result();
        Accumulator<Duration, DurationDistribution> second = DISTRIBUTION.newAccumulator();
        second.addAll(durations.subList(cut, size));
        first.merge(second);
        assertThat(first.result()).isEqualTo(whole);
        assertThat(early.count()).isEqualTo(cut);
        assertThat(early).isEqualTo(DISTRIBUTION.calculate(durations.subList(0, cut)));
        Accumulator<Duration, DurationDistribution> reopened = DISTRIBUTION.fromByteArray(first.toByteArray());
        assertThat(reopened.result()).isEqualTo(whole);
        reopened.addAll(durations.subList(0, cut));
        List<Duration> more = new ArrayList<>(durations);
        more.addAll(durations.subList(0, cut));
        assertThat(reopened.result()).isEqualTo(DISTRIBUTION.calculate(more));
        first.merge(reopened);
        more.addAll(durations);
        assertThat(first.result().count()).isEqualTo(more.size());
        assertThat(first.result()).isEqualTo(DISTRIBUTION.calculate(more, 2));
    }

    /** Interpolation between a value of each unit: the middle of 1 s and 1.000000001 s rounds half-even to 1 s. */
    @Test
    void interpolation() {
        DurationDistribution two = DISTRIBUTION.calculate(List.of(Duration.ofSeconds(1, 1), Duration.ofSeconds(1)));
        assertThat(two.percentile(50, PercentileMethod.HF7)).contains(Duration.ofSeconds(1));
        assertThat(two.percentile(50, PercentileMethod.NEAREST_RANK)).contains(Duration.ofSeconds(1));
        assertThat(two.percentile(51)).contains(Duration.ofSeconds(1, 1));
    }

    /** A pair of instants. */
    private record Times(@Nullable Instant start, @Nullable Instant end) {}

    private static final Field<Times, Instant> START = Field.instant("start", Times::start);
    private static final Field<Times, Instant> END = Field.instant("end", Times::end);

    /** The first and last instants, those of a long of nanoseconds, a common sentinel, and any. */
    @Provide
    Arbitrary<Instant> extremes() {
        Arbitrary<Instant> centers = Arbitraries.of(
                Instant.MIN,
                Instant.MAX,
                Instant.parse("1677-09-21T00:12:43.145224192Z"),
                Instant.parse("2262-04-11T23:47:16.854775807Z"),
                Instant.parse("9999-12-31T23:59:59.999999999Z"),
                Instant.parse("0001-01-01T00:00:00Z"),
                Instant.EPOCH,
                Instant.parse("2026-03-27T15:30:00.123Z"));
        Arbitrary<Long> offsets = Arbitraries.frequencyOf(
                Tuple.of(2, Arbitraries.of(0L, 1L, -1L, 1_000_000L, -1_000_000L, 1_000_000_000L)),
                Tuple.of(1, Arbitraries.longs()));
        return Combinators.combine(centers, offsets).as((center, nanos) -> {
            if (nanos >= 0) {
                return Duration.between(center, Instant.MAX).compareTo(Duration.ofNanos(nanos)) < 0
                        ? Instant.MAX
                        : center.plusNanos(nanos);
            }
            return Duration.between(Instant.MIN, center)
                                    .compareTo(Duration.ofNanos(nanos).abs())
                            < 0
                    ? Instant.MIN
                    : center.plusNanos(nanos);
        });
    }

    @Provide
    Arbitrary<List<Times>> times() {
        Arbitrary<Instant> ordinary = Arbitraries.longs()
                .between(1_770_000_000_000L, 1_780_000_000_000L)
                .map(Instant::ofEpochMilli);
        Arbitrary<Instant> time = Arbitraries.frequencyOf(Tuple.of(3, extremes()), Tuple.of(1, ordinary));
        return Combinators.combine(time.injectNull(0.1), time.injectNull(0.1))
                .as(Times::new)
                .list()
                .ofMaxSize(12);
    }

    @Property(tries = 400)
    void betweenExtremeInstants(@ForAll("times") List<Times> rows) {
        List<Duration> between = rows.stream()
                .filter(row -> row.start() != null && row.end() != null)
                .map(row -> Duration.between(row.start(), row.end()))
                .toList();
        List<Duration> expected = between.stream().filter(d -> !d.isNegative()).toList();
        Table<Times> table = Table.of(rows, row -> new Times(row.get(START), row.get(END)), START, END);
        assertThat(table).containsExactlyElementsOf(rows);
        for (Iterable<Times> source : List.of(rows, table)) {
            DurationDistribution result =
                    Span.between(START, END).distribution().calculate(source);
            assertIsOf(result, expected);
            assertThat(result.excluded().count(Span.NEGATIVE)).isEqualTo(between.size() - expected.size());
            assertThat(result.missing()).isEqualTo(rows.size() - between.size());
            List<Duration> clamped = between.stream()
                    .map(d -> d.isNegative() ? Duration.ZERO : d)
                    .toList();
            assertIsOf(
                    Span.between(START, END)
                            .withNegative(NegativeSpans.CLAMP_ZERO)
                            .distribution()
                            .calculate(source),
                    clamped);
        }
    }

    /** The instants fit 64 bits of nanoseconds, the time between them does not. */
    @Test
    void differencesBeyond64Bits() {
        Instant early = Instant.ofEpochSecond(-9_223_372_035L, 1);
        Instant late = Instant.ofEpochSecond(9_223_372_035L, 2);
        List<Times> rows = List.of(new Times(early, late), new Times(early, Instant.EPOCH), new Times(late, early));
        DurationDistribution result = Span.between(START, END).distribution().calculate(rows);
        assertIsOf(result, List.of(Duration.between(early, late), Duration.between(early, Instant.EPOCH)));
        assertThat(result.excluded().count(Span.NEGATIVE)).isEqualTo(1);
    }

    /** From 2^62 ns after the epoch to 2^62 ns before it, and a few more or less: the lowest numbers of 64 bits. */
    @Test
    void lowestDifferences() {
        Instant start = Instant.EPOCH.plusNanos(1L << 62);
        for (int more = -2; more < 260; more++) {
            List<Times> rows =
                    List.of(new Times(start, Instant.EPOCH.minusNanos(1L << 62).plusNanos(more)));
            DurationDistribution result = Span.between(START, END)
                    .openWhere(row -> true)
                    .distribution()
                    .calculate(rows);
            assertThat(result.excluded().count(Span.NEGATIVE)).as("%s", more).isEqualTo(1);
            assertThat(result.open() + result.missing() + result.count())
                    .as("%s", more)
                    .isZero();
        }
    }

    @Property(tries = 300)
    void sums(@ForAll("lists") List<Duration> durations, @ForAll Random random) {
        List<List<Duration>> rows = new ArrayList<>();
        for (int i = 0; i < durations.size(); i += 1 + random.nextInt(3)) {
            rows.add(durations.subList(i, Math.min(durations.size(), i + random.nextInt(4))));
        }
        Span<List<Duration>> sum = Span.sumOf(row -> part(row, 0), row -> part(row, 1), row -> part(row, 2));
        DurationDistribution result = sum.distribution().calculate(rows);
        assertIsOf(
                result,
                rows.stream()
                        .filter(row -> !row.isEmpty())
                        .map(row -> row.stream().reduce(Duration.ZERO, Duration::plus))
                        .toList());
        assertThat(result.missing())
                .isEqualTo(rows.stream().filter(List::isEmpty).count());
    }

    private static @Nullable Duration part(List<Duration> row, int index) {
        return index < row.size() ? row.get(index) : null;
    }
}
