package io.github.servicekpi.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DurationBandsTest {
    private static final Duration FIVE = Duration.ofSeconds(5);
    private static final Duration TWENTY = Duration.ofSeconds(20);

    /** The waits 3 s, 5 s, 12 s and 60 s of the class comment. */
    private static final DurationBands WAITS =
            new DurationBands(List.of(FIVE, TWENTY), List.of(2L, 1L, 1L), 0, 0, Exclusions.none());

    @Test
    void countsUpToALimit() {
        assertThat(WAITS.atMost(FIVE)).isEqualTo(2);
        assertThat(WAITS.atMost(TWENTY)).isEqualTo(3);
        assertThat(WAITS.count()).isEqualTo(4);
    }

    @Test
    void refusesOtherLimits() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WAITS.atMost(Duration.ZERO))
                .withMessage("limit must be one of [PT5S, PT20S], but was PT0S");
    }

    @Test
    void refusesWrongComponents() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new DurationBands(List.of(TWENTY, FIVE), List.of(0L, 0L, 0L), 0, 0, Exclusions.none()))
                .withMessage("limits must ascend, but were [PT20S, PT5S]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DurationBands(List.of(FIVE, FIVE), List.of(0L, 0L, 0L), 0, 0, Exclusions.none()))
                .withMessage("limits must ascend, but were [PT5S, PT5S]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DurationBands(List.of(FIVE), List.of(0L), 0, 0, Exclusions.none()))
                .withMessage("counts must be one more than the 1 limits, but were 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DurationBands(List.of(FIVE), List.of(0L, 0L), -1, 0, Exclusions.none()))
                .withMessageContaining("missing -1");
    }
}
