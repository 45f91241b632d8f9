package io.github.servicekpi.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExclusionsTest {

    @Test
    void countsByReason() {
        Exclusions exclusions = Exclusions.of(Map.of("score-off-scale", 1L, "negative-span", 3L));

        assertThat(exclusions.count("negative-span")).isEqualTo(3);
        assertThat(exclusions.count("score-off-scale")).isEqualTo(1);
        assertThat(exclusions.count("no-such-reason")).isZero();
        assertThat(exclusions.total()).isEqualTo(4);
        assertThat(exclusions.isEmpty()).isFalse();
    }

    @Test
    void sortsReasons() {
        Exclusions exclusions = Exclusions.of(Map.of("score-off-scale", 1L, "negative-span", 3L));

        assertThat(exclusions.asMap())
                .containsExactly(Map.entry("negative-span", 3L), Map.entry("score-off-scale", 1L));
        assertThat(exclusions).hasToString("{negative-span=3, score-off-scale=1}");
    }

    @Test
    void noneIsEmpty() {
        assertThat(Exclusions.none().isEmpty()).isTrue();
        assertThat(Exclusions.none().total()).isZero();
        assertThat(Exclusions.none().asMap()).isEmpty();
        assertThat(Exclusions.none()).hasToString("{}");
    }

    @Test
    void dropsCountsOfZero() {
        assertThat(Exclusions.of("negative-span", 0)).isEqualTo(Exclusions.none());
        assertThat(Exclusions.of(Map.of("negative-span", 3L, "score-off-scale", 0L)))
                .isEqualTo(Exclusions.of("negative-span", 3));
    }

    @Test
    void isIndependentOfItsMap() {
        Map<String, Long> counts = new HashMap<>(Map.of("negative-span", 3L));
        Exclusions exclusions = Exclusions.of(counts);
        counts.put("negative-span", 4L);

        assertThat(exclusions.count("negative-span")).isEqualTo(3);
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> exclusions.asMap().put("negative-span", 4L));
    }

    @Test
    void addsByReason() {
        Exclusions sum = Exclusions.of("negative-span", 3)
                .plus(Exclusions.of(Map.of("negative-span", 2L, "score-off-scale", 1L)));

        assertThat(sum).isEqualTo(Exclusions.of(Map.of("negative-span", 5L, "score-off-scale", 1L)));
        assertThat(sum.total()).isEqualTo(6);
    }

    @Test
    void addsNothing() {
        Exclusions three = Exclusions.of("negative-span", 3);

        assertThat(three.plus(Exclusions.none())).isEqualTo(three);
        assertThat(Exclusions.none().plus(three)).isEqualTo(three);
        assertThat(Exclusions.none().plus(Exclusions.none())).isSameAs(Exclusions.none());
    }

    @Test
    void isAValue() {
        assertThat(Exclusions.of("negative-span", 3))
                .isEqualTo(Exclusions.of(Map.of("negative-span", 3L)))
                .hasSameHashCodeAs(Exclusions.of(Map.of("negative-span", 3L)))
                .doesNotHaveSameHashCodeAs(Exclusions.of("negative-span", 4))
                .isNotEqualTo(Exclusions.of("negative-span", 4))
                .isNotEqualTo(Exclusions.of("score-off-scale", 3))
                .isNotEqualTo("{negative-span=3}");
    }

    @Test
    void refusesNegativeCounts() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Exclusions.of("negative-span", -1))
                .withMessage("count of reason \"negative-span\" must not be negative, but was -1");
    }

    @Test
    void refusesBlankReasons() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Exclusions.of(" ", 1))
                .withMessage("reason must not be blank, but was \" \"");
    }

    @Test
    void refusesToCountNull() {
        assertThatNullPointerException()
                .isThrownBy(() -> Exclusions.none().count(null))
                .withMessage("reason");
    }

    @Test
    void refusesTotalsThatDoNotFit() {
        Exclusions most = Exclusions.of("negative-span", Long.MAX_VALUE);

        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> most.plus(Exclusions.of("negative-span", 1)))
                .withMessage("long overflow");
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> most.plus(Exclusions.of("score-off-scale", 1)))
                .withMessage("long overflow");
    }
}
