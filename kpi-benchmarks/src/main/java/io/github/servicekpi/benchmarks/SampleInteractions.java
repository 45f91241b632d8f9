package io.github.servicekpi.benchmarks;

import io.github.servicekpi.service.Interaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Seeded interactions: log-normal answers, 2,000 agents of whom few do most, five channels, a tenth without an answer. */
final class SampleInteractions {
    private static final List<String> CHANNELS = List.of("email", "chat", "phone", "web", "social");
    private static final long FIRST = Instant.parse("2024-01-01T00:00:00Z").toEpochMilli();
    private static final long TWO_YEARS = 730L * 86_400_000;
    private static final int AGENTS = 2_000;
    private static final double LONGEST_MILLIS = 3 * 86_400_000.0;

    private SampleInteractions() {}

    static List<Interaction> of(int rows) {
        SplittableRandom random = new SplittableRandom(42);
        List<String> agents = new ArrayList<>();
        for (int i = 0; i < AGENTS; i++) {
            agents.add("agent-" + i);
        }
        List<Interaction> interactions = new ArrayList<>(rows);
        for (int i = 0; i < rows; i++) {
            long opened = FIRST + random.nextLong(TWO_YEARS);
            double skewed = random.nextDouble();
            Instant answered = random.nextInt(10) == 0 ? null : Instant.ofEpochMilli(opened + answer(random));
            interactions.add(Interaction.builder(Integer.toString(i), Instant.ofEpochMilli(opened))
                    .agent(agents.get((int) (AGENTS * skewed * skewed)))
                    .channel(CHANNELS.get(random.nextInt(CHANNELS.size())))
                    .firstResponseAt(answered)
                    .reopens(random.nextInt(10) == 0 ? 1 : 0)
                    .resolvedAt(answered)
                    .build());
        }
        return interactions;
    }

    private static long answer(SplittableRandom random) {
        double gauss = 0;
        for (int i = 0; i < 12; i++) {
            gauss += random.nextDouble();
        }
        double millis = Math.exp(Math.log(1_800_000) + 1.2 * (gauss - 6));
        return (long) Math.min(LONGEST_MILLIS, Math.max(1_000, millis));
    }
}
