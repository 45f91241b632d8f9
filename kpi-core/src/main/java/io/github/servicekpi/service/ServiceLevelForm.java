package io.github.servicekpi.service;

/**
 * What a service level divides by what; serious systems disagree, and their figures must not be compared. T is the
 * threshold, "short" an abandonment within the limit for short ones.
 */
public enum ServiceLevelForm {
    /** Answered within T, of answered: abandonments do not count. */
    OF_ANSWERED,
    /** Answered within T, of offered (answered and abandoned): every abandonment counts against; the default. */
    OF_OFFERED,
    /** Answered or abandoned within T, of offered; as Amazon Connect computes what left the queue in time. */
    LEFT_QUEUE,
    /** Answered within T, of offered less those abandoned within T. */
    DROP_ABANDONED_WITHIN,
    /** Answered within T, of offered less short abandonments; a switch of Genesys. */
    DROP_SHORT,
    /** As {@link #DROP_SHORT}, of those that flowed out to another queue too. */
    DROP_SHORT_WITH_FLOW_OUTS
}
