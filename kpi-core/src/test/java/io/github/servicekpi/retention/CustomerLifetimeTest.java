package io.github.servicekpi.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CustomerLifetimeTest {
    private static final CustomerLifetime ACME = Lifetimes.of("acme", "2026-01-05", "2026-02-10")
            .plan("pro")
            .segment("vip")
            .monthlyValue(new BigDecimal("49.90"))
            .endValue(new BigDecimal("39.90"))
            .dimension("region", "north")
            .dimension("industry", "rail")
            .build();

    @Test
    void keepsWhatItIsGiven() {
        assertThat(ACME.customer()).isEqualTo("acme");
        assertThat(ACME.startedOn()).isEqualTo("2026-01-05");
        assertThat(ACME.endedOn()).isEqualTo("2026-02-10");
        assertThat(ACME.plan()).isEqualTo("pro");
        assertThat(ACME.segment()).isEqualTo("vip");
        assertThat(ACME.monthlyValue()).isEqualTo("49.90");
        assertThat(ACME.endValue()).isEqualTo("39.90");
        assertThat(ACME.dimension("region")).isEqualTo("north");
        assertThat(ACME.dimension("mailbox")).isNull();
        assertThat(ACME.toBuilder().dimension("region", null).build().dimensions())
                .containsOnlyKeys("industry");
        assertThat(CustomerLifetimeFields.dimension("region").apply(ACME)).isEqualTo("north");
        assertThat(ACME)
                .hasToString("CustomerLifetime[acme, 2026-01-05 to 2026-02-10, plan=pro, segment=vip,"
                        + " monthlyValue=49.90, endValue=39.90, dimensions={industry=rail, region=north}]");
    }

    @Test
    void isAValue() {
        assertThat(ACME.toBuilder().build()).isEqualTo(ACME).hasSameHashCodeAs(ACME);
        assertThat(List.of(
                        Lifetimes.of("other", "2026-01-05", "2026-02-10").build(),
                        ACME.toBuilder().endedOn(null).build(),
                        ACME.toBuilder().plan(null).build(),
                        ACME.toBuilder().segment(null).build(),
                        ACME.toBuilder().monthlyValue(null).build(),
                        ACME.toBuilder().endValue(null).build(),
                        ACME.toBuilder().dimension("region", null).build(),
                        Lifetimes.of("acme", "2026-01-06", null).build(),
                        Lifetimes.of("acme", "2026-01-05", null).build()))
                .doesNotContain(ACME)
                .doesNotHaveDuplicates();
        assertThat(ACME)
                .isNotEqualTo("acme")
                .doesNotHaveSameHashCodeAs(ACME.toBuilder().plan(null).build());
    }

    @ParameterizedTest
    @CsvSource({"2026-01-04, false", "2026-01-05, true", "2026-02-09, true", "2026-02-10, false"})
    void isActiveFromItsStartUntilItsEnd(LocalDate day, boolean active) {
        assertThat(ACME.isActiveOn(day)).isEqualTo(active);
        assertThat(ACME.toBuilder().endedOn(null).build().isActiveOn(day)).isEqualTo(!day.isBefore(ACME.startedOn()));
    }

    @Test
    void laterEndsHaveNotHappened() {
        LocalDate end = LocalDate.of(2026, 2, 10);
        CustomerLifetime withoutEnd = ACME.toBuilder().endedOn(null).build();

        assertThat(ACME.asOf(end)).hasValue(ACME);
        assertThat(ACME.asOf(end.minusDays(1))).hasValue(withoutEnd);
        assertThat(withoutEnd.asOf(end)).hasValue(withoutEnd);
        assertThat(ACME.asOf(ACME.startedOn())).hasValue(withoutEnd);
        assertThat(ACME.asOf(ACME.startedOn().minusDays(1))).isEmpty();
    }

    @Test
    void refusesBlankNames() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Lifetimes.of(" ", "2026-01-05", null))
                .withMessage("customer must not be blank: ' '");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ACME.toBuilder().dimension("", "north"))
                .withMessage("the name of a dimension must not be blank: ''");
        assertThatNullPointerException()
                .isThrownBy(() -> CustomerLifetime.builder("acme", null))
                .withMessage("startedOn");
    }

    @Test
    void refusesNegativeAmounts() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ACME.toBuilder().monthlyValue(new BigDecimal("-0.01")))
                .withMessage("monthlyValue must not be negative: -0.01");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ACME.toBuilder().endValue(new BigDecimal("-1")))
                .withMessage("endValue must not be negative: -1");
    }

    /** Adding a cent to 1E+999999999 would need a thousand million digits. */
    @ParameterizedTest
    @ValueSource(strings = {"1E+999999999", "1E+50", "0E+50", "1E-51", "0E-51"})
    void refusesAmountsThatCannotBeAdded(BigDecimal amount) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ACME.toBuilder().monthlyValue(amount))
                .withMessage("monthlyValue must have at most 50 digits before and after the point: " + amount);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E+49", "1E-50", "99999999999999999999999999999999999999999999999999.99"})
    void takesLargeAndSmallAmounts(BigDecimal amount) {
        assertThat(ACME.toBuilder().endValue(amount).build().endValue()).isEqualTo(amount);
    }

    @Test
    void isImmutable() {
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> ACME.dimensions().put("region", "south"));
        CustomerLifetimeBuilder builder = ACME.toBuilder();
        CustomerLifetime before = builder.build();
        builder.dimension("region", "south");
        assertThat(before).isEqualTo(ACME);
    }
}
