package io.github.servicekpi.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.servicekpi.Accumulator;
import io.github.servicekpi.conversation.ConversationEvent.Deleted;
import io.github.servicekpi.conversation.ConversationEvent.Merged;
import io.github.servicekpi.conversation.ConversationEvent.Message;
import io.github.servicekpi.conversation.ConversationEvent.Reopened;
import io.github.servicekpi.conversation.ConversationEvent.Resolved;
import io.github.servicekpi.conversation.ConversationEvent.StatusChanged;
import io.github.servicekpi.service.Interaction;
import io.github.servicekpi.stats.Proportion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What is handed out when, what is held, and what is late. */
class ConversationAssemblerTest {
    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    private final Map<String, Interaction> rows = new HashMap<>();
    private final List<Conversation> complete = new ArrayList<>();
    private final List<LateEvent> late = new ArrayList<>();

    private record LateEvent(String id, ConversationEvent event) {}

    private static Instant day(int day) {
        return START.plus(Duration.ofDays(day));
    }

    private ConversationAssembler byConversation() {
        return ConversationAssembler.byConversation(
                rows::get, complete::add, (id, event) -> late.add(new LateEvent(id, event)));
    }

    private ConversationAssembler byTime(int quietDays) {
        return ConversationAssembler.byTime(
                Duration.ofDays(quietDays),
                rows::get,
                complete::add,
                (id, event) -> late.add(new LateEvent(id, event)));
    }

    private List<String> ids() {
        return complete.stream().map(Conversation::id).toList();
    }

    @Test
    void holdsOneConversationAtATime() {
        rows.put("a", Interaction.builder("a", day(0)).channel("chat").build());
        ConversationAssembler assembler = byConversation();
        assembler.add("a", Message.ofCustomer(day(2)));
        assembler.add("a", Message.ofCustomer(day(1)));
        assertThat(assembler.held()).isEqualTo(1);
        assembler.add("b", Message.ofCustomer(day(5)));
        assertThat(complete)
                .containsExactly(Conversation.of(
                        rows.get("a"), List.of(Message.ofCustomer(day(2)), Message.ofCustomer(day(1)))));
        assertThat(assembler.held()).isEqualTo(1);
        assembler.finish();
        assertThat(assembler.held()).isZero();
        assertThat(complete.get(1)).isEqualTo(Conversation.of("b", List.of(Message.ofCustomer(day(5)))));
    }

    /** As the class comment does it. */
    @Test
    void accumulatesWhatIsCompleteAndKeepsWhatIsLate() {
        ConversationPolicy policy = ConversationPolicy.DEFAULT;
        Accumulator<ConversationOutcome, Proportion> accumulator =
                ConversationKpis.ANSWERED_RATE.calculator().newAccumulator();
        Map<String, List<ConversationEvent>> later = new HashMap<>();
        ConversationAssembler assembler = ConversationAssembler.byTime(
                Duration.ofDays(30),
                rows::get,
                talk -> accumulator.add(talk.reduce(policy)),
                (id, event) ->
                        later.computeIfAbsent(id, any -> new ArrayList<>()).add(event));
        assembler.add("a", Message.ofCustomer(day(0)));
        assembler.add("a", Resolved.byAgent(day(1), "amy"));
        assembler.add("b", Message.ofCustomer(day(90)));
        assembler.add("a", Message.ofCustomer(day(91)));
        assembler.finish();
        assertThat(accumulator.result()).isEqualTo(Proportion.of(0, 2));
        assertThat(later).isEqualTo(Map.of("a", List.of(Message.ofCustomer(day(91)))));
    }

    @Test
    void countsAndHandsOverWhatStandsApart() {
        ConversationAssembler assembler = byConversation();
        assembler.add("a", Message.ofCustomer(day(0)));
        assembler.add("b", Message.ofCustomer(day(0)));
        assembler.add("a", Message.ofCustomer(day(1)));
        assembler.add("b", Message.ofCustomer(day(1)));
        assembler.finish();
        assertThat(ids()).containsExactly("a", "b");
        assertThat(assembler.lateEvents()).isEqualTo(2);
        assertThat(late)
                .containsExactly(
                        new LateEvent("a", Message.ofCustomer(day(1))), new LateEvent("b", Message.ofCustomer(day(1))));
        assertThat(complete.get(0).plus(List.of(late.get(0).event())).events()).hasSize(2);
    }

