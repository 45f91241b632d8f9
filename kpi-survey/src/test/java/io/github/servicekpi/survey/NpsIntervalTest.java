package io.github.servicekpi.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.servicekpi.stats.ConfidenceInterval;
import io.github.servicekpi.stats.Proportion;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NpsIntervalTest {

    private static ConfidenceInterval of(
            NpsInterval method, long promoters, long passives, long detractors, double level) {
        return Nps.of(promoters, passives, detractors).interval(level, method).orElseThrow();
    }

    @SuppressWarnings("ArgumentSelectionDefectChecker") // exchanged on purpose
    private static Nps exchanged(Nps nps) {
        return Nps.of(nps.detractors(), nps.passives(), nps.promoters());
    }

    private static double z(double level) {
        return new NormalDistribution(null, 0, 1).inverseCumulativeProbability((1 + level) / 2);
    }

    /** Computed by hand: 36 ± 1.95996 · 11.2285; and (28 - 10) / 53, with the variance 0.629940 / 53. */
    @Test
    void exampleOfWald() {
        ConfidenceInterval wald = of(NpsInterval.WALD, 28, 12, 10, 0.95);
        assertThat(wald.low()).isCloseTo(13.99, within(0.005));
        assertThat(wald.high()).isCloseTo(58.01, within(0.005));
        ConfidenceInterval adjusted = Nps.of(28, 12, 10).interval(0.95).orElseThrow();
        assertThat(adjusted).isEqualTo(of(NpsInterval.ADJUSTED_WALD, 28, 12, 10, 0.95));
        assertThat((adjusted.low() + adjusted.high()) / 2).isCloseTo(33.96, within(0.005));
        assertThat(adjusted.low()).isCloseTo(12.59, within(0.005));
        assertThat(adjusted.high()).isCloseTo(55.33, within(0.005));
        assertThat(adjusted.level()).isEqualTo(0.95);
    }

    /**
     * Python 3.11.7, decimal and mpmath 1.3.0 with 60 digits: bisection of the statistic as its definition writes it.
     */
    @ParameterizedTest
    @CsvSource({
        "28, 12, 10, 0.95, 12.2342882616831048, 55.5017362679864364",
        "28, 12, 10, 0.99, 4.37718112741136465, 60.5172725930279877",
        "45, 20, 10, 0.95, 28.7488899654468917, 61.1114167944438706",
        "45, 20, 10, 0.99, 22.5293412702379567, 64.9033986619751767",
        "1, 0, 0, 0.95, -58.6901371245525224, 100",
        "1, 0, 0, 0.99, -73.8044913439628311, 100",
        "3, 2, 1, 0.95, -31.1073784624224497, 75.3956663563869685",
        "3, 2, 1, 0.99, -46.7029094641859968, 81.8838004045135078",
        "0, 1, 9, 0.95, -98.2123786904927096, -37.2687680260510420",
        "9, 1, 0, 0.95, 37.2687680260510420, 98.2123786904927096",
        "250, 675, 75, 0.95, 14.1398437777662585, 20.8781076817791588",
        "250, 675, 75, 0.99, 13.0806054855323155, 21.9482472131798660",
        "1, 999999998, 1, 0.95, -4.73705851136276448e-7, 4.73705851136276448e-7",
        "1, 999999999, 0, 0.99, -5.63489656363425908e-7, 8.51749107960652396e-7",
        "600000000, 300000000, 100000000, 0.95, 49.9958421604780278, 50.0041575834247175",
    })
    void score(long promoters, long passives, long detractors, double level, double low, double high) {
        ConfidenceInterval interval = of(NpsInterval.SCORE, promoters, passives, detractors, level);
        assertThat(interval.low()).isCloseTo(low, within(Math.max(Math.abs(low) * 1e-9, 1e-16)));
        assertThat(interval.high()).isCloseTo(high, within(Math.max(Math.abs(high) * 1e-9, 1e-16)));
        assertThat(interval.low()).isCloseTo(low, within(2e-13));
        assertThat(interval.high()).isCloseTo(high, within(2e-13));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 10, 1000, 1_000_000_000, 1_000_000_000_000L})
    void scoreOfOneGroup(long n) {
        double zz = z(0.95) * z(0.95);
        ConfidenceInterval promoters = of(NpsInterval.SCORE, n, 0, 0, 0.95);
        assertThat(promoters.high()).isEqualTo(100);
        assertThat(promoters.low()).isCloseTo(100 * (n - zz) / (n + zz), within(1e-11));
        ConfidenceInterval detractors = of(NpsInterval.SCORE, 0, 0, n, 0.95);
        assertThat(detractors.low()).isEqualTo(-100);
        assertThat(detractors.high()).isEqualTo(-promoters.low());
        ConfidenceInterval passives = of(NpsInterval.SCORE, 0, n, 0, 0.95);
        double end = 100 * zz / (n + zz);
        assertThat(passives.high()).isCloseTo(end, within(end * 1e-8));
        assertThat(passives.low()).isEqualTo(-passives.high());
    }

    /** Without detractors, the upper end is that of a share: q is 0. */
    @Property
    void scoreWithoutDetractors(
            @ForAll @LongRange(max = 100_000) long promoters,
            @ForAll @LongRange(min = 1, max = 100_000) long passives) {
        double wilson = Proportion.of(promoters, promoters + passives)
                .interval(0.95)
                .orElseThrow()
                .high();
        assertThat(of(NpsInterval.SCORE, promoters, passives, 0, 0.95).high()).isCloseTo(100 * wilson, within(1e-10));
    }

    /** The statistic at the ends, as its definition writes it, is z and -z. */
    @Property(tries = 1000)
    void scoreSolvesItsEquation(@ForAll("moderate") Nps nps, @ForAll @DoubleRange(min = 0.5, max = 0.99) double level) {
        ConfidenceInterval interval = nps.interval(level, NpsInterval.SCORE).orElseThrow();
        double z = z(level);
        if (interval.low() > -100) {
            assertThat(statistic(nps, interval.low() / 100)).isCloseTo(z, within(1e-6 * z));
        } else {
            assertThat(nps.detractors()).isEqualTo(nps.count());
        }
        if (interval.high() < 100) {
            assertThat(statistic(nps, interval.high() / 100)).isCloseTo(-z, within(1e-6 * z));
        } else {
            assertThat(nps.promoters()).isEqualTo(nps.count());
        }
    }

    private static double statistic(Nps nps, double delta) {
        double more = nps.promoters();
        double less = nps.detractors();
        double n = nps.count();
        if (delta < 0) {
            return -statistic(exchanged(nps), -delta);
        }
        double a = 2 * n;
        double b = -more - less + (2 * n - more + less) * delta;
        double c = -less * delta * (1 - delta);
        double q = (Math.sqrt(b * b - 4 * a * c) - b) / (2 * a);
        return (more - less - n * delta) / Math.sqrt(n * (2 * q + delta * (1 - delta)));
    }

    /** q is the share of detractors that makes the answers most likely: its neighbours make them less so. */
    @Property
    void varianceIsOfTheMostLikelyShare(
            @ForAll("moderate") Nps nps, @ForAll @DoubleRange(min = 0.01, max = 0.99) double delta) {
        double p = nps.promoters() / (double) nps.count();
        double d = nps.detractors() / (double) nps.count();
        double q = (TangoScore.variance(p, d, delta) - delta * (1 - delta)) / 2;
        double likelihood = logLikelihood(nps, q, delta);
        for (double other : new double[] {q * 0.99, q * 1.01, q + 0.001, q - 0.001}) {
            if (other >= 0 && 2 * other + delta <= 1) {
                assertThat(logLikelihood(nps, other, delta)).isLessThanOrEqualTo(likelihood + 1e-9 * nps.count());
            }
        }
    }

    private static double logLikelihood(Nps nps, double q, double delta) {
        return weighted(nps.promoters(), q + delta)
                + weighted(nps.detractors(), q)
                + weighted(nps.passives(), 1 - 2 * q - delta);
    }

    private static double weighted(long count, double share) {
        return count == 0 ? 0 : count * Math.log(Math.max(share, 1e-300));
    }

    @Property
    void scoreContainsTheValue(@ForAll("any") Nps nps, @ForAll @DoubleRange(min = 0.01, max = 0.99) double level) {
        ConfidenceInterval interval = nps.interval(level, NpsInterval.SCORE).orElseThrow();
        double slack = 1e-13; // the value is rounded once, the ends are not
        assertThat(nps.value().orElseThrow()).isBetween(interval.low() - slack, interval.high() + slack);
        assertThat(interval.high()).isGreaterThan(interval.low());
    }

    @Property
    void mirror(@ForAll("any") Nps nps, @ForAll NpsInterval method) {
        ConfidenceInterval interval = nps.interval(0.9, method).orElseThrow();
        ConfidenceInterval mirrored = exchanged(nps).interval(0.9, method).orElseThrow();
        assertThat(mirrored.low()).isCloseTo(-interval.high(), within(1e-12));
        assertThat(mirrored.high()).isCloseTo(-interval.low(), within(1e-12));
    }

    @Property
    void widerAtAHigherLevel(
            @ForAll("any") Nps nps,
            @ForAll NpsInterval method,
            @ForAll @DoubleRange(min = 0.5, max = 0.9) double level) {
        ConfidenceInterval narrow = nps.interval(level, method).orElseThrow();
        ConfidenceInterval wide = nps.interval(level + 0.09, method).orElseThrow();
        assertThat(wide.low()).isLessThanOrEqualTo(narrow.low());
        assertThat(wide.high()).isGreaterThanOrEqualTo(narrow.high());
        assertThat(wide.low()).isGreaterThanOrEqualTo(-100);
        assertThat(wide.high()).isLessThanOrEqualTo(100);
    }

    /** Half the width is z standard errors, also where all but a few answers are of one group. */
    @ParameterizedTest
    @CsvSource({"28, 12, 10", "999999999, 0, 1", "1, 999999999999, 1", "0, 1, 1000000000"})
    void waldIsOfTheStandardError(long promoters, long passives, long detractors) {
        ConfidenceInterval wald = of(NpsInterval.WALD, promoters, passives, detractors, 0.9);
        Nps nps = Nps.of(promoters, passives, detractors);
        double value = nps.value().orElseThrow();
        double error = nps.standardError().orElseThrow();
        double half = Math.max(wald.high() - value, value - wald.low()); // the other end may be cut
        assertThat(half).isCloseTo(z(0.9) * error, within(1e-9 * error + 3e-14));
    }

    /** All methods agree for many answers. */
    @Test
    void methodsConverge() {
        ConfidenceInterval score = of(NpsInterval.SCORE, 400_000, 350_000, 250_000, 0.95);
        for (NpsInterval method : NpsInterval.values()) {
            ConfidenceInterval other = of(method, 400_000, 350_000, 250_000, 0.95);
            assertThat(other.low()).as("%s", method).isCloseTo(score.low(), within(0.001));
            assertThat(other.high()).as("%s", method).isCloseTo(score.high(), within(0.001));
        }
    }

    @ParameterizedTest
    @EnumSource
    void extremeLevels(NpsInterval method) {
        ConfidenceInterval least = of(method, 0, 5, 0, Double.MIN_NORMAL);
        assertThat(least.high() - least.low()).isBetween(0.0, 1e-100);
        ConfidenceInterval most = of(method, 2, 1, 2, Math.nextDown(1));
        assertThat(most.low()).isBetween(-100.0, -90.0);
        assertThat(most.high()).isBetween(90.0, 100.0);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -0.5, 95, Double.NaN})
    void refusedLevels(double level) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Nps.of(1, 2, 3).interval(level))
                .withMessage("level must be above 0 and below 1, but was " + level);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Nps.of(0, 0, 0).interval(level, NpsInterval.SCORE))
                .withMessage("level must be above 0 and below 1, but was " + level);
    }

    @Provide
    Arbitrary<Nps> moderate() {
        return scores(2000);
    }

    @Provide
    Arbitrary<Nps> any() {
        return Arbitraries.of(3L, 1000L, 1_000_000_000L).flatMap(NpsIntervalTest::scores);
    }

    private static Arbitrary<Nps> scores(long most) {
        Arbitrary<Long> count = Arbitraries.longs().between(0, most);
        return Combinators.combine(count, count, count).as(Nps::of).filter(nps -> nps.count() > 0);
    }
}
