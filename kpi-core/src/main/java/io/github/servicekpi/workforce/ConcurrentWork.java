package io.github.servicekpi.workforce;

import io.github.servicekpi.Calculator;
import io.github.servicekpi.stats.DurationDistribution;
import io.github.servicekpi.stats.Exclusions;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The time that agents worked on contacts, where an agent may hold several at once.
 *
 * <p>Formula: for each agent the segments of a contact are joined where they overlap, so that nothing counts twice. {@link
 * Concurrency#SUM} adds up their lengths; {@link Concurrency#UNION} is the time with at least one contact; {@link
 * Concurrency#SHARED} gives each instant in equal parts to the contacts at hand, and so adds up to the union. The time of a
 * contact is that of all agents who worked on it; time of different agents is added.
 *
 * <p>Counted: each contact with a segment, also one without length. Excluded are segments, by the first reason that applies: the
 * agent is not known ({@code unknown-agent}), the start is not ({@code unknown-start}), it ends before it starts ({@code
 * negative-span}), the contact is not known ({@code unknown-contact}), it still goes on ({@value #UNFINISHED}).
 *
 * <p>No data: totals of nothing are zero, means and percentiles are absent.
 *
 * <p>All segments are kept, some 100 bytes each, so the result is the same in any order and from any partition. Cost of a
 * result: sorting the segments of each agent, and for each change as many steps as there are contacts at hand.
 *
 * <p>Example: an agent holds one chat from 10:00 to 10:20 and another from 10:10 to 10:30: a sum of 40 minutes, 20 each; a
 * union of 30 minutes; shares of 15 minutes each.
 *
 * <p>Source: the three readings of handle time of concurrent chats in call-centre practice; AWS Connect's guide says of
 * its handle time that it ignores concurrency, which is the sum.
 *
 * @param elapsed for each contact its time in full
 * @param shared for each contact its share of the agents' time, rounded half-even to the nanosecond
 * @param union the time of the agents with at least one contact
 * @param excluded the segments left out, by reason
 */
public record ConcurrentWork(
        DurationDistribution elapsed, DurationDistribution shared, Duration union, Exclusions excluded) {

    /** The reason under which segments are counted that still go on. */
    public static final String UNFINISHED = "unfinished";

    /**
     * Checks the components.
     *
     * @param elapsed for each contact its time in full
     * @param shared for each contact its share
     * @param union the time with at least one contact
     * @param excluded the segments left out
     */
    public ConcurrentWork {
        Objects.requireNonNull(elapsed, "elapsed");
        Objects.requireNonNull(shared, "shared");
        Objects.requireNonNull(union, "union");
        Objects.requireNonNull(excluded, "excluded");
    }

    /** {@return a calculator over segments; to have one agent each, group it by {@link WorkSegment#agent()}} */
    public static Calculator<WorkSegment, ConcurrentWork> calculator() {
        return Activities.calculator("concurrent work", ConcurrentWork::of);
    }

    private static ConcurrentWork of(Activities activities) {
        SortedMap<String, Long> excluded = new TreeMap<>(activities.excludedCounts());
        SortedMap<String, Duration> elapsed = new TreeMap<>();
        SortedMap<String, Duration> union = new TreeMap<>();
        SharedTime shared = new SharedTime();
        activities.byAgent().forEach((name, agent) -> {
            SortedMap<String, List<Interval>> byContact = new TreeMap<>();
            for (Activities.Work work : agent.work()) {
                Instant end = work.end();
                if (end == null) {
                    excluded.merge(UNFINISHED, 1L, Long::sum);
                } else {
                    List<Interval> ofContact = byContact.computeIfAbsent(work.contact(), c -> new ArrayList<>());
                    ofContact.add(new Interval(work.start(), end));
                }
            }
            Timelines<String> times = Timelines.of(byContact);
            times.byThing()
                    .forEach((contact, intervals) -> elapsed.merge(contact, Interval.total(intervals), Duration::plus));
            union.put(name, Interval.total(times.union()));
            shared.add(times);
        });
        return new ConcurrentWork(
                DurationDistribution.of(elapsed.values()),
                DurationDistribution.of(shared.byContact()),
                union.values().stream().reduce(Duration.ZERO, Duration::plus),
                Exclusions.of(excluded));
    }

    /** {@return how many contacts were worked on} */
    public long contacts() {
        return elapsed.count();
    }

    /**
     * The time of all contacts together.
     *
     * @param concurrency how concurrent work counts
     * @return the total; of shares it is the union, before any rounding
     */
    public Duration total(Concurrency concurrency) {
        return concurrency == Concurrency.SUM ? elapsed.total() : union;
    }

    /**
     * The average handle time: the total divided by the number of contacts.
     *
     * @param concurrency how concurrent work counts
     * @return the mean, rounded half-even to the nanosecond; empty without contacts
     */
    public Optional<Duration> mean(Concurrency concurrency) {
        return contacts() == 0
                ? Optional.empty()
                : Optional.of(Nanos.duration(Nanos.of(total(concurrency)), BigInteger.valueOf(contacts())));
    }

    /** For each contact, how long the agent had how many others at hand with it: what shares are made of, exactly. */
    private static final class SharedTime {
        private final Map<String, SortedMap<Integer, Duration>> byContact = new TreeMap<>();

        void add(Timelines<String> times) {
            times.byThing().keySet().forEach(contact -> byContact.computeIfAbsent(contact, c -> new TreeMap<>()));
            times.forEachStretch((contacts, stretch) -> contacts.forEach(
                    contact -> Objects.requireNonNull(byContact.get(contact), "a contact of these times")
                            .merge(contacts.size(), stretch.length(), Duration::plus)));
        }

        List<Duration> byContact() {
            List<Duration> shares = new ArrayList<>();
            byContact.values().forEach(byNumber -> shares.add(share(byNumber)));
            return shares;
        }

        /** The sum of length / number, over one denominator, so that it is rounded once. */
        private static Duration share(SortedMap<Integer, Duration> byNumber) {
            BigInteger denominator = BigInteger.ONE;
            for (int number : byNumber.keySet()) {
                BigInteger divisor = BigInteger.valueOf(number);
                denominator = denominator.divide(denominator.gcd(divisor)).multiply(divisor);
            }
            BigInteger numerator = BigInteger.ZERO;
            for (Map.Entry<Integer, Duration> entry : byNumber.entrySet()) {
                BigInteger parts = denominator.divide(BigInteger.valueOf(entry.getKey()));
                numerator = numerator.add(Nanos.of(entry.getValue()).multiply(parts));
            }
            return Nanos.duration(numerator, denominator);
        }
    }
}
