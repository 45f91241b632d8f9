package io.github.servicekpi.service;

import static io.github.servicekpi.service.CaseHistories.minute;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.servicekpi.Accumulator;
import io.github.servicekpi.Calculator;
import io.github.servicekpi.Field;
import io.github.servicekpi.Table;
import io.github.servicekpi.testing.DurationLaws;
import io.github.servicekpi.testing.Lengths;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import org.junit.jupiter.api.Test;

/** The laws, for every calculator of case histories. */
class CaseHistoryCalculatorsTest implements DurationLaws<CaseHistory> {
    private static final Field<CaseHistory, CaseHistory> ITSELF = Field.value("history", history -> history);
    private static final Instant AS_OF = minute(12);

    @Override
    public Map<String, Calculator<CaseHistory, ?>> calculators() {
        Map<String, Calculator<CaseHistory, ?>> all = new LinkedHashMap<>();
        all.put("stock", BacklogKpis.stock(AS_OF).calculator());
        all.put("age", BacklogKpis.age(AS_OF).calculator());
        all.put("age in bands", BacklogKpis.ageSpan(AS_OF).within(Duration.ofMinutes(5)));
        all.put("unassigned", BacklogKpis.unassigned(AS_OF).calculator());
        all.put("unanswered", BacklogKpis.unanswered(AS_OF).calculator());
        all.put("flow", BacklogKpis.flow(minute(3), AS_OF).calculator());
        all.put(
                "flows by agent",
                BacklogKpis.flows(List.of(minute(3), minute(7), minute(20)))
                        .groupingBy(
                                (CaseHistory history) -> history.interaction().agent()));
        return all;
    }

    @Override
    public Arbitrary<CaseHistory> row() {
        return CaseHistories.any();
    }

    @Override
    public CaseHistory row(Lengths lengths, int number, Random random) {
        return CaseHistories.history(lengths, number, random);
    }

    @Override
    @SuppressWarnings("NullAway") // every row has itself
    public Table<CaseHistory> table(List<CaseHistory> rows) {
        return Table.of(rows, row -> row.get(ITSELF), List.of(ITSELF));
    }

    @Test
    void refusesStatesOfOtherPeriods() {
        byte[] saved =
                BacklogKpis.flow(minute(3), AS_OF).calculator().newAccumulator().toByteArray();
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> BacklogKpis.flow(minute(4), AS_OF).calculator().fromByteArray(saved))
                .withMessageContaining("another definition");
    }

    /** The opening stock, the exclusions and the counts of a state are the last bytes of it. */
    @Test
    void refusesDamagedStates() {
        Calculator<CaseHistory, BacklogFlow> flow =
                BacklogKpis.flow(minute(3), AS_OF).calculator();
        Accumulator<CaseHistory, BacklogFlow> accumulator = flow.newAccumulator();
        accumulator.add(CaseHistory.of(
                Interaction.builder("later", AS_OF.plusSeconds(60)).build()));
        byte[] saved = accumulator.toByteArray();
        List<CaseChange> changes = List.of(CaseChange.values());
        int resolved = saved.length - 8 * (changes.size() - changes.indexOf(CaseChange.RESOLVED)) + 7;
        byte[] negative = saved.clone();
        negative[saved.length - 8] = -1;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> flow.fromByteArray(negative))
                .withStackTraceContaining("a count must not be negative");
        byte[] moreOut = saved.clone();
        moreOut[resolved] = 1;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> flow.fromByteArray(moreOut))
                .withStackTraceContaining("a backlog must not be negative: -1");
    }
}
