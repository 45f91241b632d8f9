package io.github.servicekpi.retention;

import io.github.servicekpi.testing.Lengths;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Random;
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

    /** A lifetime around {@link #START} of as many days as the length has minutes, or to the last day; it is also the value. */
    static CustomerLifetime of(Lengths lengths, int number, Random random) {
        Duration length = lengths.of(number, random);
        LocalDate startedOn = START.minusDays(random.nextInt(100));
        long days = Math.min(length.toMinutes(), ChronoUnit.DAYS.between(startedOn, LocalDate.MAX));
        return CustomerLifetime.builder("customer " + random.nextInt(2_000), startedOn)
                .endedOn(random.nextInt(5) == 0 ? null : startedOn.plusDays(days))
                .monthlyValue(BigDecimal.valueOf(length.toSeconds()).add(BigDecimal.valueOf(length.toNanosPart(), 9)))
                .plan(random.nextInt(3) == 0 ? null : random.nextBoolean() ? "basic" : "pro")
                .build();
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
