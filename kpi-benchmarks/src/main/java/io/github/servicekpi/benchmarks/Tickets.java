package io.github.servicekpi.benchmarks;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Seeded tickets in the order in which they were opened, over two years: log-normal durations from a second to three days with a
 * median of 20 minutes, 2,000 agents of whom few do most, five channels, scores from 0 to 10 and 1 to 5, a tenth of all answers,
 * resolutions and scores missing. The same number of rows gives the same tickets; they are made as they are asked for.
 */
record Tickets(int rows, ChronoUnit precision) implements Iterable<Ticket> {
    static final Instant FIRST = Instant.parse("2024-01-01T00:00:00Z");
    static final long TWO_YEARS_MILLIS = 731L * 86_400_000;

    static final List<String> CHANNELS = List.of("email", "chat", "phone", "web", "social");
    private static final List<String> TEAMS = List.of("north", "south", "east");
    private static final List<String> AGENTS =
            IntStream.range(0, 2_000).mapToObj(i -> "agent-" + (10_000 + i)).toList();

    private static final double MEDIAN_MILLIS = 20 * 60_000.0;
    private static final double SPREAD = 1.6;
    private static final double SHORTEST_MILLIS = 1_000;
    private static final double LONGEST_MILLIS = 3 * 86_400_000.0;

    List<Ticket> toList() {
        List<Ticket> tickets = new ArrayList<>(rows);
        forEach(tickets::add);
        return tickets;
    }

    @Override
    public Iterator<Ticket> iterator() {
        SplittableRandom random = new SplittableRandom(3);
        Random gauss = new Random(11);
        return IntStream.range(0, rows)
                .mapToObj(row -> ticket(row, random, gauss))
                .iterator();
    }

    private Ticket ticket(int row, SplittableRandom random, Random gauss) {
        long opened = FIRST.toEpochMilli() + (long) ((row + random.nextDouble()) * TWO_YEARS_MILLIS / rows);
        long answer = duration(gauss);
        long resolution = Math.min((long) LONGEST_MILLIS, answer + (long) (answer * random.nextDouble() * 4));
        double skewed = random.nextDouble();
        int agent = (int) (AGENTS.size() * skewed * skewed);
        return new Ticket(
                row,
                AGENTS.get(agent),
                TEAMS.get(agent % TEAMS.size()),
                CHANNELS.get(random.nextInt(CHANNELS.size())),
                at(opened),
                isMissing(random) ? null : at(opened + answer),
                isMissing(random) ? null : at(opened + resolution),
                1 + Math.max(0, random.nextInt(8) - 5),
                random.nextInt(10) < 2,
                random.nextInt(10) < 2,
                score(random, 0, 10),
                score(random, 1, 5));
    }

    static long duration(Random gauss) {
        double millis = MEDIAN_MILLIS * Math.exp(SPREAD * gauss.nextGaussian());
        return (long) Math.min(LONGEST_MILLIS, Math.max(SHORTEST_MILLIS, millis));
    }

    private static boolean isMissing(SplittableRandom random) {
        return random.nextInt(10) == 0;
    }

    /** The highest score is given most often, as in life; the others are equally frequent. */
    private static @Nullable Integer score(SplittableRandom random, int lowest, int highest) {
        if (isMissing(random)) {
            return null;
        }
        return Math.min(highest, lowest + random.nextInt((highest - lowest) * 3 / 2 + 1));
    }

    private Instant at(long epochMilli) {
        return Instant.ofEpochMilli(epochMilli).truncatedTo(precision);
    }
}
