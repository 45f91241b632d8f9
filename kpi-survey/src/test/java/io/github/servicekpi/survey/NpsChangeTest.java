package io.github.servicekpi.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.servicekpi.stats.ConfidenceInterval;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class NpsChangeTest {
    private static final Nps FIRST = Nps.of(28, 12, 10);
    private static final Nps SECOND = Nps.of(45, 20, 10);

    /** Computed by hand: 3500 / 75 - 36, and the root of 11.2285² + 8.2931². */
    @Test
    void example() {
        NpsChange change = SECOND.changeFrom(FIRST);
        assertThat(change).isEqualTo(new NpsChange(FIRST, SECOND));
        assertThat(change.difference().orElseThrow()).isCloseTo(10.67, within(0.005));
        assertThat(change.standardError().orElseThrow()).isCloseTo(13.96, within(0.005));
        ConfidenceInterval wald = change.interval(0.95, NpsInterval.WALD).orElseThrow();
        assertThat(wald.low()).isCloseTo(-16.69, within(0.005));
        assertThat(wald.high()).isCloseTo(38.02, within(0.005));
        ConfidenceInterval interval = change.interval(0.95).orElseThrow();
        assertThat(interval.low()).isCloseTo(-15.82, within(0.005));
        assertThat(interval.high()).isCloseTo(38.48, within(0.005));
        assertThat(interval.contains(0)).as("not a demonstrated improvement").isTrue();
    }

    @Test
    void keepsTheSign() {
        assertThat(FIRST.changeFrom(SECOND).difference().orElseThrow()).isCloseTo(-10.67, within(0.005));
    }

    /** Ends of SCORE from the distances of the tested one-sample intervals, combined by hand. */
    @Test
    void methods() {
        NpsChange change = SECOND.changeFrom(FIRST);
        ConfidenceInterval score = change.interval(0.95, NpsInterval.SCORE).orElseThrow();
        double below = Math.hypot(46.66666666666667 - 28.74888996544689, 55.50173626798644 - 36);
        double above = Math.hypot(61.11141679444387 - 46.66666666666667, 36 - 12.234288261683105);
        assertThat(score.low()).isCloseTo(10.66666666666667 - below, within(1e-10));
        assertThat(score.high()).isCloseTo(10.66666666666667 + above, within(1e-10));
        ConfidenceInterval adjusted =
                change.interval(0.95, NpsInterval.ADJUSTED_WALD).orElseThrow();
        assertThat((adjusted.low() + adjusted.high()) / 2).isCloseTo(3500 / 78.0 - 1800 / 53.0, within(1e-10));
    }

    @Test
    void oneGroupEach() {
        NpsChange extreme = Nps.of(5, 0, 0).changeFrom(Nps.of(0, 0, 5));
        assertThat(extreme.difference()).hasValue(200);
        assertThat(extreme.interval(0.95, NpsInterval.WALD)).contains(new ConfidenceInterval(200, 200, 0.95));
        ConfidenceInterval score = extreme.interval(0.95, NpsInterval.SCORE).orElseThrow();
        assertThat(score.low()).isBetween(50.0, 150.0);
        assertThat(score.high()).isEqualTo(200);
    }

    /** The score interval of 10 promoters of 10 begins at (10 - z²) / (10 + z²) = 44.4934. */
    @Test
    void hasAWidthWhereAllAnswersAreOfOneGroup() {
        NpsChange extreme = Nps.of(10, 0, 0).changeFrom(Nps.of(0, 0, 10));
        ConfidenceInterval interval = extreme.interval(0.95).orElseThrow();
        assertThat(interval.low()).isCloseTo(200 - Math.sqrt(2) * (100 - 44.4934), within(0.001));
        assertThat(interval.high()).isEqualTo(200);
        assertThat(extreme.interval(0.95, NpsInterval.ADJUSTED_WALD)
                        .orElseThrow()
                        .contains(200))
                .isFalse();
    }

    @Property
    void containsTheDifference(@ForAll("scores") Nps earlier, @ForAll("scores") Nps later) {
        NpsChange change = later.changeFrom(earlier);
        ConfidenceInterval interval = change.interval(0.95).orElseThrow();
        assertThat(change.interval(0.95, NpsInterval.SCORE)).contains(interval);
        double difference = change.difference().orElseThrow();
        assertThat(interval.low()).isLessThanOrEqualTo(difference + 1e-9);
        assertThat(interval.high()).isGreaterThanOrEqualTo(difference - 1e-9);
        assertThat(interval.high() - interval.low()).isPositive();
    }

    @Test
    void noScores() {
        for (NpsChange change : new NpsChange[] {
            FIRST.changeFrom(Nps.of(0, 0, 0)), Nps.of(0, 0, 0).changeFrom(FIRST)
        }) {
            assertThat(change.difference()).isEmpty();
            assertThat(change.standardError()).isEmpty();
            assertThat(change.interval(0.95)).isEmpty();
            assertThat(change.interval(0.95, NpsInterval.SCORE)).isEmpty();
        }
    }

    @Test
    void refusals() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SECOND.changeFrom(FIRST).interval(1))
                .withMessage("level must be above 0 and below 1, but was 1.0");
        assertThatExceptionOfType(NullPointerException.class)
                .isThrownBy(() -> SECOND.changeFrom(null))
                .withMessage("earlier");
        assertThatExceptionOfType(NullPointerException.class)
                .isThrownBy(() -> new NpsChange(FIRST, null))
                .withMessage("later");
        assertThatExceptionOfType(NullPointerException.class)
                .isThrownBy(() -> SECOND.changeFrom(FIRST).interval(0.95, null))
                .withMessage("method");
    }

    /** The general form is the textbook's for Wald's intervals. */
    @Property
    void wald(@ForAll("scores") Nps earlier, @ForAll("scores") Nps later) {
        NpsChange change = later.changeFrom(earlier);
        double difference = change.difference().orElseThrow();
        double half = NpsInterval.z(0.95) * change.standardError().orElseThrow();
        ConfidenceInterval interval = change.interval(0.95, NpsInterval.WALD).orElseThrow();
        assertThat(interval.low()).isCloseTo(Math.max(-200, difference - half), within(1e-10));
        assertThat(interval.high()).isCloseTo(Math.min(200, difference + half), within(1e-10));
    }

    @Property
    void reversed(@ForAll("scores") Nps earlier, @ForAll("scores") Nps later, @ForAll NpsInterval method) {
        ConfidenceInterval there =
                later.changeFrom(earlier).interval(0.9, method).orElseThrow();
        ConfidenceInterval back =
                earlier.changeFrom(later).interval(0.9, method).orElseThrow();
        assertThat(back.low()).isCloseTo(-there.high(), within(1e-10));
        assertThat(back.high()).isCloseTo(-there.low(), within(1e-10));
    }

    @Provide
    Arbitrary<Nps> scores() {
        Arbitrary<Long> count = Arbitraries.longs().between(0, 500);
        return Combinators.combine(count, count, count).as(Nps::of).filter(nps -> nps.count() > 0);
    }
}
