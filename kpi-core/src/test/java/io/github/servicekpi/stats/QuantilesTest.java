package io.github.servicekpi.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantilesTest {

    /** mpmath 1.3.0, mp.dps = 50: {@code sqrt(2) * erfinv(mpf(level))}, levels as the doubles they are. */
    @ParameterizedTest
    @CsvSource({
        "1e-10, 1.2533141373155003e-10",
        "0.5, 0.67448975019608174",
        "0.8, 1.2815515655446006",
        "0.9, 1.6448536269514728",
        "0.95, 1.9599639845400539",
        "0.99, 2.5758293035489005",
        "0.999, 3.2905267314918945",
        "0.999999999, 6.1094102093834491",
        "0.9999999999999999, 8.2923610758135955"
    })
    void normal(double level, double z) {
        assertThat(Quantiles.normal(level)).isCloseTo(z, withinPercentage(1e-12));
    }

    /**
     * mpmath 1.3.0, mp.dps = 50: {@code findroot(lambda t: betainc(0.5, mpf(d)/2, 0, t*t/(d + t*t), regularized=True) -
     * mpf(level), ...)}.
     */
    @ParameterizedTest
    @CsvSource({
        "0.95, 1, 12.706204736174693",
        "0.95, 2, 4.3026527297494618",
        "0.5, 3, 0.76489232840434528",
        "0.1, 5, 0.13217517523168727",
        "0.999, 10, 4.5868938587026353",
        "0.9999999999999999, 10, 108.24284966286608",
        "0.95, 49, 2.0095752371292393",
        "0.99, 49, 2.6799519736315517",
        "0.95, 9999, 1.9602012636213573"
    })
    void studentT(double level, long degrees, double t) {
        assertThat(Quantiles.studentT(level, degrees)).isCloseTo(t, withinPercentage(1e-10));
    }

    /** As {@link #studentT}, where the expansion takes over. */
    @ParameterizedTest
    @CsvSource({
        "0.95, 10000, 1.9602012398906259",
        "0.999, 10000, 3.2914999659416044",
        "0.99, 1000000, 2.5758342201053338",
        "0.999999999, 1000000, 6.1094687454882505"
    })
    void studentTOfManyDegrees(double level, long degrees, double t) {
        assertThat(Quantiles.studentT(level, degrees)).isCloseTo(t, withinPercentage(1e-12));
    }

    /** One degree is the Cauchy distribution, of which t is tan(pi / 2 * level). */
    @Test
    void studentTOfTinyLevels() {
        for (double level : new double[] {1e-300, 1e-17, 1e-11, 9e-7, 1.1e-6}) {
            assertThat(Quantiles.studentT(level, 1)).isCloseTo(Math.tan(Math.PI / 2 * level), withinPercentage(0.01));
            assertThat(Quantiles.studentT(level, 98)).isBetween(0.0, Quantiles.studentT(level, 1));
        }
    }

    @Test
    void studentTOfCountlessDegreesIsNormal() {
        assertThat(Quantiles.studentT(0.95, Long.MAX_VALUE)).isCloseTo(Quantiles.normal(0.95), withinPercentage(1e-12));
    }
}
