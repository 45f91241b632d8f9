package io.github.servicekpi.workforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.servicekpi.stats.Proportion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class WorkDistributionTest {
    private static WorkDistribution of(long... cases) {
        SortedMap<String, Long> byAgent = new TreeMap<>();
        for (int i = 0; i < cases.length; i++) {
            byAgent.put("agent " + i, cases[i]);
        }
        return new WorkDistribution(byAgent, 0);
    }

    /** The example of the definition, worked out by hand. */
    @Test
    void fourAgents() {
        WorkDistribution four = of(30, 50, 5, 15);

        assertThat(four.cases()).isEqualTo(100);
        assertThat(four.share("agent 1")).isEqualTo(Proportion.of(50, 100));
        assertThat(four.share("nobody")).isEqualTo(Proportion.of(0, 100));
        assertThat(four.topShare(2)).isEqualTo(Proportion.of(80, 100));
        assertThat(four.topShare(9)).isEqualTo(Proportion.of(100, 100));
        assertThat(four.herfindahl().orElseThrow()).isEqualTo(0.365);
        assertThat(four.effectiveAgents().orElseThrow()).isCloseTo(1 / 0.365, within(1e-15));
        assertThat(four.gini().orElseThrow()).isEqualTo(0.375);
    }

    @Test
    void countsRowsByAgent() {
        List<String> agents = new ArrayList<>(Arrays.asList("amy", null, "bob", "amy"));
        List<List<String>> rows = agents.stream().map(Arrays::asList).toList();

        WorkDistribution distribution =
                WorkDistribution.<List<String>>calculator(row -> row.get(0)).calculate(rows);

        assertThat(distribution.byAgent()).containsEntry("amy", 2L).containsEntry("bob", 1L);
        assertThat(distribution.withoutAgent()).isEqualTo(1);
    }

    @Test
    void returnsEmptyForNoCases() {
        for (WorkDistribution none : List.of(of(), of(0, 0))) {
            assertThat(none.share("agent 0").value()).isEmpty();
            assertThat(none.topShare(1).value()).isEmpty();
            assertThat(none.herfindahl()).isEmpty();
            assertThat(none.effectiveAgents()).isEmpty();
            assertThat(none.gini()).isEmpty();
        }
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(3, -1))
                .withMessage("cases of agent 1 must not be negative, but was -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WorkDistribution(new TreeMap<>(), -1))
                .withMessage("withoutAgent must not be negative, but was -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(3).topShare(0))
                .withMessage("agents must be at least 1, but was 0");
    }

    /** The Gini coefficient is also half the mean difference of all pairs over the mean. */
    @Property(tries = 200)
    void giniOfPairs(@ForAll @Size(min = 1, max = 20) List<@IntRange(max = 1000) Integer> cases) {
        double differences = 0;
        double sum = 0;
        for (int a : cases) {
            sum += a;
            for (int b : cases) {
                differences += Math.abs(a - b);
            }
        }
        WorkDistribution distribution =
                of(cases.stream().mapToLong(Integer::longValue).toArray());
        if (sum == 0) {
            assertThat(distribution.gini()).isEmpty();
        } else {
            assertThat(distribution.gini().orElseThrow())
                    .isCloseTo(differences / (2 * cases.size() * sum), within(1e-12));
            assertThat(distribution.herfindahl().orElseThrow()).isBetween(1.0 / cases.size() - 1e-12, 1.0);
        }
    }
}
