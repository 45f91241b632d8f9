package io.github.servicekpi.conversation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Follows a conversation through its statuses, and adds up the time in each. */
final class StatusClock {
    private final ConversationPolicy policy;
    private final List<StatusSpan> spans = new ArrayList<>(0);
    private StatusTimes spent = StatusTimes.NONE;
    private Status status = Status.NEW;
    private Instant since;
    private Instant reopenedAt;
    private boolean statusesKnown;
    private boolean repliedSinceReopening;
    private int resolutions;
    private int reopenings;
    private int spansAtReopening;

    @Nullable
    private Instant firstResolvedAt;

    @Nullable
    private Instant lastResolvedAt;

    @Nullable
    private StatusTimes toFirstResolution;

    @Nullable
    private StatusTimes toLastResolution;

    @Nullable
    private StatusTimes spentAtReopening;

    StatusClock(ConversationPolicy policy, Instant openedAt) {
        this.policy = policy;
        this.since = openedAt;
        this.reopenedAt = openedAt;
    }

    boolean isResolved() {
        return status == Status.RESOLVED;
    }

    void change(Instant at, Status next) {
        statusesKnown = true;
        enter(at, next);
    }

    /** An event before the opening changes the status, but no time was spent. */
    private void enter(Instant at, Status next) {
        if (at.isAfter(since)) {
            spent = spent.plus(status, policy.time(since, at));
            spans.add(new StatusSpan(status, since, at));
            since = at;
        }
        status = next;
    }

    /** The times in each status from the opening on, without gaps; the last has no end. */
    List<StatusSpan> spans() {
        List<StatusSpan> joined = new ArrayList<>(spans.size() + 1);
        for (StatusSpan span : spans) {
            join(joined, span);
        }
        join(joined, new StatusSpan(status, since, null));
        return Collections.unmodifiableList(joined);
    }

    private static void join(List<StatusSpan> spans, StatusSpan next) {
        int last = spans.size() - 1;
        boolean goesOn = last >= 0 && spans.get(last).status() == next.status();
        Instant start = goesOn ? spans.remove(last).startInclusive() : next.startInclusive();
        spans.add(new StatusSpan(next.status(), start, next.endExclusive()));
    }

    void replied() {
        repliedSinceReopening = true;
    }

    /**
     * Resolves what is not resolved.
     *
     * @return whether that is a resolution, not the end of a reopening that does not count
     */
    boolean resolve(Instant at) {
        if (spentAtReopening != null && !repliedSinceReopening && policy.choices.reopenCount == ReopenCount.ANSWERED) {
            spent = spentAtReopening;
            spans.subList(spansAtReopening, spans.size()).clear();
            spentAtReopening = null;
            since = reopenedAt;
            status = Status.RESOLVED;
            reopenings--;
            return false;
        }
        enter(at, Status.RESOLVED);
        resolutions++;
        lastResolvedAt = at;
        toLastResolution = spent;
        if (firstResolvedAt == null) {
            firstResolvedAt = at;
            toFirstResolution = toLastResolution;
        }
        return true;
    }

    /** Reopens what is resolved. */
    void reopen(Instant at) {
        enter(at, Status.OPEN);
        reopenings++;
        reopenedAt = since;
        repliedSinceReopening = false;
        spentAtReopening = spent;
        spansAtReopening = spans.size();
    }

    boolean hasResolutions() {
        return resolutions > 0;
    }

    @Nullable
    Instant firstResolvedAt() {
        return firstResolvedAt;
    }

    /** The last resolution, null where it has been reopened since. */
    @Nullable
    Instant resolvedAt() {
        return isResolved() ? lastResolvedAt : null;
    }

    int reopens() {
        return switch (policy.choices.reopenCount) {
            case TRANSITIONS -> reopenings;
            case SOLVES_LESS_ONE -> Math.max(0, resolutions - 1);
            case ANSWERED -> isReopeningUnanswered() ? reopenings - 1 : reopenings;
        };
    }

    private boolean isReopeningUnanswered() {
        return !isResolved() && reopenings > 0 && !repliedSinceReopening;
    }

    @Nullable
    StatusTimes toFirstResolution() {
        return toFirstResolution;
    }

    @Nullable
    StatusTimes toLastResolution() {
        return isResolved() ? toLastResolution : null;
    }

    boolean areStatusesKnown() {
        return statusesKnown;
    }

    /** The times up to an instant, which need not be that of an event, as where the row says when it was resolved. */
    StatusTimes until(Instant end) {
        return end.isBefore(since) ? within(Instant.MIN, end) : spent.plus(status, policy.time(since, end));
    }

    /**
     * The times within two instants, of which neither need be that of an event. Each is what is left until the end from its start
     * less what is left from its own end, so that the hours at the end count for all and the times add up.
     */
    StatusTimes within(Instant start, Instant end) {
        StatusTimes times = StatusTimes.NONE;
        for (StatusSpan span : spans) {
            Instant left = span.endExclusive();
            Instant to = left == null || end.isBefore(left) ? end : left;
            times = plus(times, span.status(), later(start, span.startInclusive()), to, end);
        }
        return plus(times, status, later(start, since), end, end);
    }

    private StatusTimes plus(StatusTimes times, Status spentIn, Instant from, Instant to, Instant end) {
        return from.isBefore(to) ? times.plus(spentIn, policy.time(from, end).minus(policy.time(to, end))) : times;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
