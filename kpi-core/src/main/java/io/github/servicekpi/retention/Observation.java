package io.github.servicekpi.retention;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a row tells of survival: how long it was watched and what ended that, or why it does not count.
 *
 * @param excludedAs the reason, or null if the row counts
 * @param time from the beginning to the event or the end of watching, not negative
 * @param end what ended it
 */
record Observation(@Nullable String excludedAs, long time, End end) {
    /** What ends the time of a row. */
    enum End {
        /** The event. */
        EVENT,
        /** Another one, after which the event cannot happen any more. */
        COMPETING,
        /** That nobody watched any longer. */
        CENSORED
    }

    static Observation of(long time, End end) {
        return time < 0 ? excluded(Survival.NEGATIVE) : new Observation(null, time, end);
    }

    boolean counts() {
        return excludedAs == null;
    }

    boolean event() {
        return end == End.EVENT;
    }

    static Observation excluded(String reason) {
        return new Observation(Objects.requireNonNull(reason, "reason"), 0, End.CENSORED);
    }

    /** The same row with what ended it, if it was neither. */
    Observation competing() {
        return counts() && end == End.CENSORED ? new Observation(null, time, End.COMPETING) : this;
    }

    /** The same row where the competing event is the one asked about. */
    Observation ofCompeting() {
        return new Observation(
                excludedAs,
                time,
                switch (end) {
                    case EVENT -> End.COMPETING;
                    case COMPETING -> End.EVENT;
                    case CENSORED -> End.CENSORED;
                });
    }
}
