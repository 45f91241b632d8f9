package io.github.servicekpi.workforce;

import io.github.servicekpi.Calculator;
import io.github.servicekpi.Groups;
import io.github.servicekpi.stats.Proportion;
import java.math.BigInteger;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How work, counted in cases, is spread over agents.
 *
 * <p>With n cases of which agent i has c<sub>i</sub>, of k agents:
 *
 * <ul>
 *   <li>{@link #share}: {@code c / n};
 *   <li>{@link #topShare}: the share of the busiest m;
 *   <li>{@link #herfindahl}: {@code Σ (c / n)²}, from 1 / k (even) to 1 (one agent has all); its inverse is the number of
 *       agents that would give the same concentration if they worked evenly;
 *   <li>{@link #gini}: {@code Σ (2 i - k - 1) c / (k n)} over the counts in ascending order, from 0 (even) towards 1.
 * </ul>
 *
 * <p>Agents without a case are not known to it, and so not part of it; to have them count, make the distribution {@linkplain
 * #WorkDistribution of counts} that are zero. Without cases all shares and indices are absent. The state is a count for each
 * agent: the same in any order and from any partition.
 *
 * <p>Example: 50, 30, 15 and 5 cases. The busiest has 50 %, the two busiest 80 %; the Herfindahl index is 0.365, as of 2.74
 * agents; the Gini coefficient 0.375.
 *
 * <p>Source: O. C. Herfindahl, Concentration in the U.S. Steel Industry (1950); C. Gini, Variabilità e mutabilità (1912).
 *
 * @param byAgent the number of cases of each agent; unmodifiable
 * @param withoutAgent the number of cases of no agent, which are not among the others
 */
public record WorkDistribution(SortedMap<String, Long> byAgent, long withoutAgent) {

    /**
     * Copies and checks the counts.
     *
     * @param byAgent the number of cases of each agent
     * @param withoutAgent the number of cases of no agent
     * @throws IllegalArgumentException if a count is negative
     */
    public WorkDistribution {
        byAgent = Collections.unmodifiableSortedMap(new TreeMap<>(byAgent));
        byAgent.forEach((agent, cases) -> requireCount("cases of " + agent, cases));
        requireCount("withoutAgent", withoutAgent);
    }

    private static void requireCount(String name, long count) {
        if (count < 0) {
            throw new IllegalArgumentException(name + " must not be negative, but was " + count);
        }
    }

    /**
     * The distribution of rows over agents.
     *
     * @param <T> the rows
     * @param agent whose case a row is, null if it is nobody's
     * @return a calculator
     */
    public static <T> Calculator<T, WorkDistribution> calculator(
            Function<? super T, ? extends @Nullable String> agent) {
        return Calculator.<T>counting()
                .<String>groupingBy(agent)
                .andThen((Groups<String, Long> groups) -> new WorkDistribution(groups.byKey(), groups.withoutKey()));
    }

    /** {@return the number of cases of all agents} */
    public long cases() {
        return byAgent.values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * The share of one agent.
     *
     * @param agent any
     * @return the agent's cases, 0 if there are none, of all agents' cases
     */
    public Proportion share(String agent) {
        return Proportion.of(byAgent.getOrDefault(agent, 0L), cases());
    }

    /**
     * The share of the agents with the most cases.
     *
     * @param agents how many of them, at least 1; of fewer agents all
     * @return their cases of all agents' cases
     * @throws IllegalArgumentException if {@code agents} is below 1
     */
    public Proportion topShare(int agents) {
        if (agents < 1) {
            throw new IllegalArgumentException("agents must be at least 1, but was " + agents);
        }
        long top = byAgent.values().stream()
                .sorted(Comparator.reverseOrder())
                .limit(agents)
                .mapToLong(Long::longValue)
                .sum();
        return Proportion.of(top, cases());
    }

    /** {@return the sum of the squared shares, from 1 / agents to 1; empty without cases} */
    public OptionalDouble herfindahl() {
        BigInteger squares = byAgent.values().stream()
                .map(cases -> BigInteger.valueOf(cases).pow(2))
                .reduce(BigInteger.ZERO, BigInteger::add);
        return Ratios.of(squares, BigInteger.valueOf(cases()).pow(2));
    }

    /** {@return the number of evenly busy agents of the same concentration, 1 / Herfindahl; empty without cases} */
    public OptionalDouble effectiveAgents() {
        OptionalDouble concentration = herfindahl();
        return concentration.isEmpty() ? concentration : OptionalDouble.of(1 / concentration.getAsDouble());
    }

    /** {@return the Gini coefficient, from 0 where all have as many to 1 - 1 / agents; empty without cases} */
    public OptionalDouble gini() {
        List<Long> ascending = byAgent.values().stream().sorted().toList();
        BigInteger sum = BigInteger.ZERO;
        for (int i = 0; i < ascending.size(); i++) {
            long weight = 2L * (i + 1) - ascending.size() - 1;
            sum = sum.add(BigInteger.valueOf(ascending.get(i)).multiply(BigInteger.valueOf(weight)));
        }
        return Ratios.of(sum, BigInteger.valueOf(cases()).multiply(BigInteger.valueOf(ascending.size())));
    }
}
