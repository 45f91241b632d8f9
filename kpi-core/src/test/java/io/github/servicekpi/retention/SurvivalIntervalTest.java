package io.github.servicekpi.retention;

import static io.github.servicekpi.retention.SurvivalInterval.LOG_LOG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.servicekpi.stats.ConfidenceInterval;
import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SurvivalIntervalTest {

    /**
     * R 4.2.2, survival 3.5-3: {@code survfit(Surv(time, status) ~ 1, aml, conf.type = ...)}, maintained, at 18 weeks.
     */
    @ParameterizedTest
    @CsvSource({
        "PLAIN, 0.4421707787151, 0.9896474031031",
        "LOG, 0.4884262874221, 1",
        "LOG_LOG, 0.3501903859079, 0.8990239741911"
    })
    void publishedValues(SurvivalInterval method, double low, double high) {
        ConfidenceInterval interval =
                method.of(0.7159090909091, 0.1396649705572, 0.95).orElseThrow();

        assertThat(interval.low()).isEqualTo(low, within(1e-12));
        assertThat(interval.high()).isEqualTo(high, within(1e-12));
        assertThat(interval.level()).isEqualTo(0.95);
    }

    @ParameterizedTest
    @EnumSource
    void isEmptyWhereNobodyIsLeft(SurvivalInterval method) {
        assertThat(method.of(0, Double.NaN, 0.95)).isEmpty();
    }

    @Test
    void logLogIsEmptyWhereNobodyIsGone() {
        assertThat(LOG_LOG.of(1, 0, 0.95)).isEmpty();
        assertThat(SurvivalInterval.LOG.of(1, 0, 0.95)).hasValue(new ConfidenceInterval(1, 1, 0.95));
        assertThat(SurvivalInterval.PLAIN.of(1, 0, 0.95)).hasValue(new ConfidenceInterval(1, 1, 0.95));
    }

    @Test
    void plainIsCut() {
        assertThat(SurvivalInterval.PLAIN.of(0.1, 0.1, 0.95).orElseThrow().low())
                .isZero();
        assertThat(SurvivalInterval.PLAIN.of(0.9, 0.1, 0.95).orElseThrow().high())
                .isEqualTo(1);
    }

    @Property
    void containsTheSurvivalAndWidensWithTheLevel(
            @ForAll SurvivalInterval method,
            @ForAll @DoubleRange(min = 0.001, max = 0.999) @Scale(3) double survival,
            @ForAll @DoubleRange(max = 0.5) @Scale(3) double standardError,
            @ForAll @DoubleRange(min = 0.01, max = 0.99) @Scale(2) double level,
            @ForAll @DoubleRange(min = 0.01, max = 0.99) @Scale(2) double other) {
        ConfidenceInterval narrow =
                method.of(survival, standardError, Math.min(level, other)).orElseThrow();
        ConfidenceInterval wide =
                method.of(survival, standardError, Math.max(level, other)).orElseThrow();

        assertThat(survival).isBetween(narrow.low() - 1e-15, narrow.high() + 1e-15);
        assertThat(wide.low()).isLessThanOrEqualTo(narrow.low() + 1e-15).isNotNegative();
        assertThat(wide.high()).isGreaterThanOrEqualTo(narrow.high() - 1e-15).isLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -0.5, 95, Double.NaN})
    void refusesLevelsOutOfRange(double level) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LOG_LOG.of(0, 0, level))
                .withMessage("level must be above 0 and below 1, but was " + level);
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LOG_LOG.of(1.5, 0, 0.95))
                .withMessage("survival must be from 0 to 1, but was 1.5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LOG_LOG.of(Double.NaN, 0, 0.95))
                .withMessage("survival must be from 0 to 1, but was NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LOG_LOG.of(0.5, -0.1, 0.95))
                .withMessage("standardError must not be negative, but was -0.1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SurvivalPoint(3, 2, 3, 0, 0.5, OptionalDouble.of(0.1)))
                .withMessage("events must be from 1 to the 2 at risk, but were 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SurvivalPoint(3, 2, 0, 0, 0.5, OptionalDouble.of(0.1)))
                .withMessage("events must be from 1 to the 2 at risk, but were 0");
    }
}
