package io.github.servicekpi.sla;

import io.github.servicekpi.time.BusinessCalendar;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One promise and the clock that it is measured by: when it started, within how much running time something was to happen,
 * when the clock stood still, and when it happened or the case ended without it.
 *
 * <p>The clock runs in the opening hours of a calendar and outside its pauses, so a pause outside the opening hours does not
 * extend the deadline. The time is up when it has run longer than the target. Where pauses overlap, each moment counts once.
 *
 * <pre>{@code
 * SlaClock clock = SlaClock.of(ticket.created(), Duration.ofHours(2), OFFICE).metAt(ticket.answered()).closedAt(ticket.closed());
 * clock.dueAt(); // Optional[2026-03-09T09:30:00Z]
 * clock.state(asOf); // MET
 * }</pre>
 *
 * <p>Immutable and safe to share between threads.
 */
public final class SlaClock {
    private final List<SlaTerm> terms;
    private final @Nullable Instant metAt;
    private final @Nullable Instant closedAt;
    private final List<Pause> pauses;

    private SlaClock(List<SlaTerm> terms, @Nullable Instant metAt, @Nullable Instant closedAt, List<Pause> pauses) {
        this.terms = terms;
        this.metAt = metAt;
        this.closedAt = closedAt;
        this.pauses = pauses;
    }

    /**
     * A clock that runs in opening hours.
     *
     * @param startedAt when it starts; outside the opening hours it runs from the next of them on
     * @param target within how much opening time, inclusive, not negative
     * @param hours the opening hours
     * @return a clock of a promise that is neither met nor closed
     * @throws IllegalArgumentException if the target is negative
     */
    public static SlaClock of(Instant startedAt, Duration target, BusinessCalendar hours) {
        Objects.requireNonNull(hours, "hours");
        return of(new SlaTerm(startedAt, SlaTerm.requireTarget(target), hours, TargetChange.RESTART));
    }

    private static SlaClock of(SlaTerm term) {
        Objects.requireNonNull(term.from(), "startedAt");
        return new SlaClock(List.of(term), null, null, List.of());
    }

    /**
     * A promise with a due time of its own, such as a call back that was agreed on; it runs around the clock.
     *
     * @param madeAt when it was made
     * @param dueAt until when it is to be kept, inclusive; before {@code madeAt} it is {@link SlaState#NEGATIVE_SPAN}; pauses
     *     put it off, to {@link Instant#MAX} at the latest
     * @return a clock of a promise that is neither met nor closed
     */
    public static SlaClock promise(Instant madeAt, Instant dueAt) {
        return of(new SlaTerm(madeAt, Duration.between(madeAt, dueAt), null, TargetChange.RESTART));
    }

    /**
     * Says when what was promised happened.
     *
     * @param instant null if it has not happened
     * @return a clock that stops then
     */
    public SlaClock metAt(@Nullable Instant instant) {
        return new SlaClock(terms, instant, closedAt, pauses);
    }

    /**
     * Says when the case ended, which matters where what was promised did not happen.
     *
     * @param instant null if it is open
     * @return a clock that stops then at the latest
     */
    public SlaClock closedAt(@Nullable Instant instant) {
        return new SlaClock(terms, metAt, instant, pauses);
    }

    /**
     * Says when the clock stands still, instead of what was said before.
     *
     * @param times in any order; they may overlap
     * @return a clock with those pauses
     */
    public SlaClock pausedDuring(Collection<Pause> times) {
        return new SlaClock(terms, metAt, closedAt, joined(times));
    }

    private static List<Pause> joined(Collection<Pause> times) {
        List<Pause> joined = new ArrayList<>();
        for (Pause next : times.stream()
                .sorted(Comparator.comparing(Pause::startInclusive))
                .toList()) {
            int last = joined.size() - 1;
            Instant end = last < 0 ? Instant.MIN : joined.get(last).endExclusive();
            if (end == null) {
                break;
            }
            if (last < 0 || next.startInclusive().isAfter(end)) {
                joined.add(next);
            } else if (next.endExclusive() == null || next.endExclusive().isAfter(end)) {
                joined.set(last, new Pause(joined.get(last).startInclusive(), next.endExclusive()));
            }
        }
        return List.copyOf(joined);
    }

    /**
     * Says that another target came into force, such as that of another priority.
     *
     * @param at when, after the start and after earlier changes
     * @param target within how much opening time from then on, inclusive, not negative
     * @param hours the opening hours from then on
     * @param change what becomes of the time used so far
     * @return a clock with that target from then on; this one for {@link TargetChange#KEEP}
     * @throws IllegalArgumentException if the target is negative, or {@code at} is not after the start and other changes
     */
    public SlaClock retargetedAt(Instant at, Duration target, BusinessCalendar hours, TargetChange change) {
        SlaTerm term = new SlaTerm(
                Objects.requireNonNull(at, "at"),
                SlaTerm.requireTarget(target),
                Objects.requireNonNull(hours, "hours"),
                Objects.requireNonNull(change, "change"));
        Instant before = terms.get(terms.size() - 1).from();
        if (!at.isAfter(before)) {
            throw new IllegalArgumentException(
                    "at must be after the start of the clock and other changes, " + before + ", but was " + at);
        }
        if (change == TargetChange.KEEP) {
            return this;
        }
        List<SlaTerm> more = new ArrayList<>(terms);
        more.add(term);
        return new SlaClock(List.copyOf(more), metAt, closedAt, pauses);
    }

