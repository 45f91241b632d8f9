package io.github.servicekpi.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class PercentileMethodPropertiesTest {

    @Property
    void growsWithThePercent(
            @ForAll PercentileMethod method,
            @ForAll @Size(min = 1, max = 50) double[] values,
            @ForAll @DoubleRange(max = 100) double percent,
            @ForAll @DoubleRange(max = 100) double other) {
        double lower = method.of(Math.min(percent, other), values).orElseThrow();
        double upper = method.of(Math.max(percent, other), values).orElseThrow();

        assertThat(lower).isLessThanOrEqualTo(upper);
    }

    /** The definition read aloud: the least value such that p percent of the values or more are not above it. */
    @Property
    void nearestRankIsTheLeastValueThatCoversThePercent(
            @ForAll @Size(min = 1, max = 50) int[] numbers, @ForAll @IntRange(max = 100) int percent) {
        double[] values = Arrays.stream(numbers).asDoubleStream().toArray();
        double expected = Arrays.stream(values)
                .sorted()
                .filter(v -> Arrays.stream(values).filter(w -> w <= v).count() * 100 >= (long) percent * values.length)
                .findFirst()
                .orElseThrow();

        assertThat(PercentileMethod.NEAREST_RANK.of(percent, values)).hasValue(expected);
    }

    @Property
    void hf7IsTheSortedInterpolation(
            @ForAll @Size(min = 1, max = 50) int[] numbers, @ForAll @DoubleRange(max = 100) double percent) {
        double[] values = Arrays.stream(numbers).sorted().asDoubleStream().toArray();
        double position = percent / 100 * (values.length - 1);
        int below = Math.min((int) position, Math.max(values.length - 2, 0));
        double above = values[Math.min(below + 1, values.length - 1)];
        double expected = values[below] + (position - below) * (above - values[below]);

        assertThat(PercentileMethod.HF7.of(percent, values).orElseThrow()).isEqualTo(expected, within(1e-3));
    }
}
