package io.github.servicekpi.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScoreBandsTest {

    @Test
    void countsByBand() {
        ScoreBands bands = new ScoreBands(List.of(10L, 0L, 28L), Exclusions.of("score-off-scale", 1));

        assertThat(bands.count()).isEqualTo(38);
        assertThat(bands.count(0)).isEqualTo(10);
        assertThat(bands.count(1)).isZero();
        assertThat(bands.count(2)).isEqualTo(28);
        assertThat(bands.excluded().total()).isEqualTo(1);
    }

    @Test
    void isIndependentOfItsList() {
        List<Long> counts = new ArrayList<>(List.of(1L, 2L));
        ScoreBands bands = new ScoreBands(counts, Exclusions.none());
        counts.set(0, 9L);

        assertThat(bands).isEqualTo(new ScoreBands(List.of(1L, 2L), Exclusions.none()));
    }

    @Test
    void refusesNegativeCounts() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ScoreBands(List.of(1L, -2L), Exclusions.none()))
                .withMessage("count of band 1 must not be negative, but was -2");
    }

    @Test
    void refusesNoBands() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ScoreBands(List.of(), Exclusions.none()))
                .withMessage("counts must have at least one band, but were empty");
    }

    @Test
    void refusesTotalsThatDoNotFit() {
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> new ScoreBands(List.of(Long.MAX_VALUE, 1L), Exclusions.none()))
                .withMessage("long overflow");
    }

    @Test
    void refusesBandsThatAreNotThere() {
        ScoreBands bands = new ScoreBands(List.of(1L, 2L), Exclusions.none());

        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> bands.count(2))
                .withMessage("Index 2 out of bounds for length 2");
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> bands.count(-1))
                .withMessage("Index -1 out of bounds for length 2");
    }

    @Test
    void refusesNullExclusions() {
        assertThatNullPointerException()
                .isThrownBy(() -> new ScoreBands(List.of(1L), null))
                .withMessage("excluded");
    }
}
