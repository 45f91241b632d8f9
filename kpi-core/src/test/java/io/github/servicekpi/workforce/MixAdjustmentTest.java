package io.github.servicekpi.workforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class MixAdjustmentTest {
    record Case(String agent, String stratum, Long value) {}

    private static SortedMap<String, MixAdjustment> of(List<Case> cases) {
        return MixAdjustment.calculator(Case::agent, Case::stratum, Case::value).calculate(cases);
    }

    private static void add(List<Case> cases, String agent, String stratum, int solved, int of) {
        for (int i = 0; i < of; i++) {
            cases.add(new Case(agent, stratum, i < solved ? 1L : 0L));
        }
    }

    /** The example of the definition, worked out by hand. */
    @Test
    void hardCasesAreComparedWithHardCases() {
        List<Case> cases = new ArrayList<>();
        add(cases, "amy", "phone", 8, 10);
        add(cases, "bob", "phone", 30, 40);
        add(cases, "amy", "mail", 2, 10);

        MixAdjustment amy = of(cases).get("amy");
        MixAdjustment bob = of(cases).get("bob");

        assertThat(amy.cases()).isEqualTo(20);
        assertThat(amy.observed()).isEqualTo(BigInteger.TEN);
        assertThat(amy.expected()).isEqualByComparingTo("9.6");
        assertThat(amy.ratio().orElseThrow()).isCloseTo(10 / 9.6, within(1e-15));
        assertThat(amy.difference()).isCloseTo(0.02, within(1e-15));
        assertThat(bob.ratio().orElseThrow()).isCloseTo(30 / 30.4, within(1e-15));
        assertThat(bob.difference()).isCloseTo(-0.01, within(1e-15));
    }

    @Test
    void casesOfWhichSomethingIsNotKnownAreLeftOut() {
        assertThat(of(List.of(new Case(null, "phone", 1L), new Case("amy", null, 1L), new Case("amy", "phone", null))))
                .isEmpty();
    }

    @Test
    void returnsNoRatioWhereNothingIsExpected() {
        MixAdjustment adjustment = of(List.of(new Case("amy", "phone", 0L))).get("amy");

        assertThat(adjustment.ratio()).isEmpty();
        assertThat(adjustment.difference()).isZero();
    }

    /** All agents together achieve what is expected of them. */
    @Property(tries = 200)
    void expectedAddsUpToObserved(@ForAll("cases") List<Case> cases) {
        SortedMap<String, MixAdjustment> adjustments = of(cases);
        BigInteger observed =
                adjustments.values().stream().map(MixAdjustment::observed).reduce(BigInteger.ZERO, BigInteger::add);
        BigDecimal expected =
                adjustments.values().stream().map(MixAdjustment::expected).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(expected.subtract(new BigDecimal(observed)).abs()).isLessThan(new BigDecimal("1e-20"));
    }

    @Provide
    Arbitrary<List<Case>> cases() {
        return Combinators.combine(
                        Arbitraries.of("amy", "bob", "cem"),
                        Arbitraries.of("phone", "mail"),
                        Arbitraries.longs().between(-5, 5))
                .as(Case::new)
                .list()
                .ofMaxSize(40);
    }
}
