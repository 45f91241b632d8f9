package io.github.servicekpi.conversation;

import static io.github.servicekpi.conversation.ConversationPolicy.DEFAULT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

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
import io.github.servicekpi.service.BacklogKpis;
import io.github.servicekpi.service.CaseHistory;
import io.github.servicekpi.service.Interaction;
import io.github.servicekpi.service.Origin;
import io.github.servicekpi.stats.Proportion;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ConversationTest {
    private static Instant at(int minute) {
        return Instant.parse("2026-03-02T09:00:00Z").plus(Duration.ofMinutes(minute));
    }

    private static Interaction row(int openedAt) {
        return Interaction.builder("4711", at(openedAt)).build();
    }

    /** All kinds at one instant, in the order in which they happen. */
    private static final List<ConversationEvent> AT_ONCE = List.of(
            new Reopened(at(0)),
            new StatusChanged(at(0), Status.OPEN),
            new StatusChanged(at(0), Status.PENDING),
            new Handoff(at(0)),
            new Assigned(at(0), null, null),
            new Assigned(at(0), null, "first"),
            new Assigned(at(0), "amy", null),
            new Assigned(at(0), "amy", "first"),
            new Assigned(at(0), "bob", "first"),
            new Tagged(at(0), "bug"),
            new Tagged(at(0), "vip"),
            Message.ofCustomer(at(0)),
            new Message(at(0), Author.CUSTOMER, Visibility.INTERNAL, null),
            Message.ofBot(at(0)),
            Message.ofAutomation(at(0)),
            new Message(at(0), Author.SYSTEM, Visibility.PUBLIC, null),
            new Message(at(0), Author.UNKNOWN, Visibility.PUBLIC, null),
            Message.ofAgent(at(0), "amy"),
            Message.ofAgent(at(0), "bob"),
            new Message(at(0), Author.AGENT, Visibility.PUBLIC, null),
            Message.note(at(0), "amy"),
            new SurveySent(at(0)),
            Resolved.byAgent(at(0), "amy"),
            Resolved.byAgent(at(0), null),
            new Resolved(at(0), Author.BOT, null),
            new StatusChanged(at(0), Status.RESOLVED),
            new Merged(at(0), "1"),
            new Merged(at(0), "2"),
            new Deleted(at(0)),
            new Deleted(at(0)));

    @Test
    void eventsOfOneInstantHaveOneOrder() {
        Random random = new Random(42);
        for (int i = 0; i < 100; i++) {
            List<ConversationEvent> shuffled = new ArrayList<>(AT_ONCE);
            Collections.shuffle(shuffled, random);
            assertThat(Conversation.of(row(0), shuffled).events()).isEqualTo(AT_ONCE);
        }
    }

    @Test
    void eventsAloneAreAConversation() {
        Conversation talk = Conversation.of(
                "12", List.of(Message.ofAgent(at(5), "amy"), Message.ofBot(at(1)), Message.note(at(0), "bob")));
        assertThat(talk.facts())
                .isEqualTo(Interaction.builder("12", at(0)).origin(Origin.AGENT).build());
        assertThat(Conversation.of("12", List.of(Message.ofCustomer(at(1)), Message.ofAgent(at(2), "amy")))
                        .facts()
                        .origin())
                .isEqualTo(Origin.CUSTOMER);
        assertThat(Conversation.of("12", List.of(new Reopened(at(1)))).facts().origin())
                .isEqualTo(Origin.CUSTOMER);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Conversation.of("12", List.of()))
                .withMessage("conversation 12 needs a row or an event: it has neither");
    }

    @Test
    void asOfForgetsWhatCameLater() {
        Conversation talk = Conversation.of(
                row(0).toBuilder().resolvedAt(at(50)).build(),
                List.of(Message.ofCustomer(at(0)), Message.ofAgent(at(10), "amy")));
        Conversation before = talk.asOf(at(9)).orElseThrow();
        assertThat(before.events()).containsExactly(Message.ofCustomer(at(0)));
        assertThat(before.replyCycles(DEFAULT)).extracting(ReplyCycle::state).containsExactly(ReplyCycle.State.OPEN);
        assertThat(before.toInteraction(DEFAULT).orElseThrow().resolvedAt()).isNull();
        assertThat(talk.asOf(at(10)).orElseThrow().events()).hasSize(2);
        assertThat(talk.asOf(at(-1))).isEmpty();
    }

    private static long outOfOrder(Conversation talk) {
        return talk.reduce(DEFAULT).defects().count("out-of-order");
    }

    @Test
    void outOfOrderAreThoseGivenAfterLaterOnes() {
        Conversation talk = Conversation.of(
                row(0), List.of(Message.ofAgent(at(30), "amy"), Message.ofCustomer(at(10)), Message.ofCustomer(at(5))));
        assertThat(outOfOrder(talk)).isEqualTo(2);
        assertThat(outOfOrder(talk.plus(List.of()))).isEqualTo(2);
        assertThat(talk.plus(List.of())).isEqualTo(talk);
        assertThat(outOfOrder(talk.plus(List.of(Message.ofCustomer(at(20)))))).isEqualTo(3);
        assertThat(outOfOrder(talk.plus(List.of(Message.ofCustomer(at(40)))))).isEqualTo(2);
        assertThat(outOfOrder(talk.asOf(at(30)).orElseThrow())).isEqualTo(2);
        assertThat(outOfOrder(talk.asOf(at(29)).orElseThrow())).isEqualTo(1); // 5 after 10
        assertThat(outOfOrder(talk.asOf(at(9)).orElseThrow())).isZero();
    }

    @Test
    void whatIsAddedToAPastHasNotHappenedIfItCameLater() {
        Conversation talk = Conversation.of(
                row(0).toBuilder().agent("bob").build(),
                List.of(new StatusChanged(at(60), Status.PENDING), Message.ofCustomer(at(90))));
        Conversation past = talk.asOf(at(180)).orElseThrow();
        assertThat(past.plus(List.of())).isEqualTo(past);
        assertThat(past.plus(List.of()).reduce(DEFAULT).statusTimes().agentWait())
                .isEqualTo(Duration.ofHours(2));
        List<ConversationEvent> further = List.of(
                Message.ofAgent(at(100), "amy"), new Assigned(at(181), "bob", null), Message.ofCustomer(at(70)));
        assertThat(past.plus(further))
                .isEqualTo(talk.plus(further).asOf(at(180)).orElseThrow());

        Conversation merged = Conversation.of(
                Interaction.builder("12", at(-5)).build(),
                List.of(Message.ofAgent(at(240), "amy"), Message.ofCustomer(at(5)), new Merged(at(20), "4711")));
        Conversation absorbing = past.absorbing(merged);
        assertThat(absorbing).isEqualTo(talk.absorbing(merged).asOf(at(180)).orElseThrow());
        assertThat(absorbing.reduce(DEFAULT).firstResponseAt()).isNull();
    }

    @Test
    void absorbsWhatWasMergedIntoIt() {
        Conversation survivor = Conversation.of(
                row(10),
                List.of(Message.ofCustomer(at(10)), Message.ofAgent(at(30), "amy"), Resolved.byAgent(at(40), "amy")));
        Conversation merged = Conversation.of(
                Interaction.builder("12", at(5)).build(),
                List.of(
                        Message.ofCustomer(at(5)),
                        new Tagged(at(6), "vip"),
                        new StatusChanged(at(7), Status.PENDING),
                        new Merged(at(20), "4711"),
                        Message.ofCustomer(at(35))));
        ConversationOutcome outcome = survivor.absorbing(merged).reduce(DEFAULT);
        assertThat(outcome.interaction().openedAt()).isEqualTo(at(5));
        assertThat(outcome.interaction().tags()).containsExactly("vip");
        assertThat(outcome.interaction().customerMessages()).isEqualTo(3);
        assertThat(outcome.firstResponse()).isEqualTo(Duration.ofMinutes(25));
        assertThat(outcome.replyCycles()).hasSize(2);
        assertThat(outcome.statusTimes()).isNull();
        assertThat(outcome.defects().isEmpty()).isTrue();
        Conversation later =
                Conversation.of(Interaction.builder("13", at(15)).build(), List.of(new Merged(at(20), "4711")));
        assertThat(survivor.absorbing(later)).isEqualTo(survivor);
    }

    /** As the comments of the event and of the assembler do it: two were merged into one, one into itself, one into none. */
    @Test
    void absorbsAllThatWereMerged() {
        Map<String, Conversation> talks = new HashMap<>();
        for (Conversation talk : List.of(
                Conversation.of("1", List.of(Message.ofCustomer(at(10)), Message.ofAgent(at(30), "amy"))),
                Conversation.of("2", List.of(Message.ofCustomer(at(11)), new Merged(at(20), "1"))),
                Conversation.of("3", List.of(Message.ofCustomer(at(12)), new Merged(at(20), "1"))),
                Conversation.of("4", List.of(Message.ofCustomer(at(13)), new Merged(at(20), "4"))),
                Conversation.of("5", List.of(Message.ofCustomer(at(14)), new Merged(at(20), "not here"))))) {
            talks.put(talk.id(), talk);
        }
        List.copyOf(talks.values())
                .forEach(talk -> talk.mergedInto()
                        .ifPresent(survivor -> talks.computeIfPresent(survivor, (id, other) -> other.absorbing(talk))));
        assertThat(messagesIn(talks.values())).isEqualTo(4); // all but that of which the other is not here
        assertThat(talks.get("1").mergedInto()).isEmpty();
        assertThat(talks.get("4").mergedInto()).isEmpty();
        assertThat(talks.get("5").mergedInto()).contains("not here");
    }

    private static long messagesIn(Collection<Conversation> talks) {
        return ConversationKpis.MESSAGES_IN
                .calculator()
                .flatMapping(ConversationOutcome::messages)
                .calculate(talks.stream().map(talk -> talk.reduce(DEFAULT)).toList());
    }

    /** Assigned on the fifth day: nobody had it on the third, as the comment of the backlog asks. */
    @Test
    void unassignedBacklogOfThePastIsThatOfWhatWasKnown() {
        List<Conversation> conversations = List.of(Conversation.of(
                "1", List.of(Message.ofCustomer(at(0)), new Assigned(at(4 * 24 * 60), "amy", null))));
        Instant instant = at(2 * 24 * 60);
        List<CaseHistory> then = conversations.stream()
                .flatMap(talk -> talk.asOf(instant).stream())
                .map(talk -> talk.reduce(DEFAULT).history())
                .toList();
        assertThat(BacklogKpis.unassigned(instant).calculate(then)).isEqualTo(Proportion.of(1, 1));
        List<CaseHistory> now = conversations.stream()
                .map(talk -> talk.reduce(DEFAULT).history())
                .toList();
        assertThat(BacklogKpis.unassigned(instant).calculate(now)).isEqualTo(Proportion.of(0, 1));
    }

    @Test
    void absorbsNothingElse() {
        Conversation survivor = Conversation.of(row(0), List.of());
        Conversation other = Conversation.of("12", List.of(new Merged(at(20), "1")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> survivor.absorbing(other))
                .withMessage("12 was not merged into 4711, so that it cannot absorb it: "
                        + "[Merged[at=2026-03-02T09:20:00Z, survivor=1]]");
    }

    @Test
    void equalConversations() {
        Conversation talk = Conversation.of(row(0), List.of(Message.ofCustomer(at(0))));
        assertThat(talk)
                .isEqualTo(Conversation.of(row(0), List.of(Message.ofCustomer(at(0)))))
                .hasSameHashCodeAs(Conversation.of(row(0), List.of(Message.ofCustomer(at(0)))))
                .isNotEqualTo(Conversation.of(row(1), List.of(Message.ofCustomer(at(0)))))
                .isNotEqualTo(Conversation.of(row(0), List.of()))
                .isNotEqualTo(talk.asOf(at(5)).orElseThrow())
                .isNotEqualTo("4711");
        Conversation disordered =
                Conversation.of(row(0), List.of(Message.ofCustomer(at(1)), Message.ofCustomer(at(0))));
        assertThat(disordered).isNotEqualTo(Conversation.of(row(0), disordered.events()));
        ConversationOutcome outcome = talk.reduce(DEFAULT);
        assertThat(outcome)
                .isEqualTo(talk.reduce(DEFAULT))
                .hasSameHashCodeAs(talk.reduce(DEFAULT))
                .isNotEqualTo(talk.reduce(DEFAULT.with(BotTime.EXCLUDED)))
                .isNotEqualTo(disordered.reduce(DEFAULT))
                .isNotEqualTo(talk);
        assertThat(outcome.policy()).isEqualTo(DEFAULT);
        assertThat(talk)
                .asString()
                .startsWith("Conversation[Interaction{id=4711")
                .endsWith("agent=null]]]");
        assertThat(outcome).asString().endsWith("removal null, 1 cycles, defects {}]");
    }

    @Test
    void firstResolutionOfARowAlone() {
        assertThat(firstResolution(null)).isEqualTo(Duration.ofMinutes(9));
        assertThat(firstResolution(0)).isEqualTo(Duration.ofMinutes(9));
        assertThat(firstResolution(1)).isNull();
    }

    private static Duration firstResolution(Integer reopens) {
        Interaction row = row(0).toBuilder().resolvedAt(at(9)).reopens(reopens).build();
        return Conversation.of(row, List.of()).reduce(DEFAULT).firstResolution();
    }

    @Test
    void refusesBlankNames() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Tagged(at(0), " "))
                .withMessage("tag must not be blank: ' '");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Merged(at(0), ""))
                .withMessage("survivor must not be blank: ''");
    }
}
