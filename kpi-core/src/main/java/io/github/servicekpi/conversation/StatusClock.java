package io.github.servicekpi.conversation;

import java.time.Duration;
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
        return policy.choices.reopenCount == ReopenCount.SOLVES_LESS_ONE ? Math.max(0, resolutions - 1) : reopenings;
    }

    @Nullable
    StatusTimes toFirstResolution() {
        return statusesKnown ? toFirstResolution : null;
    }

    @Nullable
    StatusTimes toLastResolution() {
        return statusesKnown && isResolved() ? toLastResolution : null;
    }

    /** The time spent resolved between the first and the last resolution; null if it is not resolved. */
    @Nullable
    Duration betweenResolutions() {
        return isResolved() && toLastResolution != null ? toLastResolution.resolved() : null;
    }

    /** The times until an instant of a conversation that is not resolved. */
    @Nullable
    StatusTimes until(Instant end) {
        if (!statusesKnown || isResolved()) {
            return null;
        }
        enter(end, status);
        return spent;
    }
}
