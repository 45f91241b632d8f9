package io.github.servicekpi;

import io.github.servicekpi.testing.Lengths;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Builders;
import net.jqwik.api.Tuple;

/** Random tickets, with missing values, bad ones, and times in every unit. */
final class TicketArbitraries {
    private TicketArbitraries() {}

    static Arbitrary<Ticket> tickets() {
        return Builders.withBuilder(Draft::new)
                .use(Arbitraries.integers().between(0, 1000))
                .inSetter((draft, value) -> draft.number = value)
                .use(Arbitraries.of("amy", "bob", "eve").injectNull(0.2))
                .inSetter((draft, value) -> draft.owner = value)
                .use(Arbitraries.of("email", "chat", "phone", "social").injectNull(0.1))
                .inSetter((draft, value) -> draft.channel = value)
                .use(instants().injectNull(0.1))
                .inSetter((draft, value) -> draft.created = value)
                .use(instants().injectNull(0.3))
                .inSetter((draft, value) -> draft.answered = value)
                .use(durations().injectNull(0.3))
                .inSetter((draft, value) -> draft.talk = value)
                .use(Arbitraries.integers().between(0, 12).injectNull(0.2))
                .inSetter((draft, value) -> draft.score = value)
                .use(Arbitraries.integers().between(0, 3).injectNull(0.2))
                .inSetter((draft, value) -> draft.reopens = value)
                .use(Arbitraries.of(true, false).injectNull(0.2))
                .inSetter((draft, value) -> draft.complaint = value)
                .use(Arbitraries.of("a", "b", "c").list().ofMaxSize(2))
                .inSetter((draft, value) -> draft.tags = value)
                .build(Draft::ticket);
    }

    /** A ticket with lengths of one kind, from the first instant on where they are the greatest. */
    static Ticket ticket(Lengths lengths, int number, Random random) {
        Draft draft = new Draft();
        draft.number = number % 1000;
        draft.owner = random.nextInt(5) == 0 ? null : "agent " + random.nextInt(30);
        draft.channel = random.nextBoolean() ? "email" : "chat";
        draft.created = lengths == Lengths.EXTREME && random.nextBoolean()
                ? Instant.MIN
                : Instant.ofEpochSecond(1_770_000_000L + random.nextInt(2_000_000));
        draft.answered = random.nextInt(10) == 0 ? null : Lengths.later(draft.created, lengths.of(number, random));
        draft.talk = random.nextInt(10) == 0 ? null : lengths.of(number, random);
        draft.score = random.nextInt(10);
        draft.reopens = random.nextInt(10) == 0 ? 2 : 0;
        draft.complaint = random.nextInt(10) == 0;
        return draft.ticket();
    }

    /** Mostly within a month; in seconds, milliseconds or nanoseconds; rarely thousands of years away. */
    static Arbitrary<Instant> instants() {
        Arbitrary<Long> seconds = Arbitraries.longs().between(1_770_000_000L, 1_772_600_000L);
        return Arbitraries.frequencyOf(
                Tuple.of(10, seconds.map(Instant::ofEpochSecond)),
                Tuple.of(
                        5,
                        seconds.flatMap(s ->
                                Arbitraries.integers().between(0, 999).map(ms -> Instant.ofEpochMilli(s * 1000 + ms)))),
                Tuple.of(
                        1,
                        seconds.flatMap(s -> Arbitraries.integers()
                                .between(0, 999_999_999)
                                .map(ns -> Instant.ofEpochSecond(s, ns)))),
                Tuple.of(
                        1,
                        Arbitraries.of(
                                Instant.EPOCH,
                                Instant.MIN,
                                Instant.MAX,
                                Instant.parse("9999-12-31T23:59:59.999999999Z"),
                                Instant.parse("1677-09-21T00:12:43.145224192Z"))));
    }

    static Arbitrary<Duration> durations() {
        return Arbitraries.frequencyOf(
                Tuple.of(10, Arbitraries.longs().between(0, 4000).map(Duration::ofSeconds)),
                Tuple.of(3, Arbitraries.longs().between(-10, 5_000_000_000L).map(Duration::ofMillis)),
                Tuple.of(1, Arbitraries.longs().map(Duration::ofNanos)),
                Tuple.of(
                        1,
                        Arbitraries.of(
                                Duration.ZERO,
                                Duration.ofSeconds(100_000_000_000_000_000L),
                                Duration.ofSeconds(12_345_678_901L, 1),
                                Duration.ofSeconds(-12_345_678_901L, 1))));
    }

    private static final class Draft {
        private int number;
        private String owner;
        private String channel;
        private Instant created;
        private Instant answered;
        private Duration talk;
        private Integer score;
        private Integer reopens;
        private Boolean complaint;
        private List<String> tags = List.of();

        Ticket ticket() {
            return new Ticket(number, owner, channel, created, answered, talk, score, reopens, complaint, tags);
        }
    }
}
