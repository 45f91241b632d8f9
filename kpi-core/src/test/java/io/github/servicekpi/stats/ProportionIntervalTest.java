package io.github.servicekpi.stats;

import static io.github.servicekpi.stats.GoldenFile.assertWritten;
import static io.github.servicekpi.stats.GoldenFile.number;
import static io.github.servicekpi.stats.ProportionInterval.AGRESTI_COULL;
import static io.github.servicekpi.stats.ProportionInterval.CLOPPER_PEARSON;
import static io.github.servicekpi.stats.ProportionInterval.WALD;
import static io.github.servicekpi.stats.ProportionInterval.WILSON;
import static io.github.servicekpi.stats.ProportionInterval.WILSON_CONTINUITY_CORRECTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class ProportionIntervalTest {

    private static final Map<String, ProportionInterval> METHODS = Map.of(
            "wilson", WILSON,
            "prop.test_cc", WILSON_CONTINUITY_CORRECTED,
            "exact", CLOPPER_PEARSON,
            "agresti-coull", AGRESTI_COULL,
            "wald", WALD);

    /** Values of R's {@code prop.test}, {@code binom.test} and {@code binom.confint}; each case names its source. */
    @TestFactory
    Stream<DynamicTest> goldenFile() throws IOException {
        return GoldenFile.read("proportion_intervals.json").objects("cases").stream()
                .map(golden -> DynamicTest.dynamicTest(
                        "%s: %s of %s at %s"
                                .formatted(golden.get("method"), golden.get("x"), golden.get("n"), golden.get("conf")),
                        () -> assertInterval(golden)));
    }

    private static void assertInterval(Map<String, Object> golden) {
        long successes = (long) number(golden.get("x"));
        long trials = (long) number(golden.get("n"));
        ProportionInterval method = METHODS.get((String) golden.get("method"));
        if (method == WILSON_CONTINUITY_CORRECTED && 2 * successes == trials) {
            // Here R differs from the definition: prop.test tests whether the share is 1/2, and lessens the correction
            // to |x - n/2|, so that at exactly one half nothing is left of it.
            method = WILSON;
        }
        ConfidenceInterval interval = method.of(successes, trials, number(golden.get("conf")));
        if (method == AGRESTI_COULL && successes == trials) {
            // The file says it does not clip, but its source clips the end at x = n, 1.0211983; not so at x = n - 1.
            interval = interval.clippedTo(0, 1);
        }
        assertWritten(interval.low(), golden.get("lower"));
        assertWritten(interval.high(), golden.get("upper"));
    }

    /**
     * Rare events, which an absolute accuracy would not resolve, and what no golden file holds. In mpmath 1.3.0 with
     * mp.dps = 50: WILSON and its kin by their formulas; CLOPPER_PEARSON and JEFFREYS by {@code findroot(lambda x:
     * betainc(a, b, 0, x, regularized=True) - p, ...)}.
     */
    @ParameterizedTest
    @CsvSource({
        "WILSON, 1, 1_000_000, 0.95, 1.7652457674537151e-7, 5.6649118043114414e-6",
        "WILSON, 3, 1_000_000_000, 0.95, 1.0202707288769238e-9, 8.8211880540116421e-9",
        "WILSON, 1, 1_000_000_000_000_000_000, 0.95, 1.7652455493515297e-19, 5.6649342657589715e-18",
        "WILSON, 500_000_000_000_000_000, 1_000_000_000_000_000_000, 0.95, 0.49999999902001801, 0.50000000097998199",
        "WILSON, 999_999_999, 1_000_000_000, 0.99, 0.99999999148250892, 0.99999999988259454",
        "WILSON, 1, 1_000_000, 0.999999999999, 1.8930344651932878e-8, 5.2822554306298187e-5",
        "WILSON_CONTINUITY_CORRECTED, 3, 1_000_000_000, 0.95, 7.7479351990666152e-10, 9.5600901084634078e-9",
        "WILSON_CONTINUITY_CORRECTED, 5, 10, 0.99, 0.15511878631987897, 0.84488121368012103",
        "WILSON_CONTINUITY_CORRECTED, 1, 2, 0.95, 0.026677342008984633, 0.97332265799101537",
        "AGRESTI_COULL, 30, 30, 0.95, 0.86528830386037366, 1.0211983029656576",
        "JEFFREYS, 5, 10, 0.95, 0.22352867025270524, 0.77647132974729476",
        "JEFFREYS, 1, 29, 0.95, 0.0037461736490570759, 0.15007768600223173",
        "JEFFREYS, 0, 20, 0.95, 0, 0.11663898290487539",
        "JEFFREYS, 18, 20, 0.95, 0.7161467426957476, 0.9786275119775252"
    })
    void toTheLastDigits(
            ProportionInterval method, String successes, String trials, double level, double low, double high) {
        ConfidenceInterval interval = method.of(whole(successes), whole(trials), level);

        assertThat(interval.low()).isCloseTo(low, withinPercentage(1e-12));
        assertThat(interval.high()).isCloseTo(high, withinPercentage(1e-12));
    }

    /** As {@link #toTheLastDigits}, of the upper ends that are right to fewer digits the rarer the event. */
    @ParameterizedTest
    @CsvSource({
        "CLOPPER_PEARSON, 1, 1_000_000, 2.53178076637942e-8, 5.5716306551722433e-6",
        "CLOPPER_PEARSON, 3, 1_000_000_000, 6.1867212332289603e-10, 8.7672730444606959e-9",
        "JEFFREYS, 1, 1_000_000, 1.0789766246541873e-7, 4.6741920467298286e-6",
        "JEFFREYS, 3, 1_000_000_000, 8.4493459103788856e-10, 8.0063821152715611e-9"
    })
    void rareEvents(ProportionInterval method, String successes, String trials, double low, double high) {
        ConfidenceInterval interval = method.of(whole(successes), whole(trials), 0.95);

        assertThat(interval.low()).isCloseTo(low, withinPercentage(1e-11));
        assertThat(interval.high()).isCloseTo(high, withinPercentage(1e-5));
    }

    private static long whole(String digits) {
        return Long.parseLong(digits.replace("_", ""));
    }

    /** Clopper and Pearson's own definition: the ends make what was seen, and more extreme, as likely as a tail. */
    @ParameterizedTest
    @CsvSource({"1, 2", "1, 10", "18, 20", "81, 263", "500, 1_000", "1, 1_000_000", "3, 999_999_999", "40, 999_999_999"
    })
    void clopperPearsonAgainstBinomialSums(int successes, String trials) {
        int n = (int) whole(trials);
        double tail = (1 - 0.95) / 2;
        ConfidenceInterval interval = CLOPPER_PEARSON.of(successes, n, 0.95);

        assertThat(interval.low()).isCloseTo(ReferenceBeta.shareOfAtLeast(successes, n, tail), withinPercentage(1e-11));
        assertThat(interval.high())
                .isCloseTo(ReferenceBeta.shareOfAtMost(successes, n, tail), withinPercentage(1e-14 * n + 1e-12));
    }

    @ParameterizedTest
    @EnumSource(names = {"WILSON", "WILSON_CONTINUITY_CORRECTED", "CLOPPER_PEARSON", "JEFFREYS"})
    void endsExactlyAtZeroAndOne(ProportionInterval method) {
        for (long trials : new long[] {1, 3, 7, 20, 999, 1_000_000_000}) {
            assertThat(method.of(0, trials, 0.95).low()).isZero();
            assertThat(method.of(0, trials, 0.95).high()).isLessThan(1).isPositive();
            assertThat(method.of(trials, trials, 0.95).high()).isEqualTo(1);
            assertThat(method.of(trials, trials, 0.95).low()).isLessThan(1).isPositive();
        }
    }

    @Test
    void isNotClipped() {
        assertThat(WALD.of(18, 20, 0.95).high()).isGreaterThan(1);
        assertThat(AGRESTI_COULL.of(0, 20, 0.95).low()).isNegative();
    }

    @Test
    void waldHasNoWidthAtTheEnds() {
        assertThat(WALD.of(0, 20, 0.95)).isEqualTo(new ConfidenceInterval(0, 0, 0.95));
        assertThat(WALD.of(20, 20, 0.95)).isEqualTo(new ConfidenceInterval(1, 1, 0.95));
    }

    @ParameterizedTest
    @EnumSource
    void takesEveryLevel(ProportionInterval method) {
        for (double level : new double[] {Double.MIN_VALUE, 1e-300, 1e-15, 0.5, 1 - 1e-12, Math.nextDown(1.0)}) {
            for (long successes = 0; successes <= 10; successes++) {
                ConfidenceInterval interval = method.of(successes, 10, level);
                assertThat(interval.level()).isEqualTo(level);
                assertThat(interval.high() - interval.low()).isBetween(0.0, 10.0);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"CLOPPER_PEARSON", "JEFFREYS"})
    void takesAnyNumberOfTrials(ProportionInterval method) {
        ConfidenceInterval interval = method.of(Long.MAX_VALUE / 4, Long.MAX_VALUE, 0.95);

        assertThat(interval.contains(0.25)).isTrue();
        assertThat(interval.high() - interval.low()).isBetween(1e-10, 1e-9);
    }

    @ParameterizedTest
    @EnumSource(names = {"CLOPPER_PEARSON", "JEFFREYS"})
    void refusesMoreTrialsThanItsAccuracyIsKnownFor(ProportionInterval method) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> method.of(1, 1_000_000_001, 0.95))
                .withMessage("trials must be at most 1000000000 for CLOPPER_PEARSON and JEFFREYS, but was 1000000001");
    }

    @ParameterizedTest
    @EnumSource
    void refusesArgumentsOutOfRange(ProportionInterval method) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> method.of(0, 0, 0.95))
                .withMessage("trials must be above 0, but was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> method.of(-1, 5, 0.95))
                .withMessage("successes must be from 0 to the 5 trials, but was -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> method.of(6, 5, 0.95))
                .withMessage("successes must be from 0 to the 5 trials, but was 6");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> method.of(1, 5, 1.5))
                .withMessage("level must be above 0 and below 1, but was 1.5");
    }
}