    @Test
    void handsOutWhatWasClosedForLongerThanTheQuietPeriod() {
        ConversationAssembler assembler = byTime(10);
        assembler.add("resolved", Resolved.byAgent(day(0), "amy"));
        assembler.add("by status", new StatusChanged(day(1), Status.RESOLVED));
        assembler.add("merged", new Merged(day(2), "x"));
        assembler.add("deleted", new Deleted(day(3)));
        assembler.add("open", Message.ofCustomer(day(4)));
        assembler.add("open", Message.ofCustomer(day(10)));
        assertThat(complete).isEmpty();
        assembler.add("open", Message.ofCustomer(day(10).plusNanos(1)));
        assertThat(ids()).containsExactly("resolved");
        assembler.add("open", Message.ofCustomer(day(20)));
        assertThat(ids()).containsExactly("resolved", "by status", "merged", "deleted");
        assertThat(assembler.held()).isEqualTo(1);
        assembler.finish();
        assertThat(ids()).last().isEqualTo("open");
    }

    @Test
    void waitsAgainAfterEveryEvent() {
        ConversationAssembler assembler = byTime(10);
        assembler.add("a", Resolved.byAgent(day(0), "amy"));
        assembler.add("a", Message.ofCustomer(day(9)));
        assembler.add("b", Message.ofCustomer(day(19)));
        assertThat(complete).isEmpty();
        assembler.add("a", new Reopened(day(19)));
        assembler.add("b", Message.ofCustomer(day(100)));
        assertThat(complete).isEmpty();
        assembler.add("a", new StatusChanged(day(101), Status.RESOLVED));
        assembler.add("a", new StatusChanged(day(102), Status.OPEN));
        assembler.add("b", Message.ofCustomer(day(200)));
        assertThat(complete).isEmpty();
        assertThat(assembler.held()).isEqualTo(2);
    }

    @Test
    void lastInTimeDecidesWhetherItIsClosed() {
        ConversationAssembler assembler = byTime(10);
        assembler.add("reopened", Message.ofCustomer(day(0)));
        assembler.add("reopened", new Reopened(day(3)));
        assembler.add("reopened", Resolved.byAgent(day(1), "amy"));
        assembler.add("closed", new StatusChanged(day(4), Status.RESOLVED));
        assembler.add("closed", new StatusChanged(day(2), Status.OPEN));
        assembler.add("closed", new StatusChanged(day(4), Status.OPEN)); // at once: resolved last
        assembler.add("open", Message.ofCustomer(day(20)));
        assertThat(ids()).containsExactly("closed");
        assembler.add("reopened", Message.ofCustomer(day(21)));
        assertThat(late).isEmpty();
    }

    @Test
    void closesWhatTheRowCallsOver() {
        rows.put(
                "resolved",
                Interaction.builder("resolved", day(0)).resolvedAt(day(5)).build());
        rows.put(
                "abandoned",
                Interaction.builder("abandoned", day(0)).abandonedAt(day(0)).build());
        rows.put(
                "answered",
                Interaction.builder("answered", day(0))
                        .abandonedAt(day(0))
                        .answeredAt(day(0))
                        .build());
        rows.put(
                "reopened",
                Interaction.builder("reopened", day(0)).resolvedAt(day(1)).build());
        ConversationAssembler assembler = byTime(10);
        for (String id : List.of("resolved", "abandoned", "answered")) {
            assembler.add(id, Message.ofCustomer(day(1)));
        }
        assembler.add("reopened", new Reopened(day(1)));
        assembler.add("open", Message.ofCustomer(day(15)));
        assertThat(ids()).containsExactly("abandoned");
        assembler.add("open", Message.ofCustomer(day(16)));
        assertThat(ids()).containsExactly("abandoned", "resolved");
        assertThat(assembler.held()).isEqualTo(3);
    }

    @Test
    void countsWhatComesAfterTheQuietPeriod() {
        ConversationAssembler assembler = byTime(10);
        assembler.add("a", Resolved.byAgent(day(0), "amy"));
        assembler.add("a", new Reopened(day(11)));
        assembler.add("a", Message.ofCustomer(day(12)));
        assembler.finish();
        assertThat(ids()).containsExactly("a");
        assertThat(assembler.lateEvents()).isEqualTo(2);
        assertThat(late).hasSize(2);
    }

    @Test
    void putsEarlierEventsInTheirPlace() {
        ConversationAssembler assembler = byTime(10);
        assembler.add("a", Message.ofCustomer(day(0)));
        assembler.add("a", Message.ofAgent(day(3), "amy"));
        assembler.add("a", Message.ofCustomer(day(2)));
        assembler.finish();
        assertThat(complete.get(0).events())
                .containsExactly(
                        Message.ofCustomer(day(0)), Message.ofCustomer(day(2)), Message.ofAgent(day(3), "amy"));
        assertThat(complete.get(0).reduce(ConversationPolicy.DEFAULT).defects().count("out-of-order"))
                .isEqualTo(1);
    }

