package io.github.servicekpi.workforce;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/** When one agent was at each of several things; the intervals of a thing neither overlap nor touch. */
record Timelines<K extends Comparable<K>>(SortedMap<K, List<Interval>> byThing) {

    static <K extends Comparable<K>> Timelines<K> of(Map<K, ? extends Collection<Interval>> intervals) {
        SortedMap<K, List<Interval>> byThing = new TreeMap<>();
        intervals.forEach((thing, ofThing) -> byThing.put(thing, Interval.union(ofThing)));
        return new Timelines<>(byThing);
    }

    /** When the agent was at any of them. */
    List<Interval> union() {
        return Interval.union(byThing.values().stream().flatMap(List::stream).toList());
    }

    /** Begin or end of an interval. */
    private record Change<K>(Instant at, boolean begins, K thing) {}

    /** Hands over each stretch during which the agent was at the same things, with those things, at least one. */
    void forEachStretch(BiConsumer<SortedSet<K>, Interval> consumer) {
        List<Change<K>> changes = new ArrayList<>();
        byThing.forEach((thing, intervals) -> intervals.forEach(interval -> {
            changes.add(new Change<>(interval.start(), true, thing));
            changes.add(new Change<>(interval.end(), false, thing));
        }));
        // At one instant any order will do, as no time passes and the intervals of a thing do not touch.
        changes.sort((a, b) -> a.at.compareTo(b.at));
        SortedSet<K> atHand = new TreeSet<>();
        Instant since = Instant.MIN;
        for (Change<K> change : changes) {
            if (!atHand.isEmpty() && since.isBefore(change.at)) {
                consumer.accept(atHand, new Interval(since, change.at));
            }
            since = change.at;
            if (change.begins) {
                atHand.add(change.thing);
            } else {
                atHand.remove(change.thing);
            }
        }
    }
}
