package io.github.servicekpi.retention;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a row tells of survival: how long it was watched and whether the event ended that, or why it does not count.
 *
 * @param excludedAs the reason, or null if the row counts
 * @param time from the beginning to the event or the end of watching, not negative
 * @param event whether the event ended it
 */
record Observation(@Nullable String excludedAs, long time, boolean event) {
    static Observation of(long time, boolean event) {
        return time < 0 ? excluded(Survival.NEGATIVE) : new Observation(null, time, event);
    }

    boolean counts() {
        return excludedAs == null;
    }

    static Observation excluded(String reason) {
        return new Observation(Objects.requireNonNull(reason, "reason"), 0, false);
    }
}
