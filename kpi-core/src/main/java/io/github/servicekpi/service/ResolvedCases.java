package io.github.servicekpi.service;

import static io.github.servicekpi.service.InteractionFields.FIRST_RESOLVED_AT;
import static io.github.servicekpi.service.InteractionFields.REOPENS;
import static io.github.servicekpi.service.InteractionFields.RESOLVED_AT;

import java.util.function.Predicate;

/**
 * Of which cases it is asked whether they stayed resolved. A case that was reopened and is still open is resolved no more, but
 * it is the very case that did not stay so.
 *
 * <p>Example: one case was resolved for good, one was reopened and resolved again, one was reopened and is open. The reopen
 * rate is 1 of 2, or 2 of 3.
 */
public enum ResolvedCases {
    /** Those with {@code resolvedAt}: the case is resolved as the rows tell it; the default. */
    RESOLVED_NOW,
    /** Those with {@code resolvedAt} or {@code firstResolvedAt}, or that were reopened at least once. */
    EVER_RESOLVED;

    static final Predicate<Interaction> IS_REOPENED = REOPENS.where("is above 0", n -> n > 0);

    Predicate<Interaction> condition() {
        return switch (this) {
            case RESOLVED_NOW -> RESOLVED_AT.isPresent();
            case EVER_RESOLVED ->
                RESOLVED_AT.isPresent().or(FIRST_RESOLVED_AT.isPresent()).or(IS_REOPENED);
        };
    }

    /** A variant of the default, and what it is of what was ever resolved. */
    String variant(String ofDefault) {
        return this == RESOLVED_NOW ? ofDefault : ofDefault + "-of-ever-resolved";
    }

    /** The end of a definition. */
    String suffix() {
        return this == RESOLVED_NOW ? "" : " Cases that were reopened and are open count as resolved once.";
    }
}
