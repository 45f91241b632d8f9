package io.github.servicekpi.service;

import io.github.servicekpi.stats.Exclusions;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How the backlog of open cases changed in a period: what was there, what came, what went, what was left.
 *
 * <p>Identity, which every instance satisfies: {@code closing = opening + created + reopened - resolved - abandoned - merged
 * - deleted}.
 *
 * <p>Counted: the opening stock is that before what happens at the start, and the closing stock that before what happens at
 * the end, so the closing stock of a period is the opening stock of the next. A case that was resolved, reopened and
 * resolved again counts as one created, one reopened and two resolved.
 *
 * <p>Excluded: cases with a change before their opening, as {@code negative-span}.
 *
 * <p>No data: counts are 0, and rates are empty.
 *
 * <p>Counts: the same in any order and from any partition of the rows.
 *
 * <p>Example: 40 cases are open, 120 come, 5 are reopened, 110 are resolved: 40 + 120 + 5 - 110 = 55 are left. The net flow
 * is 120 - 110 = +10, the clearance rate 110 / 120 = 91.67 %, and in a period of 22 days 5 are resolved a day, so that the
 * 55 left would take another 11 days.
 *
 * <p>Source: practice of help desks; Zammad calls the net flow backlog, Zendesk the stock.
 *
 * @param startInclusive the start of the period
 * @param endExclusive the end of the period
 * @param opening cases open just before the start
 * @param created cases opened
 * @param reopened how often a closed case was opened again
 * @param resolved how often an open case was resolved
 * @param abandoned how often the customer gave up an open case
 * @param merged open cases merged into others
 * @param deleted open cases deleted
 * @param closing cases open just before the end
 * @param excluded cases left out, by reason
 */
public record BacklogFlow(
        Instant startInclusive,
        Instant endExclusive,
        long opening,
        long created,
        long reopened,
        long resolved,
        long abandoned,
        long merged,
        long deleted,
        long closing,
        Exclusions excluded) {

    /**
     * Checks the components.
     *
     * @param startInclusive the start of the period
     * @param endExclusive the end of the period, after the start
     * @param opening not negative
     * @param created not negative
     * @param reopened not negative
     * @param resolved not negative
     * @param abandoned not negative
     * @param merged not negative
     * @param deleted not negative
     * @param closing what the others add up to
     * @param excluded cases left out
     * @throws IllegalArgumentException if a count is negative, or the counts do not add up
     */
    public BacklogFlow {
        if (!startInclusive.isBefore(endExclusive)) {
            throw new IllegalArgumentException("startInclusive must be before endExclusive, but they were %s and %s"
                    .formatted(startInclusive, endExclusive));
        }
        Objects.requireNonNull(excluded, "excluded");
        long least = Math.min(
                Math.min(Math.min(opening, created), Math.min(reopened, resolved)),
                Math.min(Math.min(abandoned, merged), Math.min(deleted, closing)));
        long sum = opening + created + reopened - resolved - abandoned - merged - deleted;
        if (least < 0 || sum != closing) {
            throw new IllegalArgumentException(
                    ("counts must not be negative, and opening %s + created %s + reopened %s - resolved %s - abandoned %s"
                                    + " - merged %s - deleted %s must be closing %s")
                            .formatted(opening, created, reopened, resolved, abandoned, merged, deleted, closing));
        }
    }

    /** {@return cases created less cases resolved, without reopenings; negative where the backlog shrinks} */
    public long netFlow() {
        return created - resolved;
    }

    /** {@return by how much the backlog grew: closing less opening} */
    public long growth() {
        return closing - opening;
    }

    /**
     * Clearance rate: cases resolved for each case created. Above 1 the backlog shrinks; it is not a share, as what is resolved
     * need not have been created in the period.
     *
     * @return resolved / created; empty if none was created
     */
    public OptionalDouble clearanceRate() {
        return created == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) resolved / created);
    }

    /**
     * Days to clear: how long it would take to resolve the closing backlog at the pace of the period if nothing else came,
     * {@code closing · length of the period / resolved}.
     *
     * @return elapsed time, rounded down to the nanosecond; zero without a backlog, empty if there is one and none was
     *     resolved
     */
    public Optional<Duration> timeToClear() {
        return timeToClear(resolved);
    }

    /**
     * Days to clear while cases keep coming: how long it would take to bring the closing backlog to nothing if cases were
     * created, reopened and resolved at the pace of the period, {@code closing · length of the period / (resolved - created -
     * reopened)}.
     *
     * @return elapsed time, rounded down to the nanosecond; zero without a backlog, empty if there is one and it does not
     *     shrink
     */
    public Optional<Duration> timeToClearWithArrivals() {
        return timeToClear(resolved - created - reopened);
    }

    private Optional<Duration> timeToClear(long pace) {
        if (closing == 0) {
            return Optional.of(Duration.ZERO);
        }
        if (pace <= 0) {
            return Optional.empty();
        }
        return Optional.of(Duration.between(startInclusive, endExclusive)
                .multipliedBy(closing)
                .dividedBy(pace));
    }

    /**
     * The flow of these cases and others together in the same period, such as those of two teams.
     *
     * @param other of other cases
     * @return the sums
     * @throws IllegalArgumentException if it is of another period
     * @throws ArithmeticException if a sum does not fit a {@code long}
     */
    public BacklogFlow plus(BacklogFlow other) {
        if (!startInclusive.equals(other.startInclusive) || !endExclusive.equals(other.endExclusive)) {
            throw new IllegalArgumentException(
                    "flows of different periods do not add up: from %s to %s and from %s to %s"
                            .formatted(startInclusive, endExclusive, other.startInclusive, other.endExclusive));
        }
        return new BacklogFlow(
                startInclusive,
                endExclusive,
                Math.addExact(opening, other.opening),
                Math.addExact(created, other.created),
                Math.addExact(reopened, other.reopened),
                Math.addExact(resolved, other.resolved),
                Math.addExact(abandoned, other.abandoned),
                Math.addExact(merged, other.merged),
                Math.addExact(deleted, other.deleted),
                Math.addExact(closing, other.closing),
                excluded.plus(other.excluded));
    }
}
