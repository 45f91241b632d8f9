package io.github.servicekpi.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;

class ProportionIntervalPropertiesTest {

    /** Rounding of the beta quantiles at some thousand trials. */
    private static final double ROUNDING = 1e-12;

    @Property
    void containsTheShare(
            @ForAll ProportionInterval method,
            @ForAll @IntRange(min = 1, max = 5_000) int trials,
            @ForAll @IntRange(max = 5_000) int other,
            @ForAll @DoubleRange(min = 0.5, max = 0.9999) @Scale(4) double level) {
        int successes = other % (trials + 1);

        assertThat(method.of(successes, trials, level).contains(successes / (double) trials))
                .isTrue();
    }

    @Property
    void widensWithTheLevel(
            @ForAll ProportionInterval method,
            @ForAll @IntRange(min = 1, max = 5_000) int trials,
            @ForAll @IntRange(max = 5_000) int other,
            @ForAll @DoubleRange(min = 0.01, max = 0.9999) @Scale(4) double level,
            @ForAll @DoubleRange(min = 0.01, max = 0.9999) @Scale(4) double otherLevel) {
        int successes = other % (trials + 1);
        // Beyond 1 the Agresti-Coull interval of few trials shrinks again.
        ConfidenceInterval narrow =
                method.of(successes, trials, Math.min(level, otherLevel)).clippedTo(0, 1);
        ConfidenceInterval wide =
                method.of(successes, trials, Math.max(level, otherLevel)).clippedTo(0, 1);

        assertThat(wide.low()).isLessThanOrEqualTo(narrow.low() + ROUNDING);
        assertThat(wide.high()).isGreaterThanOrEqualTo(narrow.high() - ROUNDING);
    }

    @Property
    void failuresMirrorSuccesses(
            @ForAll ProportionInterval method,
            @ForAll @IntRange(min = 1, max = 5_000) int trials,
            @ForAll @IntRange(max = 5_000) int other,
            @ForAll @DoubleRange(min = 0.01, max = 0.9999) @Scale(4) double level) {
        int successes = other % (trials + 1);
        ConfidenceInterval interval = method.of(successes, trials, level);
        ConfidenceInterval mirrored = method.of(trials - successes, trials, level);

        assertThat(mirrored.low()).isEqualTo(1 - interval.high(), within(ROUNDING));
        assertThat(mirrored.high()).isEqualTo(1 - interval.low(), within(ROUNDING));
    }

    @Property
    void moreTrialsOfTheSameShareNarrow(
            @ForAll ProportionInterval method,
            @ForAll @IntRange(min = 1, max = 500) int trials,
            @ForAll @IntRange(max = 500) int other,
            @ForAll @DoubleRange(min = 0.5, max = 0.9999) @Scale(4) double level) {
        int successes = other % (trials + 1);
        ConfidenceInterval few = method.of(successes, trials, level);
        ConfidenceInterval many = method.of(10L * successes, 10L * trials, level);

        assertThat(many.high() - many.low()).isLessThanOrEqualTo(few.high() - few.low());
    }

    @Property
    void clopperPearsonAgainstTheSeries(
            @ForAll @IntRange(min = 2, max = 500) int trials,
            @ForAll @IntRange(max = 500) int other,
            @ForAll @DoubleRange(min = 0.01, max = 0.9999) @Scale(4) double level) {
        int successes = 1 + other % (trials - 1);
        ConfidenceInterval interval = ProportionInterval.CLOPPER_PEARSON.of(successes, trials, level);

        assertBounds(interval, successes, trials - successes + 1, successes + 1, trials - successes);
    }

    @Property
    void jeffreysAgainstTheSeries(
            @ForAll @IntRange(min = 2, max = 500) int trials,
            @ForAll @IntRange(max = 500) int other,
            @ForAll @DoubleRange(min = 0.01, max = 0.9999) @Scale(4) double level) {
        int successes = 1 + other % (trials - 1);
        ConfidenceInterval interval = ProportionInterval.JEFFREYS.of(successes, trials, level);
        double alpha = successes + 0.5;
        double beta = trials - successes + 0.5;

        assertBounds(interval, alpha, beta, alpha, beta);
    }

    private static void assertBounds(
            ConfidenceInterval interval, double lowAlpha, double lowBeta, double highAlpha, double highBeta) {
        double tail = (1 - interval.level()) / 2;
        double low = ReferenceBeta.bisect(x -> ReferenceBeta.cumulative(x, lowAlpha, lowBeta), tail);
        double high = ReferenceBeta.bisect(x -> ReferenceBeta.cumulative(x, highAlpha, highBeta), 1 - tail);

        assertThat(interval.low()).isEqualTo(low, within(ROUNDING));
        assertThat(interval.high()).isEqualTo(high, within(ROUNDING));
    }
}