    @Test
    void holdsEverythingWhereTheQuietPeriodDoesNotEnd() {
        Duration halfOfTime = Duration.between(START, Instant.MAX);
        for (Duration quiet : List.of(ChronoUnit.FOREVER.getDuration(), halfOfTime)) {
            ConversationAssembler assembler = ConversationAssembler.byTime(
                    quiet, rows::get, complete::add, (id, event) -> late.add(new LateEvent(id, event)));
            assembler.add("a", Resolved.byAgent(day(1), "amy"));
            assembler.add("b", Message.ofCustomer(Instant.MAX));
            assembler.add("a", Message.ofCustomer(day(2)));
            assertThat(assembler.held()).isEqualTo(2);
        }
        assertThat(late).isEmpty();
    }

    @Test
    void refusesANegativeQuietPeriodAndEventsAfterTheEnd() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> byTime(-1))
                .withMessage("quiet must not be negative: PT-24H");
        ConversationAssembler assembler = byTime(1);
        assembler.finish();
        assertThatIllegalStateException()
                .isThrownBy(() -> assembler.add("a", new Reopened(day(0))))
                .withMessage("an event of conversation a came after the end: Reopened[at=2026-03-02T00:00:00Z]");
    }

    /** By conversation or by time, every event is in its conversation or late. */
    @Property(tries = 200)
    void losesNothing(@ForAll Random random) {
        Map<String, Conversation> talks = new HashMap<>();
        for (int i = 0; i < 30; i++) {
            Conversation talk = ConversationArbitraries.conversation(random);
            talks.put(talk.id(), talk);
        }
        List<LateEvent> events = new ArrayList<>();
        talks.forEach((id, talk) -> talk.events().forEach(event -> events.add(new LateEvent(id, event))));
        Map<String, Conversation> sorted = new HashMap<>();
        talks.values().stream()
                .filter(talk -> !talk.events().isEmpty())
                .forEach(talk -> sorted.put(talk.id(), Conversation.of(talk.facts(), talk.events())));

        complete.clear();
        ConversationAssembler byConversation = ConversationAssembler.byConversation(
                id -> talks.get(id).facts(), complete::add, (id, event) -> late.add(new LateEvent(id, event)));
        events.forEach(event -> byConversation.add(event.id(), event.event()));
        byConversation.finish();
        assertThat(byId()).isEqualTo(sorted);
        assertThat(late).isEmpty();

        complete.clear();
        ConversationAssembler byTime = ConversationAssembler.byTime(
                Duration.ofMinutes(random.nextInt(60)),
                id -> talks.get(id).facts(),
                complete::add,
                (id, event) -> late.add(new LateEvent(id, event)));
        events.sort(Comparator.comparing(event -> event.event().at()));
        events.forEach(event -> byTime.add(event.id(), event.event()));
        byTime.finish();
        assertThat(byTime.lateEvents()).isEqualTo(late.size());
        Map<String, Conversation> again = byId();
        late.forEach(event -> again.computeIfPresent(event.id(), (id, talk) -> talk.plus(List.of(event.event()))));
        assertThat(again).isEqualTo(sorted);
        assertThat(byTime.held()).isZero();
        late.clear();
    }

    private Map<String, Conversation> byId() {
        return complete.stream().collect(Collectors.toMap(Conversation::id, talk -> talk));
    }

    @Test
    void remembersManyIds() {
        IdMemory memory = new IdMemory();
        for (int i = 0; i < 10_000; i += 2) {
            assertThat(memory.add("id" + i)).as("id%s", i).isTrue();
            assertThat(memory.add("id" + i)).as("id%s again", i).isFalse();
        }
        for (int i = 0; i < 10_000; i++) {
            assertThat(memory.add("id" + i)).as("id%s", i).isEqualTo(i % 2 == 1);
        }
    }

    /** The conversation is not taken for one that was handed out. */
    @Test
    void takesEventAgainWhenItsRowWasNotFound() {
        AtomicBoolean reachable = new AtomicBoolean();
        ConversationAssembler assembler = ConversationAssembler.byConversation(
                id -> {
                    if (!reachable.get()) {
                        throw new UncheckedIOException(new IOException("no answer"));
                    }
                    return null;
                },
                complete::add,
                (id, event) -> late.add(new LateEvent(id, event)));
        ConversationEvent event = Message.ofCustomer(day(1));
        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> assembler.add("a", event));
        reachable.set(true);
        assembler.add("a", event);
        assembler.finish();
        assertThat(complete).containsExactly(Conversation.of("a", List.of(event)));
        assertThat(late).isEmpty();
    }
}
