package io.github.servicekpi.workforce;

import io.github.servicekpi.Direction;
import io.github.servicekpi.Groups;
import io.github.servicekpi.Kpi;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The agents of a team side by side: for each measure the own mean with its number of cases, the mean drawn towards the
 * team's, and a place among those with enough cases.
 *
 * <p>Places go by the shrunk mean, see {@link Estimate#shrunkTo}: two lucky ratings do not beat fifty good ones. Agents with
 * fewer cases than the least number have no place. An agent who is in one measure is in all, with no cases where there are
 * none. Different mixes of work are not accounted for here: rank by a {@link MixAdjustment} where they differ.
 *
 * <pre>{@code
 * Scorecards cards = Scorecards.builder(5, 10, SmallNumbers.SHOW)
 *         .measure(REOPEN_RATE, reopensByAgent, reopensOfTeam, Estimate::of)
 *         .measure("rating", Direction.HIGHER, ratingsByAgent, ratingsOfTeam, Estimate::of)
 *         .build();
 * cards.ranking("rating"); // the agents with at least 5 ratings, best first
 * }</pre>
 *
 * <p>Here the reopens are {@code Groups<String, Proportion>} and a {@code Proportion}, the ratings {@code Groups<String,
 * ScoreDistribution>} and a {@code ScoreDistribution}. Of another result, take the share or the distribution out, one that an
 * agent without cases has too: {@code satisfaction -> Estimate.of(satisfaction.topBox())}.
 *
 * <p>Example: a team mean of 4.2 that counts as 10 cases. Agent A has 5.0 of 2 ratings, shrunk 4.33; B has 4.6 of 50, shrunk
 * 4.53. B ranks first; with a least number of 5 cases A has no rank.
 *
 * <p>Immutable and safe to share between threads.
 */
public final class Scorecards {
    private final SortedMap<String, Scorecard> byAgent;
    private final Map<String, Estimate> team;

    private Scorecards(SortedMap<String, Scorecard> byAgent, Map<String, Estimate> team) {
        this.byAgent = Collections.unmodifiableSortedMap(byAgent);
        this.team = Collections.unmodifiableMap(team);
    }

    /**
     * Begins scorecards.
     *
     * @param leastCases how many cases a rank takes, at least 1
     * @param priorCases how many cases the team's mean counts as, not negative; 0 for no shrinkage
     * @param smallNumbers what is shown of agents with fewer than {@code leastCases}
     * @return a builder
     * @throws IllegalArgumentException if a number is out of range
     */
    public static Builder builder(long leastCases, double priorCases, SmallNumbers smallNumbers) {
        return new Builder(leastCases, priorCases, smallNumbers);
    }

    /** {@return the cards in the order of the agents' names; unmodifiable} */
    public SortedMap<String, Scorecard> byAgent() {
        return byAgent;
    }

    /**
     * Returns one agent's card.
     *
     * @param agent the name
     * @return the card
     * @throws NoSuchElementException if no measure knows the agent
     */
    public Scorecard get(String agent) {
        Scorecard card = byAgent.get(agent);
        if (card == null) {
            throw new NoSuchElementException("no agent %s; there are %s".formatted(agent, byAgent.keySet()));
        }
        return card;
    }

    /**
     * Returns the team's own mean.
     *
     * @param measure the id
     * @return the mean and its number of cases
     * @throws NoSuchElementException if there is no such measure
     */
    public Estimate team(String measure) {
        Estimate estimate = team.get(measure);
        if (estimate == null) {
            throw new NoSuchElementException("no measure %s; there are %s".formatted(measure, team.keySet()));
        }
        return estimate;
    }

    /**
     * Returns the agents who have a place, best first, those of equal places by name.
     *
     * @param measure the id
     * @return their cards
     * @throws NoSuchElementException if there is no such measure
     */
    public List<Scorecard> ranking(String measure) {
        team(measure); // refuses a measure that is not there, even without agents
        return byAgent.values().stream()
                .filter(card -> card.get(measure).rank().isPresent())
                .sorted(Comparator.comparing(card -> card.get(measure).rank().getAsInt()))
                .toList();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Scorecards that && byAgent.equals(that.byAgent) && team.equals(that.team);
    }

    @Override
    public int hashCode() {
        return 31 * byAgent.hashCode() + team.hashCode();
    }

    @Override
    public String toString() {
        return "Scorecards of " + byAgent.keySet() + " by " + team.keySet();
    }

    /** Gathers measures. Not safe to share between threads. */
    public static final class Builder {
        private final long leastCases;
        private final double priorCases;
        private final SmallNumbers smallNumbers;
        private final Map<String, Measure> measures = new LinkedHashMap<>();

        private Builder(long leastCases, double priorCases, SmallNumbers smallNumbers) {
            if (leastCases < 1) {
                throw new IllegalArgumentException("leastCases must be at least 1, but was " + leastCases);
            }
            if (!(priorCases >= 0 && priorCases < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("priorCases must not be negative, but was " + priorCases);
            }
            this.leastCases = leastCases;
            this.priorCases = priorCases;
            this.smallNumbers = smallNumbers;
        }

        private record Measure(Direction direction, SortedMap<String, Estimate> byAgent, Estimate team) {}

        /**
         * Adds a KPI, which brings its id and direction.
         *
         * @param <R> its result
         * @param kpi what is measured
         * @param byAgent the results of the agents
         * @param ofTeam the result of all rows, not an average of the agents'
         * @param estimate takes the mean out of a result
         * @return this builder
         * @throws IllegalArgumentException if there is such a measure already
         */
        public <R> Builder measure(
                Kpi<?, R> kpi, Groups<String, R> byAgent, R ofTeam, Function<? super R, Estimate> estimate) {
            return measure(kpi.id(), kpi.definition().direction(), byAgent, ofTeam, estimate);
        }

        /**
         * Adds a measure.
         *
         * @param <R> its result
         * @param id names it
         * @param direction which way is better; with none, agents have no rank by it
         * @param byAgent the results of the agents
         * @param ofTeam the result of all rows, not an average of the agents'
         * @param estimate takes the mean out of a result
         * @return this builder
         * @throws IllegalArgumentException if there is such a measure already
         */
        public <R> Builder measure(
                String id,
                Direction direction,
                Groups<String, R> byAgent,
                R ofTeam,
                Function<? super R, Estimate> estimate) {
            SortedMap<String, Estimate> estimates = new TreeMap<>();
            byAgent.byKey().forEach((agent, result) -> estimates.put(agent, estimate.apply(result)));
            Measure measure = new Measure(direction, estimates, estimate.apply(ofTeam));
            if (measures.putIfAbsent(id, measure) != null) {
                throw new IllegalArgumentException("a measure stands on the cards once: " + id + " is there twice");
            }
            return this;
        }

        /** {@return the cards of all agents of any measure} */
        public Scorecards build() {
            SortedSet<String> agents = new TreeSet<>();
            Map<String, Estimate> team = new LinkedHashMap<>();
            measures.forEach((id, measure) -> {
                agents.addAll(measure.byAgent.keySet());
                team.put(id, measure.team);
            });
            Map<String, Map<String, Scorecard.Entry>> entries = new TreeMap<>();
            agents.forEach(agent -> entries.put(agent, new LinkedHashMap<>()));
            measures.forEach((id, measure) -> {
                SortedMap<String, Integer> ranks = ranks(measure);
                entries.forEach((agent, ofAgent) -> ofAgent.put(id, entry(measure, agent, ranks.get(agent))));
            });
            SortedMap<String, Scorecard> cards = new TreeMap<>();
            entries.forEach((agent, ofAgent) -> cards.put(agent, new Scorecard(agent, ofAgent)));
            return new Scorecards(cards, team);
        }

        private static Estimate ofAgent(Measure measure, String agent) {
            return measure.byAgent.getOrDefault(agent, new Estimate(OptionalDouble.empty(), 0));
        }

        private Scorecard.Entry entry(Measure measure, String agent, @Nullable Integer rank) {
            Estimate own = ofAgent(measure, agent);
            boolean withheld = own.cases() < leastCases && smallNumbers == SmallNumbers.SUPPRESS;
            return new Scorecard.Entry(
                    measure.direction,
                    new Scorecard.Figure(withheld ? OptionalDouble.empty() : own.value(), own.cases()),
                    withheld ? OptionalDouble.empty() : own.shrunkTo(measure.team, priorCases),
                    rank == null ? OptionalInt.empty() : OptionalInt.of(rank));
        }

        /** The places of the agents with enough cases; equal means share the better place. */
        private SortedMap<String, Integer> ranks(Measure measure) {
            SortedMap<String, Integer> ranks = new TreeMap<>();
            if (measure.direction == Direction.NONE) {
                return ranks;
            }
            record Standing(String agent, double mean) {}
            List<Standing> standings = new ArrayList<>();
            measure.byAgent.forEach((agent, own) -> {
                if (own.cases() >= leastCases) {
                    double mean = own.shrunkTo(measure.team, priorCases).orElseThrow();
                    standings.add(new Standing(agent, measure.direction == Direction.HIGHER ? -mean : mean));
                }
            });
            standings.sort(Comparator.comparingDouble(Standing::mean));
            for (int i = 0; i < standings.size(); i++) {
                Standing standing = standings.get(i);
                boolean tied = i > 0 && standings.get(i - 1).mean == standing.mean;
                ranks.put(standing.agent, tied ? ranks.get(standings.get(i - 1).agent) : Integer.valueOf(i + 1));
            }
            return ranks;
        }
    }
}
