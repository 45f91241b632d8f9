package io.github.servicekpi.sla;

/** What an attainment divides by; serious systems disagree, and their figures must not be compared. */
public enum AttainmentForm {
    /** Met, of met and breached, whether the late case is closed or still open; the default. */
    OF_DECIDED,
    /** Met, of met and breached in closed cases: a backlog of overdue cases does not show. */
    OF_CLOSED,
    /** Met, of all to which a target applies, those still in time and those that ended without the event included. */
    OF_ALL;

    boolean counts(SlaState state) {
        return switch (state) {
            case MET, BREACHED_CLOSED -> true;
            case BREACHED_OPEN -> this != OF_CLOSED;
            case PENDING, PAUSED, CLOSED_WITHOUT -> this == OF_ALL;
            case NOT_APPLICABLE, NEGATIVE_SPAN -> false;
        };
    }
}
