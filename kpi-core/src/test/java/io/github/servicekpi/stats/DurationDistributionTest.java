package io.github.servicekpi.stats;

import static io.github.servicekpi.stats.PercentileMethod.HF7;
import static io.github.servicekpi.stats.PercentileMethod.NEAREST_RANK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationDistributionTest {

    private static final DurationDistribution TEN = minutes(60, 4, 2, 20, 5, 7, 15, 9, 12, 4);
    private static final DurationDistribution NONE = DurationDistribution.of(List.of());

    private static DurationDistribution minutes(int... minutes) {
        return DurationDistribution.of(
                IntStream.of(minutes).mapToObj(Duration::ofMinutes).toList());
    }

    private static DurationDistribution with(long missing, long open, Exclusions excluded) {
        OrderStatistics durations = new SortedDurations(List.of(Duration.ofMinutes(3)));
        return DurationDistribution.of(durations, missing, open, excluded);
    }

    /** By hand, of 2, 4, 4, 5, 7, 9, 12, 15, 20, 60: 138 / 10 minutes; ranks 5 and 9; halfway from 7 to 9. */
    @Test
    void tenMinutes() {
        assertThat(TEN.count()).isEqualTo(10);
        assertThat(TEN.total()).isEqualTo(Duration.ofMinutes(138));
        assertThat(TEN.mean()).hasValue(Duration.ofSeconds(828));
        assertThat(TEN.meanSeconds()).hasValue(828);
        assertThat(TEN.min()).hasValue(Duration.ofMinutes(2));
        assertThat(TEN.max()).hasValue(Duration.ofMinutes(60));
        assertThat(TEN.median()).hasValue(Duration.ofMinutes(7));
        assertThat(TEN.percentile(50, HF7)).hasValue(Duration.ofMinutes(8));
        assertThat(TEN.percentile(90)).hasValue(Duration.ofMinutes(20));
        assertThat(TEN.percentile(90, NEAREST_RANK)).hasValue(Duration.ofMinutes(20));
        assertThat(TEN.percentile(90, HF7)).hasValue(Duration.ofMinutes(24));
        assertThat(TEN.percentileSeconds(90, HF7)).hasValue(1440);
    }

    @ParameterizedTest
    @CsvSource({"-5, 0", "1, 0", "2, 1", "3, 1", "4, 3", "59, 9", "60, 10", "61, 10"})
    void countsAtMost(int limit, long count) {
        assertThat(TEN.countAtMost(Duration.ofMinutes(limit))).isEqualTo(count);
    }

    @Test
    void givesRunsShortestFirst() {
        List<String> runs = new ArrayList<>();
        minutes(4, 2, 4, 9, 4, 2).forEachRun((value, count) -> runs.add(value + " x " + count));

        assertThat(runs).containsExactly("PT2M x 2", "PT4M x 3", "PT9M x 1");
    }

    @Test
    void isEmptyWithoutDurations() {
        assertThat(NONE.count()).isZero();
        assertThat(NONE.min()).isEmpty();
        assertThat(NONE.max()).isEmpty();
        assertThat(NONE.mean()).isEmpty();
        assertThat(NONE.meanSeconds()).isEmpty();
        assertThat(NONE.median()).isEmpty();
        assertThat(NONE.percentile(90)).isEmpty();
        assertThat(NONE.percentile(90, HF7)).isEmpty();
        assertThat(NONE.percentileSeconds(90, HF7)).isEmpty();
        assertThat(NONE.total()).isZero();
        assertThat(NONE.countAtMost(Duration.ofDays(1))).isZero();
        NONE.forEachRun((value, count) -> {
            throw new AssertionError("no runs, but got " + value);
        });
    }

    /** Means of 1.5, 0.5, 2.5 and -0.5 ns have an even neighbour each. */
    @ParameterizedTest
    @CsvSource({"1, 2, 2, 1.5e-9", "0, 1, 0, 5e-10", "2, 3, 2, 2.5e-9", "-1, 0, 0, -5e-10"})
    void meanRoundsHalfEvenToTheNanosecond(long one, long other, long mean, double seconds) {
        DurationDistribution two = DurationDistribution.of(List.of(Duration.ofNanos(one), Duration.ofNanos(other)));

        assertThat(two.mean()).hasValue(Duration.ofNanos(mean));
        assertThat(two.percentile(50, HF7)).hasValue(Duration.ofNanos(mean));
        assertThat(two.meanSeconds()).hasValue(seconds);
        assertThat(two.percentileSeconds(50, HF7)).hasValue(seconds);
    }

    /** In doubles (0.1 + 0.2 + 0.3) / 3 is 0.20000000000000004. */
    @Test
    void meanSecondsAreRoundedOnce() {
        DurationDistribution tenths = DurationDistribution.of(
                List.of(Duration.ofMillis(100), Duration.ofMillis(200), Duration.ofMillis(300)));

        assertThat(tenths.meanSeconds()).hasValue(0.2);
    }

    /** The sum does not fit, but what lies between the durations does. */
    @Test
    void longestDurations() {
        Duration longest = Duration.ofSeconds(Long.MAX_VALUE, 999_999_999);
        DurationDistribution two = DurationDistribution.of(List.of(longest, longest));

        assertThat(two.mean()).hasValue(longest);
        assertThat(two.percentile(50, HF7)).hasValue(longest);
        assertThat(two.meanSeconds()).hasValue(0x1p63);
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(two::total)
                .withMessage("the total of 2 durations, 18446744073709551615999999998 ns, does not fit a Duration");
    }

    @Test
    void countsWhatHasNoDuration() {
        DurationDistribution distribution = with(1, 2, Exclusions.of("negative-span", 3));

        assertThat(distribution.count()).isEqualTo(1);
        assertThat(distribution.missing()).isEqualTo(1);
        assertThat(distribution.open()).isEqualTo(2);
        assertThat(distribution.excluded()).isEqualTo(Exclusions.of("negative-span", 3));
        assertThat(TEN.missing()).isZero();
        assertThat(TEN.open()).isZero();
        assertThat(TEN.excluded()).isEqualTo(Exclusions.none());
    }

    @Test
    void isAValue() {
        DurationDistribution distribution = with(1, 2, Exclusions.of("negative-span", 3));

        assertThat(distribution)
                .isEqualTo(with(1, 2, Exclusions.of("negative-span", 3)))
                .hasSameHashCodeAs(with(1, 2, Exclusions.of("negative-span", 3)))
                .doesNotHaveSameHashCodeAs(with(0, 2, Exclusions.of("negative-span", 3)))
                .isNotEqualTo(with(0, 2, Exclusions.of("negative-span", 3)))
                .isNotEqualTo(with(1, 0, Exclusions.of("negative-span", 3)))
                .isNotEqualTo(with(1, 2, Exclusions.none()))
                .isNotEqualTo("1 duration");
    }

    @Test
    void differsByItsDurations() {
        assertThat(minutes(1, 5)).isNotEqualTo(minutes(1, 5, 5)).isNotEqualTo(minutes(1, 6));
        // Of one count and sum, and so of one hash code too.
        assertThat(minutes(1, 5)).hasSameHashCodeAs(minutes(2, 4)).isNotEqualTo(minutes(2, 4));
        assertThat(minutes(1, 1, 4, 4, 4)).isNotEqualTo(minutes(1, 1, 1, 1, 10));
    }

    @Test
    void printsASummary() {
        assertThat(TEN).hasToString("10 durations from PT2M to PT1H, median PT7M");
        assertThat(NONE).hasToString("0 durations");
        assertThat(with(1, 2, Exclusions.of("negative-span", 3)))
                .hasToString(
                        "1 duration from PT3M to PT3M, median PT3M, 1 missing, 2 open, excluded {negative-span=3}");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, 100.5, Double.NaN})
    void refusesPercentsOutOfRange(double percent) {
        String message = "percent must be from 0 to 100, but was " + percent;

        assertThatIllegalArgumentException()
                .isThrownBy(() -> TEN.percentile(percent))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NONE.percentileSeconds(percent, HF7))
                .withMessage(message);
    }

    @Test
    void refusesNegativeCounts() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(-1, 0, Exclusions.none()))
                .withMessage("missing must not be negative, but was -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(0, -2, Exclusions.none()))
                .withMessage("open must not be negative, but was -2");
    }

    @Test
    void refusesNull() {
        assertThatNullPointerException()
                .isThrownBy(() -> DurationDistribution.of(null, 0, 0, Exclusions.none()))
                .withMessage("durations");
        assertThatNullPointerException().isThrownBy(() -> with(0, 0, null)).withMessage("excluded");
        assertThatNullPointerException().isThrownBy(() -> DurationDistribution.of(Arrays.asList(Duration.ZERO, null)));
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 2, Long.MAX_VALUE})
    void sortedDurationsRefuseRanksThatAreNotThere(long rank) {
        OrderStatistics two = new SortedDurations(List.of(Duration.ZERO, Duration.ZERO));

        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> two.valueAt(rank))
                .withMessage("Index " + rank + " out of bounds for length 2");
    }
}
