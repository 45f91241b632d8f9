package io.github.servicekpi.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.servicekpi.Kpi;
import io.github.servicekpi.Span;
import io.github.servicekpi.conversation.ConversationEvent.Deleted;
import io.github.servicekpi.conversation.ConversationEvent.Merged;
import io.github.servicekpi.conversation.ConversationEvent.Message;
import io.github.servicekpi.conversation.ConversationEvent.Reopened;
import io.github.servicekpi.conversation.ConversationEvent.Resolved;
import io.github.servicekpi.conversation.ConversationEvent.StatusChanged;
import io.github.servicekpi.service.CaseChange;
import io.github.servicekpi.service.CaseHistory;
import io.github.servicekpi.service.CaseHistory.Change;
import io.github.servicekpi.service.Interaction;
import io.github.servicekpi.stats.DurationDistribution;
import io.github.servicekpi.stats.Exclusions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** When a conversation was in which status and in the backlog: by example, and as random histories must have it. */
class StatusSpansTest {
    private static final Interaction ROW = Interaction.builder("c", minute(0)).build();

    private static Instant minute(int minute) {
        return Instant.parse("2026-03-02T09:00:00Z").plusSeconds(60L * minute);
    }

    private static ConversationOutcome reduce(ConversationEvent... events) {
        return Conversation.of(ROW, List.of(events)).reduce(ConversationPolicy.DEFAULT);
    }

    @Test
    void spansFollowEachOther() {
        ConversationOutcome outcome = reduce(
                new StatusChanged(minute(20), Status.OPEN),
                new StatusChanged(minute(30), Status.OPEN),
                new StatusChanged(minute(60), Status.PENDING),
                Resolved.byAgent(minute(90), "amy"),
                new Reopened(minute(95)));
        assertThat(outcome.statusSpans())
                .containsExactly(
                        new StatusSpan(Status.NEW, minute(0), minute(20)),
                        new StatusSpan(Status.OPEN, minute(20), minute(60)),
                        new StatusSpan(Status.PENDING, minute(60), minute(90)),
                        new StatusSpan(Status.RESOLVED, minute(90), minute(95)),
                        new StatusSpan(Status.OPEN, minute(95), null));
        assertThat(outcome.history().changes())
                .containsExactly(
                        new Change(minute(0), CaseChange.CREATED),
                        new Change(minute(90), CaseChange.RESOLVED),
                        new Change(minute(95), CaseChange.REOPENED));
    }

    /** A "thanks" reopens where customers' messages do; if nobody answers it, such a reopening need not count. */
    @Test
    void reopeningThatDoesNotCount() {
        Conversation thanks = Conversation.of(
                ROW,
                List.of(
                        Resolved.byAgent(minute(10), "amy"),
                        Message.ofCustomer(minute(20)),
                        Resolved.byAgent(minute(30), "amy")));
        ConversationPolicy counted = ConversationPolicy.DEFAULT.with(Reopening.BY_CUSTOMER_MESSAGE);
        assertThat(thanks.reduce(counted).statusSpans())
                .containsExactly(
                        new StatusSpan(Status.NEW, minute(0), minute(10)),
                        new StatusSpan(Status.RESOLVED, minute(10), minute(20)),
                        new StatusSpan(Status.OPEN, minute(20), minute(30)),
                        new StatusSpan(Status.RESOLVED, minute(30), null));
        assertThat(thanks.reduce(counted.with(ReopenCount.ANSWERED)).statusSpans())
                .containsExactly(
                        new StatusSpan(Status.NEW, minute(0), minute(10)),
                        new StatusSpan(Status.RESOLVED, minute(10), null));
    }

    @Test
    void ends() {
        assertThat(reduce(new Merged(minute(5), "other")).history().changes())
                .containsExactly(new Change(minute(0), CaseChange.CREATED), new Change(minute(5), CaseChange.MERGED));
        assertThat(reduce(new Deleted(minute(5))).history().changes())
                .containsExactly(new Change(minute(0), CaseChange.CREATED), new Change(minute(5), CaseChange.DELETED));
        Interaction resolved = ROW.toBuilder().resolvedAt(minute(7)).build();
        assertThat(Conversation.of(resolved, List.of(Message.ofCustomer(minute(1))))
                        .reduce(ConversationPolicy.DEFAULT)
                        .history())
                .isEqualTo(CaseHistory.of(resolved.toBuilder()
                        .customerMessages(1)
                        .agentReplies(0)
                        .agents(0)
                        .build()));
    }

