package io.github.servicekpi.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.servicekpi.Kpi;
import io.github.servicekpi.stats.Exclusions;
import io.github.servicekpi.stats.Proportion;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The eight cases of the class comment, made up so that every definition counts others. */
class FirstContactKpisTest {
    private static final Instant OPENED = Instant.parse("2026-03-02T09:00:00Z");

    private static final Map<String, Boolean> ANSWERS =
            Map.of("T1", true, "T3", true, "T4", true, "T5", false, "T6", false, "T8", false);

    private static final List<Interaction> CASES = List.of(
            resolved("T1", 1, 0, 0, 1, 10),
            resolved("T2", 0, 0, 0, 1, 3),
            resolved("T3", 2, 0, 0, 1, 60),
            resolved("T4", 1, 1, 1, 1, 12),
            resolved("T5", 3, 2, 0, 2, 600),
            resolved("T6", 1, 0, 0, 1, 30),
            resolved("T7", 1, 0, 0, 2, 90),
            resolved("T8", 2, 1, 1, 1, 14));

    private static Interaction resolved(
            String id, int replies, int laterMessages, int reopens, int agents, int minutes) {
        return Interaction.builder(id, OPENED)
                .agentReplies(replies)
                .customerMessages(1 + laterMessages)
                .reopens(reopens)
                .agents(agents)
                .firstResolvedAt(OPENED.plus(Duration.ofMinutes(minutes)))
                .resolvedAt(OPENED.plus(Duration.ofMinutes(minutes + (reopens > 0 ? 500 : 0))))
                .build();
    }

    /** Which cases count, since equal percentages may count different ones. */
    private static List<String> counted(Kpi<Interaction, Proportion> definition) {
        return CASES.stream()
                .filter(one -> definition.calculate(List.of(one)).numerator() == 1)
                .map(Interaction::id)
                .toList();
    }

    @Test
    void oneTouch() {
        assertThat(FirstContactKpis.ONE_TOUCH.calculate(CASES)).isEqualTo(Proportion.of(5, 8));
        assertThat(counted(FirstContactKpis.ONE_TOUCH)).containsExactly("T1", "T2", "T4", "T6", "T7");
    }

    @Test
    void singleReply() {
        assertThat(FirstContactKpis.SINGLE_REPLY.calculate(CASES)).isEqualTo(Proportion.of(4, 8));
        assertThat(counted(FirstContactKpis.SINGLE_REPLY)).containsExactly("T1", "T4", "T6", "T7");
    }

    /** Else a one-touch rate that was saved would be opened as a single-reply rate. */
    @Test
    void refusesStatesOfOtherDefinitions() {
        List<Kpi<?, Proportion>> kpis = List.of(
                FirstContactKpis.ONE_TOUCH,
                FirstContactKpis.SINGLE_REPLY,
                FirstContactKpis.NO_REPLY_NEEDED,
                FirstContactKpis.SINGLE_AGENT,
                ResolutionKpis.REOPEN_RATE,
                HandlingKpis.TRANSFER_RATE,
                ComplaintKpis.UPHELD_RATE,
                ComplaintKpis.FULLY_UPHELD_RATE);
        for (Kpi<?, Proportion> saved : kpis) {
            byte[] state = saved.calculator().newAccumulator().toByteArray();
            for (Kpi<?, Proportion> opened : kpis) {
                if (opened != saved) {
                    assertThatIllegalArgumentException()
                            .isThrownBy(() -> opened.calculator().fromByteArray(state))
                            .withMessageContaining("the state is of another definition");
                }
            }
        }
    }

    @Test
    void noReplyNeeded() {
        assertThat(FirstContactKpis.NO_REPLY_NEEDED.calculate(CASES)).isEqualTo(Proportion.of(5, 8));
        assertThat(counted(FirstContactKpis.NO_REPLY_NEEDED)).containsExactly("T1", "T2", "T3", "T6", "T7");
    }

    @Test
    void singleAgent() {
        assertThat(FirstContactKpis.SINGLE_AGENT.calculate(CASES)).isEqualTo(Proportion.of(4, 8));
        assertThat(counted(FirstContactKpis.SINGLE_AGENT)).containsExactly("T1", "T2", "T3", "T6");
    }

