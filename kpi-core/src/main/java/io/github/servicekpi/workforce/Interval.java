package io.github.servicekpi.workforce;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** A half-open stretch of time. */
record Interval(Instant start, Instant end) {
    static final Comparator<Interval> ORDER =
            Comparator.comparing(Interval::start).thenComparing(Interval::end);

    Duration length() {
        return Duration.between(start, end);
    }

    /** The instants in any of some intervals: ascending, and neither overlapping nor touching. */
    static List<Interval> union(Collection<Interval> intervals) {
        List<Interval> union = new ArrayList<>();
        for (Interval next : intervals.stream().sorted(ORDER).toList()) {
            Interval last = union.isEmpty() ? null : union.get(union.size() - 1);
            if (last == null || last.end.isBefore(next.start)) {
                union.add(next);
            } else if (last.end.isBefore(next.end)) {
                union.set(union.size() - 1, new Interval(last.start, next.end));
            }
        }
        return union;
    }

    /** The time that two unions have in common. */
    static Duration common(List<Interval> a, List<Interval> b) {
        Duration common = Duration.ZERO;
        int i = 0;
        int j = 0;
        while (i < a.size() && j < b.size()) {
            Instant start = later(a.get(i).start, b.get(j).start);
            Instant end = earlier(a.get(i).end, b.get(j).end);
            if (start.isBefore(end)) {
                common = common.plus(Duration.between(start, end));
            }
            if (a.get(i).end.isBefore(b.get(j).end)) {
                i++;
            } else {
                j++;
            }
        }
        return common;
    }

    static Duration total(Collection<Interval> intervals) {
        return intervals.stream().map(Interval::length).reduce(Duration.ZERO, Duration::plus);
    }

    static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
