package io.github.servicekpi.service;

import java.time.Duration;

/**
 * What a service level divides by what; serious systems disagree, and their figures must not be compared. T is the
 * threshold, "short" an abandonment within the limit for short ones.
 */
public enum ServiceLevelForm {
    /** Answered within T, of answered: abandonments do not count. */
    OF_ANSWERED("Contacts answered within %1$s, of those answered; abandonments do not count."),
    /** Answered within T, of offered (answered and abandoned): every abandonment counts against; the default. */
    OF_OFFERED("Contacts answered within %1$s, of those answered or abandoned."),
    /** Answered or abandoned within T, of offered; as Amazon Connect computes what left the queue in time. */
    LEFT_QUEUE("Contacts answered or abandoned within %1$s, of those answered or abandoned."),
    /** Answered within T, of offered less those abandoned within T. */
    DROP_ABANDONED_WITHIN(
            "Contacts answered within %1$s, of those answered or abandoned, less those abandoned within %1$s."),
    /** Answered within T, of offered less short abandonments; a switch of Genesys. */
    DROP_SHORT("Contacts answered within %1$s, of those answered or abandoned, less those abandoned within %2$s."),
    /** As {@link #DROP_SHORT}, of those that flowed out to another queue too. */
    DROP_SHORT_WITH_FLOW_OUTS(
            "Contacts answered within %1$s, of those answered, abandoned or flowed out to another queue,"
                    + " less those abandoned within %2$s.");

    private final String text;

    ServiceLevelForm(String text) {
        this.text = text;
    }

    /** The definition in a sentence. */
    String text(Duration threshold, Duration shortAbandon) {
        return String.format(text, threshold, shortAbandon);
    }
}
