package io.github.servicekpi.conversation;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A time in which a conversation was in one status.
 *
 * @param status which
 * @param startInclusive when it entered the status
 * @param endExclusive when it left it; null if it has not
 */
public record StatusSpan(
        Status status, Instant startInclusive, @Nullable Instant endExclusive) {

    /**
     * Checks that only the end is null.
     *
     * @param status which
     * @param startInclusive when it entered the status
     * @param endExclusive when it left it
     */
    public StatusSpan {
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(startInclusive, "startInclusive");
    }
}
