package io.github.servicekpi.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ScoreDistributionTest {

    /** Fifty ratings of 1 to 5. */
    private static final ScoreDistribution RATINGS = scores(1, 2, 1, 5, 18, 24);

    /** A hundred answers of effort, 1 to 7. */
    private static final ScoreDistribution EFFORTS = scores(1, 2, 3, 5, 10, 20, 35, 25);

    private static ScoreDistribution scores(int lowest, long... counts) {
        return ScoreDistribution.of(lowest, Arrays.stream(counts).boxed().toList(), Exclusions.none());
    }

    @Test
    void countsScores() {
        assertThat(RATINGS.lowest()).isEqualTo(1);
        assertThat(RATINGS.highest()).isEqualTo(5);
        assertThat(RATINGS.count()).isEqualTo(50);
        assertThat(RATINGS.count(1)).isEqualTo(2);
        assertThat(RATINGS.count(5)).isEqualTo(24);
        assertThat(RATINGS.excluded()).isEqualTo(Exclusions.none());
    }

    @Test
    void mapsEveryScoreOfTheScale() {
        assertThat(scores(-1, 2, 0, 3).asMap()).containsExactly(Map.entry(-1, 2L), Map.entry(0, 0L), Map.entry(1, 3L));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> RATINGS.asMap().put(1, 0L));
    }

    /** By hand: 211 / 50, 100 · (211 - 50) / 200, 100 · 211 / 250; 548 / 100. */
    @Test
    void means() {
        assertThat(RATINGS.mean()).hasValue(4.22);
        assertThat(RATINGS.rescaled()).hasValue(80.5);
        assertThat(RATINGS.pointsOfMaximum()).hasValue(84.4);
        assertThat(EFFORTS.mean()).hasValue(5.48);
        assertThat(EFFORTS.flipped().mean()).hasValue(2.52);
    }

    /** By hand: 42 / 50, and the net share 42 / 50 - 3 / 50; 80 / 100, and the index 60 - 10. */
    @Test
    void shares() {
        assertThat(RATINGS.share(4, 5)).isEqualTo(Proportion.of(42, 50));
        assertThat(RATINGS.share(1, 2)).isEqualTo(Proportion.of(3, 50));
        assertThat(RATINGS.share(1, 5)).isEqualTo(Proportion.of(50, 50));
        assertThat(RATINGS.share(3, 3)).isEqualTo(Proportion.of(5, 50));
        assertThat(EFFORTS.share(5, 7)).isEqualTo(Proportion.of(80, 100));
        assertThat(EFFORTS.share(6, 7)).isEqualTo(Proportion.of(60, 100));
        assertThat(EFFORTS.share(1, 3)).isEqualTo(Proportion.of(10, 100));
    }

    /** Python 3.11: {@code statistics.stdev(ratings)}, whose exact variance is 347/350; of the efforts 5024/2475. */
    @Test
    void standardDeviations() {
        assertThat(RATINGS.standardDeviation()).hasValue(0.9957050624700928);
        assertThat(EFFORTS.standardDeviation()).hasValue(1.4247452368402536);
    }

    /** SciPy 1.17.1: {@code scipy.stats.t.interval(level, n - 1, loc=numpy.mean(v), scale=scipy.stats.sem(v))}. */
    @Test
    void meanIntervals() {
        assertInterval(RATINGS, 0.95, 3.93702375224482, 4.502976247755179);
        assertInterval(RATINGS, 0.99, 3.842625349053516, 4.597374650946484);
        assertInterval(EFFORTS, 0.95, 5.197299634936957, 5.7627003650630435);
        assertInterval(EFFORTS, 0.99, 5.10580413347279, 5.854195866527211);
    }

    private static void assertInterval(ScoreDistribution scores, double level, double low, double high) {
        ConfidenceInterval interval = scores.meanInterval(level).orElseThrow();
        assertThat(interval.low()).isEqualTo(low, within(1e-13));
        assertThat(interval.high()).isEqualTo(high, within(1e-13));
        assertThat(interval.level()).isEqualTo(level);
    }

    /** Scores of 0 and 1, half each: a variance of 1/4 · n/(n - 1), and t next to z = 1.959963984540054. */
    @Test
    void meanIntervalOfVeryManyScores() {
        ConfidenceInterval interval =
                scores(0, 1L << 61, 1L << 61).meanInterval(0.95).orElseThrow();

        assertThat(interval.high() - 0.5).isEqualTo(1.959963984540054 / 2 / 0x1p31, within(1e-16));
        assertThat(0.5 - interval.low()).isEqualTo(interval.high() - 0.5, within(1e-16));
    }

    @Test
    void isEmptyWithoutScores() {
        ScoreDistribution none = scores(1, 0, 0, 0);

        assertThat(none.count()).isZero();
        assertThat(none.mean()).isEmpty();
        assertThat(none.rescaled()).isEmpty();
        assertThat(none.pointsOfMaximum()).isEmpty();
        assertThat(none.standardDeviation()).isEmpty();
        assertThat(none.meanInterval(0.95)).isEmpty();
        assertThat(none.share(1, 2).value()).isEmpty();
    }

    @Test
    void spreadNeedsTwoScores() {
        assertThat(scores(1, 0, 1).mean()).hasValue(2);
        assertThat(scores(1, 0, 1).standardDeviation()).isEmpty();
        assertThat(scores(1, 0, 1).meanInterval(0.95)).isEmpty();
        assertThat(scores(1, 0, 2).standardDeviation()).hasValue(0);
        assertThat(scores(1, 0, 2).meanInterval(0.95)).hasValue(new ConfidenceInterval(2, 2, 0.95));
    }

    /** In doubles the squares of these scores, 4e18, have no digits left for a spread of 1. */
    @Test
    void spreadOfLargeScoresKeepsItsDigits() {
        ScoreDistribution large = scores(2_000_000_000, 1, 1, 1);

        assertThat(large.standardDeviation()).hasValue(1);
        assertThat(large.mean()).hasValue(2_000_000_001);
    }

    /** The sum is near 2^94. One half of the scores is one above the other: a deviation of 1/2. */
    @Test
    void sumsDoNotOverflow() {
        long half = Long.MAX_VALUE / 2;
        long[] counts = {half, half};
        ScoreDistribution highest = scores(Integer.MAX_VALUE - 1, counts);

        assertThat(highest.mean()).hasValue(Integer.MAX_VALUE - 0.5);
        assertThat(highest.standardDeviation()).hasValue(0.5);
        assertThat(highest.share(Integer.MAX_VALUE, Integer.MAX_VALUE).value()).hasValue(0.5);
    }

    @Test
    void pointsNeedAPositiveMaximum() {
        assertThatIllegalStateException()
                .isThrownBy(() -> scores(-3, 1, 1, 1, 1).pointsOfMaximum())
                .withMessage("points of the maximum need a highest score above 0, but the scale is -3..0");
    }

    @Test
    void flipsTheScale() {
        assertThat(RATINGS.flipped()).isEqualTo(scores(1, 24, 18, 5, 1, 2));
    }

    @Property
    void flippingMirrorsTheMean(
            @ForAll @IntRange(min = -10, max = 10) int lowest,
            @ForAll @Size(min = 2, max = 11) List<@LongRange(min = 1, max = 1000) Long> counts) {
        ScoreDistribution scores = ScoreDistribution.of(lowest, counts, Exclusions.of("score-off-scale", 1));
        ScoreDistribution flipped = scores.flipped();

        assertThat(flipped.flipped()).isEqualTo(scores);
        assertThat(flipped.mean().orElseThrow() + scores.mean().orElseThrow())
                .isEqualTo(scores.lowest() + scores.highest(), within(1e-12));
        assertThat(flipped.standardDeviation()).isEqualTo(scores.standardDeviation());
        assertThat(scores.mean().orElseThrow()).isBetween((double) scores.lowest(), (double) scores.highest());
    }

    @Property
    void addsAsIfCountedTogether(
            @ForAll @Size(6) List<@LongRange(max = 1000) Long> some,
            @ForAll @Size(6) List<@LongRange(max = 1000) Long> others) {
        ScoreDistribution one = ScoreDistribution.of(0, some, Exclusions.of("score-off-scale", 1));
        ScoreDistribution other = ScoreDistribution.of(0, others, Exclusions.none());
        ScoreDistribution sum = one.plus(other);

        assertThat(sum).isEqualTo(other.plus(one));
        assertThat(sum.count()).isEqualTo(one.count() + other.count());
        assertThat(sum.share(2, 4)).isEqualTo(one.share(2, 4).plus(other.share(2, 4)));
    }

    @Test
    void isAValue() {
        assertThat(RATINGS)
                .isEqualTo(scores(1, 2, 1, 5, 18, 24))
                .hasSameHashCodeAs(scores(1, 2, 1, 5, 18, 24))
                .doesNotHaveSameHashCodeAs(scores(1, 2, 1, 5, 18, 25))
                .isNotEqualTo(scores(0, 2, 1, 5, 18, 24))
                .isNotEqualTo(scores(1, 2, 1, 5, 18, 25))
                .isNotEqualTo(ScoreDistribution.of(1, List.of(2L, 1L, 5L, 18L, 24L), Exclusions.of("late", 1)))
                .isNotEqualTo("{1=2, 2=1, 3=5, 4=18, 5=24}");
    }

    @Test
    void printsItsCounts() {
        assertThat(RATINGS).hasToString("{1=2, 2=1, 3=5, 4=18, 5=24}");
        assertThat(ScoreDistribution.of(0, List.of(1L, 2L), Exclusions.of("late", 3)))
                .hasToString("{0=1, 1=2}, excluded {late=3}");
    }

    @Test
    void refusesScalesOfFewerThanTwoScores() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> scores(1, 7))
                .withMessage("counts must cover at least two scores, but were [7]");
    }

    @Test
    void refusesNegativeCounts() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> scores(1, 2, -7))
                .withMessage("count of score 2 must not be negative, but was -7");
    }

    @Test
    void refusesScalesBeyondTheWholeNumbers() {
        List<Long> counts = Collections.nCopies(3, 1L);

        assertThat(ScoreDistribution.of(Integer.MAX_VALUE - 2, counts, Exclusions.none())
                        .highest())
                .isEqualTo(Integer.MAX_VALUE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScoreDistribution.of(Integer.MAX_VALUE - 1, counts, Exclusions.none()))
                .withMessage("the highest score must fit an int, but there were 3 scores from 2147483646");
    }

    @Test
    void refusesScoresOffTheScale() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RATINGS.count(0))
                .withMessage("score must be on the scale 1..5, but was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RATINGS.share(0, 5))
                .withMessage("fromInclusive must be on the scale 1..5, but was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RATINGS.share(1, 6))
                .withMessage("toInclusive must be on the scale 1..5, but was 6");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RATINGS.share(4, 3))
                .withMessage("fromInclusive must be at most toInclusive, but they were 4 and 3");
    }

    @Test
    void refusesToAddOtherScales() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RATINGS.plus(EFFORTS))
                .withMessage("scales must be equal, but were 1..5 and 1..7");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RATINGS.plus(scores(0, 2, 1, 5, 18, 24)))
                .withMessage("scales must be equal, but were 1..5 and 0..4");
    }

    @Test
    void refusesTotalsThatDoNotFit() {
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> scores(0, Long.MAX_VALUE, 1))
                .withMessage("long overflow");
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> scores(0, Long.MAX_VALUE, 0).plus(scores(0, 1, 0)))
                .withMessage("long overflow");
    }

    @Test
    void refusesLevelsWithoutScoresToo() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> scores(1, 0, 0).meanInterval(0))
                .withMessage("level must be above 0 and below 1, but was 0.0");
    }

    @Test
    void refusesNullExclusions() {
        assertThatNullPointerException()
                .isThrownBy(() -> ScoreDistribution.of(1, List.of(1L, 2L), null))
                .withMessage("excluded");
    }
}
