package io.github.servicekpi.retention;

import io.github.servicekpi.stats.ConfidenceInterval;
import java.util.Optional;
import org.apache.commons.math3.special.Erf;

/**
 * Ways to compute a confidence interval of a survival curve at a time, from its value S there and the standard error SE
 * of it.
 *
 * <p>Below, {@code σ = SE / S}, and z is the 1 - a/2 quantile of the standard normal distribution for {@code a = 1 -
 * level}. No method has an interval at {@code S = 0}, where the standard error is not defined. The values are those of
 * R's {@code survfit}.
 *
 * <p>Literature: J. D. Kalbfleisch and R. L. Prentice, The Statistical Analysis of Failure Time Data, Wiley 1980; O.
 * Borgan and K. Liestøl, A note on confidence intervals and bands for the survival function based on transformations,
 * Scandinavian Journal of Statistics 17 (1990), 35-41.
 */
public enum SurvivalInterval {
    /**
     * Symmetric for {@code log(-log S)}: {@code S^exp(±zσ / log S)}. It is within 0 to 1 by itself and holds its level
     * best for few rows; the choice of this library where none is named, and that of lifelines. None at {@code S = 1}.
     */
    LOG_LOG {
        @Override
        Optional<ConfidenceInterval> around(double survival, double relativeError, double z, double level) {
            if (survival == 1) {
                return Optional.empty();
            }
            double power = Math.exp(z * relativeError / Math.log(survival));
            return interval(Math.pow(survival, 1 / power), Math.pow(survival, power), level);
        }
    },

    /** Symmetric for {@code log S}: {@code S · exp(±zσ)}, cut at 1; the choice of R where none is named. */
    LOG {
        @Override
        Optional<ConfidenceInterval> around(double survival, double relativeError, double z, double level) {
            double factor = Math.exp(z * relativeError);
            return interval(survival / factor, survival * factor, level);
        }
    },

    /** Symmetric for S itself: {@code S ± z · SE}, cut at 0 and 1. */
    PLAIN {
        @Override
        Optional<ConfidenceInterval> around(double survival, double relativeError, double z, double level) {
            double half = z * survival * relativeError;
            return interval(survival - half, survival + half, level);
        }
    };

    /**
     * The interval of the survival at a time.
     *
     * @param survival the share without the event S, from 0 to 1
     * @param standardError of S, not negative; not looked at if S is 0
     * @param level the confidence level, above 0 and below 1
     * @return the interval, within 0 to 1; empty if S is 0, or for {@link #LOG_LOG} 1
     * @throws IllegalArgumentException if an argument is out of range
     */
    public Optional<ConfidenceInterval> of(double survival, double standardError, double level) {
        // Each written so that NaN fails too.
        if (!(survival >= 0 && survival <= 1)) {
            throw new IllegalArgumentException("survival must be from 0 to 1, but was " + survival);
        }
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("level must be above 0 and below 1, but was " + level);
        }
        if (survival == 0) {
            return Optional.empty();
        }
        if (!(standardError >= 0)) {
            throw new IllegalArgumentException("standardError must not be negative, but was " + standardError);
        }
        return around(survival, standardError / survival, Math.sqrt(2) * Erf.erfInv(level), level);
    }

    abstract Optional<ConfidenceInterval> around(double survival, double relativeError, double z, double level);

    private static Optional<ConfidenceInterval> interval(double low, double high, double level) {
        return Optional.of(new ConfidenceInterval(low, high, level).clippedTo(0, 1));
    }
}
