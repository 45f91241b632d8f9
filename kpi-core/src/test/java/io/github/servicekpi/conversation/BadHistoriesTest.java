package io.github.servicekpi.conversation;

import static io.github.servicekpi.conversation.ConversationPolicy.DEFAULT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.servicekpi.Span;
import io.github.servicekpi.conversation.ConversationEvent.Deleted;
import io.github.servicekpi.conversation.ConversationEvent.Merged;
import io.github.servicekpi.conversation.ConversationEvent.Message;
import io.github.servicekpi.conversation.ConversationEvent.Reopened;
import io.github.servicekpi.conversation.ConversationEvent.Resolved;
import io.github.servicekpi.service.Interaction;
import io.github.servicekpi.service.ResponseKpis;
import io.github.servicekpi.stats.Exclusions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Histories that cannot be right: each is counted, or refused where the policy says so. */
class BadHistoriesTest {
    private static final Instant OPENED = at(0);

    private static Instant at(int minute) {
        return Instant.parse("2026-03-02T09:00:00Z").plus(Duration.ofMinutes(minute));
    }

    private static Conversation talk(ConversationEvent... events) {
        return Conversation.of(Interaction.builder("4711", OPENED).build(), List.of(events));
    }

    /** Counted by default, refused with the words otherwise. */
    private static ConversationOutcome counted(Conversation talk, Defect defect, int count, String words) {
        ConversationOutcome outcome = talk.reduce(DEFAULT);
        assertThat(outcome.defects()).isEqualTo(Exclusions.of(defect.reason(), count));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> talk.reduce(DEFAULT.with(BadHistory.FAIL)))
                .withMessage("conversation 4711, opened 2026-03-02T09:00:00Z: " + words);
        return outcome;
    }

    @Test
    void nothingWrong() {
        Conversation talk = talk(Message.ofCustomer(at(0)), Message.ofAgent(at(1), "amy"));
        assertThat(talk.reduce(DEFAULT).defects()).isEqualTo(Exclusions.none());
        assertThat(talk.reduce(DEFAULT.with(BadHistory.FAIL)).firstResponseAt()).isEqualTo(at(1));
    }

    @Test
    void unknownAuthor() {
        Message unknown = new Message(at(5), Author.UNKNOWN, Visibility.PUBLIC, null);
        ConversationOutcome outcome = counted(
                talk(Message.ofCustomer(at(0)), unknown),
                Defect.UNKNOWN_AUTHOR,
                1,
                "unknown-author: Message[at=2026-03-02T09:05:00Z, author=UNKNOWN, visibility=PUBLIC, agent=null]");
        assertThat(outcome.isAnswered()).isFalse();
        assertThat(outcome.interaction().customerMessages()).isEqualTo(1);
        assertThat(outcome.interaction().agentReplies()).isZero();
    }

    @Test
    void replyBeforeOpening() {
        ConversationOutcome outcome = counted(
                talk(Message.ofAgent(at(-5), "amy"), Message.ofCustomer(at(0))),
                Defect.BEFORE_OPENING,
                1,
                "before-opening: Message[at=2026-03-02T08:55:00Z, author=AGENT, visibility=PUBLIC, agent=amy]");
        assertThat(outcome.firstResponse()).isEqualTo(Duration.ofMinutes(-5));
        Exclusions negative = Exclusions.of(Span.NEGATIVE, 1);
        assertThat(ResponseKpis.FIRST_RESPONSE_TIME
                        .calculate(List.of(outcome.interaction()))
                        .excluded())
                .isEqualTo(negative);
        assertThat(ConversationKpis.FIRST_RESPONSE_TIME
                        .calculate(List.of(outcome))
                        .excluded())
                .isEqualTo(negative);
    }

    @Test
    void resolvedTwice() {
        ConversationOutcome outcome = counted(
                talk(Resolved.byAgent(at(10), "amy"), Resolved.byAgent(at(20), "bob")),
                Defect.RESOLVED_TWICE,
                1,
                "resolved-twice: Resolved[at=2026-03-02T09:20:00Z, author=AGENT, agent=bob]");
        assertThat(outcome.fullResolution()).isEqualTo(Duration.ofMinutes(10));
        assertThat(outcome.interaction().reopens()).isZero();
        assertThat(outcome.agents(Attribution.LAST_CLOSER)).containsExactly("amy");
    }

    @Test
    void reopenedUnresolved() {
        ConversationOutcome outcome = counted(
                talk(new Reopened(at(10)), Resolved.byAgent(at(20), "amy")),
                Defect.REOPENED_UNRESOLVED,
                1,
                "reopened-unresolved: Reopened[at=2026-03-02T09:10:00Z]");
        assertThat(outcome.interaction().reopens()).isZero();
        assertThat(outcome.fullResolution()).isEqualTo(Duration.ofMinutes(20));
    }

    @Test
    void mergedIntoItself() {
        ConversationOutcome outcome = counted(
                talk(new Merged(at(10), "4711")),
                Defect.MERGED_INTO_ITSELF,
                1,
                "merged-into-itself: Merged[at=2026-03-02T09:10:00Z, survivor=4711]");
        assertThat(outcome.removal()).isNull();
    }

    @Test
    void eventsAfterDeletion() {
        Conversation talk = talk(
                Message.ofCustomer(at(0)), new Deleted(at(10)), Message.ofAgent(at(11), "amy"), new Deleted(at(12)));
        assertThat(talk.reduce(DEFAULT).defects()).isEqualTo(Exclusions.of("after-deletion", 2));
        assertThat(talk.reduce(DEFAULT).removal()).isEqualTo(Removal.DELETED);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> talk.reduce(DEFAULT.with(BadHistory.FAIL)))
                .withMessage(
                        "conversation 4711, opened 2026-03-02T09:00:00Z: after-deletion: Message[at=2026-03-02T09:11:00Z,"
                                + " author=AGENT, visibility=PUBLIC, agent=amy]");
    }

    @Test
    void eventsAfterMerge() {
        ConversationOutcome outcome = counted(
                talk(new Merged(at(10), "12"), Message.ofCustomer(at(11))),
                Defect.AFTER_MERGE,
                1,
                "after-merge: Message[at=2026-03-02T09:11:00Z, author=CUSTOMER, visibility=PUBLIC, agent=null]");
        assertThat(outcome.removal()).isEqualTo(Removal.MERGED);
    }

    @Test
    void clockRunningBackwards() {
        ConversationOutcome outcome = counted(
                talk(
                        Message.ofCustomer(at(10)),
                        Message.ofAgent(at(30), "amy"),
                        Message.ofCustomer(at(20)),
                        Message.ofCustomer(at(29)),
                        Message.ofAgent(at(40), "amy")),
                Defect.OUT_OF_ORDER,
                2,
                "out-of-order: 2 events were given after later ones");
        assertThat(outcome.replyCycles()).hasSize(1);
        assertThat(outcome.totalWaiting()).isEqualTo(Duration.ofMinutes(20));
    }
}