    @Provide
    Arbitrary<ConversationOutcome> outcomes() {
        return ConversationArbitraries.outcomes();
    }

    /** Without gaps from the opening on, no two of one status in a row, and as long as the times by status say. */
    @Property
    void addUpToTimes(@ForAll("outcomes") ConversationOutcome outcome) {
        List<StatusSpan> spans = outcome.statusSpans();
        StatusSpan last = spans.get(spans.size() - 1);
        assertThat(spans.get(0).startInclusive())
                .isEqualTo(outcome.interaction().openedAt());
        assertThat(last.endExclusive()).isNull();
        for (int i = 1; i < spans.size(); i++) {
            assertThat(spans.get(i).startInclusive()).isEqualTo(spans.get(i - 1).endExclusive());
            assertThat(spans.get(i).status()).isNotEqualTo(spans.get(i - 1).status());
        }
        StatusTimes times = outcome.statusTimes();
        if (times != null) {
            Instant resolvedAt = outcome.interaction().resolvedAt();
            Instant end = resolvedAt == null ? outcome.conversation().knownUntil() : resolvedAt;
            Map<Status, Duration> spent = new EnumMap<>(Status.class);
            for (StatusSpan span : spans) {
                Instant until =
                        span.endExclusive() == null || span.endExclusive().isAfter(end) ? end : span.endExclusive();
                if (until.isAfter(span.startInclusive())) {
                    spent.merge(span.status(), Duration.between(span.startInclusive(), until), Duration::plus);
                }
            }
            assertThat(times)
                    .isEqualTo(new StatusTimes(
                            spent.getOrDefault(Status.NEW, Duration.ZERO),
                            spent.getOrDefault(Status.OPEN, Duration.ZERO),
                            spent.getOrDefault(Status.PENDING, Duration.ZERO),
                            spent.getOrDefault(Status.ON_HOLD, Duration.ZERO),
                            spent.getOrDefault(Status.RESOLVED, Duration.ZERO)));
        }
    }

    /** No span can show a resolution before the opening, which starts them all. */
    @Test
    void resolutionBeforeTheOpeningIsNoHistory() {
        ConversationOutcome outcome = reduce(new StatusChanged(minute(-60), Status.RESOLVED));
        assertThat(outcome.history().isValid()).isFalse();
        assertThat(CaseHistory.of(outcome.interaction()).isValid()).isFalse();
        for (Kpi<ConversationOutcome, DurationDistribution> kpi : List.of(
                WaitingKpis.REQUESTER_WAIT_TIME, WaitingKpis.AGENT_WAIT_TIME, WaitingKpis.FULL_RESOLUTION_TIME)) {
            DurationDistribution times = kpi.calculate(List.of(outcome));
            assertThat(times.count()).isZero();
            assertThat(times.excluded()).isEqualTo(Exclusions.of(Span.NEGATIVE, 1));
        }
        ConversationOutcome again = reduce(
                new StatusChanged(minute(-60), Status.RESOLVED),
                new Reopened(minute(30)),
                Resolved.byAgent(minute(60), "amy"));
        assertThat(again.history().isValid()).isFalse();
        assertThat(WaitingKpis.AGENT_WORK_TIME.calculate(List.of(again)).max()).contains(Duration.ofMinutes(30));
    }

    /** Open where it is not resolved, until it is removed; nothing is ignored, as spans take turns. */
    @Property
    void historyAgreesWithSpans(@ForAll("outcomes") ConversationOutcome outcome) {
        CaseHistory history = outcome.history();
        List<StatusSpan> spans = outcome.statusSpans();
        List<StatusSpan> resolved = new ArrayList<>(spans);
        resolved.removeIf(span -> span.status() != Status.RESOLVED);
        if (outcome.removal() == null && !resolved.isEmpty() && history.isValid()) {
            assertThat(history.isOpenAt(ConversationArbitraries.END))
                    .isEqualTo(spans.get(spans.size() - 1).status() != Status.RESOLVED);
            for (StatusSpan span : spans) {
                assertThat(history.isOpenAt(span.startInclusive())).isEqualTo(span.status() != Status.RESOLVED);
            }
            assertThat(history.ignored().isEmpty()).isTrue();
        }
        if (outcome.removal() != null) {
            assertThat(history.isOpenAt(ConversationArbitraries.END)).isFalse();
        }
    }
}
