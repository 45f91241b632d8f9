package io.github.servicekpi.stats;

import static io.github.servicekpi.stats.GoldenFile.assertWritten;
import static io.github.servicekpi.stats.PercentileMethod.HF7;
import static io.github.servicekpi.stats.PercentileMethod.NEAREST_RANK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PercentileMethodTest {

    private static final double[] MINUTES = {2, 4, 4, 5, 7, 9, 12, 15, 20, 60};
    private static final double[] TO_100 =
            IntStream.rangeClosed(1, 100).asDoubleStream().toArray();

    /** R 4.2.2: {@code quantile(x, p, type = 1)} and {@code type = 7}. */
    @TestFactory
    Stream<DynamicTest> goldenFile() throws IOException {
        GoldenFile file = GoldenFile.read("percentiles.json");
        return file.objects("cases").stream()
                .map(golden -> DynamicTest.dynamicTest(golden.get("set") + " at " + golden.get("p"), () -> {
                    double[] values = values(file.object("sets").get((String) golden.get("set")));
                    double percent = new BigDecimal(golden.get("p").toString())
                            .movePointRight(2)
                            .doubleValue();
                    assertWritten(NEAREST_RANK.of(percent, values).orElseThrow(), golden.get("type1"));
                    assertWritten(HF7.of(percent, values).orElseThrow(), golden.get("type7"));
                }));
    }

    /** Examples that textbooks print; those of other definitions are left out. */
    @TestFactory
    Stream<DynamicTest> goldenFilePublished() throws IOException {
        GoldenFile file = GoldenFile.read("percentiles.json");
        Map<String, PercentileMethod> methods = Map.of("nearest-rank", NEAREST_RANK, "linear C=1 (type7)", HF7);
        return file.objects("published").stream()
                .filter(golden -> methods.containsKey((String) golden.get("method")))
                .map(golden -> DynamicTest.dynamicTest(golden.get("set") + " by " + golden.get("method"), () -> {
                    double[] values = values(file.object("sets").get((String) golden.get("set")));
                    PercentileMethod method = methods.get((String) golden.get("method"));
                    ((Map<?, ?>) golden.get("values"))
                            .forEach((percent, expected) -> assertWritten(
                                    method.of(Double.parseDouble((String) percent), values)
                                            .orElseThrow(),
                                    expected));
                }));
    }

    /** R writes a set of one value as that value. */
    private static double[] values(Object json) {
        return (json instanceof List<?> list ? list.stream() : Stream.of(json))
                .mapToDouble(GoldenFile::number)
                .toArray();
    }

    /** By hand: ranks 5 and 9 of 10; positions 1 + 0.5 · 9 = 5.5 and 1 + 0.9 · 9 = 9.1. */
    @Test
    void differBetweenTheMiddleRanks() {
        assertThat(NEAREST_RANK.of(50, MINUTES)).hasValue(7);
        assertThat(NEAREST_RANK.of(90, MINUTES)).hasValue(20);
        assertThat(HF7.of(50, MINUTES)).hasValue(8);
        assertThat(HF7.of(90, MINUTES)).hasValue(24);
    }

    /** In binary 0.07 * 100 is 7.000000000000001, and 14, 28, 55 and 56 percent of 100 come out too large as well. */
    @ParameterizedTest
    @ValueSource(ints = {7, 14, 28, 55, 56, 90, 99})
    void ranksAreNotRoundedUpByBinaryFractions(int percent) {
        assertThat(NEAREST_RANK.of(percent, TO_100)).hasValue(percent);
    }

    /** A quarter percent of 1000 is 2.5, so rank 3; 99.9 % of 1000 is exactly rank 999. */
    @Test
    void percentsMayHaveFractions() {
        double[] values = IntStream.rangeClosed(1, 1000).asDoubleStream().toArray();

        assertThat(NEAREST_RANK.of(0.25, values)).hasValue(3);
        assertThat(NEAREST_RANK.of(99.9, values)).hasValue(999);
        assertThat(NEAREST_RANK.of(Double.MIN_VALUE, values)).hasValue(1);
        assertThat(HF7.of(0.25, values)).hasValue(3.4975);
        assertThat(HF7.of(99.9, values)).hasValue(999.001);
    }

    @ParameterizedTest
    @EnumSource
    void beginsAtTheMinimumAndEndsAtTheMaximum(PercentileMethod method) {
        assertThat(method.of(0, MINUTES)).hasValue(2);
        assertThat(method.of(100, MINUTES)).hasValue(60);
    }

    @ParameterizedTest
    @EnumSource
    void isTheOnlyValue(PercentileMethod method) {
        assertThat(DoubleStream.of(0, 33.3, 50, 100).map(p -> method.of(p, 42).orElseThrow()))
                .containsOnly(42.0);
    }

    @ParameterizedTest
    @EnumSource
    void isEmptyForNoValues(PercentileMethod method) {
        assertThat(method.of(50)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void takesAnyOrderAndLeavesIt(PercentileMethod method) {
        double[] values = {7.5, -5, 2, 0, -1};

        assertThat(method.of(50, values)).hasValue(0);
        assertThat(values).containsExactly(7.5, -5, 2, 0, -1);
    }

    /** The difference of the two, 2 · MAX_VALUE, is no double. */
    @Test
    void interpolatesAcrossTheWholeRange() {
        assertThat(HF7.of(50, -Double.MAX_VALUE, Double.MAX_VALUE)).hasValue(0);
        assertThat(HF7.of(75, -Double.MAX_VALUE, Double.MAX_VALUE)).hasValue(Double.MAX_VALUE / 2);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 100.1, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesPercentsOutOfRange(double percent) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NEAREST_RANK.of(percent))
                .withMessage("percent must be from 0 to 100, but was " + percent);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void refusesValuesThatAreNotFinite(double value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HF7.of(50, 1, value))
                .withMessage("values must be finite, but value 1 was " + value);
    }
}
