package io.github.servicekpi.workforce;

import io.github.servicekpi.Direction;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The figures of one agent, by the id of the measure.
 *
 * @param agent whose
 * @param entries the figures in the order in which the measures were named; unmodifiable
 */
public record Scorecard(String agent, Map<String, Entry> entries) {

    /**
     * Copies the entries.
     *
     * @param agent whose
     * @param entries the figures
     */
    public Scorecard {
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    /**
     * One figure.
     *
     * @param direction which way is better
     * @param own the agent's own mean, with the number of cases; the mean of too few is empty where small numbers are
     *     suppressed, whatever the number
     * @param shrunk the own mean drawn towards the team's; empty where it is suppressed
     * @param rank the place among the agents with enough cases, from 1; agents with equal means share it. Empty with too few
     *     cases, and for measures that have no better direction
     */
    public record Entry(Direction direction, Figure own, OptionalDouble shrunk, OptionalInt rank) {}

    /**
     * A mean that may be withheld.
     *
     * @param value the mean; empty without cases, or where it is withheld
     * @param cases of how many
     */
    public record Figure(OptionalDouble value, long cases) {}

    /**
     * Returns one figure.
     *
     * @param measure the id
     * @return the figure
     * @throws NoSuchElementException if there is no such measure
     */
    public Entry get(String measure) {
        Entry entry = entries.get(measure);
        if (entry == null) {
            throw new NoSuchElementException("no measure %s; there are %s".formatted(measure, entries.keySet()));
        }
        return entry;
    }
}
