package io.github.servicekpi.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.servicekpi.conversation.ReplyCycle.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for any history, however bad. */
class ConversationPropertiesTest {
    @Provide
    Arbitrary<Conversation> conversations() {
        return ConversationArbitraries.conversations();
    }

    @Provide
    Arbitrary<ConversationPolicy> policies() {
        return ConversationArbitraries.policies();
    }

    /** The order in which events of one instant are given means nothing, and neither does any order but for its count. */
    @Property
    void shufflingWithinInstantsChangesNothing(
            @ForAll("conversations") Conversation talk,
            @ForAll("policies") ConversationPolicy policy,
            @ForAll Random random) {
        Conversation sorted = Conversation.of(talk.facts(), talk.events());
        List<ConversationEvent> events = new ArrayList<>(sorted.events());
        int from = 0;
        for (int to = 1; to <= events.size(); to++) {
            if (to == events.size()
                    || !events.get(to).at().equals(events.get(from).at())) {
                Collections.shuffle(events.subList(from, to), random);
                from = to;
            }
        }
        Conversation shuffled = Conversation.of(talk.facts(), events);
        assertThat(shuffled).isEqualTo(sorted);
        assertThat(figures(shuffled.reduce(policy))).isEqualTo(figures(sorted.reduce(policy)));
        Collections.shuffle(events, random);
        assertThat(Conversation.of(talk.facts(), events).events()).isEqualTo(sorted.events());
    }

    /** Everything that an outcome tells. */
    private static Map<String, Object> figures(ConversationOutcome outcome) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("interaction", outcome.interaction());
        figures.put("cycles", outcome.replyCycles());
        figures.put("first response", outcome.firstResponse());
        figures.put("statuses", outcome.statusTimes());
        figures.put("net", outcome.netResolution());
        figures.put("defects", outcome.defects());
        figures.put("removal", outcome.removal());
        figures.put("closed by", outcome.closedBy());
        figures.put("participants", outcome.participants());
        figures.put("team", outcome.team());
        return figures;
    }

    @Property
    void totalWaitingIsTheSumOfTheCycles(
            @ForAll("conversations") Conversation talk, @ForAll("policies") ConversationPolicy policy) {
        ConversationOutcome outcome = talk.reduce(policy);
        Duration sum = outcome.replyCycles().stream()
                .map(ReplyCycle::response)
                .filter(Objects::nonNull)
                .reduce(Duration.ZERO, Duration::plus);
        Duration total = outcome.totalWaiting();
        assertThat(total == null ? Duration.ZERO : total).isEqualTo(sum);
        assertThat(total == null)
                .isEqualTo(outcome.replyCycles().stream().noneMatch(cycle -> cycle.state() == State.ANSWERED));
    }

    /** Every event is either followed or counted: the walk never throws. */
    @Property
    void cyclesAreInOrderAndNeverNegative(
            @ForAll("conversations") Conversation talk, @ForAll("policies") ConversationPolicy policy) {
        List<ReplyCycle> cycles = talk.replyCycles(policy);
        for (int i = 0; i < cycles.size(); i++) {
            ReplyCycle cycle = cycles.get(i);
            assertThat(cycle.response() == null || !cycle.response().isNegative())
                    .isTrue();
            assertThat(cycle.repliedAt() != null)
                    .isEqualTo(cycle.state() == State.ANSWERED || cycle.state() == State.ABOVE_LIMIT);
            assertThat(cycle.repliedAt() == null || cycle.closedAt() == null).isTrue();
            if (i > 0) {
                assertThat(cycle.startedAt()).isAfterOrEqualTo(cycles.get(i - 1).startedAt());
                assertThat(cycle.repliesBefore())
                        .isGreaterThanOrEqualTo(cycles.get(i - 1).repliesBefore());
            }
            boolean last = i == cycles.size() - 1;
            assertThat(cycle.state() == State.OPEN && !last)
                    .as("open cycle that is not the last")
                    .isFalse();
        }
    }

    @Property
    void timesByStatusAddUp(@ForAll("conversations") Conversation talk, @ForAll("policies") ConversationPolicy policy) {
        ConversationOutcome outcome = talk.reduce(policy.with(BotTime.INCLUDED));
        StatusTimes times = outcome.statusTimes();
        if (times != null && outcome.interaction().resolvedAt() != null) {
            assertThat(times.unresolved().plus(times.resolved())).isEqualTo(positive(outcome.fullResolution()));
            assertThat(times.unresolved())
                    .isEqualTo(positive(outcome.fullResolution()).minus(times.resolved()));
        }
    }

    /** Whatever the row and the events say of the end, and wherever the times start. */
    @Property
    void partsOfTheResolutionTimeAreNoLongerThanIt(
            @ForAll("conversations") Conversation talk, @ForAll("policies") ConversationPolicy policy) {
        ConversationOutcome outcome = talk.reduce(policy);
        Duration full = outcome.fullResolution();
        if (full != null && !full.isNegative()) {
            for (Duration part : Arrays.asList(outcome.netResolution(), outcome.effectiveResolution())) {
                assertThat(part == null ? full : part).isBetween(Duration.ZERO, full);
            }
        }
    }

    private static Duration positive(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }

    /** The events of a conversation as of an instant are those up to it. */
    @Property
    void asOfTheEndChangesNothing(
            @ForAll("conversations") Conversation talk, @ForAll("policies") ConversationPolicy policy) {
        Conversation end = talk.asOf(ConversationArbitraries.END).orElseThrow();
        assertThat(end.events()).isEqualTo(talk.events());
        assertThat(end.replyCycles(policy)).isEqualTo(talk.replyCycles(policy));
        assertThat(end.toInteraction(policy)).isEqualTo(talk.toInteraction(policy));
    }

    /** Adding to the past is what the past of all together is, and both count the same events as out of order. */
    @Property
    void asOfAndPlusCommute(
            @ForAll("conversations") Conversation talk,
            @ForAll("conversations") Conversation other,
            @ForAll Random random) {
        List<ConversationEvent> events = new ArrayList<>(talk.events());
        Collections.shuffle(events, random);
        Conversation disordered = Conversation.of(talk.facts(), events);
        Instant instant = talk.facts().openedAt().plus(Duration.ofMinutes(random.nextInt(90)));
        Conversation past = disordered.asOf(instant).orElseThrow();
        assertThat(past.plus(other.events()))
                .isEqualTo(disordered.plus(other.events()).asOf(instant).orElseThrow());
        events.removeIf(event -> event.at().isAfter(instant));
        assertThat(past.outOfOrder())
                .isEqualTo(Conversation.of(talk.facts(), events).outOfOrder());
        events.addAll(other.events());
        assertThat(Conversation.of(talk.facts(), events))
                .isEqualTo(Conversation.of(
                                talk.facts(),
                                events.subList(0, events.size() - other.events().size()))
                        .plus(other.events()));
    }

    /** Each single-owner attribution gives each conversation to one agent or to none. */
    @Property
    void attributionIsToOneAgentOrNone(@ForAll("conversations") Conversation talk) {
        ConversationOutcome outcome = talk.reduce(ConversationPolicy.DEFAULT);
        for (Attribution attribution : Attribution.values()) {
            if (attribution != Attribution.PARTICIPANTS) {
                assertThat(outcome.agents(attribution)).hasSizeLessThanOrEqualTo(1);
            }
        }
        assertThat(outcome.participants()).containsAll(outcome.agents(Attribution.LAST_CLOSER));
        assertThat(outcome.agents(Attribution.PARTICIPANTS)).isEqualTo(outcome.participants());
    }
}
