package io.github.servicekpi.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Contenders for the same question, who are timed side by side, and the targets that their times are held against. */
final class Contest {
    private static final double SECOND_THREAD_BAR = 1.5;
    private static final double SECOND_THREAD_STRETCH = 1.8;

    private final long rows;
    private final List<Work> works = new ArrayList<>();
    private final List<Goal> goals = new ArrayList<>();

    private record Goal(Work work, String peer, Contender theirs, double bar, double stretch) {}

    /** What the library does on a number of threads. */
    final class Work {
        private final String name;
        private final int threads;
        private final Contender ours;

        private Work(String name, int threads, Contender ours) {
            this.name = name;
            this.threads = threads;
            this.ours = ours;
        }

        /** Says how many times as fast as a peer it must be, and how many times it wants to be. */
        Work against(String peer, Contender theirs, double bar, double stretch) {
            goals.add(new Goal(this, peer, theirs, bar, stretch));
            return this;
        }
    }

    Contest(long rows) {
        this.rows = rows;
    }

    Work work(String name, int threads, Contender ours) {
        Work work = new Work(name, threads, ours);
        works.add(work);
        return work;
    }

    /** Holds the work on two threads against the same on one. */
    Contest secondThread(String name) {
        Work two = find(name, 2);
        two.against("one thread of ours", find(name, 1).ours, SECOND_THREAD_BAR, SECOND_THREAD_STRETCH);
        return this;
    }

    private Work find(String name, int threads) {
        return works.stream()
                .filter(work -> work.name.equals(name) && work.threads == threads)
                .findFirst()
                .orElseThrow();
    }

    /** Times all contenders and gives a ratio for each goal. */
    List<Ratio> run(Stopwatch stopwatch) {
        Set<Contender> contenders = new LinkedHashSet<>();
        goals.forEach(goal -> {
            contenders.add(goal.work.ours);
            contenders.add(goal.theirs);
        });
        Map<Contender, Double> times = stopwatch.medianMillis(contenders);
        return goals.stream()
                .map(goal -> new Ratio(
                        goal.work.name,
                        goal.peer,
                        rows,
                        goal.work.threads,
                        Objects.requireNonNull(times.get(goal.work.ours)),
                        Objects.requireNonNull(times.get(goal.theirs)),
                        "ms",
                        goal.bar,
                        goal.stretch))
                .toList();
    }
}
