package io.github.servicekpi.benchmarks;

import io.github.servicekpi.conversation.Conversation;
import io.github.servicekpi.conversation.ConversationAssembler;
import io.github.servicekpi.conversation.ConversationEvent;
import io.github.servicekpi.conversation.ConversationEvent.Message;
import io.github.servicekpi.conversation.ConversationEvent.Resolved;
import io.github.servicekpi.conversation.ConversationPolicy;
import io.github.servicekpi.service.Interaction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * A million messages in 100,000 conversations become interactions on one thread; the time is that of a message. What was
 * allocated for a message says {@code -prof gc}. Each way gives the first responses and resolutions that the data were made
 * with, which is checked before anything is timed.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(ConversationBenchmark.MESSAGES)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms4g", "-Xmx4g", "-XX:+AlwaysPreTouch"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class ConversationBenchmark {
    static final int MESSAGES = 1_000_000;
    private static final int CONVERSATIONS = 100_000;
    private static final int AGENTS = 2_000;
    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
    private static final int SECONDS = 90 * 86_400;

    private final List<String> agents =
            IntStream.range(0, AGENTS).mapToObj(i -> "agent-" + i).toList();
    private final Map<String, Interaction> rows = new HashMap<>();
    private final Map<String, Expected> expected = new HashMap<>();
    private final List<Event> byConversation = new ArrayList<>();
    private final List<Event> byTime = new ArrayList<>();
    private final List<Conversation> conversations = new ArrayList<>();

    private record Event(String id, ConversationEvent event) {}

    /** What a conversation was made with. */
    private record Expected(
            @Nullable Instant firstResponseAt,
            @Nullable Integer agentReplies,
            @Nullable Instant resolvedAt) {}

    /** Makes the events, and checks that each way gives the figures that they were made with. */
    @Setup
    public void prepare() {
        SplittableRandom random = new SplittableRandom(42);
        for (int i = 0; i < CONVERSATIONS; i++) {
            conversation("c" + i, random);
        }
        byConversation.stream()
                .sorted(Comparator.comparing(event -> event.event().at()))
                .map(ConversationBenchmark::asJustRead)
                .forEach(byTime::add);
        assembleByConversation(conversations::add);
        requireExpected(this::assembleByConversation);
        requireExpected(this::assembleByTime);
    }

    /** An event whose objects lie in memory beside those of the events around it, as a reader makes them. */
    private static Event asJustRead(Event event) {
        Instant at = event.event().at().plusNanos(1).minusNanos(1);
        ConversationEvent read = event.event() instanceof Message message
                ? new Message(at, message.author(), message.visibility(), message.agent())
                : Resolved.byAgent(at, null);
        return new Event(event.id(), read);
    }

    /** Ten messages, the first the customer's and the others in turns at random with one of two agents, and a resolution. */
    private void conversation(String id, SplittableRandom random) {
        Instant at = FIRST.plusSeconds(random.nextInt(SECONDS));
        Interaction row = Interaction.builder(id, at).channel("email").build();
        rows.put(id, row);
        String agent = agents.get(random.nextInt(AGENTS));
        String other = agents.get(random.nextInt(AGENTS));
        Instant firstResponseAt = null;
        int replies = 0;
        for (int i = 0; i < MESSAGES / CONVERSATIONS; i++) {
            boolean byCustomer = i == 0 || random.nextBoolean();
            byConversation.add(new Event(
                    id,
                    byCustomer
                            ? Message.ofCustomer(at)
                            : Message.ofAgent(at, random.nextInt(10) == 0 ? other : agent)));
            if (!byCustomer) {
                replies++;
                firstResponseAt = firstResponseAt == null ? at : firstResponseAt;
            }
            at = at.plusSeconds(1 + random.nextInt(7_200));
        }
        byConversation.add(new Event(id, Resolved.byAgent(at, null)));
        expected.put(id, new Expected(firstResponseAt, replies, at));
    }

    private void requireExpected(Consumer<Consumer<Conversation>> way) {
        Map<String, Expected> found = new HashMap<>();
        way.accept(talk -> {
            Interaction row = talk.toInteraction(ConversationPolicy.DEFAULT).orElseThrow();
            found.put(row.id(), new Expected(row.firstResponseAt(), row.agentReplies(), row.resolvedAt()));
        });
        if (!found.equals(expected)) {
            throw new IllegalStateException("the conversations do not come to what they were made with");
        }
    }

    private void assembleByConversation(Consumer<Conversation> complete) {
        assemble(byConversation, ConversationAssembler.byConversation(rows::get, complete, this::refuse));
    }

    private void assembleByTime(Consumer<Conversation> complete) {
        assemble(byTime, ConversationAssembler.byTime(Duration.ofDays(7), rows::get, complete, this::refuse));
    }

    private void refuse(String id, ConversationEvent event) {
        throw new IllegalStateException("late event of " + id + ": " + event);
    }

    private static void assemble(List<Event> events, ConversationAssembler assembler) {
        for (Event event : events) {
            assembler.add(event.id(), event.event());
        }
        assembler.finish();
    }

    /** From events sorted by conversation. */
    @Benchmark
    public void fromEventsByConversation(Blackhole results) {
        assembleByConversation(talk -> results.consume(talk.toInteraction(ConversationPolicy.DEFAULT)));
    }

    /** From events sorted by time, of which those of a few days are held. */
    @Benchmark
    public void fromEventsByTime(Blackhole results) {
        assembleByTime(talk -> results.consume(talk.toInteraction(ConversationPolicy.DEFAULT)));
    }

    /** From conversations that are in memory. */
    @Benchmark
    public void fromConversations(Blackhole results) {
        for (Conversation talk : conversations) {
            results.consume(talk.toInteraction(ConversationPolicy.DEFAULT));
        }
    }

    /** Reply cycles, times and all that conversation KPIs need, from conversations that are in memory. */
    @Benchmark
    public void outcomes(Blackhole results) {
        for (Conversation talk : conversations) {
            results.consume(talk.reduce(ConversationPolicy.DEFAULT));
        }
    }
}
