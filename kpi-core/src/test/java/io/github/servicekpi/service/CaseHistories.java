package io.github.servicekpi.service;

import io.github.servicekpi.testing.Lengths;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Random histories: of few minutes, so that changes meet each other and the edges of periods; some cannot be right. */
final class CaseHistories {
    static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

    private static final Duration FAR = Duration.between(Instant.MIN, START);

    private CaseHistories() {}

    static Arbitrary<CaseHistory> any() {
        return Arbitraries.longs().map(seed -> history(new Random(seed)));
    }

    static Instant minute(int minute) {
        return START.plusSeconds(60L * minute);
    }

    /** Opened early enough, some time before the start, that all lengths lie between changes of it. */
    static CaseHistory history(Lengths lengths, int number, Random random) {
        Instant opened = START.minus(lengths == Lengths.EXTREME ? FAR : lengths.of(number, random));
        Interaction row = Interaction.builder("c" + number, opened)
                .agent(random.nextInt(4) == 0 ? null : random.nextBoolean() ? "amy" : "bob")
                .build();
        CaseHistory.Builder builder = CaseHistory.builder(row);
        Instant resolved = Lengths.later(opened, lengths.of(number, random));
        if (random.nextInt(3) > 0) {
            builder.resolvedAt(resolved);
            if (random.nextBoolean()) {
                builder.reopenedAt(Lengths.later(resolved, lengths.of(number, random)));
            }
        }
        return builder.build();
    }

    private static CaseHistory history(Random random) {
        int opened = random.nextInt(30);
        Interaction row = Interaction.builder("c" + random.nextInt(100), minute(opened))
                .agent(random.nextInt(4) == 0 ? null : random.nextBoolean() ? "amy" : "bob")
                .firstResponseAt(random.nextBoolean() ? null : minute(random.nextInt(30)))
                .build();
        CaseHistory.Builder builder = CaseHistory.builder(row);
        int changes = random.nextInt(7);
        for (int i = 0; i < changes; i++) {
            Instant at = minute(random.nextInt(40) == 0 ? opened - 1 : opened + random.nextInt(20));
            switch (random.nextInt(12)) {
                case 0 -> builder.mergedAt(at);
                case 1 -> builder.deletedAt(at);
                case 2, 3 -> builder.abandonedAt(at);
                case 4, 5, 6, 7 -> builder.reopenedAt(at);
                default -> builder.resolvedAt(at);
            }
        }
        return builder.build();
    }
}
