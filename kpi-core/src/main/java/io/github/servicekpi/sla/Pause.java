package io.github.servicekpi.sla;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A time in which a clock is stopped, such as one in which the case waits for the customer.
 *
 * @param startInclusive when the clock stops
 * @param endExclusive when it runs again, null if that has not happened
 */
public record Pause(Instant startInclusive, @Nullable Instant endExclusive) {

    /**
     * Checks the components.
     *
     * @param startInclusive when the clock stops
     * @param endExclusive when it runs again, not before it stops
     * @throws IllegalArgumentException if it runs again before it stops
     */
    public Pause {
        Objects.requireNonNull(startInclusive, "startInclusive");
        if (endExclusive != null && endExclusive.isBefore(startInclusive)) {
            throw new IllegalArgumentException(
                    "a pause must not end before it starts, but was from " + startInclusive + " to " + endExclusive);
        }
    }
}