    /** {@return when the clock started} */
    public Instant startedAt() {
        return terms.get(0).from();
    }

    /** {@return when what was promised happened; empty if it has not} */
    public Optional<Instant> metAt() {
        return Optional.ofNullable(metAt);
    }

    /** {@return when the case ended; empty if it is open} */
    public Optional<Instant> closedAt() {
        return Optional.ofNullable(closedAt);
    }

    /** {@return when the clock stands still, in order and apart from each other; unmodifiable} */
    public List<Pause> pauses() {
        return pauses;
    }

    /**
     * The running time that the target in force at an instant allows.
     *
     * @param instant any
     * @return the target
     */
    public Duration targetAt(Instant instant) {
        return terms.get(indexAt(instant)).target();
    }

    private int indexAt(Instant instant) {
        int index = terms.size() - 1;
        while (index > 0 && terms.get(index).from().isAfter(instant)) {
            index--;
        }
        return index;
    }

    /**
     * The time for which the clock has run by an instant, as it counts against the target in force then, whether or not
     * what was promised had happened.
     *
     * @param instant any; before the start nothing was used
     * @return the time used, not negative
     */
    public Duration usedBy(Instant instant) {
        return usedIn(indexAt(instant), instant);
    }

    /** The time used by an instant of a term, as it counts against the target of the term. */
    private Duration usedIn(int index, Instant end) {
        Duration used = Duration.ZERO;
        for (int i = 0; i <= index; i++) {
            Instant until = i < index ? terms.get(i + 1).from() : end;
            used = terms.get(i).carried(used).plus(terms.get(i).running(until, pauses));
        }
        return used;
    }

    private boolean isExceeded(int index, Instant end) {
        return usedIn(index, end).compareTo(terms.get(index).target()) > 0;
    }

    /** Whether the target in force was exceeded at the instant or at a change before. */
    private boolean isUpBy(Instant instant) {
        int last = indexAt(instant);
        for (int i = 0; i < last; i++) {
            if (isExceeded(i, terms.get(i + 1).from())) {
                return true;
            }
        }
        return isExceeded(last, instant);
    }

    /**
     * When the target is used up, as far as changes and pauses are known: the earliest instant after which more running time
     * breaches it. Where it is used up just as the office closes, that is the closing, and what happens before it opens again
     * is in time all the same. A breach before a change of the target is due before the change.
     *
     * @return the deadline; empty while a pause without an end holds it up, or if the office is never open for so long
     */
    public Optional<Instant> dueAt() {
        int index = 0;
        while (index + 1 < terms.size()
                && !isExceeded(index, terms.get(index + 1).from())) {
            index++;
        }
        SlaTerm term = terms.get(index);
        return term.dueAt(usedIn(index, term.from()), pauses);
    }

    /**
     * How the promise stands at an instant. What is later than the instant has not happened.
     *
     * @param asOf the instant; what happens at it counts
     * @return the state
     */
    public SlaState state(Instant asOf) {
        if (startedAt().isAfter(asOf)) {
            return SlaState.NOT_APPLICABLE;
        }
        if (terms.get(0).target().isNegative()) {
            return SlaState.NEGATIVE_SPAN;
        }
        if (metAt != null && !metAt.isAfter(asOf)) {
            if (metAt.isBefore(startedAt())) {
                return SlaState.NEGATIVE_SPAN;
            }
            return isUpBy(metAt) ? SlaState.BREACHED_CLOSED : SlaState.MET;
        }
        if (closedAt != null && !closedAt.isAfter(asOf)) {
            return isUpBy(closedAt) ? SlaState.BREACHED_CLOSED : SlaState.CLOSED_WITHOUT;
        }
        if (isUpBy(asOf)) {
            return SlaState.BREACHED_OPEN;
        }
        return isPausedAt(asOf) ? SlaState.PAUSED : SlaState.PENDING;
    }

    private boolean isPausedAt(Instant instant) {
        return pauses.stream()
                .anyMatch(pause -> !pause.startInclusive().isAfter(instant)
                        && (pause.endExclusive() == null || pause.endExclusive().isAfter(instant)));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SlaClock that
                && terms.equals(that.terms)
                && Objects.equals(metAt, that.metAt)
                && Objects.equals(closedAt, that.closedAt)
                && pauses.equals(that.pauses);
    }

    @Override
    public int hashCode() {
        return Objects.hash(terms, metAt, closedAt, pauses);
    }

    @Override
    public String toString() {
        return "SlaClock[%s, met at %s, closed at %s, paused during %s]".formatted(terms, metAt, closedAt, pauses);
    }
}
