package io.github.servicekpi.service;

import io.github.servicekpi.testing.Lengths;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.jspecify.annotations.Nullable;

/** Random interactions: any value may be missing, times are in any order and unit, and a few are far away. */
final class InteractionArbitraries {
    private static final Instant FIRST = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant FAR = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private InteractionArbitraries() {}

    /** By a seed each, so that thirty values an interaction cost little; a list of them still shrinks. */
    static Arbitrary<Interaction> interactions() {
        return Arbitraries.longs().map(seed -> interaction(new Random(seed)));
    }

    private static Interaction interaction(Random random) {
        return Interaction.builder("i" + random.nextInt(1000), time(random))
                .origin(oneOf(random, 0, Origin.CUSTOMER, Origin.CUSTOMER, Origin.AGENT, Origin.CAMPAIGN))
                .tags(random.nextBoolean() ? List.of() : List.of("a", "b"))
                .dimension("mailbox", oneOf(random, 3, "info", "sales"))
                .customer(oneOf(random, 5, "X", "Y", "Z"))
                .agent(oneOf(random, 5, "amy", "bob"))
                .team(oneOf(random, 5, "first", "second"))
                .channel(oneOf(random, 5, "email", "chat", "phone"))
                .segment(oneOf(random, 5, "vip", "regular"))
                .topic(oneOf(random, 5, "billing", "login"))
                .queuedAt(maybe(random, time(random)))
                .answeredAt(maybe(random, time(random)))
                .abandonedAt(maybe(random, time(random)))
                .firstResponseAt(maybe(random, time(random)))
                .firstResolvedAt(maybe(random, time(random)))
                .resolvedAt(maybe(random, time(random)))
                .talk(maybe(random, duration(random)))
                .hold(maybe(random, duration(random)))
                .wrap(maybe(random, duration(random)))
                .agentReplies(maybe(random, random.nextInt(3)))
                .customerMessages(maybe(random, random.nextInt(3)))
                .agents(maybe(random, random.nextInt(3)))
                .reopens(maybe(random, random.nextInt(3)))
                .transfers(maybe(random, random.nextInt(3)))
                .complaint(maybe(random, random.nextBoolean()))
                .registered(maybe(random, random.nextBoolean()))
                .build();
    }

    /** An interaction with lengths of one kind, each of them missing now and then. */
    static Interaction interaction(Lengths lengths, int number, Random random) {
        Instant opened = FIRST.plusSeconds(random.nextInt(1_000_000));
        Instant answered = Lengths.later(opened, lengths.of(number, random));
        boolean isAbandoned = random.nextInt(10) == 0;
        return Interaction.builder("i" + number, opened)
                .customer("customer " + random.nextInt(200))
                .agent(oneOf(random, 10, "amy", "bob"))
                .channel(oneOf(random, 10, "email", "chat", "phone"))
                .dimension("mailbox", oneOf(random, 3, "info", "sales"))
                .queuedAt(opened)
                .answeredAt(isAbandoned ? null : answered)
                .abandonedAt(isAbandoned ? answered : null)
                .firstResponseAt(maybe(random, Lengths.later(opened, lengths.of(number, random))))
                .firstResolvedAt(maybe(random, answered))
                .resolvedAt(maybe(random, Lengths.later(answered, lengths.of(number, random))))
                .talk(maybe(random, lengths.of(number, random)))
                .hold(maybe(random, lengths.of(number, random)))
                .wrap(maybe(random, lengths.of(number, random)))
                .agentReplies(random.nextInt(3))
                .agents(1)
                .reopens(random.nextInt(2))
                .registered(random.nextBoolean())
                .build();
    }

    /** One of the values, or none once in so many times; 0 for never. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is read only
    private static <V> @Nullable V oneOf(Random random, int noneOnceIn, V... values) {
        return noneOnceIn > 0 && random.nextInt(noneOnceIn) == 0 ? null : values[random.nextInt(values.length)];
    }

    private static <V> @Nullable V maybe(Random random, V value) {
        return random.nextInt(3) == 0 ? null : value;
    }

    private static Instant time(Random random) {
        Instant second = FIRST.plusSeconds(random.nextInt(1_000_000));
        return switch (random.nextInt(50)) {
            case 0 -> FAR;
            case 1, 2 -> second.plusNanos(random.nextInt(1_000_000_000));
            case 3, 4, 5, 6, 7, 8 -> second.plusMillis(random.nextInt(1000));
            default -> second;
        };
    }

    private static Duration duration(Random random) {
        return random.nextInt(5) == 0
                ? Duration.ofMillis(random.nextInt(5_000_000))
                : Duration.ofSeconds(random.nextInt(1000));
    }
}
