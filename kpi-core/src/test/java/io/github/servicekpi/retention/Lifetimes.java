package io.github.servicekpi.retention;

import java.math.BigDecimal;
import java.time.LocalDate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Builders;
import net.jqwik.api.Tuple;

/** Lifetimes for tests. */
final class Lifetimes {
    static final LocalDate START = LocalDate.of(2026, 3, 1);
    static final LocalDate END = LocalDate.of(2026, 3, 11);

    private Lifetimes() {}

    /** A lifetime from one text to another, null for none. */
    static CustomerLifetimeBuilder of(String customer, String startedOn, String endedOn) {
        return CustomerLifetime.builder(customer, LocalDate.parse(startedOn))
                .endedOn(endedOn == null ? null : LocalDate.parse(endedOn));
    }

    /**
     * Several lifetimes of few customers, around the ten days from {@link #START}: bad ones, missing values, many equal
     * ones.
     */
    static Arbitrary<CustomerLifetime> any() {
        return Builders.withBuilder(Draft::new)
                .use(Arbitraries.of("ann", "bob", "cid", "dot", "eve", "fay", "\uD83D\uDE00", "\uD800"))
                .inSetter((draft, value) -> draft.customer = value)
                .use(days())
                .inSetter((draft, value) -> draft.startedOn = value)
                .use(days().injectNull(0.3))
                .inSetter((draft, value) -> draft.endedOn = value)
                .use(amounts().injectNull(0.1))
                .inSetter((draft, value) -> draft.monthlyValue = value)
                .use(amounts().injectNull(0.5))
                .inSetter((draft, value) -> draft.endValue = value)
                .use(Arbitraries.of("basic", "pro").injectNull(0.2))
                .inSetter((draft, value) -> draft.plan = value)
                .build(Draft::lifetime);
    }

    private static Arbitrary<LocalDate> days() {
        return Arbitraries.frequencyOf(
                Tuple.of(20, Arbitraries.integers().between(-5, 15).map(START::plusDays)),
                Tuple.of(1, Arbitraries.of(LocalDate.MIN, LocalDate.MAX, LocalDate.EPOCH)));
    }

    private static Arbitrary<BigDecimal> amounts() {
        return Arbitraries.frequencyOf(
                Tuple.of(9, Arbitraries.integers().between(0, 30).map(BigDecimal::valueOf)),
                Tuple.of(3, Arbitraries.integers().between(0, 3000).map(cents -> BigDecimal.valueOf(cents, 2))),
                Tuple.of(1, Arbitraries.of(new BigDecimal("1E+49"), new BigDecimal("1E-50"), new BigDecimal("0.10"))));
    }

    private static final class Draft {
        private String customer;
        private LocalDate startedOn;
        private LocalDate endedOn;
        private BigDecimal monthlyValue;
        private BigDecimal endValue;
        private String plan;

        CustomerLifetime lifetime() {
            return CustomerLifetime.builder(customer, startedOn)
                    .endedOn(endedOn)
                    .monthlyValue(monthlyValue)
                    .endValue(endValue)
                    .plan(plan)
                    .dimension("region", plan == null ? null : "north")
                    .build();
        }
    }
}
