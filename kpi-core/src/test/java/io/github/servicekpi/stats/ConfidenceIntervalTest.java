package io.github.servicekpi.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfidenceIntervalTest {

    private static final ConfidenceInterval INTERVAL = new ConfidenceInterval(-0.1, 0.3, 0.95);

    @Test
    void containsItsEnds() {
        assertThat(INTERVAL.contains(-0.1)).isTrue();
        assertThat(INTERVAL.contains(0.3)).isTrue();
        assertThat(INTERVAL.contains(0)).isTrue();
    }

    @Test
    void containsNothingElse() {
        assertThat(INTERVAL.contains(Math.nextDown(-0.1))).isFalse();
        assertThat(INTERVAL.contains(Math.nextUp(0.3))).isFalse();
        assertThat(INTERVAL.contains(Double.NaN)).isFalse();
    }

    @Test
    void mayBeAPoint() {
        assertThat(new ConfidenceInterval(2, 2, 0.5).contains(2)).isTrue();
    }

    @Test
    void clipsEitherEnd() {
        assertThat(INTERVAL.clippedTo(0, 1)).isEqualTo(new ConfidenceInterval(0, 0.3, 0.95));
        assertThat(INTERVAL.clippedTo(-1, 0)).isEqualTo(new ConfidenceInterval(-0.1, 0, 0.95));
        assertThat(INTERVAL.clippedTo(-1, 1)).isEqualTo(INTERVAL);
        assertThat(INTERVAL.clippedTo(0.1, 0.1)).isEqualTo(new ConfidenceInterval(0.1, 0.1, 0.95));
    }

    @Test
    void clipsToTheNearerLimitFromOutside() {
        assertThat(INTERVAL.clippedTo(0.5, 1)).isEqualTo(new ConfidenceInterval(0.5, 0.5, 0.95));
        assertThat(INTERVAL.clippedTo(-1, -0.5)).isEqualTo(new ConfidenceInterval(-0.5, -0.5, 0.95));
    }

    @Test
    void clipsNegativeZeroToZero() {
        assertThat(new ConfidenceInterval(-0.0, 1, 0.95).clippedTo(0, 1)).isEqualTo(new ConfidenceInterval(0, 1, 0.95));
    }

    @Test
    void refusesEndsInTheWrongOrder() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ConfidenceInterval(0.3, 0.2, 0.95))
                .withMessage("low must be at most high, but they were 0.3 and 0.2");
    }

    @Test
    void refusesNaN() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ConfidenceInterval(Double.NaN, 0.2, 0.95))
                .withMessage("low must be at most high, but they were NaN and 0.2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ConfidenceInterval(0.1, Double.NaN, 0.95))
                .withMessage("low must be at most high, but they were 0.1 and NaN");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -0.5, 95, Double.NaN})
    void refusesLevelsOutOfRange(double level) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ConfidenceInterval(0, 1, level))
                .withMessage("level must be above 0 and below 1, but was " + level);
    }

    @Test
    void refusesLimitsInTheWrongOrder() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> INTERVAL.clippedTo(1, 0))
                .withMessage("lowest must be at most highest, but they were 1.0 and 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> INTERVAL.clippedTo(0, Double.NaN))
                .withMessage("lowest must be at most highest, but they were 0.0 and NaN");
    }
}
