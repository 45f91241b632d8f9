package io.github.servicekpi.conversation;

import io.github.servicekpi.Calculator;
import io.github.servicekpi.Field;
import io.github.servicekpi.Kpi;
import io.github.servicekpi.KpiSet;
import io.github.servicekpi.Table;
import io.github.servicekpi.conversation.ConversationEvent.Message;
import io.github.servicekpi.testing.DurationLaws;
import io.github.servicekpi.testing.Lengths;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitrary;

/** The laws, for every KPI of conversations, their cycles and their messages. */
class OutcomeCalculatorsTest implements DurationLaws<ConversationOutcome> {
    static final List<Kpi<ConversationOutcome, ?>> KPIS = List.of(
            ConversationKpis.FIRST_RESPONSE_TIME,
            ConversationKpis.CONVERSATION_RESPONSE_TIME,
            ConversationKpis.TOTAL_WAITING_TIME,
            ConversationKpis.ANSWERED_RATE,
            ConversationKpis.BOT_CONTAINMENT_RATE,
            ConversationKpis.HANDOFF_RATE,
            WaitingKpis.REQUESTER_WAIT_TIME,
            WaitingKpis.AGENT_WORK_TIME,
            WaitingKpis.AGENT_WAIT_TIME,
            WaitingKpis.ON_HOLD_TIME,
            WaitingKpis.FIRST_RESOLUTION_TIME,
            WaitingKpis.FULL_RESOLUTION_TIME,
            WaitingKpis.NET_RESOLUTION_TIME,
            WaitingKpis.EFFECTIVE_RESOLUTION_TIME);
    private static final List<Kpi<ReplyCycle, ?>> OF_CYCLES =
            List.of(ConversationKpis.RESPONSE_TIME, ConversationKpis.NEXT_RESPONSE_TIME);
    private static final List<Kpi<Message, ?>> OF_MESSAGES = List.of(
            ConversationKpis.MESSAGES_IN, ConversationKpis.MESSAGES_OUT, ConversationKpis.AUTOMATIC_MESSAGES_OUT);
    private static final Field<ConversationOutcome, ConversationOutcome> SELF =
            Field.value("outcome", outcome -> outcome);

    @Override
    public Map<String, Calculator<ConversationOutcome, ?>> calculators() {
        Map<String, Calculator<ConversationOutcome, ?>> all = new LinkedHashMap<>();
        KPIS.forEach(kpi -> all.put(kpi.id(), kpi.calculator()));
        all.put("by team", KpiSet.of(KPIS).groupingBy(ConversationOutcome::team));
        all.put(
                "by participant",
                KpiSet.of(KPIS.subList(0, 3))
                        .mapping(AgentOutcome::outcome)
                        .groupingBy(AgentOutcome::agent)
                        .flatMapping((ConversationOutcome outcome) -> outcome.byAgent(Attribution.PARTICIPANTS)));
        all.put(
                "cycles by agent",
                KpiSet.of(OF_CYCLES).groupingBy(ReplyCycle::agent).flatMapping(ConversationOutcome::replyCycles));
        all.put("messages", KpiSet.of(OF_MESSAGES).flatMapping(ConversationOutcome::messages));
        return all;
    }

    @Override
    public Arbitrary<ConversationOutcome> row() {
        return ConversationArbitraries.outcomes();
    }

    @Override
    public ConversationOutcome row(Lengths lengths, int number, Random random) {
        return ConversationArbitraries.outcome(lengths, number, random);
    }

    @Override
    public Table<ConversationOutcome> table(List<ConversationOutcome> rows) {
        return Table.of(rows, row -> row.get(SELF), List.of(SELF));
    }
}
