package io.github.servicekpi.conversation;

import java.time.Duration;
import java.util.Objects;

/**
 * How long a conversation was in each status, in the time that the policy counts.
 *
 * <p>Example: new 09:00, open 09:20, pending 10:00, open 12:00, on hold 12:30, open 15:30, resolved 16:00: to that
 * resolution the requester waited 300 minutes, agents worked 120 and waited 120, it was on hold for 180.
 *
 * <p>Source: Zendesk's duration metrics, as in Fivetran's models.
 *
 * @param untaken in {@link Status#NEW}
 * @param open in {@link Status#OPEN}
 * @param pending in {@link Status#PENDING}
 * @param onHold in {@link Status#ON_HOLD}
 * @param resolved in {@link Status#RESOLVED}, before the last resolution
 */
public record StatusTimes(Duration untaken, Duration open, Duration pending, Duration onHold, Duration resolved) {
    /**
     * Checks that nothing is null.
     *
     * @param untaken in {@link Status#NEW}
     * @param open in {@link Status#OPEN}
     * @param pending in {@link Status#PENDING}
     * @param onHold in {@link Status#ON_HOLD}
     * @param resolved in {@link Status#RESOLVED}
     */
    public StatusTimes {
        Objects.requireNonNull(untaken, "untaken");
        Objects.requireNonNull(open, "open");
        Objects.requireNonNull(pending, "pending");
        Objects.requireNonNull(onHold, "onHold");
        Objects.requireNonNull(resolved, "resolved");
    }

    /** No time in any status. */
    static final StatusTimes NONE =
            new StatusTimes(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);

    /** These times with some more in a status. */
    StatusTimes plus(Status status, Duration time) {
        return switch (status) {
            case NEW -> new StatusTimes(untaken.plus(time), open, pending, onHold, resolved);
            case OPEN -> new StatusTimes(untaken, open.plus(time), pending, onHold, resolved);
            case PENDING -> new StatusTimes(untaken, open, pending.plus(time), onHold, resolved);
            case ON_HOLD -> new StatusTimes(untaken, open, pending, onHold.plus(time), resolved);
            case RESOLVED -> new StatusTimes(untaken, open, pending, onHold, resolved.plus(time));
        };
    }

    /** {@return how long the customer waited for the service: new, open and on hold} */
    public Duration requesterWait() {
        return untaken.plus(open).plus(onHold);
    }

    /** {@return how long it was the agents' turn: new and open} */
    public Duration agentWork() {
        return untaken.plus(open);
    }

    /** {@return how long agents waited for the customer: pending} */
    public Duration agentWait() {
        return pending;
    }

    /** {@return all time in which it was not resolved} */
    public Duration unresolved() {
        return untaken.plus(open).plus(pending).plus(onHold);
    }
}
