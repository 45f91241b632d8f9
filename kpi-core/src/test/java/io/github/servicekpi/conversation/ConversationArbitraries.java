package io.github.servicekpi.conversation;

import io.github.servicekpi.conversation.ConversationEvent.Assigned;
import io.github.servicekpi.conversation.ConversationEvent.Deleted;
import io.github.servicekpi.conversation.ConversationEvent.Handoff;
import io.github.servicekpi.conversation.ConversationEvent.Merged;
import io.github.servicekpi.conversation.ConversationEvent.Message;
import io.github.servicekpi.conversation.ConversationEvent.Reopened;
import io.github.servicekpi.conversation.ConversationEvent.Resolved;
import io.github.servicekpi.conversation.ConversationEvent.StatusChanged;
import io.github.servicekpi.conversation.ConversationEvent.SurveySent;
import io.github.servicekpi.conversation.ConversationEvent.Tagged;
import io.github.servicekpi.service.Interaction;
import io.github.servicekpi.service.Origin;
import io.github.servicekpi.testing.Lengths;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.jspecify.annotations.Nullable;

/** Random histories, most of them bad: few instants, so that many events share one, in any order, some before the opening. */
final class ConversationArbitraries {
    static final Instant END = Instant.parse("2030-01-01T00:00:00Z");
    private static final Instant FIRST = Instant.parse("2026-03-01T00:00:00Z");

    private static final Attribution[] SINGLE = Stream.of(Attribution.values())
            .filter(attribution -> attribution != Attribution.PARTICIPANTS)
            .toArray(Attribution[]::new);

    private ConversationArbitraries() {}

    /** By a seed each; a list of them still shrinks. */
    static Arbitrary<Conversation> conversations() {
        return Arbitraries.longs().map(seed -> conversation(new Random(seed)));
    }

    static Arbitrary<ConversationOutcome> outcomes() {
        return Arbitraries.longs().map(seed -> {
            Random random = new Random(seed);
            return conversation(random).reduce(policy(random));
        });
    }

    /** Asked, put on hold, answered, asked again, resolved and reopened, a length of one kind after each other. */
    static ConversationOutcome outcome(Lengths lengths, int number, Random random) {
        List<Instant> at = new ArrayList<>();
        at.add(FIRST.plusSeconds(random.nextInt(1_000_000)));
        for (int i = 1; i < 6; i++) {
            at.add(Lengths.later(at.get(i - 1), lengths.of(number, random)));
        }
        String agent = oneOf(random, "amy", "bob", "cem");
        List<ConversationEvent> events = List.of(
                Message.ofCustomer(at.get(0)),
                new StatusChanged(at.get(1), oneOf(random, Status.ON_HOLD, Status.PENDING)),
                Message.ofAgent(at.get(2), agent),
                Message.ofCustomer(at.get(3)),
                Resolved.byAgent(at.get(4), agent),
                new Reopened(at.get(5)));
        Interaction facts = Interaction.builder("c" + number, at.get(0))
                .team(oneOf(random, "first", "second"))
                .build();
        return Conversation.of(facts, events.subList(0, 1 + random.nextInt(events.size())))
                .reduce(ConversationPolicy.DEFAULT);
    }

    static Arbitrary<ConversationPolicy> policies() {
        return Arbitraries.longs().map(seed -> policy(new Random(seed)));
    }

    private static ConversationPolicy policy(Random random) {
        ConversationPolicy policy = ConversationPolicy.DEFAULT
                .with(oneOf(random, Repliers.values()))
                .with(oneOf(random, ResponseClock.values()))
                .with(oneOf(random, AgentInitiated.values()))
                .with(oneOf(random, ReplyCycleStart.values()))
                .with(oneOf(random, CycleAtReopening.values()))
                .with(oneOf(random, Reopening.values()))
                .with(oneOf(random, ReopenCount.values()))
                .with(oneOf(random, BotTime.values()))
                .with(oneOf(random, DerivedColumns.values()))
                .withRepliesOf(oneOf(random, SINGLE))
                .withConversationsOf(oneOf(random, SINGLE));
        return random.nextInt(3) > 0
                ? policy
                : policy.withLongestGap(Duration.ofMinutes(random.nextInt(60)), oneOf(random, LongGaps.values()));
    }

    static Conversation conversation(Random random) {
        List<ConversationEvent> events = new ArrayList<>();
        int count = random.nextInt(20);
        for (int i = 0; i < count; i++) {
            events.add(event(random, time(random)));
        }
        if (random.nextInt(4) > 0) {
            events.sort((one, other) -> one.at().compareTo(other.at()));
        }
        return Conversation.of(facts(random), events);
    }

    private static Interaction facts(Random random) {
        return Interaction.builder("c" + random.nextInt(20), FIRST.plus(Duration.ofMinutes(random.nextInt(30))))
                .origin(oneOf(random, Origin.CUSTOMER, Origin.CUSTOMER, Origin.AGENT, Origin.CAMPAIGN))
                .agent(oneOf(random, "amy", "bob", null))
                .team(oneOf(random, "first", "second", null))
                .channel(oneOf(random, "chat", "email", null))
                .abandonedAt(oneOf(random, null, null, null, time(random)))
                .resolvedAt(oneOf(random, null, null, time(random)))
                .reopens(oneOf(random, null, 0, 1))
                .build();
    }

    private static ConversationEvent event(Random random, Instant at) {
        return switch (random.nextInt(24)) {
            case 0, 1, 2 -> Resolved.byAgent(at, oneOf(random, "amy", "bob", null));
            case 3 -> new Resolved(at, oneOf(random, Author.values()), null);
            case 4, 5 -> new Reopened(at);
            case 6, 7, 8 -> new StatusChanged(at, oneOf(random, Status.values()));
            case 9, 10 ->
                new Assigned(at, oneOf(random, "amy", "bob", "cem", null), oneOf(random, "first", "second", null));
            case 11 -> new Handoff(at);
            case 12 -> new Tagged(at, oneOf(random, "vip", "bug"));
            case 13 -> new SurveySent(at);
            case 14 -> random.nextInt(4) > 0 ? Message.ofBot(at) : new Merged(at, "c" + random.nextInt(20));
            case 15 -> random.nextInt(4) > 0 ? Message.ofAutomation(at) : new Deleted(at);
            case 16, 17, 18, 19 -> Message.ofCustomer(at);
            default ->
                new Message(
                        at,
                        oneOf(random, Author.AGENT, Author.AGENT, Author.AGENT, oneOf(random, Author.values())),
                        oneOf(random, Visibility.PUBLIC, Visibility.PUBLIC, Visibility.INTERNAL),
                        oneOf(random, "amy", "bob", "cem", null));
        };
    }

    private static Instant time(Random random) {
        Instant minute = FIRST.plus(Duration.ofMinutes(random.nextInt(120)));
        return random.nextInt(10) == 0 ? minute.plusNanos(random.nextInt(1_000_000_000)) : minute;
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // the array is read only
    private static <V> V oneOf(Random random, @Nullable V... values) {
        return values[random.nextInt(values.length)];
    }
}
