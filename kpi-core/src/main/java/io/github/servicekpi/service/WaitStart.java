package io.github.servicekpi.service;

import static io.github.servicekpi.service.InteractionFields.ABANDONED_AT;
import static io.github.servicekpi.service.InteractionFields.ANSWERED_AT;
import static io.github.servicekpi.service.InteractionFields.IS_ABANDONED;
import static io.github.servicekpi.service.InteractionFields.IS_OPEN;
import static io.github.servicekpi.service.InteractionFields.OPENED_AT;
import static io.github.servicekpi.service.InteractionFields.QUEUED_AT;

import io.github.servicekpi.Field;
import io.github.servicekpi.Span;
import java.time.Instant;
import java.util.function.Predicate;

/**
 * Where the wait for an agent begins, and with it which contacts were offered. A caller who hangs up in a menu of
 * self-service never asked for an agent; but where only some systems write down when a contact queued, the opening is all
 * that is known of the others.
 *
 * <p>Example: one contact queued and was answered, another was opened and abandoned without having queued. Abandoned are 1 of
 * 2, or 0 of 1 with 1 {@value #NOT_QUEUED}.
 */
public enum WaitStart {
    /** At the entry into the queue, and where there is none at the opening; the default. */
    QUEUED_ELSE_OPENED,
    /**
     * At the entry into the queue. What was answered or abandoned without one was not offered, and is excluded as {@value
     * #NOT_QUEUED}.
     */
    QUEUED_ONLY;

    /** The reason under which contacts are counted that were answered or abandoned without having queued. */
    public static final String NOT_QUEUED = "not-queued";

    static final Predicate<Interaction> HAS_NOT_QUEUED = QUEUED_AT.isPresent().negate();

    /** The wait of what was answered. */
    Span<Interaction> answerWait() {
        return waitUntil(ANSWERED_AT);
    }

    /** The wait of what was abandoned and not answered. */
    Span<Interaction> abandonWait() {
        return waitUntil(ABANDONED_AT.onlyWhere(IS_ABANDONED));
    }

    /** Only what has the end is excluded, so that a contact counts once in both waits. */
    private Span<Interaction> waitUntil(Field<Interaction, Instant> end) {
        Span<Interaction> wait = switch (this) {
            case QUEUED_ELSE_OPENED -> Span.between(QUEUED_AT.orElse(OPENED_AT), end);
            case QUEUED_ONLY ->
                Span.between(QUEUED_AT, end)
                        .excluding(NOT_QUEUED, end.isPresent().and(HAS_NOT_QUEUED));
        };
        return wait.openWhere(IS_OPEN);
    }

    /** How a definition says from when on. */
    String text() {
        return switch (this) {
            case QUEUED_ELSE_OPENED -> "from entering the queue, else from opening,";
            case QUEUED_ONLY -> "from entering the queue";
        };
    }

    /** A variant of the default, and what it is of what queued alone. */
    String variant(String ofDefault) {
        return this == QUEUED_ELSE_OPENED ? ofDefault : ofDefault + "-queued-only";
    }

    /** The end of a definition. */
    String suffix() {
        return this == QUEUED_ELSE_OPENED ? "" : " Only what entered a queue counts.";
    }
}
