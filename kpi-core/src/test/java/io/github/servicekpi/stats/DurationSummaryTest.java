package io.github.servicekpi.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DurationSummaryTest {
    private static final BigInteger NANOS_PER_MINUTE = BigInteger.valueOf(60_000_000_000L);

    private static DurationSummary of(long count, long minutes, Optional<Duration> min, Optional<Duration> max) {
        return new DurationSummary(
                count, NANOS_PER_MINUTE.multiply(BigInteger.valueOf(minutes)), min, max, 0, 0, Exclusions.none());
    }

    private static Optional<Duration> minutes(long minutes) {
        return Optional.of(Duration.ofMinutes(minutes));
    }

    /** The ten minutes of the class comment. */
    @Test
    void totalAndMean() {
        DurationSummary summary = of(10, 138, minutes(2), minutes(60));
        assertThat(summary.total()).isEqualTo(Duration.ofMinutes(138));
        assertThat(summary.mean()).contains(Duration.ofMinutes(13).plusSeconds(48));
        assertThat(summary.meanSeconds()).hasValue(828);
    }

    @Test
    void withoutDurations() {
        DurationSummary none = of(0, 0, Optional.empty(), Optional.empty());
        assertThat(none.total()).isZero();
        assertThat(none.mean()).isEmpty();
        assertThat(none.meanSeconds()).isEmpty();
    }

    @Test
    void totalsThatNoDurationHolds() {
        Duration longest = Duration.ofSeconds(Long.MAX_VALUE);
        BigInteger sum = BigInteger.valueOf(Long.MAX_VALUE).multiply(BigInteger.valueOf(2_000_000_000));
        DurationSummary two =
                new DurationSummary(2, sum, Optional.of(longest), Optional.of(longest), 0, 0, Exclusions.none());
        assertThat(two.mean()).contains(longest);
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(two::total)
                .withMessage("the total of 2 durations, " + sum + " ns, does not fit a Duration");
    }

    @Test
    void refusesWrongComponents() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(-1, 0, Optional.empty(), Optional.empty()))
                .withMessage("counts must not be negative, but were -1, missing 0, open 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(1, 2, minutes(2), Optional.empty()))
                .withMessage("min and max must be present if there are durations, but of 1 they were "
                        + "Optional[PT2M] and Optional.empty");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(0, 0, minutes(2), minutes(2)))
                .withMessageContaining("but of 0 they were Optional[PT2M] and Optional[PT2M]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(2, 3, minutes(2), minutes(4)))
                .withMessage("the sum of 2 durations from PT2M to PT4M cannot be 180000000000 ns");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(2, 9, minutes(2), minutes(4)))
                .withMessageContaining("cannot be 540000000000 ns");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(0, 1, Optional.empty(), Optional.empty()))
                .withMessage("the sum of 0 durations cannot be 60000000000 ns");
    }
}