    @Test
    void resolvedWithinAQuarterOfAnHour() {
        Kpi<Interaction, Proportion> quick = FirstContactKpis.resolvedWithin(Duration.ofMinutes(15));
        assertThat(quick.calculate(CASES)).isEqualTo(Proportion.of(4, 8));
        assertThat(counted(quick)).containsExactly("T1", "T2", "T4", "T8");
    }

    /** A ninth case, of one agent, resolved after 9 minutes, reopened and open: it is resolved no more. */
    @Test
    void ofWhatWasEverResolved() {
        List<Interaction> cases = new ArrayList<>(CASES);
        cases.add(resolved("T9", 1, 1, 1, 1, 9).toBuilder().resolvedAt(null).build());
        cases.add(Interaction.builder("never resolved", OPENED)
                .agents(1)
                .reopens(0)
                .build());
        Duration limit = Duration.ofMinutes(15);

        assertThat(FirstContactKpis.SINGLE_AGENT.calculate(cases)).isEqualTo(Proportion.of(4, 8));
        assertThat(FirstContactKpis.singleAgent(ResolvedCases.EVER_RESOLVED).calculate(cases))
                .isEqualTo(Proportion.of(4, 9));
        assertThat(FirstContactKpis.resolvedWithin(limit).calculate(cases)).isEqualTo(Proportion.of(4, 8));
        assertThat(FirstContactKpis.resolvedWithin(ResolvedCases.EVER_RESOLVED, limit)
                        .calculate(cases))
                .isEqualTo(Proportion.of(5, 9));

        cases.add(Interaction.builder("reopened", OPENED).reopens(1).build());
        assertThat(FirstContactKpis.resolvedWithin(ResolvedCases.EVER_RESOLVED, limit)
                        .calculate(cases))
                .isEqualTo(new Proportion(5, 9, Exclusions.of("unknown-first-resolution", 1)));
    }

    @Test
    void confirmed() {
        Kpi<Interaction, Proportion> confirmed = FirstContactKpis.confirmedBy(FirstContactKpisTest::answer);
        assertThat(confirmed.calculate(CASES)).isEqualTo(new Proportion(3, 6, Exclusions.of("unanswered", 2)));
        assertThat(counted(confirmed)).containsExactly("T1", "T3", "T4");
    }

    private static @Nullable Boolean answer(Interaction interaction) {
        return ANSWERS.get(interaction.id());
    }

    @Test
    void unknownFactsAndUnresolvedCases() {
        Interaction unresolved = Interaction.builder("open", OPENED)
                .agentReplies(1)
                .customerMessages(1)
                .agents(1)
                .reopens(0)
                .build();
        Interaction unknown =
                Interaction.builder("unknown", OPENED).resolvedAt(OPENED).build();
        Interaction unknownReopens = unknown.toBuilder().agents(1).build();
        Interaction onlyLastResolution = unknown.toBuilder().reopens(2).build();
        List<Interaction> rows = List.of(unresolved, unknown, unknownReopens, onlyLastResolution);

        assertThat(FirstContactKpis.ONE_TOUCH.calculate(rows))
                .isEqualTo(new Proportion(0, 0, Exclusions.of("unknown-agent-replies", 3)));
        assertThat(FirstContactKpis.SINGLE_REPLY.calculate(rows))
                .isEqualTo(new Proportion(0, 0, Exclusions.of("unknown-agent-replies", 3)));
        assertThat(FirstContactKpis.NO_REPLY_NEEDED.calculate(rows))
                .isEqualTo(new Proportion(0, 0, Exclusions.of("unknown-customer-messages", 3)));
        assertThat(FirstContactKpis.SINGLE_AGENT.calculate(rows))
                .isEqualTo(new Proportion(0, 0, Exclusions.of(Map.of("unknown-agents", 2L, "unknown-reopens", 1L))));
        assertThat(FirstContactKpis.resolvedWithin(Duration.ZERO).calculate(rows))
                .isEqualTo(new Proportion(2, 2, Exclusions.of("unknown-first-resolution", 1)));
    }
}
