package io.github.servicekpi.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import io.github.servicekpi.stats.ConfidenceInterval;
import io.github.servicekpi.stats.Exclusions;
import io.github.servicekpi.stats.Proportion;
import io.github.servicekpi.stats.ScoreDistribution;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class CesTest {
    private static Ces of(CesVersion version, long... counts) {
        return new Ces(
                version, ScoreDistribution.of(1, LongStream.of(counts).boxed().toList(), Exclusions.none()));
    }

    /** The example of the Javadoc, computed by hand: 548 / 100; 20 + 35 + 25; 60 - 10; 8 - 5.48. */
    @Test
    void example() {
        Ces ces = of(CesVersion.CES_2, 2, 3, 5, 10, 20, 35, 25);
        assertThat(ces.count()).isEqualTo(100);
        assertThat(ces.mean()).hasValue(5.48);
        assertThat(ces.agreeShare()).isEqualTo(Proportion.of(80, 100));
        assertThat(ces.index()).hasValue(50);
        assertThat(ces.flipped().mean()).hasValue(2.52);
        assertThat(ces.excluded()).isEqualTo(Exclusions.none());
    }

    /** Computed by hand: Σ(x - mean)² = 200.96; scipy 1.17.1: t.ppf(0.975, 99) = 1.9842169515. */
    @Test
    void spread() {
        Ces ces = of(CesVersion.CES_2, 2, 3, 5, 10, 20, 35, 25);
        double deviation = Math.sqrt(200.96 / 99);
        assertThat(ces.standardDeviation().orElseThrow()).isCloseTo(deviation, within(1e-12));
        ConfidenceInterval interval = ces.meanInterval(0.95).orElseThrow();
        assertThat(interval.low()).isCloseTo(5.48 - 1.9842169515086827 * deviation / 10, within(1e-9));
    }

    @Test
    void firstVersion() {
        Ces ces = Ces.calculator(Answer::score, CesVersion.CES_1).calculate(Answer.of(1, 2, 2, 7, null));
        assertThat(ces.version()).isEqualTo(CesVersion.CES_1);
        assertThat(ces.count()).isEqualTo(3);
        assertThat(ces.mean().orElseThrow()).isCloseTo(5 / 3.0, within(1e-15));
        assertThat(ces.flipped().mean().orElseThrow()).isCloseTo(6 - 5 / 3.0, within(1e-15));
        assertThat(ces.excluded()).isEqualTo(Exclusions.of(Map.of("unanswered", 1L, "score-out-of-scale", 1L)));
        assertThatIllegalStateException()
                .isThrownBy(ces::agreeShare)
                .withMessage("the share who agree is defined for CES_2 only, but this is CES_1");
        assertThatIllegalStateException()
                .isThrownBy(ces::index)
                .withMessage("the index is defined for CES_2 only, but this is CES_1");
    }

    @Test
    void noScores() {
        Ces none = Ces.<Integer>calculator(score -> score, CesVersion.CES_2).calculate(List.of());
        assertThat(none.mean()).isEmpty();
        assertThat(none.standardDeviation()).isEmpty();
        assertThat(none.meanInterval(0.95)).isEmpty();
        assertThat(none.agreeShare().value()).isEmpty();
        assertThat(none.index()).isEmpty();
    }

    @Test
    void otherScale() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(CesVersion.CES_2, 1, 2, 3, 4, 5))
                .withMessage("the scale of CES_2 must be 1-7: 1-5");
    }
}
