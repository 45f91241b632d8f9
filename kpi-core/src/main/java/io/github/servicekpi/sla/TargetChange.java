package io.github.servicekpi.sla;

/** What becomes of a clock that is running when another target comes into force. A breach until then stays one. */
public enum TargetChange {
    /** The target in force when the clock started stays the promise; the default. */
    KEEP,
    /** The new target holds from then on, and the time used so far counts against it. */
    CONTINUE,
    /** The new target holds from then on, and the clock begins anew. */
    RESTART
}
