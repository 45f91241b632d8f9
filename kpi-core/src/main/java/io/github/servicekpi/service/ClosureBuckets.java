package io.github.servicekpi.service;

import io.github.servicekpi.stats.Exclusions;
import io.github.servicekpi.stats.Proportion;
import java.util.Objects;

/**
 * How soon complaints were closed, in the three classes that the Financial Conduct Authority asks for, which {@link
 * ClosureLimits} name; shares are of closed complaints.
 *
 * <p>Without closed complaints there is no share. Intervals are those of {@link Proportion}. Counts: the same in any order and
 * from any partition of the rows.
 *
 * <p>Example: of 30 closed complaints 12 were closed within 3 business days: 40 %.
 *
 * @param limits where the classes end
 * @param early closed within the first limit
 * @param later closed within the second, but not the first
 * @param late closed after both
 * @param outstanding not closed
 * @param excluded complaints left out, by reason
 */
public record ClosureBuckets(
        ClosureLimits limits, long early, long later, long late, long outstanding, Exclusions excluded) {

    /**
     * Checks the components.
     *
     * @param limits where the classes end
     * @param early not negative
     * @param later not negative
     * @param late not negative
     * @param outstanding not negative
     * @param excluded complaints left out
     * @throws IllegalArgumentException if a count is negative
     */
    public ClosureBuckets {
        Objects.requireNonNull(limits, "limits");
        Objects.requireNonNull(excluded, "excluded");
        if (Math.min(Math.min(early, later), Math.min(late, outstanding)) < 0) {
            throw new IllegalArgumentException(
                    "counts must not be negative, but were early %s, later %s, late %s, outstanding %s"
                            .formatted(early, later, late, outstanding));
        }
    }

    /** {@return how many were closed} */
    public long closed() {
        return early + later + late;
    }

    /** {@return the share closed within the first limit, of closed} */
    public Proportion shareEarly() {
        return new Proportion(early, closed(), excluded);
    }

    /** {@return the share closed within the second limit but not the first, of closed} */
    public Proportion shareLater() {
        return new Proportion(later, closed(), excluded);
    }

    /** {@return the share closed after both limits, of closed} */
    public Proportion shareLate() {
        return new Proportion(late, closed(), excluded);
    }
}
